"""Several areas on one picture: the title speaks of all of them, not of the first."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.views.answers import answer
from views.parts import growth_areas, page, settle
from views.parts.selection import Selection

STATES = ("US-CA", "US-NC", "US-NY")


def place(*areas: str, transform: str = "level", metric: str = "gdp", is_own: bool = False) -> settle.Settled:
    """The page with these areas; `is_own`: it begins with them, the reader chose none."""
    chosen = Selection(
        language="en", edition="published", country="US", metric=metric, areas=areas, transform=transform
    )
    return settle.Settled(chosen, has_own_areas=is_own)


def rows(**values: float):
    return answer(*[{"ref_area": f"US-{area}", "value": value} for area, value in values.items()])


def test_a_maximum_says_of_how_many_regions_it_is_one():
    """March 2016: California, Texas and others are not in the copy of the source."""
    asked = replace(
        place("US-GA", "US-NC").selection, metric="employment_monthly", activity="C13-C15", freq="M", transform="level"
    )
    here = settle.Settled(asked, has_own_areas=True)
    told = growth_areas.lead(here, page.rows("published", here.query()))
    assert told == "Highest of the 35 of 51 regions that have a figure."
    here = settle.Settled(asked)
    assert growth_areas.lead(here, page.rows("published", here.query())) == ""


def test_one_area_is_left_to_the_page():
    assert growth_areas.title(place("US-CA"), rows(CA=3.0), "Value added") == ""
    assert growth_areas.lead(place("US-CA"), rows(CA=3.0)) == ""


def test_two_areas_are_both_named_with_their_values():
    said = growth_areas.title(place("US-CA", "US-NC"), rows(CA=3.0, NC=5.0), "Value added")
    assert said == "Value added, 2020: North Carolina 5\u00a0mln\u00a0USD; California 3\u00a0mln\u00a0USD"


def test_of_more_the_title_names_the_ends_and_the_lead_all():
    found = rows(CA=3.0, NC=5.0, NY=1.0)
    said = growth_areas.title(place(*STATES), found, "Value added")
    assert said.startswith("Value added, 2020: highest in North Carolina, 5")
    assert "lowest in New York" in said
    lead = growth_areas.lead(place(*STATES), found)
    assert [lead.index(name) for name in ("North Carolina", "California", "New York")] == sorted(
        lead.index(name) for name in ("North Carolina", "California", "New York")
    )
    assert lead.endswith(".")


def test_the_country_is_no_rival_of_its_regions():
    found = answer(*[{"ref_area": area, "value": at} for at, area in enumerate(("US-CA", "US-NC", "US-NY", "US"))])
    said = growth_areas.title(place(*STATES, "US"), found, "Value added")
    assert "United States" not in said
    assert "highest in New York" in said


def test_a_region_without_a_value_of_that_period_is_named():
    found = answer(
        {"ref_area": "US-CA"}, {"ref_area": "US-NC"}, {"ref_area": "US-NY", "reason": "NO_DATA"},
        {"ref_area": "US-NY", "time_period": "2019"},
    )  # fmt: skip
    assert growth_areas.lead(place(*STATES), found).endswith("No value of that period: New York.")


@pytest.mark.parametrize("transform", ["yoy", "level"])
def test_the_newest_period_that_most_areas_share_is_spoken_of(transform):
    found = answer(
        {"ref_area": "US-CA", "time_period": "2021"}, {"ref_area": "US-CA", "value": 9.0}, {"ref_area": "US-NC", "value": 8.0}
    )  # fmt: skip
    assert ", 2020: " in growth_areas.title(place("US-CA", "US-NC", transform=transform), found, "Value added")


@pytest.mark.parametrize(("metric", "transform"), [("gdp", "share"), ("gdp_share", "relative")])
def test_a_comparison_with_the_country_opens_on_the_largest_regions(metric, transform):
    here = settle.page(Selection(language="en", country="US", metric=metric, transform=transform), "growth")
    found = growth_areas.largest(here, 3)
    assert len(found) == 3
    assert "US" not in found
    rows = page.rows(here.edition, here.query(ref_areas=())).known
    newest = rows.where(time_period=max(rows["time_period"])).ordered("value", descending=True)
    assert newest["value"].tolist()[0] == newest.where(ref_area=found[0]).row(0).value


def test_where_no_region_has_a_figure_there_is_no_largest():
    here = settle.page(Selection(language="en", country="RU", metric="output_physical"), "growth")
    assert growth_areas.largest(here, 3) == ()


def test_regions_that_nobody_chose_are_explained_and_none_of_them_is_called_the_lowest():
    found, here = rows(CA=3.0, NC=5.0, NY=1.0), place(*STATES, is_own=True)
    assert growth_areas.title(here, found, "Value added").startswith("Value added, 2020: highest in North Carolina, 5")
    assert "lowest" not in growth_areas.title(here, found, "Value added")
    assert growth_areas.why(here, found).endswith("these are the regions with the highest values, 2020.")
    assert growth_areas.why(place(*STATES, "US", is_own=True), found) == ""
    assert growth_areas.why(place(*STATES), found) == ""


def test_a_share_is_highest_by_the_points_that_are_read_and_not_by_its_index():
    """Against the raw file: of three states whose share fell, the one that fell by the fewest points is the highest."""
    here = place("US-NC", "US-SC", "US-DC", transform="yoy", metric="gdp_share")
    chosen = replace(here.selection, activity="C13-C15", freq="A")
    here = replace(here, selection=chosen)
    raw = pd.read_parquet(ROOT / "data" / "raw" / "us_gdp.parquet").pivot_table(
        index=["ref_area", "time_period"], columns="activity", values="obs_value"
    )
    share = 100 * (raw["C13"] + raw["C14-C15"]) / raw["_T"]
    found = page.rows("published", here.query())
    year = growth_areas._together(here, found).row(0).time_period
    points = {area: share[area, year] - share[area, str(int(year) - 1)] for area in chosen.areas}
    ordered = sorted(points, key=points.__getitem__, reverse=True)
    assert growth_areas._together(here, found)["ref_area"].tolist() == ordered
    assert ordered != readings_by_index(found, year), "the index alone would say something else"


def readings_by_index(found, year: str) -> list[str]:
    return found.where(time_period=year).ordered("value", descending=True)["ref_area"].tolist()


def test_areas_whose_figures_go_on_later_are_named():
    """Employment in Rhode Island has no figure after 2003 that all three have."""
    chosen = replace(place("US-GA", "US-NC", "US-RI").selection, metric="employment", activity="C13-C15", freq="A")
    here = settle.Settled(chosen)
    told = growth_areas.lead(here, page.rows("published", here.query()))
    assert told.endswith(
        " Figures that go on later, without all of them: Georgia (2011), North Carolina (2011) and Rhode Island (2008)."
    )
