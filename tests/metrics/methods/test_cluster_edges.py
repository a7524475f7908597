"""Every method on clusters, chains and likeness answers spoilt inputs in JSON with a reason, never with an error or inf."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from data.requests import answering
from data.requests.method import MARK
from metrics import methods as package
from metrics.methods import (
    complexity,
    events,
    lifecycle,
    maturity,
    membership,
    network,
    peers,
    stars,
    support,
    value_chain,
)

FOLDER = Path(package.__file__).parent / "examples"
KEYS = {
    "ref_area",
    "member_id",
    "cluster_id",
    "stage",
    "product",
    "from",
    "to",
    "a",
    "b",
    "event",
    "org",
    "input",
    "user",
    "app_id",
}
METHODS = (
    stars.cluster_stars,
    membership.cluster_membership,
    membership.cluster_density_coverage,
    support.support_uptake,
    events.event_reach,
    lifecycle.lifecycle_funnel,
    maturity.org_maturity,
    network.cooperation_network,
    network.cluster_functional_dependency,
    value_chain.value_chain_sdr,
    value_chain.value_chain_io,
    complexity.relatedness_density,
    complexity.economic_complexity,
    peers.peer_similarity,
    peers.peer_profile_distance,
)
# What each spoilt example must say: the reason of the whole answer, of its first row, or of its first pair.
EXPECTED = {
    "cluster_stars": "NO_DATA TOO_FEW_UNITS TOO_FEW_UNITS NO_DATA - - TOO_FEW_UNITS -",
    "cluster_membership": "NO_DATA - NO_DATA NO_DATA - - - -",
    "cluster_density_coverage": "[] - VALUE_MISSING VALUE_MISSING BASE_ZERO BASE_NEGATIVE VALUE_SUPPRESSED VALUE_MISSING",
    "support_uptake": "NO_DATA - BASE_ZERO BASE_ZERO BASE_ZERO BASE_NEGATIVE - SHORT_SERIES",
    "event_reach": "NO_DATA - - NO_DATA BASE_ZERO BASE_NEGATIVE - -",
    "lifecycle_funnel": "NO_DATA - - NO_DATA - - - -",
    "org_maturity": "[] - VALUE_MISSING VALUE_MISSING - - - VALUE_MISSING",
    "cooperation_network": "NO_DATA - - - - - - -",
    "cluster_functional_dependency": "NO_DATA - COMPONENT_MISSING NO_DATA BASE_ZERO NEGATIVE_INPUT COMPONENT_SUPPRESSED COMPONENT_MISSING",
    "value_chain_sdr": "[] - VALUE_MISSING VALUE_MISSING BASE_ZERO NEGATIVE_INPUT VALUE_SUPPRESSED VALUE_MISSING",
    "value_chain_io": "NO_DATA - COMPONENT_MISSING COMPONENT_MISSING BASE_ZERO NEGATIVE_INPUT COMPONENT_SUPPRESSED COMPONENT_MISSING",
    "relatedness_density": "NO_DATA - COMPONENT_MISSING NO_DATA BASE_ZERO INCONSISTENT_INPUT COMPONENT_SUPPRESSED COMPONENT_MISSING",
    "economic_complexity": "NO_DATA DEGENERATE_SPECTRUM COMPONENT_MISSING NO_DATA DEGENERATE_SPECTRUM INCONSISTENT_INPUT "
    "COMPONENT_SUPPRESSED COMPONENT_MISSING",
    "peer_similarity": "NO_DATA TOO_FEW_UNITS ZERO_VARIANCE NO_DATA ZERO_VARIANCE - COMPONENT_SUPPRESSED COMPONENT_MISSING",
    "peer_profile_distance": "NO_DATA TOO_FEW_UNITS COMPONENT_MISSING NO_DATA BASE_ZERO NEGATIVE_INPUT "
    "COMPONENT_SUPPRESSED COMPONENT_MISSING",
}  # fmt: skip
SPOILT = ("empty", "one", "null", "nothing", "zero", "negative", "withheld", "gaps")


def is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def spoilt(value, how):
    """A value of a table or record, spoilt."""
    changed = {"zero": 0, "negative": -abs(value) - 1} if is_number(value) else {}
    return None if how in ("null", "nothing") else changed.get(how, value)


def rows_of(rows, how):
    """A table, spoilt in one of the ways."""
    if how in ("empty", "one"):
        return rows[: int(how == "one")]
    found = deepcopy(rows)
    for place, row in enumerate(found):
        free = [name for name in row if name not in KEYS]
        row.update({name: spoilt(row[name], how) for name in (row if how == "nothing" else free)})
        if how == "gaps" and free:
            row[free[place % len(free)]] = None
        if how == "withheld":
            row["obs_status"] = "Q"
    return found


def inputs_of(inputs, how):
    """All inputs of a request, spoilt in one of the ways."""
    found = {}
    for name, value in inputs.items():
        if isinstance(value, list):
            is_table = bool(value) and isinstance(value[0], dict)
            found[name] = rows_of(value, how) if is_table else [] if how == "empty" else value
        elif isinstance(value, dict):
            found[name] = {} if how == "empty" else {key: spoilt(part, how) for key, part in value.items()}
        else:
            found[name] = spoilt(value, how) if is_number(value) and how in ("zero", "negative") else value
    return found


def said(answer):
    """The reason of an answer, '-' where there is none, '[]' for no row."""
    if answer == []:
        return "[]"
    first = answer[0] if isinstance(answer, list) else answer
    pairs = list(answer["pairs"].values()) if isinstance(answer, dict) and "pairs" in answer else []
    return first["reason"] or (pairs[0]["reason"] if pairs else None) or "-"


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("function", METHODS, ids=lambda function: function.__name__)
def test_spoilt_inputs(function, how):
    request = json.loads((FOLDER / f"{function.__name__}.json").read_text(encoding="utf-8"))["request"]
    request["inputs"] = inputs_of(request["inputs"], how)
    answer = answering.answer(getattr(function, MARK), request)
    json.dumps(answer, allow_nan=False)
    assert said(answer) == EXPECTED[function.__name__].split()[SPOILT.index(how)], answer
