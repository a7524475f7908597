"""A file is of what was on the screen: what a page filled in travels to Download, until the reader chooses otherwise."""

import pytest

from views.parts import controls
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
