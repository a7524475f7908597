"""Small maps: which periods and series they show, that joints are shared where values compare, and what is said of them."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from geo.classes import classify
from views.parts import atlas_controls, atlas_layout, atlas_many, atlas_many_words, map_data, page, settle, small_choice
from views.parts.language import speaking
from views.parts.selection import Selection

QUOTIENT = Selection(
    language="en", edition="published", country="US", metric="gdp_share", activity="C13-C15", freq="A",
    transform="relative", period="2021",
)  # fmt: skip


def of(layout: str, **changed: str) -> settle.Settled:
    return settle.Settled(replace(QUOTIENT, layout=layout, **changed))


@pytest.fixture(scope="module")
def periods() -> dict:
    return json.loads(map_data.text(of("periods")))


@pytest.fixture(scope="module")
def activities() -> dict:
    return json.loads(map_data.text(of("products")))


@pytest.mark.parametrize(("count", "most"), [(1, 12), (12, 12), (13, 12), (25, 12), (107, 12), (3, 2)])
def test_codes_are_taken_evenly_with_both_ends(count: int, most: int):
    known = [str(place) for place in range(count)]
    shown = small_choice.evenly(known, most)
    assert len(shown) == len(set(shown)) == min(count, most)
    assert (shown[0], shown[-1]) == (known[0], known[-1])
    gaps = {int(after) - int(before) for before, after in pairwise(shown)}
    assert not gaps or max(gaps) - min(gaps) <= 1


@pytest.mark.parametrize(
    ("known", "period", "expected"),
    [
        (("2009", "2011"), "2011", "2011"),
        (("2009", "2011"), "2010", "2009"),
        (("2009", "2011"), "2001", "2009"),
        (("2016-Q1", "2016-Q4"), "2016-Q3", "2016-Q1"),
        (("2016-Q1", "2016-Q4"), "2016-12", "2016-Q4"),
    ],
)
def test_a_series_without_the_period_shows_its_newest_before(known, period, expected):
    assert atlas_many.nearest(known, period) == expected


def test_periods_have_the_joints_of_all_periods_and_one_moment_each(periods):
    many = periods["many"]
    assert many["shared"]
    assert [panel["period"] for panel in many["panels"]] == [
        "1997", "1999", "2001", "2004", "2006", "2008", "2010", "2012", "2014", "2017", "2019", "2021",
    ]  # fmt: skip
    assert {panel["period"] for panel in many["panels"]} < {moment["code"] for moment in periods["moments"]}
    assert [code for code, _name in periods["overlays"]] == ["", "moran", "hotspots"]
    assert ".s." in periods["outline"]
    title, lead = many["heads"][""]
    assert title == "Share of GDP, light industry: highest in South Carolina (1997), then in Georgia (2021)"
    assert lead.startswith("12 of 25 periods, with the same classes. 1997: from 0.02 to 6.73.")


def test_activities_of_one_metric_have_the_joints_of_all_their_values(activities):
    many = activities["many"]
    assert many["shared"]
    captions = [panel["caption"] for panel in many["panels"]]
    assert captions == ["Light industry", "Textiles", "Apparel and leather"]  # without the wholes that hold them
    series = [{**activities, **panel["data"]} for panel in many["panels"]]
    values = [
        number
        for one in series
        for moment in one["moments"]
        for number, state in zip(moment["numbers"], moment["states"], strict=True)
        if state == "."
    ]
    assert len(values) > 2000
    made = classify(values, "quantile", 5)
    assert [one["steps"]["quantile"]["5"]["edges"] for one in series] == [list(made.breaks)] * 3
    assert {one["legend"]["title"] for one in series} == {
        "Share of GDP, 1 = as the country: number of regions on all maps"
    }


def test_every_metric_of_its_own_unit_has_its_own_joints_which_is_said():
    data = json.loads(map_data.text(of("metrics")))
    panels = data["many"]["panels"]
    assert not data["many"]["shared"]
    assert panels[0]["caption"] == "Share of GDP"
    assert 2 < len(panels) <= small_choice.USUAL_METRICS
    edges = [str({**data, **panel["data"]}["steps"]["fisher_jenks"]["5"]["edges"]) for panel in panels]
    assert len(set(edges)) == len(panels)
    shown = [{**data, **panel["data"]} for panel in panels]
    for panel, one in zip(panels, shown, strict=True):
        known = {moment["code"] for moment in one["moments"]}
        assert known.issuperset(
            panel.get("at", {moment["code"]: moment["code"] for moment in data["moments"]}).values()
        )
    assert all("same colour does not mean the same value" in lead for _title, lead in data["many"]["heads"].values())


def test_title_and_table_say_what_the_engine_says(activities):
    here = of("products")
    smalls = atlas_many.smalls(here)
    title, lead = atlas_many_words.head(here, smalls, 25)
    assert activities["many"]["heads"]["2021"] == [title, lead]
    leaders = []
    for small in smalls:
        rows = page.rows("published", small.here.query(ref_areas=(), start="2021", end="2021"))
        leaders.append(rows.known.ordered("value", descending=True).row(0).ref_area)
    assert leaders.count("US-GA") == 2
    assert title == "Share of GDP: Georgia leads on 2 of 3 maps"
    head, body, numeric = atlas_many_words.table(smalls)
    assert head == ["Region", "Light industry", "Textiles", "Apparel and leather"]
    assert (len(body), body[0][0], numeric) == (51, "Georgia", [False, True, True, True])
    with speaking("ru"):
        said, _lead = atlas_many_words.head(here, atlas_many.smalls(here), 25)
        assert said.endswith("лидирует на 2 картах из 3")


def test_stages_have_small_maps_by_period_alone_and_single_codes_none():
    stages = Selection(edition="published", country="RU", metric="furthest_stage", freq="A", transform="level")
    assert atlas_layout.offered(stages) == ("one", "periods")  # an order is the same on all maps; nothing else is sound
    clusters = replace(stages, metric="members")
    assert set(atlas_layout.MANY) & set(atlas_layout.offered(clusters)) == {"periods", "metrics"}


@pytest.mark.parametrize(
    ("metric", "asked", "shown", "notices"),
    [
        ("gdp_share", "tiles", "tiles", 0), ("gdp_share", "symbols", "", 0), ("gdp_share", "", "", 0),
        ("gdp", "tiles", "tiles", 0), ("gdp", "", "fill", 0), ("gdp", "cubes", "fill", 1),
    ],
)  # fmt: skip
def test_squares_are_for_every_metric_and_circles_for_totals(metric, asked, shown, notices):
    settling = settle.Settling()
    chosen = replace(QUOTIENT, metric=metric, transform="level", drawn=asked)
    assert atlas_controls.drawn_as(chosen, settling) == shown
    assert len(settling.notices) == notices


def test_another_metric_keeps_squares_and_forgets_circles():
    chosen = replace(QUOTIENT, metric="gdp", drawn="tiles")
    assert chosen.changed(metric="employment").drawn == "tiles"
    assert replace(chosen, drawn="symbols").changed(metric="employment").drawn == ""


def test_an_older_map_has_its_period_totals_a_warning_and_what_is_left_out_a_reason():
    """Pay ends ten years before the share; a total and a whole that would dwarf its parts are said to be such."""
    metrics = of("metrics")
    _title, lead = atlas_many_words.head(metrics, atlas_many.smalls(metrics), 1)
    assert "Highest: Share of GDP: Georgia" in lead
    assert "Pay per employee (2011): Virginia" in lead
    assert "looks large where the region is large (Employment; Establishments)" in lead
    kinds = of("products", metric="employment", transform="level", period="2011")
    _title, lead = atlas_many_words.head(kinds, atlas_many.smalls(kinds), 1)
    assert "6 of 8 are shown. Not shown, as wholes that contain the others: Manufacturing; All activities." in lead
    assert "looks large where the region is large; one map" in lead
