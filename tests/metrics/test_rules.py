"""Rules that hold for every figure: units, hidden parts, unprinted months, order of rows, what may be derived."""

import doctest
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from metrics import answer, columns, contributions, cube, stated, status
from metrics.catalogue import catalogue
from metrics.engine import evaluate
from metrics.query import Query
from tests.metrics.stores import store

MONTHS = [f"2023-{month:02d}" for month in range(1, 13)] + [f"2024-{month:02d}" for month in range(1, 13)]


def shipments(area: str, values: dict[str, float | None], **more) -> list[dict]:
    return [
        {"dataset": "RU_806_REGIONAL", "indicator": "SHIPMENTS", "activity": "_T", "ref_area": area, "time_period": code,
         "obs_value": value, **more}
        for code, value in values.items()
    ]  # fmt: skip


def products(**by_code) -> list[dict]:
    rows = []
    for code, (before, after) in by_code.items():
        for year, value in (("2023", before), ("2024", after)):
            status_of = {"obs_status": "Q", "conf_status": "C"} if value is None else {}
            rows.append({"dataset": "RU_PROD_ANNUAL", "indicator": "PROD_VOL", "ref_area": "RU", "activity": "C15",
                         "product": code, "time_period": year, "obs_value": value, "unit_measure": "PR", **status_of})  # fmt: skip
    return rows


PARENTS = [{"product": code, "parent": "whole"} for code in ("a", "b")] + [
    {"product": "inner", "parent": "whole", "is_nested": True}
]
ASKED = Query("output_physical", ref_areas=("RU",), product="whole", transform="yoy", start="2024", end="2024")


def test_months_in_order_give_the_same_as_months_in_disorder(tmp_path):
    rows = shipments("RU-IVA", {code: float(place) for place, code in enumerate(MONTHS, start=1)})
    for folder, given in (("one", rows), ("two", rows[::-1])):
        (tmp_path / folder).mkdir()
        warehouse = store(tmp_path / folder, observation=given)
        found = evaluate(
            warehouse, Query("shipments_all", ref_areas=("RU-IVA",), transform="ytd", start="2024-12", end="2024-12")
        )
        assert found["value"].iloc[0] == pytest.approx(sum(range(13, 25)) / sum(range(1, 13)) * 100)


def test_a_gap_in_the_months_is_a_row_with_a_reason(tmp_path):
    warehouse = store(tmp_path, observation=shipments("RU-IVA", {"2023-01": 1.0, "2023-04": 2.0}))
    found = evaluate(warehouse, Query("shipments_all", ref_areas=("RU-IVA",)))
    assert found["time_period"].tolist() == MONTHS[:4]
    assert found["reason"].tolist() == ["", "VALUE_MISSING", "VALUE_MISSING", ""]
    month = evaluate(warehouse, Query("shipments_all", ref_areas=("RU-IVA",), transform="mom", start="2023-04"))
    assert month["reason"].tolist() == ["BASE_MISSING"], "the month before is missing; January is not the month before"


def test_periods_asked_for_beyond_the_data_are_there(tmp_path):
    warehouse = store(
        tmp_path, observation=shipments("RU-IVA", {"2023-01": 1.0}), area=[{"ref_area": "RU-VLA", "country": "RU"}]
    )
    found = evaluate(warehouse, Query("shipments_all", ref_areas=("RU-IVA", "RU-VLA"), start="2023-01", end="2023-02"))
    assert found["reason"].tolist() == ["", "VALUE_MISSING", "NO_DATA", "NO_DATA"]


def test_a_unit_is_brought_to_the_declared_power_of_ten(tmp_path):
    warehouse = store(tmp_path, observation=shipments("RU-IVA", {"2023-01": 5.0}, unit_mult=9))
    found = evaluate(warehouse, Query("shipments_all", ref_areas=("RU-IVA",))).iloc[0]
    assert (found["value"], found["unit"], found["unit_mult"]) == (5000.0, "RUB", 6)


def test_a_quotient_without_a_unit_of_its_own_is_in_that_of_its_numerator(tmp_path):
    same = {"dataset": "US_CBP", "ref_area": "US-NC", "activity": "C13", "time_period": "2010"}
    paid = {**same, "indicator": "PAYROLL", "obs_value": 3000.0, "unit_measure": "UAH", "unit_mult": 3}
    persons = {**same, "indicator": "EMP", "obs_value": 0.1, "unit_measure": "PS", "unit_mult": 3}
    warehouse = store(tmp_path, "US", observation=[paid, persons])
    found = evaluate(warehouse, Query("average_pay", "US", ("US-NC",), activity="C13")).iloc[0]
    assert (found["value"], found["unit"], found["unit_mult"]) == (30.0, "UAH", 3)


def test_figures_in_two_units_are_not_put_into_one_series(tmp_path):
    rows = shipments("RU-IVA", {"2023-01": 5.0}, unit_mult=9) + shipments("RU-IVA", {"2023-02": 5.0}, unit_mult=6)
    found = evaluate(store(tmp_path, observation=rows), Query("shipments_all", ref_areas=("RU-IVA",)))
    assert set(found["reason"]) == {"INCONSISTENT_INPUT"}


def test_status_travels_with_the_figure(tmp_path):
    rows = shipments("RU-IVA", {"2023-01": 5.0}, obs_status="P", note="early") + shipments(
        "RU-IVA", {"2024-01": 6.0}, note="late"
    )
    found = evaluate(
        store(tmp_path, observation=rows),
        Query("shipments_all", ref_areas=("RU-IVA",), transform="yoy", start="2024-01"),
    ).iloc[0]
    assert (found["obs_status"], found["note"], found["n_used"]) == ("P", "early; late", 2)
    assert (found["base_period"], found["base_value"]) == ("2023-01", 5.0)


def test_quarters_of_months_need_every_month(tmp_path):
    wages = {
        "dataset": "US_QCEW",
        "indicator": "WAGES",
        "ref_area": "US-NC",
        "activity": "C13",
        "unit_measure": "USD",
        "unit_mult": 0,
    }
    jobs = {**wages, "indicator": "EMP", "unit_measure": "PS"}
    rows = [{**wages, "time_period": quarter, "obs_value": 90.0} for quarter in ("2016-Q1", "2016-Q2")]
    rows += [{**jobs, "time_period": f"2016-0{month}", "obs_value": 10.0} for month in range(1, 6)]
    found = evaluate(
        store(tmp_path, "US", observation=rows), Query("average_monthly_wage", "US", ("US-NC",), activity="C13")
    )
    assert found["reason"].tolist() == ["", "BASE_MISSING"]
    assert found["value"].iloc[0] == 3.0


def test_contributions_add_up(tmp_path):
    rows = products(whole=(100.0, 120.0), a=(60.0, 75.0), b=(0.0, 8.0), inner=(10.0, 50.0))
    warehouse = store(tmp_path, observation=rows, product_parent=PARENTS)
    found = contributions.of_products(warehouse, ASKED)
    parts = found.parts
    assert dict(zip(parts["part"], parts["contribution_pp"], strict=True)) == pytest.approx(
        {"a": 15.0, "b": 8.0, contributions.REST: -3.0}
    )
    assert parts["contribution_pp"].sum() == pytest.approx(found.index - 100)
    assert parts["share_of_change"].sum() == pytest.approx(1.0)


def test_contributions_with_a_hidden_part_tell_nothing(tmp_path):
    rows = products(whole=(100.0, 120.0), a=(60.0, 75.0), b=(40.0, None))
    found = contributions.of_products(store(tmp_path, observation=rows, product_parent=PARENTS), ASKED)
    assert contributions.REST not in set(found.parts["part"])
    assert np.isnan(found.parts["contribution_pp"]).all()
    assert set(found.parts["reason"]) == {"VALUE_SUPPRESSED", "COMPONENT_SUPPRESSED"}


def test_contributions_without_a_growth_have_a_reason(tmp_path):
    rows = products(whole=(0.0, 120.0), a=(60.0, 75.0))
    found = contributions.of_products(store(tmp_path, observation=rows, product_parent=PARENTS), ASKED)
    assert (found.reason, len(found.parts)) == ("BASE_ZERO", 0)


def test_a_share_of_a_share_lies_between_its_parts(published):
    for year in ("2019", "2022"):
        asked = {"start": year, "end": year}
        regions = evaluate(published, Query("manufacturing_share_of_organisations", **asked))["value"]
        whole = evaluate(published, Query("manufacturing_share_of_organisations", ref_areas=("RU",), **asked))[
            "value"
        ].iloc[0]
        assert regions.min() < whole < regions.max()


def test_shares_add_up_to_a_hundred(published):
    found = evaluate(published, Query("establishments", "US", transform="share", start="2010", end="2010"))
    assert found["value"].sum() == pytest.approx(100, rel=1e-12)


def test_monthly_growth_multiplies_to_yearly_growth(published):
    asked = {"ref_areas": ("RU",), "product": "KEP_HOSIERY", "freq": "M", "end": "2016-12"}
    months = evaluate(published, Query("output_physical", **asked, transform="mom", start="2016-01"))["value"] / 100
    year = evaluate(published, Query("output_physical", **asked, transform="yoy", start="2016-12"))["value"].iloc[0]
    assert np.prod(months) * 100 == pytest.approx(year, rel=1e-12)


@pytest.mark.parametrize("module", [columns, stated, status], ids=lambda module: module.__name__)
def test_examples_in_docstrings(module):
    outcome = doctest.testmod(module)
    assert outcome.attempted
    assert not outcome.failed


def test_notes_are_kept_once_each():
    words = cube.Words({})
    masks = words.masks(["b", "a" + chr(31) + "b", "", "c"])
    assert decoded(words, masks) == ["b", "a; b", "", "c"]
    assert decoded(words, np.array([masks[1] | masks[3]])) == ["a; b; c"]


def test_any_number_of_notes_can_be_kept():
    words, names = cube.Words({}), [f"{place:03d}" for place in range(200)]
    few = words.masks(names[:3])
    many = words.masks(names)
    assert decoded(words, many) == names
    assert decoded(words, few | many[-3:]) == ["000; 197", "001; 198", "002; 199"]


def decoded(words, masks):
    places, texts = words.decoded(masks)
    return [texts[place] for place in places]


def test_an_empty_warehouse_gives_an_empty_answer(tmp_path):
    warehouse = store(tmp_path, observation=shipments("RU-IVA", {"2023-01": 1.0}))
    for metric in catalogue().values():
        if metric.id != "shipments_all":
            transform = metric.transforms[0]
            found = evaluate(warehouse, Query(metric.id, "RU", ("RU-IVA",), transform=transform))
            assert isinstance(found, pd.DataFrame)
            assert found.empty
            assert tuple(found.columns) == answer.COLUMNS


def test_an_index_on_a_year_with_a_break_inside_is_void(tmp_path):
    rows = shipments("RU-IVA", dict.fromkeys(MONTHS, 2.0))
    rows[5] |= {"obs_status": "B", "break_kind": "territory"}
    asked = Query("shipments_all", ref_areas=("RU-IVA",), transform="index")
    warehouse = store(tmp_path, observation=rows)
    assert set(evaluate(warehouse, replace(asked, base_period="2023"))["reason"]) == {"SERIES_BREAK"}
    on_later_year = evaluate(warehouse, replace(asked, base_period="2024"))
    assert (on_later_year["reason"] == "SERIES_BREAK").tolist() == [place < 5 for place in range(24)]


def test_one_provisional_month_makes_the_sum_provisional(tmp_path):
    rows = shipments("RU-IVA", dict.fromkeys(MONTHS, 2.0))
    rows[15] |= {"obs_status": "P"}
    warehouse = store(tmp_path, observation=rows)
    asked = Query("shipments_all", ref_areas=("RU-IVA",), start="2024-03", end="2024-12")
    for transform in ("rolling12", "ytd"):
        assert evaluate(warehouse, replace(asked, transform=transform))["obs_status"].tolist() == ["A", *["P"] * 9]
    whole = evaluate(warehouse, replace(asked, transform="rolling12_yoy", start="2024-12")).iloc[0]
    assert (whole["obs_status"], whole["value"]) == ("P", 100.0)
