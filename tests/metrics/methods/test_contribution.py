"""Contributions to growth: they add up, and why there is none."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.contribution import growth_contribution, growth_contribution_index

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
