"""Contributions to growth, changes of structure, and figures held against others."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.spatial import distance

from data.requests.kinds import BadRequest
from metrics.methods.contribution import growth_contribution, growth_contribution_index
from metrics.methods.relative import (
    ipi_to_base_and_growth,
    labour_productivity,
    lead_coefficient,
    real_growth,
    tolling_share,
)
from metrics.methods.structure import structural_change

SETTINGS = settings(deadline=None, max_examples=30)
amounts = st.just(0.0) | st.floats(1e-3, 1e6)
pairs = st.lists(st.tuples(amounts, amounts), min_size=1, max_size=9)


def table(values, **columns):
    """Two years of some areas, from (before, now) of each."""
    rows = [
        (f"R{place}", year, value)
        for at, year in enumerate(("2024", "2025"))
        for place, value in enumerate(v[at] for v in values)
    ]
    return (
        pd.DataFrame(rows, columns=["ref_area", "time_period", "obs_value"])
        .astype({"obs_value": float})
        .assign(**columns)
    )


@SETTINGS
@given(pairs)
def test_contributions_add_up_to_the_growth_of_the_whole(values):
    before, now = np.array(values).T
    assume(before.sum() > 1)
    found = growth_contribution(table(values))
    rows = found["rows"]
    assert found["total_rate_pct"] == pytest.approx((now.sum() / before.sum() - 1) * 100, abs=1e-7)
    assert rows["contribution_pp"].sum() == pytest.approx(found["total_rate_pct"], abs=1e-7)
    assert rows["own_rate_pct"].isna().tolist() == (before == 0).tolist()
    if abs(now.sum() - before.sum()) > 1:
        assert rows["share_of_change"].sum() == pytest.approx(1)


def test_a_whole_that_stands_still_has_no_shares():
    found = growth_contribution(table([(10, 12), (5, 3)]))
    assert found["total_rate_pct"] == 0
    assert found["rows"]["contribution_pp"].tolist() == pytest.approx([2 / 15 * 100, -2 / 15 * 100])
    assert found["rows"]["share_of_change"].isna().all()


@pytest.mark.parametrize(
    ("values", "status", "reason", "rows"),
    [
        ([(10, 12), (5, 3)], "AAAQ", "COMPONENT_SUPPRESSED", ["COMPONENT_SUPPRESSED", "VALUE_SUPPRESSED"]),
        ([(10, 12), (5, 3)], "QAAA", "COMPONENT_SUPPRESSED", ["BASE_SUPPRESSED", "COMPONENT_SUPPRESSED"]),
        ([(10, 12), (None, 3)], "AAAA", "COMPONENT_MISSING", ["COMPONENT_MISSING", "BASE_MISSING"]),
        ([(10, 12), (5, None)], "AAAA", "COMPONENT_MISSING", ["", "VALUE_MISSING"]),
        ([(10, 12), (5, 6)], "AAAB", "SERIES_BREAK", ["", "SERIES_BREAK"]),
        ([(0, 12), (0, 6)], "AAAA", "BASE_ZERO", ["BASE_ZERO", "BASE_ZERO"]),
        ([(-4, 12), (0, 6)], "AAAA", "BASE_NEGATIVE", ["BASE_NEGATIVE", "BASE_NEGATIVE"]),
    ],
)
def test_why_there_is_no_contribution(values, status, reason, rows):
    found = growth_contribution(table(values, obs_status=list(status)))
    assert found["reason"] == reason
    assert found["total_rate_pct"] is None
    assert found["rows"]["reason"].tolist() == rows
    assert found["rows"]["contribution_pp"].isna().tolist() == [bool(why) for why in rows]


def test_a_printed_whole_stands_without_its_parts():
    obs = table([(10, 12), (None, 3), (20, 22)])
    found = growth_contribution(obs, total="R2")
    assert found["rows"]["reason"].tolist() == ["", "BASE_MISSING"]
    assert found["rows"]["contribution_pp"][0] == 10
    assert found["total_rate_pct"] == 10
    hidden = growth_contribution(obs.assign(obs_status=list("AQAAAA")), total="R2")
    assert hidden["rows"]["contribution_pp"].isna().all()
    assert hidden["total_rate_pct"] == 10
    with pytest.raises(BadRequest, match="exactly one series"):
        growth_contribution(obs, total="RU")


def test_two_periods_of_many():
    obs = pd.concat([table([(1, 2)]), table([(3, 4)]).assign(time_period=["2026", "2028"])])
    assert growth_contribution(obs)["total_rate_pct"] == 300
    assert growth_contribution(obs, base_period="2025", period="2026")["total_rate_pct"] == 50
    assert growth_contribution(obs.iloc[:1])["reason"] == "BASE_MISSING"
    with pytest.raises(BadRequest, match="no period 2010"):
        growth_contribution(obs, base_period="2010")


@SETTINGS
@given(st.lists(st.tuples(st.floats(0.1, 1), st.floats(10, 300), st.floats(0, 300)), min_size=1, max_size=6))
def test_index_contributions_are_those_of_the_weighted_volumes(rows):
    weights, before, now = np.array(rows).T
    found = growth_contribution_index(pd.DataFrame({"gva_base_share": weights, "index0": before, "index1": now}))
    assert found["total_rate_pct"] == pytest.approx(((weights @ now) / (weights @ before) - 1) * 100, abs=1e-7)
    volumes = growth_contribution(table(list(zip(weights * before, weights * now, strict=True))))
    assert found["rows"]["contribution_pp"].to_numpy() == pytest.approx(volumes["rows"]["contribution_pp"].to_numpy())


@SETTINGS
@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)), min_size=2, max_size=9))
def test_structural_change_as_scipy_has_it(rows):
    before, now = (column / column.sum() * 100 for column in np.array(rows).T)
    found = structural_change(pd.DataFrame({"share0_pct": before, "share1_pct": now}))
    n = len(before)
    assert found["norm_abs_value_pp"] == pytest.approx(distance.cityblock(before, now) / 2)
    assert found["kazinets_linear_pp"] == pytest.approx(distance.cityblock(before, now) / n)
    assert found["kazinets_quadratic_pp"] == pytest.approx(distance.euclidean(before, now) / n**0.5)
    assert found["cosine_similarity"] == pytest.approx(1 - distance.cosine(before, now))
    assert found["szalai"] == pytest.approx(
        np.mean([distance.canberra([a], [b]) ** 2 for a, b in zip(before, now, strict=True)]) ** 0.5
    )
    assert 0 <= found["ryabtsev"] <= found["gatev"] <= 1


def test_an_item_absent_from_both_periods_is_a_term_of_zero():
    rows = pd.DataFrame({"share0_pct": [60, 40, np.nan], "share1_pct": [50, 50, np.nan]})
    found = structural_change(rows)
    assert found["kazinets_linear_pp"] == pytest.approx(20 / 3)
    assert structural_change(rows.fillna(0)) == found


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [([60, 40.1], [50, 50], ""), ([60, 40.11], [50, 50], "INCONSISTENT_INPUT"), ([60, None], [50, 50], "COMPONENT_MISSING"),
     ([110, -10], [50, 50], "NEGATIVE_INPUT"), ([], [], "NO_DATA")],
)  # fmt: skip
def test_shares_must_be_shares(before, now, reason):
    found = structural_change(pd.DataFrame({"share0_pct": before, "share1_pct": now}, dtype=float))
    assert found["reason"] == reason


def one(method, **row):
    return method(pd.DataFrame([row])).iloc[0]


@pytest.mark.parametrize(
    ("prices", "reason"), [(None, "DEFLATOR_MISSING"), (0, "BASE_ZERO"), (-1, "BASE_NEGATIVE"), (110, "")]
)
def test_deflating(prices, reason):
    found = one(real_growth, nominal0=100.0, nominal1=121.0, ppi_yoy_pct=np.nan if prices is None else float(prices))
    assert (found["nominal_index_pct"], found["reason"]) == (121, reason)
    assert found["real_index_pct"] == pytest.approx(np.nan if reason else 110, nan_ok=True)
    assert one(real_growth, nominal0=np.nan, nominal1=1.0, ppi_yoy_pct=np.nan)["reason"] == "BASE_MISSING"


def test_what_is_withheld_has_no_gap_either():
    found = one(lead_coefficient, region_index_pct=50.0, national_index_pct=100.0, obs_status="Q")
    assert found["reason"] == "VALUE_SUPPRESSED"
    assert np.isnan(found["gap_pp"])


def test_productivity_of_a_region_stands_without_the_country():
    found = one(
        labour_productivity, gva_mln_rub=50.0, employment_avg=1000.0, national_gva=np.nan, national_employment=9.0
    )
    assert (found["thousand_rub_per_employee"], found["reason"], found["obs_status"]) == (50, "BASE_MISSING", "A")
    assert one(labour_productivity, gva_mln_rub=50.0, employment_avg=0.0)["reason"] == "BASE_ZERO"


@pytest.mark.parametrize(("part", "reason"), [(10, ""), (10.5, "INCONSISTENT_INPUT"), (-1, "NEGATIVE_INPUT")])
def test_tolling(part, reason):
    assert one(tolling_share, tolling_output=float(part), output=10.0)["reason"] == reason


def test_shown_growth_comes_from_the_exact_quotient():
    row = {"va_base": 1000.0, "calc_same_month_prev_year": 0.0, "calc_prev_month": 1000.0, "calc_current": 1000.5}
    found = one(ipi_to_base_and_growth, **row)
    assert (found["mom"], found["yoy"], found["reason"]) == ("100.1", None, "BASE_ZERO")  # 100.05 exactly
    even = ipi_to_base_and_growth(pd.DataFrame([row]), rounding="half_even", display_decimals=1)
    assert even["mom"][0] == "100.0"
