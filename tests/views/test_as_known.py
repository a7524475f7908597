"""A day of knowledge: before the first issue at hand the page says so, later it shows what was newest then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.lookup import whole
from tests.views.answers import answer
from views.parts import (
    as_known,
    compare_choice,
    compare_closer,
    growth_words,
    html,
    key_figures,
    overview_words,
    page,
    pictures,
    rankings,
    region_figures,
    region_profile,
    settle,
    store,
)
from views.parts.language import speaking
from views.parts.selection import Selection

RU, US = Selection(language="en", country="RU"), Selection(language="en", country="US")


def test_an_issue_that_is_only_no_older_than_its_day_is_named():
    asked = settle.Settled(Selection(language="en", edition="published", country="RU", as_of="2014-06-01", metric="output_physical",
                                     product="KEP_FOOTWEAR", freq="M", transform="level", areas=("RU",)))  # fmt: skip
    rows = page.rows("published", asked.query())
    told = as_known.unsure("published", rows, "2014-06-01").replace("\u00a0", " ")
    assert told.endswith("it came out on 31 May 2014 or later, perhaps after 1 June 2014.")
    assert as_known.unsure("published", rows, "") == ""
    later = answer(
        {"reason": "NO_DATA", "time_period": "2017"},
        {"reason": "NO_DATA", "time_period": "2010"},
        {"time_period": "2017"},
    )
    assert as_known.by_then(later, "2014-06-01")["time_period"].tolist() == ["2010", "2017"]
    assert len(as_known.by_then(later, "")) == 3


def test_compare_and_region_say_so_under_their_figures_as_growth_does(monkeypatch):
    """The issues of the files by region at hand have days of their own; here their days are made as unsure as those of the bulletin."""
    issues = store.ask(whole, "published", "issue").assign(vintage_precision="not_before")
    monkeypatch.setattr(as_known, "whole", lambda _warehouse, _name: issues)
    store.forget()
    said = []
    monkeypatch.setattr(
        html, "sources", lambda *lines: said.append([line for line in lines if "perhaps after" in line])
    )
    monkeypatch.setattr(html, "kpis", lambda *_cards: None)
    monkeypatch.setattr(pictures, "show", lambda *_drawn: None)
    monkeypatch.setattr(html, "figure_head", lambda *_heads: None)
    monkeypatch.setattr(page, "twin", lambda *_made, **_more: None)
    asked = settle.Settled(
        replace(US, edition="published", as_of="2024-01-01", areas=("US-GA",), columns=("gdp.C13-C15",))
    )
    compared = compare_choice.settled(asked)
    compare_closer.multiples(compared, compared.focus)
    compare_closer.strip(compared, compared.focus)
    leading = region_profile.leading(asked, "US-GA", ())
    region_figures.draw(asked, [leading])
    assert [len(lines) for lines in said] == [1, 1, 1]
    assert {line.replace("\u00a0", " ") for (line,) in said} == {
        "The day of the issue is not on record: it came out on 31 March 2023 or later, perhaps after 1 January 2024."
    }
    said.clear()
    region_figures.draw(settle.Settled(replace(asked.selection, as_of="")), [leading])
    assert said == [[]]
    store.forget()


def test_too_early_is_a_day_on_which_no_figure_was_out():
    nothing, some = answer({"reason": "NO_DATA"}), answer({"reason": "NO_DATA"}, {})
    assert as_known.is_too_early("2000-01-01", nothing["reason"])
    assert not as_known.is_too_early("", nothing["reason"])
    assert not as_known.is_too_early("2000-01-01", some["reason"])
    assert not as_known.is_too_early("2000-01-01", answer({"reason": "BASE_ZERO"})["reason"])


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "no issue from before 1 January 2000 is at hand"),
        ("ru", "выпусков ранее 1\u00a0января 2000\u00a0г. в наличии нет"),
    ],
)
def test_the_sentence_names_the_day(lang, said):
    with speaking(lang):
        assert as_known.nothing_by("2000-01-01").replace("\u00a0", " ") == said.replace("\u00a0", " ")


def test_an_absent_figure_was_not_out_yet():
    assert as_known.reason("NO_DATA", "2000-01-01") == "No issue from before 1 January 2000 is at hand."
    assert as_known.reason("NO_DATA", "") == "There are no figures for this choice."
    assert as_known.reason("BASE_ZERO", "2000-01-01").startswith("The base is zero")


def test_growth_says_so_in_title_and_note():
    here = settle.page(replace(RU, as_of="2000-01-01"), "growth")
    here = settle.Settled(replace(here.selection, areas=("RU",)))
    rows = page.answer(here.edition, here.query())
    assert growth_words.title(here, rows) == "Output of footwear: no issue from before 1 January 2000 is at hand"


def test_the_newest_question_is_the_newest_of_the_day():
    assert page.newest("published", "US", "gdp").start == "2021"
    early = page.newest("published", "US", "establishments", as_of="2014-01-01")
    assert early.start == page.newest("published", "US", "establishments").start == "2011"
    assert page.newest("published", "RU", "clusters", as_of="2019-06-30").start == "2018"
    assert page.newest("published", "RU", "clusters").start > "2018"


def test_the_ranking_shows_the_list_of_products_of_the_day():
    ranked, _small = rankings.by_product(settle.everywhere(replace(RU, as_of="2015-06-01")))
    assert set(ranked["time_period"]) == {"2014"}
    assert set(ranked["dataset"]) == {"RU_KEP"}
    assert rankings.by_product(settle.everywhere(replace(RU, as_of="2000-01-01"))) is None
    assert len(rankings.by_region(settle.everywhere(replace(US, as_of="2000-01-01")))) == 0


def test_the_key_figures_are_those_of_the_day():
    cards = key_figures.figures("published", "RU", "2015-06-01")
    assert {card.period for card in cards} == {"2014"}
    assert {card.kpi.product for card in cards} >= {"KEP_FOOTWEAR", "KEP_HOSIERY"}
    assert key_figures.figures("published", "RU", "2000-01-01") == []
    assert "2000" in overview_words.lead("published", [], "2000-01-01")


def test_a_day_that_has_not_come_is_refused_with_a_sentence():
    tomorrow = (settle.today() + timedelta(days=1)).isoformat()
    here = settle.everywhere(replace(RU, as_of=tomorrow))
    assert here.selection.as_of == ""
    assert len(here.notices) == 1
    assert here.notices[0].endswith("has not come yet; the newest figures are shown.")
    assert settle.everywhere(replace(RU, as_of=settle.today().isoformat())).notices == ()
