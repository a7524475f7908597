"""Where a figure stands among others, as a band of places: figures that are almost the same have no order.

A printed order of places promises more than the figures hold (METRICS section 6.8: ranks that overlap are shown as a
band). Of plain figures no interval of error is published, so the house's own measure of "about unchanged" is taken: two
figures within 2 % of the larger one are not told apart.
"""

from dataclasses import dataclass

import numpy as np

from metrics.cube import Array

TOLERANCE = 0.02  # of the larger of two figures, as a change under 2 % is "hardly" one
FEWEST = 3  # among two figures there is no place to speak of


@dataclass(frozen=True, slots=True)
class Band:
    """Places first to last, counted from the highest figure, among `count` figures that are known.

    is_nothing: a true zero that others share below higher figures: all of them are last, none is in the middle.
    """

    first: int
    last: int
    count: int
    is_nothing: bool = False

    @property
    def is_one(self) -> bool:
        """A single place: no other figure is as near."""
        return self.first == self.last

    @property
    def is_wide(self) -> bool:
        """More than a quarter of the figures, and more than a few, cannot be told apart from this one."""
        return self.last - self.first >= FEWEST and self.last - self.first + 1 > self.count / 4


def band(values: Array, at: int, tolerance: float = TOLERANCE) -> Band | None:
    """The places that the figure at a place of `values` may have; NaN = not known, it has no place and takes none.

    first = 1 + how many are clearly higher, last = count - how many are clearly lower. None where the figure is not
    known or fewer than three are.
    """
    mine, known = values[at], values[~np.isnan(values)]
    if np.isnan(mine) or len(known) < FEWEST:
        return None
    apart = known - mine
    is_clear = np.abs(apart) >= tolerance * np.maximum(np.abs(known), abs(mine))
    higher = int(((apart > 0) & is_clear).sum())
    lower = int(((apart < 0) & is_clear).sum())
    return made(1 + higher, len(known) - lower, len(known), is_zero=bool(mine == 0))


def made(first: int, last: int, count: int, *, is_zero: bool) -> Band:
    """The band of a figure that is a true zero or not."""
    return Band(first, last, count, is_zero and 1 < first < last == count)
