"""Which periods of the calendar go into an answer: those asked for, and those that the transform looks back at."""

from dataclasses import dataclass
from datetime import date

from data import periods
from data.periods import MONTHS
from metrics.query import Grain

_NEVER = 10**6
# Whether there is anything before the last twelve months changes the reason: the whole past is looked at.
_WHOLE_PAST = ("rolling12", "rolling12_yoy")


@dataclass(frozen=True, slots=True)
class Window:
    """First and last month at which a period begins, since year 0; open ends lie before and after any calendar."""

    first: int
    last: int

    @property
    def is_endless(self) -> bool:
        """No last period is named."""
        return self.last >= _NEVER


def month_of(code: str) -> int:
    """The first month of a period, counted from year 0."""
    start = periods.parse(code).start
    return start.year * 12 + start.month - 1


def day_of(month: int) -> date:
    """The first day of a month counted from year 0."""
    return date(month // 12, month % 12 + 1, 1)


def looks_at_one_period(grain: Grain) -> bool:
    """Whether a value rests on figures of its own period alone."""
    return grain.query.transform in ("level", "share", "relative") or grain.metric.is_published_index


def asked(grain: Grain) -> Window:
    """The periods asked for."""
    query = grain.query
    return Window(month_of(query.start) if query.start else 0, month_of(query.end) if query.end else _NEVER)


def needed(grain: Grain) -> Window:
    """The periods whose figures go into the answer."""
    query, wanted = grain.query, asked(grain)
    if query.transform == "index":
        return _with_base(grain, wanted)
    if looks_at_one_period(grain) or not wanted.first:
        return wanted
    if query.transform in _WHOLE_PAST:
        return Window(0, wanted.last)
    back = {"yoy": 12, "mom": MONTHS[grain.freq], "ytd": 12 + wanted.first % 12}[query.transform]
    return Window(wanted.first - back, wanted.last)


def _with_base(grain: Grain, wanted: Window) -> Window:
    """The periods asked for and those of the base, with all between them: a break there matters."""
    base = periods.parse(grain.query.base_period)
    first = month_of(grain.query.base_period)
    return Window(min(wanted.first, first), max(wanted.last, first + base.months - 1))
