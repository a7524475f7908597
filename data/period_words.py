"""Periods as printed texts word them ("январь–июнь 2023 г.", "за 9 месяцев 2023 года"), and what they are compared with."""

import re
from dataclasses import dataclass, replace

from data.calendar_words import BASE_MARK, LAST_YEAR, PERIOD_BEFORE, RECENT, SAME_PERIOD, YEAR_BEFORE
from data.errors import DataError
from data.period_forms import Span, found_in
from data.periods import Period, of_months, parse
from data.wording import plain

SAME_PERIOD_OF_PREVIOUS_YEAR, PREVIOUS_PERIOD, STATED = "same_period_previous_year", "previous_period", "stated"


@dataclass(frozen=True, slots=True)
class Worded:
    """A period as worded; `period` is None where `reason` says why.

    `reason`: NO_DATA no period, VALUE_MISSING its year is not worded, INCONSISTENT_INPUT it is not in the calendar.
    `kind`: day, month, quarter, half_year, year, ytd (months since January), range. `year`, `month` (first) and `day`
    are kept where they are worded. `base` is the period compared with, `base_kind` how it is worded ('' = not at all).
    """

    period: Period | None = None
    kind: str = ""
    year: int | None = None
    month: int | None = None
    months: int = 0
    day: int | None = None
    base: Period | None = None
    base_kind: str = ""
    reason: str = ""


def read(text: str) -> Worded:
    """The period of a text and its base; never raises.

    >>> read("январь–июнь 2023 г. в % к соответствующему периоду прошлого года").base.code
    '2022-S1'
    >>> read("8 июня").reason, read("за 9 месяцев 2023 года").period.code
    ('VALUE_MISSING', '2023-01-01/P9M')
    """
    words = plain(text)
    is_same = SAME_PERIOD.search(words)
    # What names the base in relation to the period holds no period of its own.
    rest = SAME_PERIOD.sub(lambda found: " " * len(found[0]), words)
    main, base = _main_and_base(rest, _spans(rest))
    found = _worded(main)
    if is_same and is_same["year"]:
        year = int(is_same["year"])
        moved = found.period.shifted(12 * (year - found.period.start.year)) if found.period else None
        return replace(found, base=moved, base_kind=STATED)
    if base:
        return replace(found, base=_stated_base(rest, base, found), base_kind=STATED)
    if is_same or YEAR_BEFORE.search(rest):
        return replace(found, base=found.period and found.period.year_before(), base_kind=SAME_PERIOD_OF_PREVIOUS_YEAR)
    if PERIOD_BEFORE.search(rest):
        is_cumulative = found.kind in ("ytd", "range")
        before = found.period.previous() if found.period and not is_cumulative else None
        return replace(found, base=before, base_kind=PREVIOUS_PERIOD)
    return found


def _main_and_base(words: str, spans: list[Span]) -> tuple[Span | None, Span | None]:
    """The first period that is not compared with, and the first that is."""
    marked = [(span, BASE_MARK.search(words[: span.start]) is not None) for span in spans]
    first = next((at for at, (_, is_base) in enumerate(marked) if not is_base), None)
    base = next((span for span, is_base in marked if is_base), None)
    return (marked[first][0] if first is not None else None), base


def _stated_base(words: str, span: Span, found: Worded) -> Period | None:
    """A base with its own months; without a year it lies a year before, as also "прошлого года" says."""
    if span.year:
        return _period(span)
    if not found.year or not span.month:
        return None
    is_other = LAST_YEAR.match(words[span.end :]) is not None or span.month == found.month
    return _period(replace(span, year=found.year - 1 if is_other else found.year))


def _worded(span: Span | None) -> Worded:
    """A period with its reason if it has no place in the calendar."""
    if span is None or span.is_recent:
        return Worded(reason="NO_DATA")
    known = Worded(
        kind=span.kind, year=span.year or None, month=span.month or None, months=span.months, day=span.day or None
    )
    if not span.month:
        return replace(known, reason="INCONSISTENT_INPUT")
    if not span.year:
        return replace(known, reason="VALUE_MISSING")
    period = _period(span)
    return replace(known, period=period, reason="" if period else "INCONSISTENT_INPUT")


def _period(span: Span) -> Period | None:
    """The days of a span with a year; None where the calendar has none."""
    try:
        if span.day:
            return parse(f"{span.year:04d}-{span.month:02d}-{span.day:02d}")
        return of_months(span.year, span.month, span.months) if span.month else None
    except DataError:
        return None


def _spans(words: str) -> list[Span]:
    """Periods in their order; where two forms meet, the one that begins first, then the longer, counts.

    A year just before a period without one is its year ("2023: январь-июнь").
    """
    found: list[Span] = []
    for span in sorted(found_in(words), key=lambda one: (one.start, -one.end)):
        last = found[-1] if found else None
        if last and span.start < last.end:
            continue
        is_recent = span.kind == "ytd" and RECENT.search(words[: span.start]) is not None
        if last and last.kind == "year" and not span.year and re.fullmatch(r"[\s,:(.-]*", words[last.end : span.start]):
            found[-1] = replace(span, start=last.start, year=last.year)
        else:
            found.append(replace(span, is_recent=is_recent))
    return found
