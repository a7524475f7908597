"""What a figure hands on to all that rests on it: that it is provisional, that a series breaks, the mean it is a part of."""

import pytest

from metrics.engine import evaluate
from metrics.query import Query
from tests.metrics.stores import store
from tests.metrics.test_rules import MONTHS, shipments


def test_a_worse_status_hides_no_provisional_figure(tmp_path):
    """P under E, F or another: in the base of a change, a sum over months, kinds or regions, and either half of a quotient."""
    rows = shipments("RU-IVA", dict.fromkeys(MONTHS, 2.0))
    rows[2] |= {"obs_status": "P"}
    rows[5] |= {"obs_status": "P"}
    rows[14] |= {"obs_status": "E"}
    warehouse = store(tmp_path, observation=rows)

    def told(transform, period, **more):
        asked = Query("shipments_all", ref_areas=("RU-IVA",), transform=transform, start=period, end=period, **more)
        found = evaluate(warehouse, asked).iloc[0]
        return found["obs_status"], bool(found["is_provisional"])

    assert told("yoy", "2024-03") == ("E", True), "the base alone is provisional"
    assert told("ytd", "2024-03") == ("E", True)
    assert told("rolling12", "2024-05") == ("E", True), "June 2023 is inside"
    assert told("rolling12", "2024-06") == ("E", False), "June 2023 is not"
    assert told("index", "2024-03", base_period="2023") == ("E", True)
    assert told("mom", "2024-03") == ("E", False)
    assert told("level", "2023-03") == ("P", True)


def test_a_sum_and_a_quotient_of_provisional_and_estimated_figures_are_provisional(tmp_path):
    def jobs(activity, area, status_of):
        return {"dataset": "US_CBP", "indicator": "EMP", "unit_measure": "PS", "unit_mult": 0, "activity": activity, "ref_area": area,
                "time_period": "2010", "obs_value": 5.0, "obs_status": status_of}  # fmt: skip

    rows = [jobs("C13", "US-NC", "E"), jobs("C14", "US-NC", "P"), jobs("_T", "US-NC", "A") | {"obs_value": 20.0}]
    rows += [jobs("C13", "US-GA", "E"), jobs("C14", "US-GA", "A"), jobs("_T", "US-GA", "P") | {"obs_value": 20.0}]
    areas = [{"ref_area": area, "kind": "region", "country": "US"} for area in ("US-NC", "US-GA")]
    warehouse = store(
        tmp_path, "US", observation=rows, area=[*areas, {"ref_area": "US", "kind": "country", "country": "US"}],
        area_parent=[{"ref_area": code["ref_area"], "parent": "US", "valid_from": "1900-01-01"} for code in areas],
        activity_parent=[{"dataset": "US_CBP", "activity": part, "parent": "C13-C15"} for part in ("C13", "C14")],
    )  # fmt: skip

    def told(metric, **more):
        found = evaluate(warehouse, Query(metric, "US", ("US-GA", "US-NC", "US"), activity="C13-C15", **more))
        assert set(found["obs_status"]) == {"E"}
        return found.sort_values("ref_area")["is_provisional"].tolist()

    assert told("employment") == [True, False, True], (
        "the country is the sum of both, Georgia of an estimate and a final one"
    )
    assert told("employment_share") == [True, True, True], "the whole that Georgia's share is of is provisional"
    assert told("employment", transform="share") == [True, True, True]


def test_a_share_breaks_with_its_country_as_well(tmp_path):
    years = ("2023", "2024")

    def printed(area, kinds):
        return [{"dataset": "RU_SHIPMENTS_ANNUAL", "indicator": "SHIPMENTS", "activity": "D", "ref_area": area, "time_period": year,
                 "obs_value": 4.0, "break_kind": kind} for year, kind in zip(years, kinds, strict=True)]  # fmt: skip

    rows = (
        printed("RU", ("", "territory"))
        + printed("RU-IVA", ("", ""))
        + printed("RU-VLA", ("territory_remark", "definition"))
    )
    asked = Query("shipments_manufacturing", ref_areas=("RU-IVA", "RU-VLA"), transform="share")
    found = evaluate(store(tmp_path, observation=rows), asked)
    assert found["break_kind"].tolist() == ["", "territory", "territory_remark", "definition"]
    assert set(found["reason"]) == {""}


def test_a_share_of_small_firms_breaks_where_the_country_does(published):
    asked = Query("sme_employment", ref_areas=("RU-IVA",), freq="A", transform="share", start="2014", end="2014")
    assert evaluate(published, asked)["break_kind"].tolist() == ["territory"]


def test_an_index_of_a_quotient_stands_on_the_mean_of_its_values(tmp_path):
    """Wages per job and month of 10, 10, 10 and 40 are 17.5 on average; all wages by all jobs would be 31.8."""
    same = {"dataset": "US_QCEW", "ref_area": "US-NC", "activity": "C13", "unit_mult": 0}
    quarters = {1: (30.0, 1.0), 2: (30.0, 1.0), 3: (30.0, 1.0), 4: (960.0, 8.0)}
    rows = []
    for quarter, (paid, persons) in quarters.items():
        rows.append(
            {**same, "indicator": "WAGES", "unit_measure": "USD", "time_period": f"2016-Q{quarter}", "obs_value": paid}
        )
        rows += [{**same, "indicator": "EMP", "unit_measure": "PS", "time_period": f"2016-{3 * quarter - back:02d}", "obs_value": persons}
                 for back in range(3)]  # fmt: skip
    asked = Query("average_monthly_wage", "US", ("US-NC",), activity="C13", transform="index", base_period="2016")
    found = evaluate(store(tmp_path, "US", observation=rows), asked)
    assert found["base_value"].tolist() == [17.5] * 4
    assert found["value"].mean() == pytest.approx(100)
