"""One series on a full calendar, as adjustment and forecasting need it, or the reason why it cannot be one."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.periods import MONTHS, Period, parse, spine
from data.requests.kinds import Table
from metrics.cube import Array, voids
from metrics.methods.flags import OBSERVED, Observed, carried, observed

OBS = Table({"time_period": str, "obs_value": float}, may=OBSERVED)


@dataclass(frozen=True, slots=True)
class Series:
    """Values of periods that follow one another without gap in the calendar, NaN where missing.

    `reason` says why it cannot be used, '' where it can; `status` is the worst status of its values, '' where no row
    has one; `since_break` counts the periods from its newest break on, that of the break included (0 = no break).
    """

    periods: tuple[Period, ...]
    values: Array
    reason: str = ""
    status: str = ""
    since_break: int = 0

    @property
    def codes(self) -> list[str]:
        """The codes of the periods."""
        return [period.code for period in self.periods]

    @property
    def season(self) -> int:
        """Periods in a year."""
        return 12 // MONTHS[self.periods[0].freq] if self.periods else 1

    def shorter_than(self, least: int) -> str:
        """Why the series is not used where a method needs `least` periods; GAPS only where it is long enough."""
        if self.reason and self.reason != "GAPS":
            return self.reason
        return "SHORT_SERIES" if len(self.periods) < least else self.reason

    def after(self, steps: int) -> list[str | None]:
        """The codes of the periods that follow; a single None where the calendar is not known."""
        if not self.periods:
            return [None]
        last = self.periods[-1]
        return [last.shifted(last.months * step).code for step in range(1, steps + 1)]


def read(obs: pd.DataFrame) -> Series:
    """The series of rows in any order; nothing is filled in.

    A period without value gives GAPS, a withheld one VALUE_SUPPRESSED, one that stands twice or has another length than
    the others INCONSISTENT_INPUT, no value at all NO_DATA. Raises DataError for a code that is no period.
    """
    parsed = [parse(str(code)) for code in obs["time_period"]]
    distinct = {period.code: period for period in parsed}
    if not parsed:
        return Series((), np.array([]), "NO_DATA")
    if len(distinct) < len(parsed) or len({p.freq for p in parsed}) > 1 or parsed[0].freq not in MONTHS:
        is_calendar = {p.freq for p in parsed} <= MONTHS.keys()
        periods = tuple(sorted(distinct.values(), key=lambda p: (p.start, p.end))) if is_calendar else ()
        return Series(periods, np.full(len(periods), np.nan), "INCONSISTENT_INPUT")
    calendar = spine(min(parsed).code, max(parsed).code)
    rows = obs.set_axis([p.code for p in parsed]).reindex([p.code for p in calendar])
    found = observed(rows)
    known = rows[~np.isnan(found.value)]
    has_status = "obs_status" in known and known["obs_status"].notna().any()
    status = carried(known) if has_status else ""
    return Series(calendar, found.value, _why_not(found), status, _since_break(voids(found.break_kind)))


def _why_not(found: Observed) -> str:
    """Why values on a full calendar are no series for a method."""
    if found.is_withheld.any():
        return "VALUE_SUPPRESSED"
    if np.isnan(found.value).all():
        return "NO_DATA"
    return "GAPS" if np.isnan(found.value).any() else ""


def _since_break(is_break: Array) -> int:
    """Periods since the newest break that voids a comparison."""
    return int(np.argmax(is_break[::-1])) + 1 if is_break.any() else 0
