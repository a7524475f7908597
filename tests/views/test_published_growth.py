"""Growth as it was published: every row says who said it, and of what."""

import numpy as np
import pytest

from metrics import statements
from tests.views.answers import answer
from tests.views.test_growth_page import at
from views.parts import names, published_growth, region_press, stated_words, store
from views.parts.language import speaking


def test_a_statement_without_publisher_or_activity_says_so(monkeypatch):
    shown = []
    monkeypatch.setattr(published_growth.html, "table", lambda _headers, rows, *_more: shown.extend(rows))
    monkeypatch.setattr(published_growth.html, "figure_head", lambda *_texts: None)
    said = store.ask(published_growth.latest, "published", "RU", (), "")
    assert (said["publisher"] == "").any()
    assert (said["activity"] == "_Z").any()
    here = type("Here", (), {"edition": "published"})()
    for lang, publisher, activity in (("en", "not named", "not stated"), ("ru", "не назван", "не указано")):
        shown.clear()
        with speaking(lang):
            published_growth.said_table(here, said)
        assert all(all(cell for cell in row) for row in shown)
        assert publisher in {row[4] for row in shown}
        assert activity in {row[1] for row in shown}
        assert not {"Unclassified", "Вне классификации"} & {row[1] for row in shown}


def test_a_short_list_has_its_source_below(monkeypatch):
    lines = []
    monkeypatch.setattr(published_growth.html, "table", lambda *_more: None)
    monkeypatch.setattr(published_growth.html, "figure_head", lambda *_texts: None)
    monkeypatch.setattr("views.parts.html.sources", lambda *texts: lines.append("".join(texts)))
    said = store.ask(published_growth.latest, "published", "UA", (), "")
    here = type("Here", (), {"edition": "published"})()
    published_growth.said_table(here, said, is_short=True)
    (text,) = lines
    assert text.startswith("Source: ")


def test_the_list_of_a_day_holds_what_was_out_by_then():
    early = store.ask(published_growth.latest, "published", "RU", (), "2016-12-15")
    every = store.ask(statements.latest_growth, "published", "RU")
    assert 0 < len(early) < len(every)
    assert (early["known_by"].astype("datetime64[D]") <= np.datetime64("2016-12-15")).all()


@pytest.mark.parametrize(
    ("kind", "value", "qualifier", "en", "ru", "uk"),
    [
        ("times", 1.5, "exact", "up 1.5 times", "рост в 1,5 раза", "зростання у 1,5 раза"),
        ("times", 2.25, "exact", "up 2.25 times", "рост в 2,25 раза", "зростання у 2,25 раза"),
        ("times", 3.0, "exact", "up 3 times", "рост в 3 раза", "зростання у 3 рази"),
        ("times", 9.0, "about", "up about 9 times", "рост примерно в 9 раз", "зростання приблизно у 9 разів"),
        (
            "times",
            0.5,
            "about",
            "about 0.5 of the former level",
            "около 0,5 прежнего уровня",
            "близько 0,5 попереднього рівня",
        ),
        ("rate_pct", 5.0, "almost", "almost +5%", "почти +5 %", "майже +5 %"),
        ("index_pct", 86.1, "exact", "−13.9%", "−13,9 %", "−13,9 %"),
        ("rate_pct", 75.1, "exact", "+75.1% (1.8 times)", "+75,1 % (в 1,8 раза)", "+75,1 % (у 1,8 раза)"),
    ],
)
def test_growth_is_written_with_the_digits_that_were_said(kind, value, qualifier, en, ru, uk):
    index = {"times": 100 * value, "rate_pct": 100 + value}.get(kind, value)
    said = answer({"value_kind": kind, "value": value, "index_pct": index, "qualifier": qualifier}).row(0)
    for lang, told in (("en", en), ("ru", ru), ("uk", uk)):
        with speaking(lang):
            assert stated_words.growth(said).replace("\u00a0", " ") == told


def test_a_multiple_is_held_against_a_series_as_exactly_as_it_was_said():
    tenth, whole = (answer({"value": value}).row(0) for value in (1.4, 3.0))
    assert [stated_words.is_close(gap, tenth) for gap in (-5.0, 4.9, 5.1)] == [True, True, False]
    assert stated_words.is_close(-50.0, whole)
    assert not stated_words.is_close(0.2, None)
    assert stated_words.difference(60.4, whole).replace("\u00a0", " ") == "about +60 p.p."
    assert stated_words.difference(0.2, None).replace("\u00a0", " ") == "+0.2 p.p."


def test_nobody_said_fifty_per_cent_of_irkutsk():
    """RU-IRK, first half of 2023: "выросло в полтора раза", "увеличился в три раза"."""
    here = at(areas=("RU-IRK",))
    newest = region_press.newest(region_press.stated(here, "RU-IRK"), names.of("published"))
    told = region_press.sentence(newest, names.of("published")).replace("\u00a0", " ")
    assert ": up 1.5 times in " in told
    assert "%" not in told
    assert {"F007", "F008"} <= set(stated_words.multiples(here))


def test_beside_a_regional_series_of_something_else_the_gap_says_what_is_missing(monkeypatch):
    notes = []
    for name in ("said_table", "compared_table"):
        monkeypatch.setattr(published_growth, name, lambda *_given: None)
    monkeypatch.setattr(published_growth.html, "note", lambda bold, text: notes.append((bold, text)))
    published_growth.draw(at(metric="shipments_manufacturing", areas=("RU-IVA",)))
    ((_bold, text),) = notes
    assert text.startswith("Output of light industry by product: not by region in this edition. An export of the")
