"""Indices to a base, months out of running totals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.indices import decumulate_ytd, index_base100

SETTINGS = settings(deadline=None, max_examples=20)
MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]
figures = st.lists(st.floats(0.5, 1e6), min_size=24, max_size=24)


def table(values, name="obs_value", **columns):
    return pd.DataFrame({"time_period": MONTHS[: len(values)], name: np.array(values, dtype=float), **columns})


@SETTINGS
@given(figures)
def test_the_mean_of_the_base_year_is_100(values):
    found = index_base100(table(values), base_period="2023")
    assert found["index"][12:].mean() == pytest.approx(100)
    assert found["index"].to_numpy() == pytest.approx(np.array(values) / np.mean(values[12:]) * 100)


def test_one_period_as_base():
    found = index_base100(table([50, 100, 80]), base_period="2022-02", base_type="period")
    assert found["index"].tolist() == [50, 100, 80]


@pytest.mark.parametrize(
    ("values", "base", "kind", "reason"),
    [
        ([10] * 12, "2023", "annual_average", "BASE_ABSENT"),
        ([10] * 13, "2023", "annual_average", "BASE_INCOMPLETE"),
        ([10] * 12 + [None] * 12, "2023", "annual_average", "BASE_INCOMPLETE"),
        ([0] * 12, "2022", "annual_average", "BASE_ZERO"),
        ([-5] * 12, "2022", "annual_average", "BASE_NEGATIVE"),
        ([10, None], "2022-02", "period", "BASE_MISSING"),
        ([10, 10], "2022-03", "period", "BASE_ABSENT"),
        ([10] * 24, "2022", "period", "BASE_ABSENT"),
        ([10] * 24, "2022-Q1", "annual_average", ""),
    ],
)
def test_why_there_is_no_index(values, base, kind, reason):
    found = index_base100(table(values), base_period=base, base_type=kind)
    assert found["reason"][0] == reason


def test_a_month_is_no_base_of_years():
    years = pd.DataFrame({"time_period": ["2022", "2023"], "obs_value": [1.0, 2.0]})
    assert set(index_base100(years, base_period="2022-01")["reason"]) == {"BASE_ABSENT"}


def test_a_withheld_base_and_a_break():
    hidden = table([10] * 24, obs_status=["Q"] + ["A"] * 23)
    assert set(index_base100(hidden, base_period="2022")["reason"][1:]) == {"BASE_SUPPRESSED"}
    broken = table([10] * 24, obs_status=["A"] * 12 + ["B"] + ["A"] * 11)
    assert index_base100(broken, base_period="2022")["reason"].tolist() == [""] * 12 + ["SERIES_BREAK"] * 12
    assert index_base100(broken, base_period="2023")["reason"].tolist() == ["SERIES_BREAK"] * 12 + [""] * 12


@SETTINGS
@given(figures)
def test_months_and_running_totals_lead_to_each_other(values):
    totals = pd.Series(values).groupby(np.arange(24) // 12).cumsum()
    found = decumulate_ytd(table(totals, "ytd_value"))
    assert found["value"].to_numpy() == pytest.approx(values, abs=1e-6)
    assert not found["reason"].any()


def test_what_is_missing_or_withheld_is_not_a_month():
    status = ["A", "Q", "A", "O", "A", "A", "B"]
    found = decumulate_ytd(table([1, 2, 3, 4, 5, 6, 7], "ytd_value", obs_status=status))
    assert found["reason"].tolist() == [
        "",
        "VALUE_SUPPRESSED",
        "BASE_SUPPRESSED",
        "VALUE_MISSING",
        "BASE_MISSING",
        "",
        "SERIES_BREAK",
    ]
    assert found["value"].tolist()[5] == 1


def test_january_needs_nothing_before_and_a_fall_is_kept():
    found = decumulate_ytd(table([0.0] * 11 + [30, 3, 2], "ytd_value"))
    assert found["value"].tolist()[-2:] == [3, -1]
    assert found["warning"].tolist()[-2:] == ["", "NEGATIVE_INCREMENT"]


def test_a_period_that_is_none_is_refused():
    with pytest.raises(BadRequest, match="expected a year"):
        decumulate_ytd(pd.DataFrame({"time_period": ["2022-01-05"], "ytd_value": [1.0]}))
