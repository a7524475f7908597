"""Figures of invented firms: within what their region has, with gaps, latecomers and ends, and growth after joining."""

import math
from collections import defaultdict

from data.generate import economy, geography
from data.generate.plan import COUNTRIES, YEARS, Plan

FIGURES = """SELECT f.org_id, f.indicator, f.activity, f.time_period, f.obs_value, f.obs_status, o.ref_area
  FROM wh.organisation_figure f JOIN wh.organisation o USING (org_id) WHERE f.indicator <> 'SALES'"""


def test_firms_never_have_more_than_their_region(demo):
    summed = defaultdict(float)
    for _, indicator, activity, year, value, _, area in demo.rows(FIGURES):
        summed[indicator, activity, area, int(year)] += value or 0
    for country in COUNTRIES:
        regional, areas = economy.by_region(country, Plan()), geography.regions(country)
        for (indicator, activity, area, year), total in summed.items():
            if area[:2] == country:
                cell = areas.index(area), economy.ACTIVITIES.index(activity), YEARS.index(year)
                assert total <= regional[indicator][cell] * (1 if indicator == "EMP" else 100)
    assert len(summed) > 1500
    assert max(year for *_, year in summed) == 2024, "the last year is not reported yet"


def test_some_come_late_some_end_some_are_silent_and_some_withhold_everything(demo):
    years, kinds = defaultdict(set), defaultdict(set)
    for org, _, _, year, value, status, _ in demo.rows(FIGURES):
        years[org].add(int(year))
        kinds[org].add(status)
        assert (value is None) == (status in "OQ")
    assert 0.02 < sum(min(found) > 2017 for found in years.values()) / len(years) < 0.2
    assert 0.02 < sum(max(found) < 2024 for found in years.values()) / len(years) < 0.15
    withheld = [found for found in kinds.values() if "Q" in found]
    assert 5 <= len(withheld) < 0.05 * len(kinds)
    assert all(found == {"Q"} for found in withheld), "one year would tell the others"
    assert {"A", "O"} in list(kinds.values())


def test_only_makers_and_suppliers_report(demo):
    tiers = {tier for (tier,) in demo.rows(
        "SELECT DISTINCT m.tier FROM wh.membership m JOIN wh.organisation_figure f USING (org_id)")}  # fmt: skip
    assert tiers == {"core_producer", "supplier"}


def test_firms_that_joined_grew_a_little_faster_than_their_region(demo):
    """The effect that is put in: 2.2 % a year on average, three years long; found again against all firms of the area."""
    joined = dict(demo.rows("SELECT org_id, min(year(valid_from)) FROM wh.membership WHERE kind = 'member' GROUP BY 1"))
    added, areas = defaultdict(dict), {}
    for org, indicator, activity, year, value, _, area in demo.rows(FIGURES):
        if indicator == "GDP_CP" and value:
            added[org][int(year)], areas[org] = value, (area, activity)
    more = []
    for org, year in joined.items():
        own = added.get(org, {})
        others = [added[one] for one, place in areas.items() if place == areas.get(org) and one not in joined]
        grown = [math.log(one[year + 3] / one[year - 1]) for one in others if {year - 1, year + 3} <= set(one)]
        if {year - 1, year + 3} <= set(own) and grown:
            more.append(math.log(own[year + 3] / own[year - 1]) - sum(grown) / len(grown))
    assert len(more) > 100
    assert 0.0 < sum(more) / len(more) < 0.15


def test_sales_exceed_value_added_and_supplies_and_are_missing_where_value_added_is(demo):
    told = defaultdict(dict)
    for org, indicator, year, value, status in demo.rows(
        "SELECT org_id, indicator, time_period, obs_value, obs_status FROM wh.organisation_figure WHERE indicator IN ('SALES', 'GDP_CP')"
    ):
        told[indicator][org, year] = (value, status)
    assert told["SALES"].keys() == told["GDP_CP"].keys()
    supplied = {(org, year): value for org, year, value in demo.rows(
        "SELECT from_org_id, time_period, sum(value) FROM wh.flow GROUP BY ALL")}  # fmt: skip
    for key, (value, status) in told["SALES"].items():
        added, same = told["GDP_CP"][key]
        assert status == same
        assert (value is None) == (added is None)
        assert value is None or value > max(added, supplied.get(key, 0))
