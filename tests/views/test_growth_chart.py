"""What one more press of a button would show is kept at an address: the same picture that the page draws, and nothing else."""

import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.views.by_address import asked
from views.parts import growth_beside, growth_chart, growth_lines, growth_words, page, pictures, settle
from views.parts.language import speaking
from views.parts.selection import Selection
from views.parts.theme import DARK, shown_in

CHOSEN = Selection(
    edition="published",
    country="US",
    metric="gdp",
    activity="C13-C15",
    freq="A",
    transform="yoy",
    areas=("US-NC",),
    language="ru",
)


@pytest.fixture
def here():
    with speaking("ru"), shown_in("dark"):
        yield settle.Settled(CHOSEN)


def test_who_cannot_see_it_is_told_the_ends_of_all_lines():
    """New York fell to 25.4 % of 1997 in 2020, lower than North Carolina ever did; raw: SAGDP2."""
    chosen = Selection(language="en", country="US", metric="gdp", activity="C13-C15", freq="A", transform="index", base="1997",
                       areas=("US-NC", "US-NY"), edition="published")  # fmt: skip
    with speaking("en"):
        here = settle.Settled(chosen)
        shown = page.rows("published", here.query())
        told = growth_chart.alt(here, shown, growth_words.title(here, shown))
    assert "Lowest 25.4 in 2020 (New York), highest" in told


@pytest.mark.parametrize("extras", ["", "country", "country.peers"])
def test_an_address_gives_the_picture_that_the_page_draws(here, extras):
    got = asked(growth_chart.data, growth_chart.address(here, extras))
    assert (got.status_code, got.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
    told, there = json.loads(got.body), settle.Settled(CHOSEN.changed(extras=extras))
    shown = page.rows("published", there.query())

    drawn = growth_lines.drawn(there, shown)
    assert told["figure"] == pictures.written("published", growth_lines.figure(there, drawn))
    assert told["alt"] == growth_chart.alt(there, shown, growth_words.title(there, shown))
    figure = json.loads(told["figure"])
    assert figure["layout"]["paper_bgcolor"] == DARK.page
    assert len([line for line in figure["data"] if "lines" in line["mode"]]) == 1 + extras.count(
        "country"
    ) + 3 * extras.count("peers")
    assert "Северная Каролина" in told["figure"]


@pytest.mark.parametrize("is_own", [False, True])
def test_an_address_knows_whether_the_reader_chose_the_areas(is_own):
    """Of areas that the page begins with none is called the lowest: there are lower ones that it does not show."""
    with speaking("en"), shown_in("light"):
        chosen = CHOSEN.changed(areas=("US-CA", "US-NC", "US-NY"), language="en")
        there = settle.Settled(chosen, has_own_areas=is_own)
        told = json.loads(asked(growth_chart.data, growth_chart.address(there, "")).body)["alt"]
        assert told.startswith(growth_words.title(there, page.rows("published", there.query())))
    assert ("lowest in" in told) is not is_own


@pytest.mark.parametrize(
    "changed",
    [{"mode": "sepia"}, {"edition": "secret"}, {"country": "FR"}, {"area": "RU-MOW"}, {"metric": "nothing"}, {"area": ""}, {"lang": "de"},
     {"area": ",".join(f"US-{code}" for code in ["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL"])}],
)  # fmt: skip
def test_what_no_page_asks_for_is_refused(here, changed):
    parts = urlsplit(growth_chart.address(here, "country"))
    query = urlencode({**dict(parse_qsl(parts.query)), **changed})
    got = asked(growth_chart.data, f"{parts.path}?{query}")
    assert got.status_code == 404
    assert got.body == b""


def test_an_address_of_another_program_is_refused(here):
    assert asked(growth_chart.data, growth_chart.address(here, "").replace(".json", "0.json")).status_code == 404


def test_a_press_keeps_what_is_not_offered_here(here, monkeypatch):
    told = []
    monkeypatch.setattr(growth_beside, "toggles", lambda *words: told.append(words))
    there = settle.Settled(CHOSEN.changed(extras="peers.ets"))
    growth_beside.choose(there, "trend", lambda extras: extras)
    ((_label, chart, offered, _key, _take),) = told
    assert chart == "trend"
    assert [(one.code, one.is_on, one.address) for one in offered] == [
        ("country", False, "country.peers.ets"),
        ("peers", True, "ets"),
    ]
