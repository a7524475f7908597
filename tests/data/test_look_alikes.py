"""Letters of another alphabet are found, and replaced only where a word mixes alphabets."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.look_alikes import CYRILLIC, GREEK, LATIN, LOOK_ALIKES, examined, normalised, script


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Краснοдарсκогο края", "Краснодарского края"),
        ("Mосква, Cанкт-Петербург", "Москва, Санкт-Петербург"),
        ("прοмышленнοсть ο κ", "промышленность о κ"),
        ("DJ-сета и IТ", "DJ-сета и ІТ"),
        ("COVIDный тест", "COVIDный тест"),
        ("an Аpple", "an Apple"),
        ("α-частица Ελλάδα", "α-частица Ελλάδα"),
        ("Kиїв, Вінниця", "Київ, Вінниця"),
        ("10 µм", "10 µм"),
        ("", ""),
    ],
)
def test_normalised(raw, meant):
    assert normalised(raw) == meant


def test_what_is_counted():
    found = examined("Краснοдарсκогο DJ Ελλάδα 12")
    assert (found.tokens, found.mixed) == (3, ("Краснοдарсκогο",))
    assert found.greek == {"ο": 2, "κ": 1, "Ε": 1, "λ": 2, "ά": 1, "δ": 1, "α": 1}


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="абвеокрстухABCEHKMOPTXaceopxyκορταάλ -1", max_size=60))
def test_a_second_time_changes_nothing(text):
    once = normalised(text)
    assert normalised(once) == once
    assert len(once) == len(text)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="абвгдеёжзиійклмнопрстуїє -,.", max_size=60))
def test_a_clean_text_stays(text):
    assert normalised(text) == text


@pytest.mark.parametrize("target", [CYRILLIC, LATIN])
def test_pairs_lead_into_their_alphabet_and_keep_the_case(target):
    for foreign, own in LOOK_ALIKES[target].items():
        assert script(own) == target
        assert script(foreign) in {CYRILLIC, LATIN, GREEK} - {target}
        assert unicodedata.category(foreign) == unicodedata.category(own)
