"""Orders of magnitude: against an area's own past and against the sum of areas."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.unit_sanity import unit_sanity
from tests.metrics.methods.air_passengers import PASSENGERS, months
from tests.metrics.methods.asking import ask, column


def test_thousands_among_millions():
    rows = months(PASSENGERS[:30])
    rows[28]["obs_value"] *= 1000
    found = ask(unit_sanity, obs=rows)
    assert found["suspicious_positions_1based"] == [29]
    assert found["rows"][28]["median_before"] == np.median(PASSENGERS[4:28])
    assert found["rows"][28]["n_used"] == 24


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 500)), min_size=1, max_size=40))
def test_medians_by_a_loop(values):
    found = ask(unit_sanity, obs=months(values))["rows"]
    for at, row in enumerate(found):
        past = [value for value in values[max(0, at - 24) : at] if value is not None]
        assert row["n_used"] == len(past)
        assert row["median_before"] == (np.median(past) if past else None)
        assert row["is_suspicious"] == (row["ratio"] is not None and not 1 / 8 <= row["ratio"] <= 8)


def test_areas_and_frequencies_are_compared_with_themselves():
    rows = [
        *({"ref_area": "A", "time_period": f"2024-0{m}", "obs_value": 1000} for m in (1, 2, 3)),
        *({"ref_area": "B", "time_period": f"2024-0{m}", "obs_value": 1} for m in (1, 2, 3)),
        *({"ref_area": "A", "time_period": str(year), "obs_value": 12000} for year in (2021, 2022, 2023)),
    ]
    found = ask(unit_sanity, obs=rows)
    assert found["suspicious_positions_1based"] == []
    assert column(found["rows"], "n_used") == [0, 1, 2, 0, 1, 2, 0, 1, 2]


def test_rows_in_any_order():
    rows = months(PASSENGERS[:30])
    turned = ask(unit_sanity, obs=rows[::-1])["rows"]
    assert turned[::-1] == ask(unit_sanity, obs=rows)["rows"]


@pytest.mark.parametrize(
    ("values", "status", "reason"),
    [
        ([5, 5, None], None, "VALUE_MISSING"),
        ([5, 5, 5], "Q", "VALUE_SUPPRESSED"),
        ([5, None, 5], None, "SHORT_SERIES"),
        ([0, 0, 5], None, "BASE_ZERO"),
        ([-3, -3, 5], None, "BASE_NEGATIVE"),
        ([5, 5, 0], None, None),
    ],
)
def test_reasons(values, status, reason):
    rows = months(values)
    rows[-1]["obs_status"] = status
    found = ask(unit_sanity, obs=rows)["rows"][-1]
    assert found["reason"] == reason
    assert (found["ratio"] is None) == (reason is not None)


def test_totals_against_their_areas():
    areas = [{"ref_area": area, "time_period": "2024", "obs_value": value} for area, value in (("A", 3), ("B", 7))]
    areas += [
        {"ref_area": "A", "time_period": "2025", "obs_value": 3},
        {"ref_area": "A", "time_period": "2026", "obs_value": 1},
    ]
    areas += [{"ref_area": "B", "time_period": "2026", "obs_value": None, "obs_status": "Q"}]
    totals = [{"time_period": str(year), "obs_value": 100} for year in (2024, 2025, 2026, 2027)]
    found = ask(unit_sanity, obs=areas, totals=totals)["totals"]
    assert column(found, "reason") == [None, "COMPONENT_MISSING", "COMPONENT_SUPPRESSED", "COMPONENT_MISSING"]
    assert (found[0]["ratio"], found[0]["is_suspicious"], found[0]["n_used"]) == (10, True, 2)
    assert column(found, "ratio")[1:] == [None] * 3


def test_no_rows():
    assert ask(unit_sanity, obs=[]) == {"rows": [], "totals": None, "suspicious_positions_1based": []}
    found = ask(unit_sanity, obs=[], totals=[{"time_period": "2024", "obs_value": 1}])
    assert column(found["totals"], "reason") == ["COMPONENT_MISSING"]


@pytest.mark.parametrize("wrong", [{"factor": 1}, {"months": 0}])
def test_requests_that_cannot_be(wrong):
    with pytest.raises(BadRequest):
        ask(unit_sanity, wrong, obs=months([1]))


def test_windows_are_of_the_calendar_whatever_the_length_of_a_period():
    def used(codes, window=24):
        found = ask(unit_sanity, {"months": window}, obs=[{"time_period": code, "obs_value": 1} for code in codes])[
            "rows"
        ]
        return column(found, "n_used")

    assert used(["2019", "2020", "2022", "2023"]) == [0, 1, 1, 1]
    assert used(["2022-Q1", "2023-Q4", "2024-Q1", "2024-Q1"]) == [0, 1, 2, 2]
    # 24 months before 29 February is the 28th; running totals of other lengths are another series.
    assert used(["2022-02-27", "2022-02-28", "2024-02-29"]) == [0, 1, 1]
    assert used(["2023-01-01/P9M", "2023-01-01/P10M", "2024-01-01/P9M", "2024-01-01/P10M"]) == [0, 0, 1, 1]
    assert used(["2020-01", "2020-02"], 10**9) == [0, 1]
