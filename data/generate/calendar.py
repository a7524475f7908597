"""Months, quarters and years of the demonstration, and how months add up to them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.generate.plan import FIRST_YEAR, LAST_YEAR, N_MONTHS
from data.periods import Period, spine

_SPANS = (("M", "{}-01", "{}-12"), ("Q", "{}-Q1", "{}-Q4"), ("A", "{}", "{}"))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Periods in one row: codes, frequencies and days; first and last month of each, counted from the first of all."""

    code: npt.NDArray[np.object_]
    freq: npt.NDArray[np.object_]
    start: npt.NDArray[np.datetime64]
    end: npt.NDArray[np.datetime64]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.code)

    def place(self, code: str) -> int:
        """Where a period stands."""
        return int(np.flatnonzero(self.code == code)[0])

    def added(self, months: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Sums over the months of every period; the last axis of `months` is time, of the result periods."""
        summed = np.concatenate([np.zeros((*months.shape[:-1], 1), dtype=np.int64), months.cumsum(axis=-1)], axis=-1)
        found: npt.NDArray[np.int64] = summed[..., self.last + 1] - summed[..., self.first]
        return found

    def any_of(self, months: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Whether something holds in any month of a period."""
        return self.added(months.astype(np.int64)) > 0


def calendar(freqs: str = "MQA") -> Calendar:
    """The periods of the given frequencies, in that order."""
    found: list[Period] = []
    for freq, opening, closing in _SPANS:
        if freq in freqs:
            found += spine(opening.format(FIRST_YEAR), closing.format(LAST_YEAR))
    first = np.array([(period.start.year - FIRST_YEAR) * 12 + period.start.month - 1 for period in found])
    length = np.array([period.months for period in found])
    if first.max() + 1 > N_MONTHS:
        raise ValueError("The calendar is longer than the demonstration.")
    return Calendar(
        np.array([period.code for period in found], dtype=object),
        np.array([period.freq for period in found], dtype=object),
        np.array([period.start for period in found], dtype="datetime64[D]"),
        np.array([period.end for period in found], dtype="datetime64[D]"),
        first,
        first + length - 1,
    )
