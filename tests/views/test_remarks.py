"""Remarks of figures: ours in the reader's language, whatever else marked as a quotation."""

import pytest

from tests.browser import words
from views.parts import remarks, store
from views.parts.language import speaking


def in_words(remark: str, lang: str) -> str:
    with speaking(lang):
        return remarks.in_words(remark)


def test_a_remark_is_said_note_by_note():
    said = in_words(
        "sum not computed: 313: flag D: withheld; 314: size class E (250-499 employees); on 1 October", "ru"
    )
    assert (
        said
        == "сумма не рассчитана: 313: пометка D: закрыто; 314: размерный класс E (250–499 работников); на 1 октября"
    )
    assert in_words("on 1 October", "en") == "on 1 October"
    assert in_words("", "uk") == ""


def test_words_of_a_source_stay_and_are_marked():
    assert in_words("reported by Rosstat; Без учёта ИП", "uk") == "за даними Росстату; «Без учёта ИП»"
    assert in_words("Без учёта ИП", "en") == "“Без учёта ИП”"


@pytest.mark.parametrize("edition", store.present())
@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_no_remark_of_an_edition_is_english(edition, lang):
    known = store.warehouse(edition)
    found = {str(text) for table in ("observation", "observation_history") for (text,) in notes(known, table)}
    said = {remark: in_words(remark, lang) for remark in found if remark}
    assert not [text for text in said.values() for note in text.split("; ") if note.startswith("«")], (
        "marked as words of a source"
    )
    assert not [text for text in said.values() if words.LATIN_WORD.search(text.replace("(NA)", ""))]


def notes(warehouse, table: str) -> list[tuple]:
    return warehouse.rows(f"SELECT DISTINCT note FROM wh.{table}")
