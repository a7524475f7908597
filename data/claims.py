"""What a sentence says about growth, as an index: "в полтора раза" = 150, "на 50 %" = 150, "составил 97,8 %" = 97.8.

Rule of thumb: "в k раз" multiplies, "на x %" adds, "до x %" and "составил x %" state the index itself. The direction is
that of the nearest word of change; without one "в" and "на" mean growth. The first figure of growth counts. A change of
the pace of growth ("рост замедлился на 5 %") tells nothing about the level, and so has no index.
"""

import re
from dataclasses import dataclass, replace

from data.change_words import (
    AGAINST,
    BARE_NOUN,
    CHANGE_AFTER,
    COPULA,
    DOWN,
    INDEX_NOUN,
    NOUN,
    OF_LEVEL,
    OF_PACE,
    PACE,
    PACE_SUBJECT,
    PREPOSITION,
    QUALIFIERS,
    SHARE,
    UNCHANGED,
    UP,
    VERB,
)
from data.quantities import Quantity, found_in
from data.wording import plain

# "Рост. Спад": a sentence ends before a capital letter only, so that abbreviations end none.
_SENTENCE = re.compile(r"(?<=[.!?;…])\s+(?=[A-ZА-ЯЁЇІЄҐ«\"])|\n+")
_ADDS = ("на", "by")
_REACHES = ("до", "to", "на уровне", "на рівні", "at", "до уровня", "до рівня")  # an index, unless of a pace
_FROM, _TO = re.compile(r"\b(?:с|со|з|із|from)\s+$"), re.compile(r"\s+(?:до|to)\b")
# Percentage points between two figures of one text that say different things.
_DIFFER = 1.0
_HALF = re.compile(r"(?:на |by )?(?:(?:a|one) )?(?:половин[уы]|половини|half|наполовину|вполовину)")
# A percentage that stands alone is read as an index only from here on: "5 %" may be a change or a share.
_ALONE_FROM = 50


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of growth. `index` (100 = unchanged) is None where `reason` says why; `index_max` ends a printed range.

    `kind`: how the wording reads (index_pct, rate_pct, times, points); `value`: the figure as worded, signed;
    `qualifier`: exact, about, almost, more_than, less_than; `warning`: INCONSISTENT_INPUT where the text has another
    figure of growth that says something else.
    """

    index: float | None = None
    index_max: float | None = None
    kind: str = ""
    value: float | None = None
    qualifier: str = "exact"
    reason: str = ""
    warning: str = ""


def as_index(kind: str, value: float | None) -> float | None:
    """Index 118, rate +18 % and 1.18 times say the same: 118. None for any other kind of value.

    Rounded where binary noise begins, never as a figure.
    """
    if value is None or kind not in ("index_pct", "rate_pct", "times"):
        return None
    return round(float(100 * value if kind == "times" else value + 100 * (kind == "rate_pct")), 9)


def read(text: str, lang: str = "") -> Claim:
    """The first statement of growth in a text; `lang` only tells how to read a comma in a number.

    >>> read("выросло в полтора раза").index, read("на 50 %").index, read("составил 97,8 %").index
    (150.0, 150.0, 97.8)
    >>> read("вдвое меньше").index, read("зросло вдвічі").index, read("на 2 п.п.").reason
    (50.0, 200.0, 'PERCENTAGE_POINTS')
    """
    found = [claim for sentence in _SENTENCE.split(text) for claim in _claims(plain(sentence), lang)]
    if not found:
        is_unchanged = UNCHANGED.search(plain(text)) is not None
        return Claim(100.0, kind="index_pct", value=100.0) if is_unchanged else Claim(reason="NO_DATA")
    first = next((claim for claim in found if claim.reason != "NO_DATA"), found[0])
    others = [claim.index for claim in found if claim.index is not None]
    differs = first.index is not None and any(abs(other - first.index) > _DIFFER for other in others)
    return replace(first, warning="INCONSISTENT_INPUT") if differs else first


def _claims(sentence: str, lang: str) -> list[Claim]:
    """Every figure of growth in a sentence, in order."""
    found = found_in(sentence, lang)
    left = [_FROM.search(sentence[: one.start]) and _TO.match(sentence[one.end :]) for one in found]
    if any(left) and not INDEX_NOUN.search(sentence):
        # "с 12 % до 9 %" without the word index: levels of something else.
        return [Claim(reason="NO_DATA")]
    return [_claim(sentence, one) for one, is_left in zip(found, left, strict=True) if not is_left]


def _claim(sentence: str, quantity: Quantity) -> Claim:
    """One figure with what stands around it."""
    before, preposition, qualifier = _tail(sentence[: quantity.start])
    after = sentence[quantity.end :]
    qualifier = quantity.qualifier or qualifier
    if quantity.kind == "points":
        return Claim(kind="points", value=quantity.low, qualifier=qualifier, reason="PERCENTAGE_POINTS")
    if _is_of_pace(before, preposition, quantity):
        return Claim(value=quantity.low, qualifier=qualifier, reason="NO_DATA")
    worded = 0 if quantity.direction else _direction(before, after)
    sign = quantity.direction or worded
    if not sign and _HALF.fullmatch(sentence[quantity.start : quantity.end]):
        # "на половину" alone may be a part as well as a change.
        return Claim(value=quantity.low, qualifier=qualifier, reason="NO_DATA")
    kind = quantity.kind
    if kind == "percent":
        kind = "rate_pct" if quantity.direction else _reading(before, preposition, after, quantity.low)
    if not kind or (kind == "index_pct" and SHARE.search(before)):
        return Claim(kind="share_pct" if kind else "", value=quantity.low, qualifier=qualifier, reason="NO_DATA")
    if kind == "times" and worded and min(quantity.low, quantity.high or quantity.low) < 1:
        # "выросло в 0,8 раза" says growth and means less, "упало в 0,8 раза" the other way round.
        return Claim(kind=kind, value=quantity.low, qualifier=qualifier, reason="INCONSISTENT_INPUT")
    return _stated(kind, quantity, sign or 1, qualifier)


def _is_of_pace(before: str, preposition: str, quantity: Quantity) -> bool:
    """Whether a figure says how the pace of growth changed ("темпы роста снизились на 3 %", "до 3 %", "удвоились")."""
    if quantity.direction and quantity.kind == "times" and PACE_SUBJECT.search(before):
        return True
    if quantity.direction or not OF_PACE.search(before):
        return False
    if quantity.kind == "percent" and preposition in _REACHES:
        # "рост замедлился до 5 %" states the growth itself, "темп роста снизился до 103 %" the index.
        return not PACE.search(before) and quantity.low < _ALONE_FROM
    return quantity.kind in ("times", "rate_pct") or preposition in _ADDS


def _stated(kind: str, quantity: Quantity, sign: int, qualifier: str) -> Claim:
    """The claim of a figure; INCONSISTENT_INPUT for a fall by more than everything or by no times."""
    low, high = quantity.low, quantity.high
    if kind == "times":
        impossible = low == 0 or high == 0
        values = [None if end is None or impossible else end if sign > 0 else 1 / end for end in (low, high)]
    elif kind == "rate_pct":
        impossible = sign < 0 and max(low, high or 0) > 100
        values = [None if end is None else sign * end for end in (low, high)]
    else:
        impossible, values = False, [low, high]
    if impossible:
        return Claim(kind=kind, value=values[0], qualifier=qualifier, reason="INCONSISTENT_INPUT")
    return Claim(as_index(kind, values[0]), as_index(kind, values[1]), kind, values[0], qualifier)


def _tail(before: str) -> tuple[str, str, str]:
    """What stands before a figure, without its preposition and qualifier; these two."""
    found = PREPOSITION.search(before)
    if not found:
        return before, "", "exact"
    said = found["outer"] or found["inner"] or ""
    qualifier = next((name for name, words in QUALIFIERS if said and words.fullmatch(said.strip(" ,"))), "exact")
    return before[: found.start()], (found["preposition"] or "").strip(), qualifier


def _reading(before: str, preposition: str, after: str, value: float) -> str:
    """Whether a percentage states a change or an index; '' where the wording does not say."""
    if preposition in _ADDS:
        return "rate_pct"
    if preposition in _REACHES:
        is_pace = PACE.search(before) or (NOUN.search(before) and preposition not in ("до", "to"))
        return "rate_pct" if is_pace and value < _ALONE_FROM else "index_pct"
    if INDEX_NOUN.search(before):
        return "index_pct"
    is_rate = _is_change(before, after)
    # "рост составил 105,3 %" means the index, "рост составил 5,3 %" and "рост 200 %" the change; "прирост" always does.
    nouns = list(NOUN.finditer(before))
    if is_rate and value >= 100 and nouns and BARE_NOUN.fullmatch(nouns[-1][0]):
        is_index = COPULA.search(before) or AGAINST.match(after) or AGAINST.match(before, nouns[-1].end())
        return "index_pct" if is_index else "rate_pct"
    is_stated = COPULA.search(before) or OF_LEVEL.match(after) or value >= _ALONE_FROM
    return "rate_pct" if is_rate else "index_pct" if is_stated else ""


def _is_change(before: str, after: str) -> bool:
    """Whether the subject of a percentage without preposition is a change ("прирост составил", "grew")."""
    nouns, verbs = list(NOUN.finditer(before)), list(VERB.finditer(before))
    if COPULA.search(before):
        return bool(nouns) and (not verbs or verbs[-1].start() < nouns[-1].start())
    if nouns or verbs:
        return True
    return not OF_LEVEL.match(after) and CHANGE_AFTER.match(after) is not None


def _direction(before: str, after: str) -> int:
    """1 for growth, -1 for decline, by the nearest word of change; 0 where there is none."""
    distances = [
        (len(before) - word.end(), sign) for sign, words in ((1, UP), (-1, DOWN)) for word in words.finditer(before)
    ]
    distances += [(word.start(), sign) for sign, words in ((1, UP), (-1, DOWN)) for word in words.finditer(after)]
    return min(distances)[1] if distances else 0
