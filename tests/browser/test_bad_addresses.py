"""An address that asks for what is not there: the page stands, says so in a sentence, and shows the nearest that is there."""

import pytest

from tests.browser import words

pytestmark = pytest.mark.browser

# What the address says, on which page, what the sentence must name, and what the address says afterwards.
CASES = {
    "metric misspelt": ("atlas", {"country": "US", "metric": "gdp_sharee"}, "gdp_sharee", {"metric": "gdp_share"}),
    "metric unknown": ("growth", {"country": "RU", "metric": "happiness"}, "happiness", {"metric": "output_physical"}),
    "region unknown": ("atlas", {"country": "US", "metric": "gdp_share", "area": "US-ZZ,US-TX"}, "US-ZZ", {"area": "US-TX"}),
    "region of another country": ("growth", {"country": "US", "metric": "gdp", "area": "RU-IVA"}, "RU-IVA", {"country": "US"}),
    "country unknown": ("", {"country": "ZZ"}, "ZZ", {"country": "RU"}),
    "edition unknown": ("growth", {"country": "RU", "edition": "secret"}, "secret", {"edition": "published"}),
    "product unknown": ("growth", {"country": "RU", "metric": "output_physical", "product": "99.99"}, "99.99", {"metric": "output_physical"}),
    "view unknown": ("download", {"country": "US", "metric": "gdp", "view": "sideways"}, "sideways", {"view": "level"}),
    "period unknown": ("atlas", {"country": "US", "metric": "gdp_share", "period": "1800"}, "1800", {"period": "2021"}),
    "classes unknown": ("atlas", {"country": "US", "metric": "gdp_share", "classes": "magic"}, "magic", {"classes": "ratio"}),
    "number of classes unknown": ("atlas", {"country": "US", "metric": "gdp_share", "k": "77"}, "77", {"k": "7"}),
    "first period unknown": ("download", {"country": "US", "metric": "gdp", "from": "1066"}, "1066", {"metric": "gdp"}),
    "not a day": ("methods", {"country": "RU", "as_of": "yesterday"}, "yesterday", {"country": "RU"}),
    "not a number": ("atlas", {"country": "US", "k": "seven"}, "k", {"country": "US"}),
    "no classes at all": ("atlas", {"country": "US", "k": "0"}, "k", {"country": "US"}),
    "language unknown": ("methods", {"country": "US", "lang": "xx"}, "xx", {"lang": "en"}),
    "a day to come": ("growth", {"country": "US", "as_of": "2999-01-01"}, "2999", {"country": "US"}),
    "last before first": ("download", {"country": "US", "metric": "gdp", "from": "2015", "to": "2010"}, "places", {"from": "2010", "to": "2015"}),
    "script in a code": ("growth", {"country": "RU", "metric": "<script>alert(1)</script>"}, "metric", {"metric": "output_physical"}),
    "words of SQL": ("growth", {"country": "RU", "product": "x'; DROP TABLE observation; --"}, "product", {"country": "RU"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_address_gets_a_sentence(visit, name):
    path, params, named, afterwards = CASES[name]
    screen = visit(path, **params)
    assert any(named in note for note in screen.notes), screen.notes
    assert len(screen.notes[0].split()) > 5
    assert {key: screen.params.get(key) for key in afterwards} == afterwards
    assert not [text for text in screen.texts() if words.INSIDE.search(text)]
    assert "cannot be shown" not in screen.title


@pytest.mark.parametrize(("lang", "word"), [("ru", "недоступно"), ("uk", "недоступно")])
def test_the_sentence_is_in_the_readers_language(visit, lang, word):
    screen = visit("growth", lang=lang, country="RU", metric="happiness")
    assert words.CYRILLIC.search(screen.notes[0])
    assert "happiness" in screen.notes[0]
    assert not words.leftovers(screen.notes, lang)


def test_a_corrected_choice_is_said_once(visit):
    screen = visit("atlas", country="US", metric="gdp_sharee")
    assert len(screen.notes) == 1
    screen.page.goto(screen.page.url)
    assert screen.ready().notes == []


def test_the_overview_is_found_by_its_name(visit):
    screen = visit("overview", country="US", lang="ru")
    assert screen.path == ""
    assert screen.params["country"] == "US"
    assert screen.notes == []
    assert not screen.page.locator("[data-testid=stDialog], [role=dialog]").count()


def test_an_unknown_page_is_answered_by_another_in_the_readers_language(visit):
    screen = visit("nosuch", country="US", lang="ru")
    assert (screen.path, screen.params["country"]) == ("", "US")
    assert len(screen.notes) == 1
    assert "nosuch" in screen.notes[0]
    assert not words.leftovers(screen.notes, "ru")
    assert not screen.page.get_by_role("dialog").count()
    screen.visit("Динамика")
    assert screen.notes == [], "said on the page that stands in, and on no other"
    screen.go("methodz", lang="en")
    assert screen.path == "methods"
    assert "methodz" in screen.notes[0]


@pytest.mark.parametrize("path", ["growth", "atlas", "download", "methods", "overview"])
def test_no_page_asks_in_vain_where_the_server_is(visit, path):
    screen = visit(path, country="US")
    asked = []
    screen.page.on("response", lambda answer: asked.append((answer.status, answer.url)))
    screen.page.reload()
    screen.ready()
    assert [url for status, url in asked if status >= 400] == []
    assert any("_stcore/health" in url for _status, url in asked)
