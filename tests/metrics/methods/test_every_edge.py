"""Every method on empty, one-row, all-null, all-zero, negative, suppressed and gap-ridden input: a reason, never an error.

edges.csv says which reasons each answer names, read against METRICS sections 0 to 8; "=" = the way changes nothing there.
"""

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from data.requests import answering
from geo.methods import methods as on_maps
from metrics import methods as package
from metrics.methods.catalogue import methods
from tests.metrics.methods.spoiling import AS_IT_IS, WAYS, reasons, spoilt, unexplained

HERE = Path(__file__).parent
EVERY = {**methods(), **on_maps()}
# Null here is an answer: not stated, not asked for, none of these.
SAYS_NOTHING = {
    "claim_normalise": {"base", "base_kind", "gap_pp", "index_max_pct", "scope_mismatch", "time_period"},
    "cluster_functional_dependency": {"non_producing_allowed"},
    "composite_activity_index_from_dimensions": {"organisation", "dynamics", "cooperation", "scale"},
    "composite_monte_carlo": {"sobol"},
    "composite_normalise": {"action"},
    "flag_mapping": {"OBS_VALUE"},
    "org_maturity": {"hse_level"},
    "outlier_mad": {"fallback"},
    "period_parse": {"base", "base_kind", "day"},
    "suppression_secondary": {"high"},  # without an upper bound
}


@cache
def table():
    """The reasons that are expected, by method and way."""
    with (HERE / "edges.csv").open(encoding="utf-8") as lines:
        return {row.pop("method"): row for row in csv.DictReader(lines)}


def request_of(name):
    folder = Path(package.__file__).parent if name in methods() else Path(on_maps.__code__.co_filename).parent
    return json.loads((folder / "examples" / f"{name}.json").read_text(encoding="utf-8"))["request"]


def said(name, way):
    """What a cell of the table says of an answer."""
    request = request_of(name)
    given, whole = spoilt(EVERY[name], request, way), spoilt(EVERY[name], request, AS_IT_IS)
    found = answering.answer(EVERY[name], given)
    json.dumps(found, allow_nan=False)
    gaps = unexplained(found) - SAYS_NOTHING.get(name, set())
    assert not gaps, f"{way}: {sorted(gaps)} is null without a reason: {json.dumps(found, ensure_ascii=False)}"
    return "=" if given == whole and way != AS_IT_IS else " ".join(sorted(reasons(found)))


@pytest.mark.parametrize("name", sorted(EVERY))
def test_edges(name):
    assert name in table(), "write the reasons of the new method into edges.csv, read against METRICS section 0"
    assert {way: said(name, way) for way in WAYS} == table()[name]


def test_a_null_without_a_reason_would_be_seen():
    assert unexplained({"gini": None, "reason": None, "rows": [{"a": 1, "reason": None}]}) == {"gini"}
    assert unexplained([{"gini": None, "reason": "NO_DATA"}, {"gini": 0.5, "reason": None}]) == set()
