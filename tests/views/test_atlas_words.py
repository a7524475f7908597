"""The sentences of the Atlas: a leader among those that are known, ties, one value for all, small bases apart."""

from dataclasses import replace

import pytest

from tests.views.answers import answer, known
from views.parts import atlas_controls, atlas_series, atlas_words, choropleth, cluster_map, settle
from views.parts.choropleth import Drawn
from views.parts.selection import Selection

AREAS = ("US-AA", "US-BB", "US-CC")
WITHHELD = {"reason": "VALUE_SUPPRESSED"}


def drawn(*given, transform="level"):
    rows = [{"ref_area": area, **one} for area, one in zip(AREAS, given, strict=False)]
    names = known()
    areas = {code: {**row, "in_en": f"in {row['name_en']}"} for code, row in names.tables["area"].items()}
    return Drawn(answer(*rows), "gdp", transform, replace(names, tables={**names.tables, "area": areas}), "US")


def values(*given):
    return drawn(*({"value": value} for value in given))


def title(found):
    return atlas_words.title(found).replace("\u00a0", " ")


def lead(found):
    return atlas_words.lead(found, "2020").replace("\u00a0", " ")


def test_the_highest_of_all_needs_no_reservation():
    assert title(values(1.0, 2.0, 9.0)).endswith("highest in Celand, 9 mln USD")
    assert lead(values(1.0, 2.0, 9.0)) == "2020. Lowest in Aland, 1 mln USD. 3 regions have a figure."


def test_the_highest_of_those_that_are_known_is_said_to_be_that():
    found = drawn({"value": 1.0}, {"value": 9.0}, WITHHELD)
    assert title(found).endswith("highest in Beland, 9 mln USD (among the 2 regions with a figure)")
    found = drawn({"value": 1.0}, {"value": 9.0}, WITHHELD, transform="relative")
    assert title(found).endswith("times the country (among the 2 regions with a figure)")


def test_regions_that_share_the_first_or_the_last_place_are_counted():
    assert title(values(9.0, 9.0, 1.0)).endswith("highest in Aland and 1 more, 9 mln USD")
    assert "Lowest in Aland and 1 more, 1 mln USD." in lead(values(1.0, 1.0, 9.0))


@pytest.mark.parametrize("third", [{"value": 5.0}, WITHHELD])
def test_one_value_for_all_has_no_highest_and_no_lowest(third):
    found = drawn({"value": 5.0}, {"value": 5.0}, third)
    count = 3 if "value" in third else 2
    assert title(found).endswith(f": 5 mln USD in each of {count} regions")
    assert "owest" not in lead(found)


def test_a_single_figure_is_highest_of_one_and_nothing_is_lowest():
    found = drawn({"value": 5.0}, WITHHELD, WITHHELD)
    assert title(found).endswith("highest in Aland, 5 mln USD (among the 1 region with a figure)")
    assert lead(found) == "2020. 1 region has a figure, 2 have none."


def test_a_small_base_is_counted_apart_from_no_figure():
    found = drawn({"value": 5.0}, {"value": 900.0, "is_small_base": True}, WITHHELD)
    assert lead(found) == "2020. 1 region has a figure, 1 more on a small base, 1 has none."


def test_before_the_first_report_the_clusters_are_not_counted_as_none():
    early = cluster_map.clusters("published", "RU", "2013-01-01")
    title, lead = atlas_words.clusters_head(early, "2013-01-01")
    assert title == "No cluster had been reported by 1\u00a0January 2013".replace("\u00a0", " ")
    assert lead.startswith("A region without a record")
    later = cluster_map.clusters("published", "RU", "")
    assert atlas_words.clusters_head(later, "")[0] == atlas_words.clusters_title(later)


def test_the_year_of_an_early_day_is_the_year_of_the_map():
    here = settle.page(Selection(language="en", country="RU", metric="furthest_stage", as_of="2013-01-01"), "atlas")
    assert atlas_controls.periods(here) == ("2013",)
    late = settle.page(replace(here.selection, as_of=""), "atlas")
    assert atlas_controls.periods(late)[-1] > "2018"


def test_the_card_of_a_cluster_region_leaves_the_stage_to_its_class():
    here = settle.page(Selection(language="en", country="RU", metric="furthest_stage"), "atlas")
    picture = cluster_map.view(here, atlas_controls.periods(here)[-1])
    assert {region.value for region in picture.regions} == {""}
    assert all(one.text for one in picture.legend.classes)


def test_rounding_noise_makes_no_order():
    """In the base period every index is 100, whatever the last digits of a quotient say."""
    found = drawn(
        *({"value": 100 + noise, "base_period": "2020"} for noise in (0.0, 1.4e-14, -1.4e-14)), transform="index"
    )
    assert title(found).endswith("100.0 in each of 3 regions (the base period)")
    assert set(found.ranks().values()) == {1}
    apart = drawn(
        *({"value": value, "base_period": "2019"} for value in (100.0, 131.0, 100 - 1.4e-14)), transform="index"
    )
    assert title(apart).endswith("highest in Beland, 131.0")
    assert "Lowest in Celand and 1 more, 100.0." in lead(apart)


def test_a_quotient_without_its_divisor_is_compared_with_nothing():
    """South Carolina's pay bill is published, its number of employees is withheld."""
    here = settle.page(Selection(language="en", country="US", metric="average_pay", transform="level"), "atlas")
    table = atlas_controls.ranking(dict(atlas_series.drawn_of(here))["2011"])[1]
    (row,) = [one for one in table if one[1] == "South Carolina"]
    assert row[2:] == ["–", "The figure divided by is withheld by its publisher."]


@pytest.mark.parametrize(
    ("metric", "said"),
    [("furthest_stage", "No cluster on record."), ("clusters", "No cluster on record, or only a planned one.")],
)
def test_a_count_and_a_stage_say_alike_that_no_cluster_is_on_record(metric, said):
    here = settle.page(Selection(language="en", country="RU", metric=metric), "atlas")
    newest = list(atlas_series.drawn_of(here))[-1][1]
    assert {one.value for one in choropleth.told(newest) if one.value.startswith("–")} == {f"– {said}"}
