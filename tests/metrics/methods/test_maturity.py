"""The ladder of maturity, climbed by hand with every unknown fact taken both ways."""

from itertools import product

import pandas as pd
import pytest

from metrics.methods.maturity import org_maturity

FACTS = ["legal_entity", "strategy", "joint_projects", "monitored_kpis", "ministry_register"]


def step(legal, strategy, projects, kpis, register):
    """The ladder as a person would climb it, every fact known."""
    for at, holds in enumerate((legal, strategy, projects and kpis, register)):
        if not holds:
            return at
    return 4


def test_an_unknown_fact_leaves_every_step_open_that_it_could_lead_to():
    cases = list(product((True, False, None), repeat=len(FACTS)))
    rows = [dict(zip(FACTS, case, strict=True)) for case in cases]
    rest = {"cluster_id": "K", "specialised_organisation": False, "members": 12.0, "quality_label": "none"}
    found = org_maturity(pd.DataFrame([row | rest for row in rows], dtype=object).astype({"members": float}))
    for case, row in zip(cases, found.itertuples(), strict=True):
        possible = {
            step(*known) for known in product(*[(fact,) if fact is not None else (True, False) for fact in case])
        }
        assert (row.at_least, row.at_most) == (min(possible), max(possible))
        assert row.maturity == (row.at_least if len(possible) == 1 else None)
        assert row.reason == ("" if len(possible) == 1 else "VALUE_MISSING")


@pytest.mark.parametrize(
    ("row", "maturity", "reason"),
    [
        ({}, None, "VALUE_MISSING"),
        ({"legal_entity": False, "specialised_organisation": False}, 0, ""),
        ({"legal_entity": True, "strategy": True, "members": 9}, 1, ""),
        ({"legal_entity": True, "strategy": True, "members": 10, "joint_projects": False}, 2, ""),
        ({"legal_entity": True, "members": -1}, None, "INCONSISTENT_INPUT"),
    ],
)
def test_maturity(row, maturity, reason):
    found = org_maturity(pd.DataFrame([row | {"cluster_id": "K", "hse_level": "средний"}])).iloc[0]
    assert (found["maturity"], found["reason"], found["hse_level"]) == (maturity, reason, "средний")


def test_no_cluster_no_row():
    assert not len(org_maturity(pd.DataFrame({"cluster_id": []})))
