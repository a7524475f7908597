"""Units as tables and texts word them ("млрд кв. м", "тис. пар", "conditional bobbins"): code and power of ten."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.sources import reference_csv
from data.tables import reference
from data.wording import plain

_FILE = Path(__file__).parent / "reference" / "unit.csv"
# Words before the unit and the power of ten they stand for; a quantity per hundred or the like is none of them.
_MULTIPLIERS = (
    (12, r"трлн\.?|триллион\w*|трильйон\w*|trillions?|trn|tn"),
    (9, r"млрд\.?|миллиард\w*|мільярд\w*|billions?|bln|bn"),
    (6, r"млн\.?|миллион\w*|мільйон\w*|millions?|mln|mio|mn"),
    (3, r"тыс\.?|тысяч\w*|тис\.?|тисяч\w*|thousands?|thsd?|ths|'000|1 ?000\b|10\^3"),
)
_SQUARE = r"(?:кв\.?\s*|квадратн\w*\s+|square\s+|sq\.?\s*)"
_METRE, _DECIMETRE = r"(?:м|метр\w*|m|met(?:re|er)s?)\.?", r"(?:дм|дециметр\w*|dm|decimet(?:re|er)s?)\.?"
# Codes of table unit; BB_COND and MTR are worded in output tables but stand in no figure yet.
_WORDS = (
    ("DMK", rf"{_SQUARE}{_DECIMETRE}|{_DECIMETRE}\s?(?:2|²|\^2|кв\.?)"),
    ("MTK", rf"{_SQUARE}{_METRE}|{_METRE}\s?(?:2|²|\^2|кв\.?)"),
    ("MTR", rf"(?:пог(?:онн\w*|\.)?\s*|running\s+|linear\s+)?{_METRE}|м\.?\s?п(?:ог)?\.?"),
    ("HAR", r"га|гектар\w*|ha|hectares?"),
    ("TNE", r"т|тонн\w*|t|tonn?es?|tons?"),
    ("KGM", r"кг|килограмм\w*|кілограм\w*|kg|kilograms?|kilogrammes?"),
    ("PR", r"пар\w{0,2}|пари|pairs?|pa|npr|pr"),
    ("SET", r"компл\.?|комплект\w*|sets?"),
    ("BB_COND", r"(?:усл(?:овн\w*|\.)?|ум(?:овн\w*|\.)?|conditional|conventional)\s*"
                r"(?:кат(?:уш\w*|\.)?|кот(?:уш\w*|\.)?|боб(?:ин\w*|\.)?|bobbins?|spools?)|bb_cond"),
    ("NMB", r"шт\.?|штук\w*|ед\.?|единиц\w*|од\.?|одиниц\w*|pcs?\.?|pieces?|units?|p/st|items?|nmb|number"),
    ("PS", r"чел\.?|человек\w*|осіб|особ\w*|persons?|people|employees"),
    ("RUB", r"руб\.?|рубл\w*|р\.|₽|rub|rur|rou?bles?"),
    ("UAH", r"грн\.?|грив\w*|₴|uah|hryvni\w*"),
    ("USD", r"долл?\.?(?:\s*сша)?|доллар\w*(?:\s*сша)?|долар\w*(?:\s*сша)?|\$|usd|(?:us )?dollars?"),
    ("EUR", r"евро|євро|€|eur|euros?"),
    ("PP", r"п\.?\s?п\.?|в\.?\s?п\.?|процентн\w* пункт\w*|відсотков\w* пункт\w*|percentage points?|p\.p\.|pp"),
    ("PC", r"%|процент\w*|відсот\w*|per ?cent|pct"),
    ("RATIO", r"раз\w{0,2}|times"),
)  # fmt: skip
# Goods may follow ("млн пар обуви"); a span of time, another unit or a condition makes it another unit.
_OF_GOODS = r"(?P<goods>(?: (?!(?:в|у|за|на|к|от|per|a|усл\w*|conditional)\b)[^\W\d_]+\.?){0,3})"
_BY_CODE = tuple((code, re.compile(rf"(?:{words}){_OF_GOODS}")) for code, words in _WORDS)
_ALONE = tuple((code, re.compile(words)) for code, words in _WORDS)
_POWERS = tuple((power, re.compile(rf"(?:{words})(?:(?<=\.)|(?![^\W\d_]))\s*")) for power, words in _MULTIPLIERS)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as worded: its code, '' where the words name none, and the power of ten that stands before it."""

    code: str
    power: int = 0


def read(text: str) -> Unit:
    """The unit that a text words, alone or after words for a power of ten ("млн пар", "тыс. руб.").

    >>> read("млрд кв. м"), read("тис. пар"), read("млн дм²"), read("шт.")
    (Unit(code='MTK', power=9), Unit(code='PR', power=3), Unit(code='DMK', power=6), Unit(code='NMB', power=0))
    """
    words, power = plain(text).strip(" ,;()"), 0
    for own, form in _POWERS:
        if found := form.match(words):
            words, power = words[found.end() :], own
            break
    worded = (words, words.removesuffix("."))  # a full stop may close the text ("тыс. т.")
    return Unit(
        next((code for said in worded for code, form in _BY_CODE if _is(code, form.fullmatch(said))), ""), power
    )


def _is(code: str, found: re.Match[str] | None) -> bool:
    """Whether words that match are that unit alone: a second one after it ("т м²") makes them none, "pairs of units" not."""
    goods = found["goods"].split() if found else []
    return found is not None and ("of" in goods or not any(_is_other(code, word) for word in goods))


def _is_other(code: str, word: str) -> bool:
    return any(other != code and form.fullmatch(word) for other, form in _ALONE)


@lru_cache(maxsize=1)
def _bases() -> dict[str, tuple[str, float]]:
    """Base unit and factor of every unit of the reference table."""
    rows = reference_csv.read(_FILE, reference.UNIT, {})
    return {
        unit: (base, float(factor))
        for unit, base, factor in zip(rows["unit_measure"], rows["base_unit"], rows["factor"], strict=True)
    }


def base_of(code: str) -> tuple[str, float]:
    """The base unit of a unit and how many of them it is: a square decimetre is 0.01 square metres.

    A code that the reference table does not hold is its own base.
    """
    return _bases().get(code, (code, 1.0))
