"""Which small maps stand on the page: rules of periods by hand, what an address asks for in vain, and what is marked on each map."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from views.parts import atlas_many, atlas_many_overlay, atlas_many_words, atlas_overlay, map_data, settle, small_choice
from views.parts.selection import Selection

SHARE = Selection(
    language="en", edition="published", country="US", metric="gdp_share", activity="C13-C15", freq="A", transform="relative",
    period="2021", layout="periods",
)  # fmt: skip
CENSUS = ("1997", "2002", "2007", "2011", "2012")
MONTHS = tuple(f"{year}-{month:02}" for year in (2015, 2016) for month in range(1, 13))


@pytest.mark.parametrize(
    ("known", "panels", "start", "end", "expected"),
    [
        (CENSUS, ("last", "2"), "", "", ("2011", "2012")),
        (CENSUS, ("every5", "12"), "", "", ("1997", "2002", "2007", "2012")),  # by the calendar: 2011 shifts nothing
        (CENSUS, ("every5", "2"), "", "", ("2007", "2012")),
        (CENSUS, ("every5", "12"), "", "2011", ("2011",)),
        (CENSUS, (), "2002", "2011", ("2002", "2007", "2011")),
        (CENSUS, ("even", "3"), "", "", ("1997", "2007", "2012")),
        (MONTHS, ("every12", "12"), "", "", ("2015-12", "2016-12")),
        (MONTHS, ("every6", "12"), "", "2016-07", ("2015-01", "2015-07", "2016-01", "2016-07")),
        (("2016-Q1", "2016-Q2", "2016-Q4"), ("every2", "12"), "", "", ("2016-Q2", "2016-Q4")),
    ],
)
def test_periods_by_hand(known, panels, start, end, expected):
    assert small_choice.shown(replace(SHARE, panels=panels, start=start, end=end), known) == expected


@given(st.lists(st.integers(1950, 2049), min_size=2, max_size=99, unique=True), st.sampled_from(["even", "last", "every3"]),
       st.integers(2, 12))  # fmt: skip
@settings(derandomize=True, max_examples=40)
def test_every_rule_keeps_order_room_and_the_newest_period(years, way, most):
    known = [str(year) for year in sorted(years)]
    found = small_choice.shown(replace(SHARE, panels=(way, str(most))), known)
    assert set(found) <= set(known)
    assert list(found) == sorted(set(found))
    assert len(found) <= most
    assert found[-1] == known[-1]


@pytest.mark.parametrize(
    ("panels", "start", "end", "settled", "notices"),
    [
        ((), "", "", ((), "", ""), 0),
        (("even", "12"), "1997", "2021", ((), "", ""), 0),  # all of this is usual
        (("last",), "", "2019", (("last", "12"), "", "2019"), 0),
        (("last", "40"), "", "", ((), "", ""), 1),
        (("third", "4"), "1850", "", ((), "", ""), 2),
        ((), "2016-Q1", "", ((), "", ""), 0),  # another page's length of period
        ((), "2020", "2020", ((), "", ""), 1),
        ((), "2019", "2010", ((), "", ""), 1),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_and_left_out(panels, start, end, settled, notices):
    known, settling = [str(year) for year in range(1997, 2022)], settle.Settling()
    asked = replace(SHARE, panels=panels, start=start, end=end)
    found = small_choice.settled(asked, asked, known, settling)
    assert ((found.panels, found.start, found.end), len(settling.notices)) == (settled, notices)
    assert small_choice.settled(found, found, known, settle.Settling()) == found


def test_more_periods_than_a_screen_carries_are_said():
    here = settle.Settled(replace(SHARE, panels=("every2", "4"), end="2020"))
    smalls = atlas_many.smalls(here)
    assert [small.period for small in smalls] == ["2014", "2016", "2018", "2020"]
    _title, lead = atlas_many_words.head(here, smalls, 25)
    assert "4 of 25 periods, with the same classes. 12 periods fit the choice; the newest 4 are shown." in lead


def test_activities_and_metrics_stand_there_as_chosen_and_no_others():
    whole = replace(SHARE, layout="products", panels=("C", "C13"))
    found = json.loads(map_data.text(settle.Settled(whole)))["many"]
    assert [panel["caption"] for panel in found["panels"]] == ["Light industry", "Manufacturing", "Textiles"]
    lead = found["heads"]["2021"][1]
    assert "3 of 5 are shown." in lead
    assert "Not shown" not in lead
    metrics = replace(SHARE, layout="metrics", panels=("average_pay",))
    found = json.loads(map_data.text(settle.Settled(metrics)))["many"]
    assert [panel["caption"] for panel in found["panels"]] == ["Share of GDP", "Pay per employee"]
    settling = settle.Settling()
    odd = small_choice.settled(replace(metrics, panels=("average_pay", "zzz", "gdp_share")), metrics, (), settling)
    assert (odd.panels, len(settling.notices)) == (("average_pay",), 1)  # the first one is there anyway
    assert not small_choice.is_settled(replace(metrics, panels=("zzz",)))


def test_every_map_is_marked_as_it_is_alone_and_the_legend_counts_them_together():
    here = settle.Settled(replace(SHARE, panels=("every10", "12")))
    found = json.loads(atlas_many_overlay.text(here, "hotspots", "2021"))
    alone = [json.loads(atlas_overlay.text(here, "hotspots", year)) for year in ("2001", "2011", "2021")]
    areas = atlas_overlay.in_period(here, "hotspots", "2021").areas
    for panel, one in zip(found["panels"], alone, strict=True):
        marked = {
            area: one["kinds"][int(mark)][0] for area, mark in zip(areas, one["marks"], strict=True) if mark != "."
        }
        assert {area: kind for kind, members in panel["marks"].items() for area in members} == marked
    total: Counter[str] = Counter()
    for one in alone:
        total.update({kind: count for kind, _name, count in one["kinds"]})
    assert {kind: count for kind, _name, count in found["kinds"]} == dict(total)
    assert sum(total.values()) > 0
    assert "Nothing corrects for the number of maps" in found["said"][0]
    assert found["said"][1].startswith("Outlined: 2001: ")
    _head, body, _numeric = atlas_many_overlay.table(
        settle.Settled(replace(here.selection, overlay="hotspots")), atlas_many.smalls(here)
    )
    assert sum("; hot spot" in text for _name, *texts in body for text in texts) == total["hot"]
    assert atlas_many_overlay.table(here, atlas_many.smalls(here)) == atlas_many_words.table(atlas_many.smalls(here))


def test_maps_that_compare_no_neighbours_say_why_together_and_have_no_kinds():
    here = settle.Settled(Selection(language="en", edition="published", country="RU", metric="members", freq="A", transform="level",
                                    period="2026", layout="periods", panels=("last", "3")))  # fmt: skip
    found = json.loads(atlas_many_overlay.text(here, "moran", "2026"))
    assert found["kinds"] == []
    assert len(found["said"]) == 1
    assert found["said"][0].startswith("2024; 2025; 2026: ")
