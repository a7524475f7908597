"""A file is of what was on the screen: what a page filled in travels to Download, until the reader chooses otherwise."""

from dataclasses import replace

import pytest

from views.parts import controls, download_before, files, map_classes, settle
from views.parts.selection import Selection, to_query

SHOWN = Selection(language="en", edition="published", country="US", metric="gdp", activity="C13-C15", freq="A", transform="yoy",
                  areas=("US-GA", "US-NC"))  # fmt: skip


@pytest.fixture
def session(monkeypatch):
    """A reader who has chosen nothing but the metric."""
    kept = {"selection": Selection(language="en", country="US", metric="gdp")}
    monkeypatch.setattr(controls.st, "session_state", kept)
    return kept


def go_on(session, page):
    """The page showed SHOWN; the reader follows the link to Download."""
    controls.enter(page)
    session["address"] = to_query(SHOWN)
    controls.enter("download")


@pytest.mark.parametrize(("page", "areas"), [("growth", SHOWN.areas), ("atlas", ())])
def test_the_areas_that_growth_drew_are_those_of_the_file_and_a_map_is_of_all(session, page, areas):
    go_on(session, page)
    assert controls.as_seen() == Selection(
        language="en", country="US", metric="gdp", activity="C13-C15", freq="A", transform="yoy", areas=areas
    )


def test_areas_that_are_taken_away_do_not_come_back(session):
    go_on(session, "growth")
    controls.change(areas=("US-NC",))
    assert controls.as_seen().areas == ("US-NC",)
    controls.change(areas=())
    assert controls.as_seen().areas == ()
    assert controls.as_seen().transform == "yoy", "the rest is still what was seen"


def test_another_metric_has_areas_of_its_own(session):
    go_on(session, "growth")
    controls.change(metric="gdp_share")
    assert controls.as_seen().areas == ()


def test_the_other_metric_of_a_map_of_two_is_offered_as_a_file_and_takes_its_place(session):
    seen = Selection(language="en", edition="published", country="US", metric="gdp_share", activity="C13-C15", freq="A",
                     transform="relative", period="2011", layout="both", second="average_pay")  # fmt: skip
    session["seen"] = seen
    (other,) = download_before.others(seen, seen)
    assert (other.selection.metric, other.selection.start, other.selection.end) == ("average_pay", "2011", "2011")
    download_before.take(other)
    kept = controls.current()
    assert (kept.metric, kept.activity, kept.start, kept.second) == ("average_pay", "C13-C15", "2011", "gdp_share")
    (back,) = download_before.others(replace(kept, edition="published"), seen)
    assert back.selection.metric == "gdp_share"
    assert not list(download_before.others(replace(seen, metric="gdp"), seen))


def test_an_index_that_was_on_the_map_is_no_figure_of_the_file_and_stages_are(session):
    session["selection"] = Selection(language="en", country="UA")
    session["seen"] = Selection(language="en", country="UA", metric="cluster_activity")
    assert download_before.is_index()
    controls.change(metric="gdp")
    assert not download_before.is_index()
    stages = settle.page(Selection(language="en", country="RU", metric="furthest_stage"), "download")
    frame = files.rows(stages)
    named = dict(zip(frame["value"], frame["note"], strict=True))
    assert (stages.notices, named[6.0], named[1.0]) == ((), "In the ministry register", "Idea")


@pytest.mark.parametrize(("drawn", "line"), [("fill", "Equal, 3 classes: 0.1332484; 1,200.5"), ("symbols", "")])
def test_a_file_states_the_classes_of_the_map_as_long_as_it_holds_what_was_classed(session, drawn, line):
    controls.enter("atlas")
    session["address"] = to_query(replace(SHOWN, method="equal", k=3, breaks=(0.1332484, 1200.5), drawn=drawn))
    controls.enter("download")
    assert map_classes.line(controls.as_seen()) == line
    controls.change(transform="level")
    assert map_classes.line(controls.as_seen()) == "", "other figures, other classes"


@pytest.mark.parametrize(("layout", "first"), [("", "2021"), ("periods", "")])
def test_one_map_is_of_its_period_and_small_maps_are_of_all(session, layout, first):
    session["seen"] = replace(SHOWN, period="2021", layout=layout)
    assert (controls.as_seen().start, controls.as_seen().end) == (first, first)
