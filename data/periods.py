"""Calendar periods as SDMX writes them: 2023, 2023-S1, 2023-Q2, 2023-06, 2023-06-15, 2023-01-01/P9M."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from data.errors import DataError

# Years that the calendar of Python holds.
FIRST_YEAR, LAST_YEAR = 1, 9999
# The longest calendar that is laid out: 200 years of months.
MOST_PERIODS = 2400
# Months in a period of each frequency. D is a day, P a printed range of months such as "January to September".
MONTHS = {"A": 12, "S": 6, "Q": 3, "M": 1}
_FORMS = (
    ("A", re.compile(r"(\d{4})")),
    ("S", re.compile(r"(\d{4})-S([12])")),
    ("Q", re.compile(r"(\d{4})-Q([1-4])")),
    ("M", re.compile(r"(\d{4})-(0[1-9]|1[0-2])")),
    ("P", re.compile(r"(\d{4})-(0[1-9]|1[0-2])-01/P(\d{1,3})([MY])")),
    ("D", re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")),
)
_EXPECTED = "2023, 2023-S1, 2023-Q2, 2023-06, 2023-06-15 or 2023-01-01/P9M"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar period; `end` is its last day. Periods of one frequency sort by time."""

    freq: str
    start: date
    end: date
    code: str

    @property
    def months(self) -> int:
        """Whole calendar months in the period; 0 for a day."""
        return 0 if self.freq == "D" else _month(self.end) - _month(self.start) + 1

    def shifted(self, months: int) -> "Period":
        """The period of the same length that starts `months` later (earlier if negative)."""
        first = _month(self.start) + months
        if self.freq == "D":
            return _day(first, self.start.day)
        return _of_months(self.freq, first, self.months)

    def previous(self) -> "Period":
        """The period of the same length just before."""
        if self.freq == "D":
            before = self.start - timedelta(days=1)
            return Period("D", before, before, before.isoformat())
        return self.shifted(-self.months)

    def year_before(self) -> "Period":
        """The same period of the previous year; 29 February gives 28 February."""
        return self.shifted(-12)


@lru_cache(maxsize=4096)
def parse(code: str) -> Period:
    """The period a code names; raises DataError for anything else, month 13 and 30 February included."""
    for freq, form in _FORMS:
        if found := form.fullmatch(code):
            return _from_match(freq, code, found)
    raise DataError(f"{code[:60]!r} is not a period.", value=code, expected=_EXPECTED)


def of_months(year: int, month: int, length: int) -> Period:
    """The period of `length` whole months from a month on: a year, half-year, quarter or month where it is one.

    >>> of_months(2023, 1, 6).code, of_months(2023, 1, 9).code
    ('2023-S1', '2023-01-01/P9M')
    """
    freq = next((freq for freq, own in MONTHS.items() if own == length and (month - 1) % own == 0), "P")
    return _of_months(freq, year * 12 + month - 1, length)


def spine(first: str, last: str) -> tuple[Period, ...]:
    """Every period from `first` to `last`, both included, without gaps; empty if `last` is before `first`."""
    begin, end = parse(first), parse(last)
    if begin.freq != end.freq or begin.months != end.months or not begin.months:
        raise DataError(
            f"{first!r} and {last!r} are not periods of one calendar.", value=last, expected="the same length"
        )
    if (_month(end.start) - _month(begin.start)) // begin.months >= MOST_PERIODS:
        raise DataError(
            f"{first!r} and {last!r} are too far apart for one calendar.",
            value=last,
            expected=f"at most {MOST_PERIODS:,} periods",
        )
    return tuple(_walk(begin, end))


def _walk(begin: Period, end: Period) -> Iterator[Period]:
    """From `begin` step by step, as long as `end` is not passed."""
    current = begin
    while current.start <= end.start:
        yield current
        current = current.shifted(current.months)


def _from_match(freq: str, code: str, found: re.Match[str]) -> Period:
    """The period from the parts of a code that has the form of `freq`."""
    year = int(found[1]) * 12
    if freq == "D":
        day = _real_day(code)
        return Period("D", day, day, code)
    if freq == "P":
        length = int(found[3]) * (12 if found[4] == "Y" else 1)
        return _of_months("P", year + int(found[2]) - 1, length)
    ordinal = int(found[2]) if freq != "A" else 1
    return _of_months(freq, year + (ordinal - 1) * MONTHS[freq], MONTHS[freq])


def _real_day(code: str) -> date:
    """A day that the calendar has."""
    try:
        return date.fromisoformat(code)
    except ValueError:
        raise DataError(f"{code!r} is not a day of the calendar.", value=code, expected=_EXPECTED) from None


def _month(day: date) -> int:
    """Months since year 0."""
    return day.year * 12 + day.month - 1


def _day(month: int, day: int) -> Period:
    """A day of a month counted from year 0, moved back to the last day if the month is shorter."""
    year, index = divmod(month, 12)
    _refuse_beyond(month, month)
    moved = date(year, index + 1, min(day, monthrange(year, index + 1)[1]))
    return Period("D", moved, moved, moved.isoformat())


def _of_months(freq: str, first: int, length: int) -> Period:
    """`length` months from month `first` counted from year 0."""
    last = first + length - 1
    _refuse_beyond(first, last)
    start = date(first // 12, first % 12 + 1, 1)
    end = date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])
    return Period(freq, start, end, _code(freq, start, length))


def _refuse_beyond(first: int, last: int) -> None:
    """Raise DataError for months, counted from year 0, that the calendar lacks."""
    if first // 12 < FIRST_YEAR or last // 12 > LAST_YEAR or last < first:
        raise DataError(f"A period is not in the calendar, which has the years {FIRST_YEAR} to {LAST_YEAR}.")


def _code(freq: str, start: date, length: int) -> str:
    """The SDMX code of a period."""
    if freq == "A":
        return f"{start.year:04d}"
    if freq == "M":
        return f"{start.year:04d}-{start.month:02d}"
    if freq == "P":
        return f"{start.isoformat()}/P{length}M"
    return f"{start.year:04d}-{freq}{(start.month - 1) // MONTHS[freq] + 1}"
