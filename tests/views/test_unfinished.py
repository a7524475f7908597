"""A figure that is not final is never said as if it were: in titles, ledes, cards and rows of three languages."""

import pytest

from tests.views.answers import answer, known
from views.parts import region_words, trends, unfinished
from views.parts.language import LANGUAGES, speaking


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], ""),
        (["A", "B", ""], ""),
        (["P", "P"], "provisional"),
        (["P", "A"], "in part: provisional"),
        (["E", "P"], "provisional and estimated by the office"),
        (["Q", "I"], ""),
    ],
)
def test_a_flag_is_said_of_all_figures_or_of_a_part_of_them(statuses, words):
    assert unfinished.words(statuses) == words


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Output rose", "Output rose (provisional)"),
        ("Output rose.", "Output rose (provisional)."),
        ("Index 150 (2020 = 100)", "Index 150 (2020 = 100; provisional)"),
        ("", ""),
    ],
)
def test_the_flag_stands_in_brackets_before_the_stop(sentence, marked):
    assert unfinished.marked(sentence, ["P"]) == marked
    assert unfinished.marked(sentence, ["A"]) == sentence


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_sentence_of_a_region_says_it_in_its_language(lang):
    with speaking(lang):
        (now,) = answer({"value": 10.0, "obs_status": "P", "time_period": "2025"})
        (change,) = answer({"value": 112.0, "obs_status": "P", "time_period": "2025", "base_period": "2024"})
        said = region_words.finding(now, change, "gdp", known(), "2025")
        final = region_words.finding(now.with_(obs_status="A"), change, "gdp", known(), "2025")
    flag = {"en": "provisional", "ru": "предварительные данные", "uk": "попередні дані"}[lang]
    assert said == f"{final} ({flag})"


def test_a_point_without_a_value_tells_why():
    (row,) = answer({"reason": "SERIES_BREAK", "value": None, "obs_status": "M"})
    assert trends.hover(row, "gdp", "yoy", known()).endswith("–<br>the series breaks between the two periods, so they are not compared")  # fmt: skip
    (row,) = answer({"reason": "VALUE_SUPPRESSED", "value": None})
    assert "withheld" in trends.hover(row, "gdp", "level", known())
