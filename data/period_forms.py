"""The forms in which texts print a period (months, quarters, halves, years, days), each read into months or a day."""

import re
from dataclasses import dataclass

from data.calendar_words import COUNT, HALF, MONTH, MONTHS_WORD, ORDINAL, QUARTER, YEAR, month_of, of_year, ordinal_of
from data.errors import DataError
from data.periods import MONTHS, parse
from data.wording import number


@dataclass(frozen=True, slots=True)
class Span:
    """A period at a place of a text: months from `month` on, or a day; year 0 where none is worded.

    `month` 0: what is worded is in no calendar. `is_recent`: counted back from a moment that the text does not name.
    """

    start: int
    end: int
    kind: str
    year: int
    month: int
    months: int
    day: int = 0
    is_recent: bool = False


_RANGE_END = rf"(?P<m2>{MONTH}){of_year()}"
_FORMS = tuple((name, re.compile(pattern)) for name, pattern in (
    ("iso", r"(?<![\d-])\d{4}-(?:s[12]|q[1-4]|\d\d-\d\d(?:/p\d+[my])?|\d\d(?![\d-]))(?!\d)"),
    ("date", r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"),
    ("date", r"(?<![\d.])(?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)(?!\d)"),
    ("months", rf"\b(?P<m1>{MONTH}){of_year('y1')}\s*-\s*{_RANGE_END}"),
    ("months", rf"\b(?:с|з|із|от|від|from|between)\s+(?P<m1>{MONTH}){of_year('y1')}\s+(?:по|до|to|through|until|till|and)\s+{_RANGE_END}"),
    ("months", rf"\b(?P<m1>{MONTH}){of_year('y1')}\s+(?:to|through)\s+{_RANGE_END}"),
    ("count", rf"\b{COUNT}\s*{MONTHS_WORD}{of_year()}"),
    ("count", rf"\b(?P<count>\d{{1,2}})\s?[mм](?:\s?'?(?P<short>\d\d)\b|{of_year()})(?!\w)"),
    ("quarters", rf"\bза (?:перв\w+ |перші )?(?P<count>2|3|два|три)\s+квартал[аи]\b{of_year()}"),
    ("quarters", rf"\b(?:first )?(?P<count>two|three) quarters\b{of_year()}"),
    ("part", rf"\b(?P<o1>{ORDINAL})\s*-\s*(?P<o2>{ORDINAL})\s*(?P<unit>{QUARTER}){of_year()}"),
    ("part", rf"\b(?P<o1>{ORDINAL})\s*(?P<unit>{QUARTER}|{HALF})\s*(?:года|року)?{of_year()}"),
    ("part", rf"\b(?P<unit>полугоди\w*|піврічч\w*){of_year()}"),
    ("part", r"\b(?P<unit>[qh])(?P<o1>[1-4])(?:\s*-\s*q?(?P<o2>[1-4]))?(?:\s?'?(?P<short>\d\d)\b|" + of_year() + r")(?!\w)"),
    ("part", r"\b(?P<o1>[1-4])(?P<unit>[qhк])(?:\s?'?(?P<short>\d\d)\b|" + of_year() + r")(?!\w)"),
    ("part", r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?P<unit>[qh])(?P<o1>[1-4])(?!\w)"),
    ("day", rf"(?<![\d.,])(?P<d>\d{{1,2}})(?:\s*-?(?:го|st|nd|rd|th))?(?: of)? (?P<m1>{MONTH}){of_year()}"),
    ("day", rf"\b(?P<m1>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y>(?:19|20)\d\d)(?!\d))?"),
    ("month", rf"\b(?P<m1>{MONTH}){of_year()}"),
    ("years", r"(?P<y1>(?<!\d)(?:19|20)\d\d)\s*-\s*(?P<y>(?:19|20)\d\d(?!\d))(?:\s*(?:гг?\.?|год\w*|рр?\.?|рок\w*))?"),
    ("year", rf"(?P<y>{YEAR})"),
))  # fmt: skip
_UNIT_MONTHS = {"q": 3, "к": 3, "h": 6, "п": 6}
_KINDS = {1: "month", 3: "quarter", 6: "half_year", 12: "year"}


def found_in(words: str) -> list[Span]:
    """Every form of a period in a text in plain form, overlapping ones too."""
    return [_span(name, match) for name, form in _FORMS for match in form.finditer(words)]


def _span(name: str, match: re.Match[str]) -> Span:
    """The period of a match."""
    said = {key: value for key, value in match.groupdict().items() if value}
    year = _years(said, "y") or (2000 + int(said["short"]) if "short" in said else 0)
    kind, year, month, months, day = _READERS[name](said, year, match[0])
    return Span(*match.span(), kind, year, month, months, day)


def _years(said: dict[str, str], name: str) -> int:
    """A year in four digits, or in two with the word year; 0 where none is worded."""
    if name in said:
        return int(said[name][:4])
    return 2000 + int(said[f"{name}s"]) if f"{name}s" in said else 0


_Read = tuple[str, int, int, int, int]


def _iso(_: dict[str, str], __: int, text: str) -> _Read:
    try:
        period = parse(text.upper())
    except DataError:
        return "range", int(text[:4]), 0, 0, 0
    start, months = period.start, period.months
    day = 0 if months else start.day
    return ("day" if day else _kind(start.month, months)), start.year, start.month, months, day


def _date(said: dict[str, str], year: int, _: str) -> _Read:
    month = int(said["m"])
    return ("day" if "d" in said else "month"), year, month if 1 <= month <= 12 else 0, 1, int(said.get("d", 0))


def _month_range(said: dict[str, str], year: int, _: str) -> _Read:
    """Months from one to another; one that ends before it begins needs the year of its beginning."""
    first, last = month_of(said["m1"]), month_of(said["m2"])
    begins = _years(said, "y1") or year
    length = (year - begins) * 12 + last - first + 1
    return (_kind_of_range(first, length), begins, first, length, 0) if length > 0 else ("range", begins, 0, 0, 0)


def _count(said: dict[str, str], year: int, _: str, unit: int = 1) -> _Read:
    count = number(said["count"]) or 0
    is_whole = count == int(count) and 1 <= count * unit <= 12
    return "ytd", year, 1 if is_whole else 0, int(count) * unit if is_whole else 0, 0


def _quarters(said: dict[str, str], year: int, text: str) -> _Read:
    return _count(said, year, text, 3)


def _part(said: dict[str, str], year: int, _: str) -> _Read:
    """Quarters and halves; without a number the first half."""
    unit = _UNIT_MONTHS.get(said["unit"][0], 3 if said["unit"].startswith(("кв", "q")) else 6)
    first, last = ordinal_of(said.get("o1", "1")), ordinal_of(said.get("o2", said.get("o1", "1")))
    if not 1 <= first <= last <= 12 // unit:
        return _KINDS[unit], year, 0, 0, 0
    month, months = (first - 1) * unit + 1, (last - first + 1) * unit
    return (_KINDS[unit] if first == last else _kind_of_range(month, months)), year, month, months, 0


def _day(said: dict[str, str], year: int, _: str) -> _Read:
    day = int(said["d"])
    month = month_of(said["m1"]) if 1 <= day <= 31 else 0
    return "day", year, month, 1, day


def _month(said: dict[str, str], year: int, _: str) -> _Read:
    return "month", year, month_of(said["m1"]), 1, 0


def _year_range(said: dict[str, str], year: int, _: str) -> _Read:
    first = int(said["y1"])
    return "range", first, 1 if first < year else 0, (year - first + 1) * 12, 0


def _whole_year(_: dict[str, str], year: int, __: str) -> _Read:
    return "year", year, 1, 12, 0


def _kind_of_range(month: int, months: int) -> str:
    return "month" if months == 1 else "ytd" if month == 1 and months <= 12 else "range"


def _kind(month: int, months: int) -> str:
    """What a code of an interval is."""
    is_own = months in MONTHS.values() and (month - 1) % months == 0
    return _KINDS[months] if is_own else _kind_of_range(month, months)


_READERS = {"iso": _iso, "date": _date, "months": _month_range, "count": _count, "quarters": _quarters, "part": _part,
            "day": _day, "month": _month, "years": _year_range, "year": _whole_year}  # fmt: skip
