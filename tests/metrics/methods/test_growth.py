"""Growth of series: against pandas, against the rules R2 to R5, and what must hold between the methods."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.growth import growth_cagr, growth_mom, growth_rolling12, growth_yoy, growth_ytd

SETTINGS = settings(deadline=None, max_examples=15)
MONTHS = [f"{year}-{month:02d}" for year in (2021, 2022, 2023) for month in range(1, 13)]


def table(values, first=0, **columns):
    """A monthly table; None leaves the row out."""
    rows = {month: value for month, value in zip(MONTHS[first:], values, strict=False) if value is not None}
    return pd.DataFrame({"time_period": list(rows), "obs_value": list(rows.values()), **columns}).astype(
        {"obs_value": float}
    )


def at(found, period, column):
    """One value of an answer."""
    (value,) = found.loc[found["time_period"] == period, column]
    return value


def changed(obs, period, **columns):
    """The table with other values in one row."""
    for name, value in columns.items():
        if name not in obs:
            obs[name] = pd.Series([""] * len(obs), dtype=object)
        obs.loc[obs["time_period"] == period, name] = value
    return obs


figures = st.lists(st.floats(0.5, 1e6), min_size=36, max_size=36)


@SETTINGS
@given(figures)
def test_growth_as_pandas_has_it(values):
    obs, plain = table(values), pd.Series(values)
    year = plain.index // 12
    assert growth_yoy(obs)["yoy_index_pct"].to_numpy() == pytest.approx(100 * plain / plain.shift(12), nan_ok=True)
    assert growth_mom(obs)["mom_index_pct"].to_numpy() == pytest.approx(100 * plain / plain.shift(1), nan_ok=True)
    so_far = plain.groupby(year).cumsum()
    assert growth_ytd(obs)["ytd_index_pct"].to_numpy() == pytest.approx(100 * so_far / so_far.shift(12), nan_ok=True)
    twelve = plain.rolling(12).sum()
    found = growth_rolling12(obs)
    assert found["r12_sum"].to_numpy() == pytest.approx(twelve, nan_ok=True)
    assert found["r12_yoy_index_pct"].to_numpy() == pytest.approx(100 * twelve / twelve.shift(12), nan_ok=True)


@SETTINGS
@given(figures)
def test_twelve_months_multiply_to_the_year(values):
    obs = table(values)
    product = growth_mom(obs)["mom_index_pct"].div(100).rolling(12).apply(np.prod) * 100
    assert growth_yoy(obs)["yoy_index_pct"].iloc[12:].to_numpy() == pytest.approx(product.iloc[12:])


def test_never_an_infinity():
    found = growth_mom(table([5e-324, 1e300]))
    assert found["reason"].tolist() == ["BASE_MISSING", "BASE_ZERO"]
    assert found["mom_index_pct"].isna().all()


@SETTINGS
@given(st.permutations(range(36)), st.floats(1e-3, 1e3))
def test_neither_order_of_rows_nor_unit_matters(order, unit):
    obs = table(np.linspace(10, 45, 36))
    shuffled = obs.iloc[order].assign(obs_value=lambda rows: rows["obs_value"] * unit)
    for method in (growth_yoy, growth_mom, growth_ytd):
        name = f"{method.__name__.removeprefix('growth_')}_index_pct"
        pd.testing.assert_series_equal(method(obs)[name], method(shuffled)[name])


def test_series_come_in_the_order_in_which_they_first_appear():
    obs = pd.concat(
        [table([1, 2], ref_area="RU-VLA"), table([1, 2], ref_area="RU-IVA"), table([3], first=2, ref_area="RU-VLA")]
    )
    found = growth_mom(obs)
    assert list(found["ref_area"]) == ["RU-VLA"] * 3 + ["RU-IVA"] * 2
    assert list(found["time_period"]) == [*MONTHS[:3], *MONTHS[:2]]


def test_a_gap_is_a_gap_of_months_and_not_a_longer_lag():
    found = growth_mom(table([10, None, 12, 13]))
    assert list(found["reason"]) == ["BASE_MISSING", "VALUE_MISSING", "BASE_MISSING", ""]


@pytest.mark.parametrize(
    ("base", "now", "reason"),
    [
        ({"obs_value": 0.0}, {}, "BASE_ZERO"),
        ({"obs_value": -1.0}, {}, "BASE_NEGATIVE"),
        ({"obs_value": None}, {}, "BASE_MISSING"),
        ({"obs_value": None, "obs_status": "Q"}, {}, "BASE_SUPPRESSED"),
        ({"obs_value": 5.0, "conf_status": "C"}, {}, "BASE_SUPPRESSED"),
        ({"obs_value": 0.0, "obs_status": "O"}, {}, "BASE_MISSING"),
        ({}, {"obs_value": None}, "VALUE_MISSING"),
        ({}, {"obs_value": 7.0, "obs_status": "Q"}, "VALUE_SUPPRESSED"),
        ({}, {"obs_status": "B"}, "SERIES_BREAK"),
        ({}, {"break_kind": "territory"}, "SERIES_BREAK"),
        ({}, {"obs_status": "B", "break_kind": "territory_remark"}, ""),
        ({"obs_status": "B"}, {}, ""),
        ({}, {"obs_value": 0.0}, ""),
    ],
)
def test_reasons(base, now, reason):
    obs = changed(changed(table([10.0] * 13), MONTHS[0], **base), MONTHS[12], **now)
    found = growth_yoy(obs)
    assert at(found, MONTHS[12], "reason") == reason
    assert np.isnan(at(found, MONTHS[12], "yoy_index_pct")) == bool(reason)
    assert at(found, MONTHS[12], "status") == ("A" if not reason else "Q" if "SUPPRESSED" in reason else "")


def test_a_break_voids_what_lies_across_it_unless_the_series_is_spliced():
    obs = changed(table([10.0] * 26), MONTHS[6], obs_status="B")
    assert list(growth_yoy(obs)["reason"][12:]) == ["SERIES_BREAK"] * 6 + [""] * 8
    assert not growth_yoy(obs, break_policy="spliced")["reason"][12:].any()


@pytest.mark.parametrize(
    ("first", "second", "worst"), [("A", "P", "P"), ("E", "P", "E"), ("P", "U", "P"), ("B", "A", "A")]
)
def test_status_is_the_worst_of_both(first, second, worst):
    obs = changed(changed(table([10.0] * 13), MONTHS[0], obs_status=first), MONTHS[12], obs_status=second)
    assert at(growth_yoy(obs), MONTHS[12], "status") == worst


def test_two_figures_for_one_month_contradict_each_other():
    obs = pd.concat([table([10, 20]), table([11], first=1), table([10])])
    found = growth_mom(obs)
    assert list(found["reason"]) == ["BASE_MISSING", "INCONSISTENT_INPUT"]


def test_growth_never_mixes_vintages():
    obs = pd.concat([table([10], vintage="2023-01-01"), table([20], first=1, vintage="2023-02-01")])
    assert list(growth_mom(obs)["reason"]) == ["BASE_MISSING", "BASE_MISSING"]


def test_lag_and_frequency():
    assert at(growth_yoy(table([10, 11, 12]), lag=2), MONTHS[2], "yoy_index_pct") == 120
    years = pd.DataFrame({"time_period": ["2021", "2022"], "obs_value": [5.0, 6.0]})
    both = pd.concat([years, table([10, 11])])
    assert list(growth_yoy(both, freq="A")["yoy_index_pct"])[-1] == pytest.approx(120)
    with pytest.raises(BadRequest, match="no period"):
        growth_yoy(years, freq="M")
    with pytest.raises(BadRequest, match="lag"):
        growth_yoy(years, lag=-1)


def test_to_date_needs_every_month_of_both_years():
    obs = table([10.0] * 14 + [None, 10.0])
    assert at(growth_ytd(obs), MONTHS[13], "ytd_index_pct") == 100
    assert at(growth_ytd(obs), MONTHS[15], "reason") == "INCOMPLETE_YTD"
    assert at(growth_ytd(table([None, *[10.0] * 15], first=0)), MONTHS[13], "reason") == "INCOMPLETE_YTD"


def test_matched_months_are_an_estimate():
    obs = table([10.0, 20.0, 30.0] + [10.0] * 9 + [11.0, None, 33.0])
    found = growth_ytd(obs, matched_months=True, period="2022-03")
    assert found[["ytd_value", "ytd_prev", "months_used", "obs_status"]].to_numpy().tolist() == [[44.0, 40.0, 2, "E"]]
    assert at(growth_ytd(obs, matched_months=True), MONTHS[12], "obs_status") == "A"
    assert at(growth_ytd(obs, matched_months=True), MONTHS[0], "reason") == "INCOMPLETE_YTD"


def test_a_withheld_month_withholds_the_sum_to_date():
    obs = changed(table([10.0] * 15), MONTHS[13], obs_value=None, obs_status="Q")
    found = growth_ytd(obs)
    assert list(found["reason"][12:]) == ["", "VALUE_SUPPRESSED", "VALUE_SUPPRESSED"]
    assert found["ytd_value"][13:].isna().all()


def test_a_period_that_is_not_there_yet_is_incomplete():
    found = growth_ytd(table([10.0] * 14), period="2022-06")
    assert list(found["reason"]) == ["INCOMPLETE_YTD"]
    assert growth_ytd(table([10.0] * 24), period="2022-Q2")["time_period"].tolist() == ["2022-06"]


def test_rolling_sums_say_why_they_are_not_there():
    found = growth_rolling12(table([10.0] * 11 + [None] + [10.0] * 14))
    assert at(found, MONTHS[10], "reason") == "SHORT_SERIES"
    assert at(found, MONTHS[12], "reason") == "GAPS"
    assert at(found, MONTHS[23], "r12_sum") == 120
    with pytest.raises(BadRequest, match="whole periods"):
        growth_rolling12(pd.DataFrame({"time_period": ["2022-Q1"], "obs_value": [1.0]}), window=4)


@pytest.mark.parametrize(
    ("values", "cagr", "reason"),
    [((100, 121), 0.1, ""), ((100, 0), -1, ""), ((0, 5), None, "BASE_ZERO"), ((-2, 5), None, "BASE_NEGATIVE"),
     ((4, -1), None, "NEGATIVE_INPUT"), ((4, None), None, "VALUE_MISSING"), ((None, 4), None, "BASE_MISSING")],
)  # fmt: skip
def test_average_yearly_growth(values, cagr, reason):
    found = growth_cagr(pd.DataFrame({"time_period": ["2020", "2022"], "obs_value": np.array(values, dtype=float)}))
    assert list(found["reason"]) == [reason]
    assert list(found["cagr"]) == [pytest.approx(cagr if cagr is not None else np.nan, nan_ok=True)]
    assert list(found["years"]) == [2]


def test_average_yearly_growth_of_months():
    found = growth_cagr(table([100, *[1.0] * 17, 133.1]))
    assert list(found["years"]) == [1.5]
    assert found["cagr"][0] == pytest.approx(1.331 ** (2 / 3) - 1)
