"""The tables of neighbours and products: a dash has its reason below, a change on a small base its word."""

from types import SimpleNamespace

import pytest

from metrics.query import Query
from tests.views import answers
from tests.views.test_region import here
from tests.views.test_region_words import weigh
from views.parts import page, region_neighbours, region_products
from views.parts.language import LANGUAGES, speaking


@pytest.mark.parametrize("lang", LANGUAGES)
def test_areas_without_a_figure_stand_below_with_the_reason(lang):
    weight = weigh(None, reason="VALUE_SUPPRESSED")
    with speaking(lang):
        said = region_neighbours.silent(("US-AA", "US-BB", "US-XX"), None, weight, answers.known(lang))
    expected = {
        "en": "Aland: the figure is withheld by its publisher. US-XX: the series does not print this area.",
        "ru": "US-XX: в этом ряду территории нет.", "uk": "US-XX: у цьому ряду території немає.",
    }  # fmt: skip
    assert expected[lang] in said
    assert "US-BB" not in said


def test_a_quotient_on_a_small_base_is_marked():
    weight = weigh(2.0)
    small = SimpleNamespace(quotient=lambda code: weight.quotient(code).with_(is_small_base=True), measure=weight.measure,
                            share=lambda code: weight.share(code).with_(is_small_base=True))  # fmt: skip
    with speaking("en"):
        assert region_neighbours._cells("US-AA", None, small, answers.known()) == [
            "2.00%, small base",
            "2.00, small base",
        ]
        assert region_neighbours._cells("US-AA", None, weight, answers.known()) == ["2.00%", "2.00"]


def test_three_coats_after_one_are_no_growth_to_speak_of(monkeypatch):
    """One piece before, or a thousandth of what the country makes; a small change of a trifle is left without a word."""
    made = {"coats": ("NMB", 0, 3.0, 1.0), "bags": ("PR", 3, 60.0, 20.0), "boots": ("PR", 3, 60.0, 20.0), "tents": ("NMB", 0, 820.0, 700.0),
            "hats": ("NMB", 0, 1.0, 3.0)}  # fmt: skip
    usual = {"bags": 20_000.0, "boots": 200.0}
    levels = {name: answers.answer({"product": name, "unit": unit, "unit_mult": mult, "value": now}).row(0)
              for name, (unit, mult, now, _then) in made.items()}  # fmt: skip
    changes = {name: answers.answer({"product": name, "value": 100 * now / then, "base_value": then}).row(0)
               for name, (_unit, _mult, now, then) in made.items()}  # fmt: skip
    country = answers.answer(*({"product": name, "value": value} for name, value in usual.items()))
    monkeypatch.setattr(page, "rows", lambda *_asked: country)
    asked = Query("output_physical", "US", ("US-GA",), freq="A")
    assert region_products.small_bases(here(country="US"), asked, levels, changes) == {"coats", "bags", "hats"}
    with speaking("en"):
        assert region_products.change(changes["coats"], is_small=True) == "+200.0%, small base"
