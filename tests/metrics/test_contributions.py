"""Contributions of regions, products and industries: they add up to the change of the whole, whatever is missing or withheld."""

from dataclasses import replace

import numpy as np
import pytest

from metrics import contributions
from metrics.engine import Query
from tests.metrics.stores import shipments, store

WHOLE = Query("shipments_all", ref_areas=("RU",), transform="yoy", start="2024-01", end="2024-01")


def warehouse_of(tmp_path, whole, **parts):
    """A whole and its regions, in January of two years."""
    listed = {"RU": whole, **{f"RU-{name}": figures for name, figures in parts.items()}}
    found = [
        row for area, (before, now) in listed.items() for row in shipments(area, {"2023-01": before, "2024-01": now})
    ]
    return store(tmp_path, observation=found), tuple(area for area in listed if area != "RU")


def test_grouped_parts_add_up_to_the_change_of_the_whole(tmp_path):
    figures = {"IVA": (10.0, 30.0), "VLA": (20.0, 15.0), "KOS": (5.0, 6.0), "TVE": (1.0, 0.5), "YAR": (0.0, 2.0)}
    warehouse, regions = warehouse_of(tmp_path, (50.0, 70.0), **figures)
    whole = contributions.of_areas(warehouse, WHOLE, regions)
    shown = contributions.grouped(whole, 2)
    assert shown.parts["part"].tolist() == ["RU-IVA", "RU-VLA", contributions.OTHERS, contributions.REST]
    assert shown.parts["contribution_pp"].tolist() == pytest.approx([40.0, -10.0, 5.0, 5.0])
    assert shown.parts["contribution_pp"].sum() == pytest.approx(whole.index - 100, rel=1e-12)
    assert shown.parts["share_of_change"].sum() == pytest.approx(1)
    assert contributions.grouped(whole, 4) == whole, "one other region is shown as itself"


def test_the_parts_of_an_industry_are_those_that_its_dataset_prints(published):
    """North Carolina, SAGDP2: textile mills 2,231.8 and 2,464.0, apparel and leather 204.7 and 222.3 million dollars."""
    asked = Query("gdp", "US", ref_areas=("US-NC",), activity="C13-C15", transform="yoy", start="2021", end="2021")
    found = contributions.of_activities(published, asked)
    assert (found.whole, found.base_value, found.value) == ("C13-C15", pytest.approx(2436.5), pytest.approx(2686.3))
    given = dict(zip(found.parts["part"].tolist(), found.parts["contribution_pp"].tolist(), strict=True))
    assert given == pytest.approx({"C13": 9.53006, "C14-C15": 0.72235, contributions.REST: 0.0}, abs=1e-5)
    assert not len(contributions.of_activities(published, replace(asked, activity="C13")).parts)


def test_a_region_without_one_of_its_figures_is_not_among_the_others_too(tmp_path):
    """It is in what is not itemised: were its old figure among the others, the bars would miss the new total by it."""
    none = float("nan")
    figures = {"IVA": (10.0, 30.0), "VLA": (20.0, 15.0), "KOS": (5.0, 6.0), "TVE": (4.0, none), "YAR": (none, 3.0)}
    warehouse, regions = warehouse_of(tmp_path, (50.0, 70.0), **figures)
    shown = contributions.grouped(contributions.of_areas(warehouse, WHOLE, regions), 1)
    assert shown.parts["part"].tolist() == ["RU-IVA", contributions.OTHERS, contributions.REST]
    assert shown.parts["change"].tolist() == pytest.approx([20.0, -4.0, 4.0])
    assert shown.parts["change"].sum() == pytest.approx(shown.value - shown.base_value)
    whole = contributions.of_areas(warehouse, WHOLE, regions)
    assert contributions.OTHERS not in contributions.grouped(whole, 3).parts["part"].tolist(), "the rest lacks figures"


def test_a_region_without_a_figure_is_in_the_rest(tmp_path):
    warehouse, regions = warehouse_of(tmp_path, (50.0, 70.0), IVA=(10.0, 30.0), VLA=(20.0, float("nan")))
    parts = contributions.of_areas(warehouse, WHOLE, regions).parts
    known = parts.only(~np.isnan(parts["contribution_pp"]))
    assert known["part"].tolist() == ["RU-IVA", contributions.REST]
    assert known["contribution_pp"].sum() == pytest.approx(40.0)


def test_a_withheld_region_withholds_every_contribution_and_the_rest(tmp_path):
    warehouse, regions = warehouse_of(tmp_path, (50.0, 70.0), IVA=(10.0, 30.0), VLA=(20.0, None))
    found = contributions.of_areas(warehouse, WHOLE, regions)
    assert found.reason == "COMPONENT_SUPPRESSED" or np.isnan(found.parts["contribution_pp"]).all()
    assert not len(found.parts) or contributions.REST not in found.parts["part"].tolist()
    assert found.hidden == ("RU-VLA",)


def test_parts_counted_in_something_else_are_not_added(tmp_path):
    pairs = {"dataset": "RU_PROD_ANNUAL", "indicator": "PROD_VOL", "ref_area": "RU", "activity": "C15"}
    found = [{**pairs, "product": code, "time_period": year, "obs_value": value, "unit_measure": unit}
             for code, unit in (("all", "PR"), ("a", "TNE")) for year, value in (("2023", 5.0), ("2024", 7.0))]  # fmt: skip
    warehouse = store(
        tmp_path, observation=found, product_parent=[{"product": "a", "parent": "all", "is_nested": False}]
    )
    asked = Query("output_physical", ref_areas=("RU",), product="all", transform="yoy", start="2024", end="2024")
    answer = contributions.of_products(warehouse, asked)
    assert (answer.reason, len(answer.parts)) == ("INCONSISTENT_INPUT", 0)


def test_a_region_that_made_nothing_since_january_before_contributes_its_sum_of_now(tmp_path):
    listed = {"RU": (50.0, 1.0, 60.0, 2.0), "RU-IVA": (50.0, 1.0, 55.0, 1.0), "RU-KOS": (0.0, 0.0, 5.0, 1.0)}
    periods = ("2023-01", "2023-02", "2024-01", "2024-02")
    found = [
        row for area, figures in listed.items() for row in shipments(area, dict(zip(periods, figures, strict=True)))
    ]
    asked = replace(WHOLE, transform="ytd", start="2024-02", end="2024-02")
    parts = contributions.of_areas(store(tmp_path, observation=found), asked, ("RU-IVA", "RU-KOS")).parts
    given = dict(zip(parts["part"].tolist(), parts["contribution_pp"].tolist(), strict=True))
    assert given == pytest.approx({"RU-IVA": 5 / 51 * 100, "RU-KOS": 6 / 51 * 100, contributions.REST: 0.0})
