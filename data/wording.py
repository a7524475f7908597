"""Words of printed texts in Russian, Ukrainian and English: one plain form for matching, and numbers that are words."""

import re
from collections.abc import Iterable, Mapping

from data.look_alikes import normalised

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―﹣－", "-"))
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_APOSTROPHES = re.compile(r"(?<=[^\W\d_])['’ʼ`ʹ](?=[^\W\d_])")

# Forms that occur in print, apostrophes dropped: Russian; Ukrainian; English.
_UNITS: Mapping[int, str] = {
    1: "один одного одному одна одной одну одно; однієї одній; one a an",
    2: "два две двух двум двумя; дві двох двом двома; two",
    3: "три трех трем тремя; трьох трьом трьома; three",
    4: "четыре четырех четырем; чотири чотирьох чотирьом; four",
    5: "пять пяти пятью; пятьох; five",
    6: "шесть шести шестью; шість шістьох; six",
    7: "семь семи семью; сім сімох; seven",
    8: "восемь восьми; вісім вісьмох; eight",
    9: "девять девяти; девятьох; nine",
}
_TEENS: Mapping[int, str] = {
    10: "десять десяти; десятьох; ten",
    11: "одиннадцать одиннадцати; одинадцять одинадцяти; eleven",
    12: "двенадцать двенадцати; дванадцять дванадцяти; twelve",
    13: "тринадцать тринадцати; тринадцять; thirteen",
    14: "четырнадцать; чотирнадцять; fourteen",
    15: "пятнадцать пятнадцати; пятнадцять; fifteen",
    16: "шестнадцать; шістнадцять; sixteen",
    17: "семнадцать; сімнадцять; seventeen",
    18: "восемнадцать; вісімнадцять; eighteen",
    19: "девятнадцать; девятнадцять; nineteen",
}
_TENS: Mapping[int, str] = {
    20: "двадцать двадцати; двадцять двадцяти; twenty",
    30: "тридцать тридцати; тридцять; thirty",
    40: "сорок сорока; forty",
    50: "пятьдесят пятидесяти; пятдесят; fifty",
    60: "шестьдесят; шістдесят; sixty",
    70: "семьдесят; сімдесят; seventy",
    80: "восемьдесят; вісімдесят; eighty",
    90: "девяносто; девяносто; ninety",
    100: "сто ста; hundred",
}


def _spelt(*lists: Mapping[int, str]) -> dict[str, float]:
    return {
        form: float(value)
        for listed in lists
        for value, forms in listed.items()
        for form in forms.replace(";", "").split()
    }


_PLAIN_WORDS = _spelt(_UNITS, _TEENS, _TENS)
_HALVES = dict.fromkeys(("полтора", "полторы", "полутора", "півтора", "півтори", "one and a half"), 1.5)
_WORDS = _PLAIN_WORDS | _HALVES
_AND_HALF = {" с половиной": 0.5, " з половиною": 0.5, " із половиною": 0.5, " and a half": 0.5, " с четвертью": 0.25}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_DIGITS = r"(?:(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])(?:[.,]\d+)?|(?<![\d.,])\d+(?:[.,]\d+)*)"
_SPELT = rf"(?:\b(?:{any_of(_spelt(_TENS))}[ -]{any_of(_spelt(_UNITS))}|{any_of(_WORDS)})\b)(?:{any_of(_AND_HALF)}\b)?"
# A number in digits or words; no groups inside.
NUMBER = rf"(?:{_DIGITS}|{_SPELT})"


def plain(text: str) -> str:
    """Lower case, look-alike letters as meant, one kind of dash and of space, no apostrophes inside words, е for ё.

    >>> plain("Январь – июнь, в 1,5 раза; п’ять")
    'январь - июнь, в 1,5 раза; пять'
    """
    meant = _APOSTROPHES.sub("", normalised(text))
    signed = re.sub(r"[\u2212]\s*(?=\d)", "-", meant).translate(_DASHES)
    return _SPACES.sub(" ", signed).strip().lower().replace("ё", "е")


def number(text: str, lang: str = "") -> float | None:
    """The value of a text that matches NUMBER, in plain form; None where it is none.

    A comma is the decimal sign, except before three digits in English.

    >>> number("97,8"), number("1 250"), number("два с половиной"), number("двадцать пять"), number("1,250", "en")
    (97.8, 1250.0, 2.5, 25.0, 1250.0)
    """
    if re.match(r"\d", text):
        return _of_digits(text.replace(" ", ""), lang)
    for ending, part in _AND_HALF.items():
        if text.endswith(ending) and text.removesuffix(ending) in _PLAIN_WORDS:
            return _PLAIN_WORDS[text.removesuffix(ending)] + part
    if text in _WORDS:
        return _WORDS[text]
    parts = [_PLAIN_WORDS.get(word) for word in re.split("[ -]", text)]
    return sum(part for part in parts if part is not None) if None not in parts else None


def _of_digits(text: str, lang: str) -> float | None:
    """Digits with a decimal sign; None where the signs make no number."""
    if lang == "en" and re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return float(text.replace(",", ""))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
