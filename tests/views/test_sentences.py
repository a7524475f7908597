"""Pieces of text become sentences."""

import pytest

from views.parts import sentences
from views.parts.language import _


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("в 2 раза больше, чем в I полугодии 2023 года", "В 2 раза больше, чем в I полугодии 2023 года."),
        ("116,4 % к 2023 г.", "116,4 % к 2023 г."),
        ("provisional", "Provisional."),
    ],
)
def test_a_sentence_has_a_capital_and_one_stop(text, said):
    assert sentences.sentence(text) == said


@pytest.mark.parametrize(
    ("name", "inside"), [("Textiles", "textiles"), ("Лёгкая промышленность", "лёгкая промышленность"), ("GDP", "GDP")]
)
def test_a_name_inside_a_sentence(name, inside):
    assert sentences.inner(name) == inside


def test_an_abbreviation_takes_the_stop_of_its_sentence_along():
    assert _("Issue of {day}.", day="1 октября 2022 г.") == "Issue of 1 октября 2022 г."
    assert _("Issue of {day}.", day="1 October 2022") == "Issue of 1 October 2022."
    assert _("Look at {place}.", place="../data") == "Look at ../data."
