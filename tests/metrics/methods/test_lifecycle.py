"""The funnel of stages, against a loop."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.lifecycle import STAGES, lifecycle_funnel

ABC = ["a", "b", "c"]


def funnel(*rows, stages=ABC, as_of=None):
    table = pd.DataFrame(list(rows), columns=["cluster_id", "stage", "entered"], dtype=object)
    return lifecycle_funnel(table, stages=stages, as_of=as_of)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("KLMN"), st.sampled_from(ABC), st.dates(date(2020, 1, 1), date(2020, 3, 1)))))
def test_against_a_loop(rows):
    found = funnel(*rows)
    if not rows:
        assert found["reason"] == "NO_DATA"
        return
    first = {}
    for cluster, stage, day in rows:
        first[cluster, stage] = min(day, first.get((cluster, stage), day))
    reached = [len({c for c, s in first if s == stage}) for stage in ABC]
    assert list(found["reached"].values()) == reached
    for at, (stage, following) in enumerate(pairwise(ABC)):
        days = [
            (first[c, following] - first[c, stage]).days for c in "KLMN" if {(c, stage), (c, following)} <= set(first)
        ]
        known = sorted(n for n in days if n >= 0)
        expected = pd.Series(known, dtype=float).median()
        assert pd.Series(found["median_days_to_next"], dtype=float)[at] == pytest.approx(expected, nan_ok=True)
        assert found["conversion_from_previous"][at + 1] == (reached[at + 1] / reached[at] if reached[at] else None)


def test_a_skipped_stage_gives_no_days_and_the_same_day_is_zero():
    found = funnel(("K", "a", date(2020, 1, 1)), ("K", "c", date(2020, 5, 1)),
                   ("L", "a", date(2020, 1, 1)), ("L", "b", date(2020, 1, 1)))  # fmt: skip
    assert found["reached"] == {"a": 2, "b": 1, "c": 1}
    assert found["median_days_to_next"][0] == 0
    assert pd.isna(found["median_days_to_next"][1])


def test_whoever_is_still_in_a_stage_is_censored():
    rows = [("K", "a", date(2020, 1, 1)), ("K", "b", date(2020, 1, 11)), ("L", "a", date(2020, 1, 1)),
            ("L", "b", date(2020, 2, 10)), ("M", "a", date(2020, 1, 1)), ("N", "a", date(2020, 1, 1))]  # fmt: skip
    found = funnel(*rows, as_of=date(2020, 12, 31))
    assert (found["median_days_to_next"][0], found["median_days_to_next_km"][0], found["ongoing"][0]) == (25, 40, 2)
    assert funnel(*rows)["median_days_to_next_km"] == [None, None]
    assert funnel(*rows, as_of=date(2020, 1, 20))["reached"] == {"a": 4, "b": 1, "c": 0}


def test_contradictions_and_unknown_stages_are_listed():
    found = funnel(("K", "a", date(2020, 2, 1)), ("K", "b", date(2020, 1, 1)), ("K", "x", date(2020, 1, 1)))
    assert len(found["data_errors"]) == 2
    assert pd.isna(found["median_days_to_next"][0])


def test_an_undated_entry_is_reached_without_days():
    found = funnel(("K", "a", None), ("K", "b", date(2020, 1, 1)))
    assert found["reached"] == {"a": 1, "b": 1, "c": 0}
    assert pd.isna(found["median_days_to_next"][0])


def test_nothing_reached_gives_no_conversion():
    found = funnel(("K", "c", date(2020, 1, 1)))
    assert found["conversion_from_previous"] == [None, None, None]
    assert found["reason_conversion_from_first"] == ["BASE_ZERO"] * 3
    assert funnel()["reached"] == dict.fromkeys(ABC)


def test_the_stages_are_those_of_the_registry():
    listed = pd.read_csv("data/reference/lifecycle_stage.csv").sort_values("ordinal")
    assert tuple(listed["lifecycle_stage"]) == STAGES


@pytest.mark.parametrize("stages", [[], ["a", "a"], "abc", [1, 2]])
def test_stages_must_be_a_list_of_different_texts(stages):
    with pytest.raises(BadRequest, match="stages"):
        funnel(stages=stages)
