"""A metric that the address of a page names is answered there; the same metric kept from another page is left silently."""

from dataclasses import replace

import pytest

from views.parts import arrival, atlas_two, settle
from views.parts.selection import Selection

ASKED = Selection(language="en", country="RU", metric="gdp")


@pytest.fixture
def session(monkeypatch):
    kept = {}
    monkeypatch.setattr(arrival.st, "session_state", kept)
    return kept


def arrive(session, page):
    session["arrivals"] = session.get("arrivals", 0) + 1
    session["page"] = page


def test_what_the_address_of_the_page_asks_for_is_answered_on_every_redraw(session):
    arrive(session, "growth")
    for _redraw in range(2):
        here = settle.page(ASKED, "growth")
        assert here.selection.metric == "output_physical"
        (notice,) = here.notices
        assert notice.startswith("“Value added”")
        assert "is shown instead" in notice


def test_who_comes_back_to_the_page_is_not_told_again(session):
    arrive(session, "growth")
    assert settle.page(ASKED, "growth").notices
    session["page"] = "atlas"
    settle.everywhere(ASKED)
    session["page"] = "growth"
    assert settle.page(ASKED, "growth").notices == ()
    arrive(session, "growth")
    assert settle.page(ASKED, "growth").notices


def test_what_is_kept_from_another_page_is_left_silently(session):
    arrive(session, "overview")
    settle.everywhere(ASKED)
    session["page"] = "growth"
    assert settle.page(ASKED, "growth").notices == ()


def test_what_is_chosen_elsewhere_after_the_arrival_is_left_silently(session):
    arrive(session, "growth")
    assert settle.page(replace(ASKED, metric="output_physical"), "growth").notices == ()
    assert settle.page(replace(ASKED, metric="furthest_stage"), "growth").notices == ()


def test_a_new_address_is_a_new_wish(session):
    arrive(session, "overview")
    settle.everywhere(ASKED)
    arrive(session, "growth")
    assert len(settle.page(ASKED, "growth").notices) == 1


def test_without_an_address_nothing_was_asked(session):
    assert settle.page(ASKED, "growth").notices == ()
    assert session == {}


def test_who_has_gone_to_another_country_is_not_told_of_the_metric_of_the_first(session):
    arrive(session, "atlas")
    chosen = Selection(language="en", country="US", metric="establishments")
    assert settle.page(chosen, "atlas").selection.metric == "establishments"
    for country, shown in (("UA", "furthest_stage"), ("US", "establishments")):
        here = settle.page(chosen.changed(country=country), "atlas")
        assert (here.selection.metric, here.notices) == (shown, ())


def test_two_metrics_say_what_the_address_asked_of_them_in_vain(session):
    arrive(session, "atlas")
    asked = {"layout": "both", "method": "manual", "breaks": (0.5, 1.0), "overlay": "moran"}
    here = settle.page(Selection(language="en", country="US", metric="gdp_share", **asked), "atlas")
    found = atlas_two.settled(here, settle.Settling())
    assert [len(found.notices), found.selection.breaks, found.selection.overlay] == [2, (), ""]
    session["page"] = "growth"
    assert not atlas_two.settled(here, settle.Settling()).notices
