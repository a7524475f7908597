"""Coverage, outliers and letters of another alphabet."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import median_abs_deviation

from data.requests.kinds import BadRequest
from metrics.methods.quality import dq_coverage, dq_homoglyphs, outlier_mad
from tests.metrics.methods.asking import ask

DAY = {"as_of": "2026-11-22"}
NUMBERS = st.lists(st.integers(-1000, 1000), min_size=3, max_size=30)


def cell(area="R1", period="2026-08", value=5, **more):
    return {"ref_area": area, "time_period": period, "value": value, **more}


def test_a_missing_month_of_all_regions_is_absent():
    found = ask(dq_coverage, DAY, expected_regions=["R1", "R2"], obs=[cell(period="2026-05"), cell()])
    assert (found["expected_cells"], found["present_rows"], found["absent_pct"]) == (8, 2, 75)


def test_a_row_without_value_is_neither_usable_nor_absent():
    rows = [
        cell(),
        cell("R2", value=None, obs_status="M"),
        cell("R3", value=None, obs_status="Q"),
        cell("R4", conf_status="C"),
    ]
    found = ask(dq_coverage, DAY, expected_regions=["R1", "R2", "R3", "R4", "R5"], obs=rows)
    assert (found["present_rows"], found["usable_values"]) == (4, 1)
    assert (found["coverage_pct"], found["suppressed_pct"], found["absent_pct"]) == (20, 40, 20)


def test_estimates_lag_and_items():
    rows = [
        cell(product="14.13", obs_status="E", published="2026-09-10"),
        cell(product="14.14", published="2026-09-30"),
        cell("R2", product="14.13", obs_status="P", published="2026-09-12"),
    ]
    found = ask(dq_coverage, DAY, expected_regions=["R1", "R2"], obs=rows)
    assert (found["expected_cells"], found["coverage_pct"]) == (4, 75)
    assert found["estimated_share_of_usable_pct"] == pytest.approx(100 / 3)
    assert found["median_publication_lag_days"] == 12
    asked = ask(
        dq_coverage,
        DAY,
        expected_regions=["R1"],
        obs=rows,
        expected_items=["14.13", "15.20"],
        expected_periods=["2026-07", "2026-08"],
    )
    assert (asked["expected_cells"], asked["usable_values"], asked["n_dropped"]) == (4, 1, 2)


def test_what_came_after_the_day_is_not_known():
    rows = [cell(period="2026-07", published="2026-08-25"), cell(published="2026-12-01")]
    found = ask(dq_coverage, DAY, expected_regions=["R1"], obs=rows)
    assert (found["expected_cells"], found["n_dropped"], found["age_of_latest_period_days"]) == (1, 1, 114)


def test_a_part_that_cannot_be_computed_says_why():
    found = ask(dq_coverage, DAY, expected_regions=["R1"], obs=[cell(value=None, obs_status="Q")])
    assert (found["estimated_share_of_usable_pct"], found["reason_estimated_share"]) == (None, "BASE_ZERO")
    assert (found["median_publication_lag_days"], found["reason_lag"], found["reason"]) == (None, "VALUE_MISSING", None)


def test_a_figure_that_stands_twice_counts_once():
    found = ask(dq_coverage, DAY, expected_regions=["R1"], obs=[cell(), cell(value=None)])
    assert (found["present_rows"], found["coverage_pct"], found["warning"]) == (1, 100, "INCONSISTENT_INPUT")


@pytest.mark.parametrize(
    ("regions", "rows", "expected", "reason"),
    [([], [], 0, "NO_DATA"), (["R1"], [], 0, "NO_DATA"), ([], [cell()], 0, "NO_DATA"), (["R1"], [cell("R9")], 1, None)],
)
def test_nothing_expected_or_nothing_there(regions, rows, expected, reason):
    found = ask(dq_coverage, DAY, expected_regions=regions, obs=rows)
    assert (found["expected_cells"], found["usable_values"], found["reason"]) == (expected, 0, reason)
    assert found["age_of_latest_period_days"] is None


def test_periods_of_different_length_must_be_named():
    with pytest.raises(BadRequest, match="expected_periods"):
        ask(dq_coverage, DAY, expected_regions=["R1"], obs=[cell(), cell(period="2026")])


@settings(deadline=None, max_examples=60)
@given(NUMBERS)
def test_outliers_agree_with_scipy(values):
    spread = median_abs_deviation(values) * 1.4826
    assume(spread)
    found, z = outlier_mad(np.array(values, dtype=float)), (np.array(values) - np.median(values)) / spread
    assert found["robust_z"] == pytest.approx(z)
    assert found["outlier_positions_1based"] == [at for at, number in enumerate(z, 1) if abs(number) > 3.5]


@settings(deadline=None, max_examples=60)
@given(NUMBERS, st.integers(1, 50), st.integers(-9, 9))
def test_outliers_do_not_depend_on_unit_and_origin(values, factor, shift):
    one = outlier_mad(np.array(values, dtype=float))
    other = outlier_mad(np.array(values, dtype=float) * factor + shift)
    assert other["outlier_positions_1based"] == one["outlier_positions_1based"]
    assert other["reason"] == one["reason"]


def test_mad_of_zero_falls_back_on_the_mean_deviation():
    """IBM's modified z-score of 100 among seven tens: 90 / (1.253314 x 11.25)."""
    found = ask(outlier_mad, values=[10] * 7 + [100])
    assert found["robust_z"][7] == pytest.approx(90 / (1.253314 * 11.25))
    assert (found["outlier_positions_1based"], found["reason"], found["mad_scaled"]) == ([8], "ZERO_MAD", 0)
    assert found["fallback"] == "mean_absolute_deviation"


@pytest.mark.parametrize("values", [[5, 5, 5], [7], [0, 0], [0.1 + 0.2, 0.3, 0.3]])
def test_equal_values_have_no_outliers(values):
    found = ask(outlier_mad, values=values)
    assert (found["reason"], found["outlier_positions_1based"], set(found["robust_z"])) == ("ZERO_MAD", [], {None})


def test_missing_values_keep_their_place():
    found = ask(outlier_mad, values=[None, 1, 2, 3, None, 100])
    assert (found["outlier_positions_1based"], found["n_dropped"], found["median"]) == ([6], 2, 2.5)
    assert found["robust_z"][0] is found["robust_z"][4] is None
    assert ask(outlier_mad, values=[None])["reason"] == ask(outlier_mad, values=[])["reason"] == "NO_DATA"


def test_the_bound_itself_is_no_outlier():
    assert ask(outlier_mad, {"k": 2, "constant": 1}, values=[0, 1, 2, 3, 4])["outlier_positions_1based"] == []
    assert ask(outlier_mad, {"k": 1.9, "constant": 1}, values=[0, 1, 2, 3, 4])["outlier_positions_1based"] == [1, 5]


def test_no_letters():
    found = ask(dq_homoglyphs, text="2024, 15 %")
    assert (found["tokens"], found["mixed_share_pct"], found["normalised"], found["reason"]) == (
        0,
        None,
        "2024, 15 %",
        "NO_DATA",
    )
    with pytest.raises(BadRequest, match="token_regex"):
        ask(dq_homoglyphs, {"token_regex": "("}, text="а")
