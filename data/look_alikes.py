"""Letters that look like those of another alphabet: which words mix alphabets, and how they are meant.

Raw text is kept as published; search and matching go by the normalised one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

LATIN, CYRILLIC, GREEK = "LATIN", "CYRILLIC", "GREEK"
# Alphabets that are told apart; letters of others (and the micro sign) mix with nothing.
SCRIPTS = (CYRILLIC, LATIN, GREEK, "ARMENIAN")
# Letters that follow one another are a word.
WORD = r"[^\W\d_]+"

# Pairs of letters of the same shape (Unicode confusables, the part that Russian and Ukrainian need), left = right.
_LATIN_CYRILLIC = "AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YУ ËЁ ÏЇ aа cс eе iі kк oо pр xх yу ëё ïї"
_GREEK_CYRILLIC = "ΑА ΒВ ΓГ ΕЕ ΗН ΙІ ΚК ΜМ ΟО ΠП ΡР ΤТ ΥУ ΦФ ΧХ ϹС αа γу ιі κк οо όо πп ρр τт φф χх ϲс"
_GREEK_LATIN = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa γy ιi κk νv οo όo ρp υu χx"


def _pairs(text: str) -> dict[str, str]:
    return {pair[0]: pair[1] for pair in text.split()}


def _back(text: str) -> dict[str, str]:
    return {pair[1]: pair[0] for pair in text.split()}


# What a letter of any alphabet looks like in this one.
LOOK_ALIKES: Mapping[str, Mapping[str, str]] = {
    CYRILLIC: _pairs(_LATIN_CYRILLIC) | _pairs(_GREEK_CYRILLIC),
    LATIN: _back(_LATIN_CYRILLIC) | _pairs(_GREEK_LATIN),
    GREEK: {},
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a text holds: number of tokens, those that mix alphabets, Greek letters with their count, the text as meant."""

    tokens: int
    mixed: tuple[str, ...]
    greek: Mapping[str, int]
    normalised: str


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The alphabet of a letter, '' for anything else.

    >>> script("ο"), script("о"), script("o"), script("1")
    ('GREEK', 'CYRILLIC', 'LATIN', '')
    """
    name = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
    return name if name in SCRIPTS else ""


def scripts(word: str) -> frozenset[str]:
    """The alphabets of a word."""
    return frozenset(filter(None, map(script, word)))


def examined(text: str, pattern: str = WORD) -> Examined:
    """The tokens of a text by alphabet, and the text with look-alike letters replaced.

    >>> examined("Краснοдар, 2 DJ-сета").normalised
    'Краснодар, 2 DJ-сета'
    """
    found = [match[0] for match in re.finditer(pattern, text)]
    mixed = tuple(word for word in found if len(scripts(word)) > 1)
    counted = Counter(filter(None, map(script, text)))
    order = sorted((CYRILLIC, LATIN), key=lambda name: -counted[name])
    suspects = frozenset(letter for word in mixed for letter in word if script(letter) == GREEK)
    meant = re.sub(pattern, lambda match: _meant(match[0], order, suspects), text)
    greek = Counter(letter for letter in text if script(letter) == GREEK)
    return Examined(len(found), mixed, greek, meant)


def normalised(text: str) -> str:
    """The text with look-alike letters replaced, for search and matching."""
    return examined(text).normalised


def _meant(word: str, order: list[str], suspects: frozenset[str]) -> str:
    """A word in the first alphabet in which every foreign letter has a look-alike; unchanged where there is none."""
    own = scripts(word)
    if len(own) < 2 and not (own == {GREEK} and set(word) <= suspects):
        return word
    for name in order:
        known = LOOK_ALIKES[name]
        if (name in own or own == {GREEK}) and all(script(c) in (name, "") or c in known for c in word):
            return "".join(c if script(c) == name else known.get(c, c) for c in word)
    return word
