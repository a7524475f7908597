"""From what an address asks to what a page shows: nothing is invented, and every correction is said."""

import pytest

from views.parts import settle
from views.parts.selection import Selection

US, RU = Selection(language="en", country="US"), Selection(language="en", country="RU")


@pytest.mark.parametrize(
    ("asked", "shown", "notices"), [("b", "b", 0), ("", "a", 0), ("gdp_sharee", "gdp_share", 1), ("zzz", "a", 1)]
)
def test_one_choice_is_taken_or_replaced_with_a_sentence(asked, shown, notices):
    settling = settle.Settling()
    assert settling.one(asked, ("a", "b", "gdp_share"), "a") == shown
    assert len(settling.notices) == notices
    assert all(asked in notice and shown in notice for notice in settling.notices)


def test_what_is_shown_instead_is_named_as_the_reader_knows_it():
    settling = settle.Settling()
    settling.one("zzz", ("US",), "US", {"US": "United States"}.__getitem__)
    assert settling.notices == ["“zzz” is not available here; United States is shown instead."]


def test_an_unknown_region_is_left_out_and_never_guessed():
    settling = settle.Settling()
    assert settling.several(("US-ZZ", "us-tx", "US-TX"), ("US-AZ", "US-TX")) == ("US-TX",)
    assert settling.notices == ["“US-ZZ” is no area of this country and was left out."]


@pytest.mark.parametrize("page", ["growth", "atlas", "download", "methods"])
@pytest.mark.parametrize("country", ["RU", "UA", "US"])
def test_an_empty_address_becomes_a_full_one_without_a_word(page, country):
    here = settle.page(Selection(language="en", country=country), page)
    assert here.notices == ()
    assert here.edition == "published"
    if here.selection.metric:
        assert here.selection.freq
        assert here.selection.transform
        assert here.selection.metric in settle.offered(page, "published", country)


def test_settling_twice_changes_nothing():
    once = settle.page(US, "atlas")
    assert settle.page(once.selection, "atlas") == once


def test_a_page_opens_with_what_it_is_for():
    assert settle.page(RU, "growth").selection.metric == "output_physical"
    assert settle.page(US, "atlas").selection.metric == "gdp_share"
    assert settle.page(US, "atlas").selection.transform == "relative"
    assert settle.page(RU, "atlas").selection.metric == "furthest_stage"


def test_countries_come_in_the_order_of_the_observatory():
    assert settle.countries("published") == ("RU", "UA", "US")


def test_only_what_has_regions_is_offered_on_the_map():
    assert "output_physical" not in settle.offered("atlas", "published", "RU")
    assert "output_physical" in settle.offered("growth", "published", "RU")
    assert "furthest_stage" not in settle.offered("growth", "published", "RU")


def test_a_metric_of_another_page_gives_way_in_silence():
    here = settle.page(RU.changed(metric="furthest_stage"), "growth")
    assert here.selection.metric == "output_physical"
    assert here.notices == ()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"metric": "happiness"}, "happiness"),
        ({"metric": "gdp", "activity": "C99"}, "C99"),
        ({"metric": "gdp", "freq": "M"}, "Month"),
        ({"metric": "gdp", "transform": "sideways"}, "sideways"),
        ({"metric": "gdp", "areas": ("US-ZZ",)}, "US-ZZ"),
        ({"edition": "secret"}, "secret"),
        ({"as_of": "yesterday"}, "yesterday"),
    ],
)
def test_every_unknown_value_gets_its_sentence(changes, named):
    here = settle.page(settle.replace(US, **changes), "growth")
    assert len(here.notices) == 1
    assert f"“{named}”" in here.notices[0]
    assert here.selection.metric == "gdp"


def test_a_day_of_knowledge_is_kept():
    assert settle.everywhere(RU.changed(as_of="2015-06-30")).selection.as_of == "2015-06-30"
    assert settle.everywhere(RU.changed(as_of="newest")).selection.as_of == ""


def test_the_question_to_the_engine_is_the_selection():
    here = settle.page(settle.replace(US, metric="gdp", areas=("US-TX",), transform="index", base="2010"), "growth")
    asked = here.query()
    assert (asked.metric, asked.country, asked.ref_areas, asked.transform, asked.base_period) == (
        "gdp",
        "US",
        ("US-TX",),
        "index",
        "2010",
    )
    assert here.query(transform="level", ref_areas=()).ref_areas == ()
    assert settle.page(settle.replace(US, metric="gdp", base="2010"), "growth").query().base_period == ""


def test_nothing_is_compared_with_the_country_where_there_is_only_the_country():
    here = settle.page(RU, "growth")
    assert settle.transforms(here.selection) == ("level", "yoy", "index")
    here = settle.page(settle.replace(RU, metric="output_physical", transform="share"), "growth")
    assert here.selection.transform == "level"
    assert len(here.notices) == 1
    assert "share" in settle.transforms(settle.page(settle.replace(US, metric="gdp"), "growth").selection)
    assert "relative" in settle.transforms(settle.page(settle.replace(US, metric="gdp_share"), "growth").selection)


def test_an_unknown_language_is_said_and_the_browsers_is_taken(monkeypatch):
    monkeypatch.setattr(settle.controls, "unknown_language", lambda: "xx")
    here = settle.everywhere(RU)
    assert here.notices == ("“xx” is not available here; English is shown instead.",)
