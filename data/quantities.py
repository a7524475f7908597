"""Figures of growth in a text in plain form (see data.wording): times, percentages, percentage points, fractions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.wording import NUMBER, any_of, number

_RANGE = rf"(?P<low>{NUMBER})(?:\s*(?:-|до|to)\s*(?P<high>{NUMBER}))?"
_EXTRA = r"(?P<extra> с (?:лишним|небольшим|хвостиком)| (?:з|із) (?:лишком|гаком|лишнім))?"

# "три раза в год" is no growth.
_NOT_PER = r"(?! (?:в|на|per|a) (?:год|месяц|недел|день|сут|рік|місяц|тижд|year|month|week|day))"

# Adverbs and verbs that hold the number; those that hold the direction, too, say so below.
_MULTIPLES: Mapping[float, str] = {
    2: "вдвое удвое вдвоє удвоє вдвічі удвічі twice twofold two-fold",
    3: "втрое утрое втроє утроє втричі утричі thrice threefold three-fold",
    4: "вчетверо учетверо вчетверо fourfold four-fold",
    5: "впятеро упятеро fivefold five-fold",
    6: "вшестеро ушестеро вшестеро sixfold",
    7: "всемеро усемеро sevenfold",
    8: "ввосьмеро увосьмеро eightfold",
    9: "вдевятеро ninefold",
    10: "вдесятеро удесятеро tenfold ten-fold",
}
_RAISED: Mapping[float, str] = {
    2: "doubled doubling doubles удвоил удвоила удвоило удвоили удвоился удвоилась удвоилось удвоились удвоение удвоения "
    "подвоїв подвоїла подвоїло подвоїли подвоївся подвоїлася подвоїлась подвоїлося подвоїлось подвоїлися подвоїлись",
    3: "tripled trebled tripling утроил утроила утроило утроили утроился утроилась утроилось утроились потроїв потроїла "
    "потроїло потроїли потроївся потроїлася потроїлось потроїлося потроїлись",
    4: "quadrupled quadrupling учетверил учетверился учетверилась учетверилось учетверились",
    5: "quintupled",
}
_HALVED = ("halved", "halving", "cut in half", "in half")
_ROOTS: Mapping[float, str] = {
    1.5: "полутора полутор півтора",
    2: "дву двух дво двох",
    3: "тре трех три трьох",
    4: "четырех четырьох чотирьох чотири",
    5: "пяти",
    10: "десяти",
}
_PARTS: Mapping[float, str] = {
    50: "половину|половини|половины|half|1/2",
    100 / 3: "треть|трети|третину|третини|third|1/3",
    200 / 3: "две трети|двух третей|дві третини|two thirds|two-thirds|2/3",
    25: "четверть|четверти|чверть|чверті|quarter|1/4",
    75: "три четверти|трех четвертей|три чверті|three quarters|three-quarters",
    20: "пятую часть|пятую|пяту частину|пяту|fifth",
    10: "десятую часть|десятую|десяту частину|десяту|tenth",
}


def _by_word(listed: Mapping[float, str], between: str = " ") -> dict[str, float]:
    return {word: value for value, words in listed.items() for word in words.split(between)}


_FRACTIONS, _ADVERBS = _by_word(_PARTS, "|"), _by_word(_MULTIPLES)
_VERBS, _BY_ROOT = _by_word(_RAISED), _by_word(_ROOTS)
_PATTERNS = {
    "points": rf"{_RANGE}\s*(?:-?х )?(?:%-?\w{{0,3}}\s*|-?процентн\w*\s+|проц\.?\s*|відсотков\w*\s+|відс\.?\s*)?"
    r"(?:п\. ?п\b\.?|п\.?п\b\.?|в\. ?п\b\.?|в\.?п\b\.?|пункт\w*|percentage[ -]points?|p\.? ?p\b\.?|ppts?\b|points?\b)",
    "percent": rf"(?P<sign>(?<![\w)])(?:-|\+\s?))?{_RANGE}\s*(?:%|-?процент\w*|проц\b\.?|-?відсот\w*|per ?cent\b|pct\b)",
    "times": rf"{_RANGE}{_EXTRA}(?:\s*(?:(?:раз[аиу]?|разів)\b{_NOT_PER}|(?:-?х)?[ -]?кратн\w+)| times\b{_NOT_PER}|[- ]?fold\b|x\b)",
    # As tables print it: "в 2,0 р."
    "printed": r"(?<=\b[ву] )(?P<low>\d+[.,]\d)\s*р\b\.?",
    # An index without a sign of per cent: "индекс составил 97,8".
    "index_pct": r"(?:\b[иі]ндекс\w*|\b[иі]пп|\bipi|\bindex)\b[^;\d]{0,80}?"
    rf"(?:состав\w+|склав|склала?|становив|was|is|stood at|[:=-])\s*(?P<low>{NUMBER})"
    r"(?![\d.,]*\d)(?!\s*(?:%|-?процент|-?відсот|per ?cent|п\.|пункт|point|раз|times))",
    "rooted": rf"\b(?P<root>{any_of(_BY_ROOT)})х?кратн\w+",
    "adverb": rf"\b(?P<adverb>{any_of(_ADVERBS)})\b{_EXTRA}",
    "raised": rf"\b(?P<verb>{any_of(_VERBS)})\b",
    "halved": rf"\b(?:{any_of(_HALVED)})\b",
    "half_as": r"\bhalf (?:as (?:much|many|large|high)|the (?:level|amount|volume|size))\b",
    "compared": rf"\b(?:(?:a|an|one)[ -])?(?P<part>{any_of(_FRACTIONS)})(?= (?:less|more|lower|higher|fewer|smaller|larger)\b)",
    "fraction": rf"(?:(?P<by>\b(?:на|by)\s+(?:\w+ )??)(?:(?:a|an|one)[ -])?|(?P<to>\b(?:до|to)\s+)(?:(?:a|an|one)[ -])?|\b(?=наполовин|вполовин))"
    rf"(?P<part>{any_of(_FRACTIONS)}|наполовину|вполовину)\b",
}  # fmt: skip
_COMPILED = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure at a place of a text: `kind` points, percent, rate_pct, index_pct or times; `high` ends a range.

    `direction` 1 or -1 where the figure itself says it, else 0; `qualifier` likewise.
    """

    start: int
    end: int
    kind: str
    low: float
    high: float | None = None
    direction: int = 0
    qualifier: str = ""


def found_in(text: str, lang: str = "") -> list[Quantity]:
    """Figures in their order; where two patterns meet, the one that begins first, then the longer one, counts."""
    every = [quantity for name, pattern in _COMPILED.items() for match in pattern.finditer(text)
             if (quantity := _quantity(name, match, lang)) is not None]  # fmt: skip
    found: list[Quantity] = []
    for quantity in sorted(every, key=lambda one: (one.start, -one.end)):
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    return found


def _quantity(name: str, match: re.Match[str], lang: str) -> Quantity | None:
    """The figure of a match; None where its number cannot be read."""
    span = match.span()
    said = match.groupdict()
    if said.get("low"):
        return _numeric(name, match, lang)
    qualifier = "more_than" if said.get("extra") else ""
    if name in ("halved", "half_as"):
        return Quantity(*span, "times", 0.5, direction=1)
    if name in ("fraction", "compared"):
        value = _FRACTIONS.get(said["part"] or "", 50.0)
        return Quantity(*span, "index_pct" if said.get("to") else "rate_pct", value)
    word, known = next((said[group], words) for group, words in _HOLDERS if said.get(group))
    return Quantity(*span, "times", known[word], None, int(name == "raised"), qualifier)


_HOLDERS = (("root", _BY_ROOT), ("adverb", _ADVERBS), ("verb", _VERBS))


def _numeric(name: str, match: re.Match[str], lang: str) -> Quantity | None:
    """A figure with a number, or a range of two."""
    said = match.groupdict()
    low, high = number(said["low"], lang), number(said["high"], lang) if said.get("high") else None
    if low is None:
        return None
    sign = {"-": -1, "+": 1}.get((said.get("sign") or "").strip(), 0)
    kind = "times" if name == "printed" else name
    return Quantity(*match.span(), kind, low, high, sign, "more_than" if said.get("extra") else "")
