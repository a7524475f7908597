"""Every missing figure says why, and every flag is a word."""

import pytest

from metrics import status as statuses
from views.parts import formats
from views.parts.language import LANGUAGES
from views.parts.reasons import CONFIDENTIALITY, REASONS, STATUSES

LAW = [
    "BASE_ZERO", "BASE_NEGATIVE", "BASE_MISSING", "BASE_SUPPRESSED", "BASE_ABSENT", "BASE_INCOMPLETE",
    "VALUE_MISSING", "VALUE_SUPPRESSED", "SERIES_BREAK", "INCOMPLETE_YTD", "SHORT_SERIES", "GAPS",
    "COMPONENT_MISSING", "COMPONENT_SUPPRESSED", "PRICE_MISSING", "DEFLATOR_MISSING", "NO_DATA",
    "NEGATIVE_INPUT", "INCONSISTENT_INPUT", "ZERO_IN_LOG", "ZERO_VARIANCE", "ZERO_MAD", "TOO_FEW_UNITS",
    "PLANT_HHI_ONE", "DEGENERATE_SPECTRUM", "INVALID_WEIGHTS", "TOO_FEW_DIMENSIONS", "PERCENTAGE_POINTS",
    "NEGATIVE_INCREMENT", "FEATURE_OFF",
]  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_is_a_sentence_of_its_own(lang):
    sentences = {formats.reason(code, lang) for code in LAW}
    assert set(REASONS) == set(LAW)
    assert len(sentences) == len(LAW)
    assert all(sentence.endswith(".") and "_" not in sentence for sentence in sentences)


def test_withheld_is_not_said_as_missing():
    assert formats.reason("VALUE_SUPPRESSED", "en") != formats.reason("VALUE_MISSING", "en")
    assert "withheld" in formats.reason("VALUE_SUPPRESSED", "en")


def test_reasons_at_the_edges():
    assert formats.reason("", "en") == ""
    assert formats.absent("", "en") == "–"
    assert formats.absent("NO_DATA", "en") == "– There are no figures for this choice."
    assert formats.reason("NEW_CODE", "en") == "Not available, reason: NEW_CODE."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_flags_are_words(lang):
    assert len({formats.status(code, lang) for code in STATUSES}) == len(STATUSES)
    assert len({formats.confidentiality(code, lang) for code in CONFIDENTIALITY}) == len(CONFIDENTIALITY)
    assert formats.status("?", lang) == "?"


def test_whatever_the_metrics_answer_can_be_said():
    assert set(statuses.REASONS) <= set(REASONS)
    assert set(statuses.RANKED) <= set(STATUSES)
