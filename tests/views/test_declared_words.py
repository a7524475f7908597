"""What data and metrics declare in English can be said in every language."""

import pytest

from data.schema import table
from metrics.catalogue import catalogue
from metrics.transforms import TRANSFORMS
from views.parts import declared_words, files
from views.parts.language import LANGUAGES, speaking


def test_every_method_is_listed():
    assert {metric.source_of_method for metric in catalogue().values()} == set(declared_words.METHODS)


def test_every_view_with_words_is_listed():
    assert {view.words for view in TRANSFORMS.values()} - {"x(t)"} == set(declared_words.VIEWS)


def test_every_meaning_of_a_column_is_listed():
    observation = table("observation")
    assert {observation.column(name).meaning for name in files.COLUMNS if name in observation.names} == set(
        declared_words.COLUMNS
    )


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_a_listed_text_is_translated_and_another_stays(lang):
    with speaking(lang):
        assert declared_words.said("Quotient of two sums") != "Quotient of two sums"
        assert declared_words.said("dyvys.info") == "dyvys.info"
        assert declared_words.said("") == ""


def test_a_title_in_brackets_is_for_english_readers():
    assert declared_words.cited("[Russia: fabrics]") == "[Russia: fabrics]"
    with speaking("uk"):
        assert declared_words.cited("[Russia: fabrics]") == ""
        assert declared_words.cited("Обсяг") == "Обсяг"
