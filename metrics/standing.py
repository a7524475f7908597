"""Where figures of regions stand among all of their country: place as a band, and which fifth of the places that is.

A figure that is withheld, missing or on a small base has no place and takes none: it is neither the last nor zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from metrics.bands import FEWEST as FEWEST_PLACES
from metrics.bands import TOLERANCE, Band, made
from metrics.cube import Array
from metrics.rows import Rows

FEWEST = 5  # known figures under which fifths mean nothing
FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of one period by region, and the band of each; a region without a place is not in `bands`."""

    bands: Mapping[str, Band]
    figures: Mapping[str, float]

    @property
    def count(self) -> int:
        """How many regions have a place."""
        return len(self.figures)

    def fifth(self, area: str) -> int | None:
        """0 = the lowest fifth of the places, 4 = the highest, by the middle of the band; None without a place."""
        mine = self.bands.get(area)
        if mine is None or self.count < FEWEST:
            return None
        if mine.is_nothing:
            return 0
        middle = (mine.first + mine.last) / 2
        return min(FIFTHS - 1, int((self.count - middle) / (self.count - 1) * FIFTHS))


def standing(rows: Rows, regions: frozenset[str]) -> Standing:
    """The places of the regions in rows of one period, one row a region."""
    found = rows.among("ref_area", regions)
    if not len(found):
        return Standing({}, {})
    listed = found["ref_area"].tolist()
    values = np.where(found["is_small_base"].astype(bool), np.nan, found["value"].astype(float))
    is_known = ~np.isnan(values)
    areas = [area for area, known in zip(listed, is_known.tolist(), strict=True) if known]
    figures = values[is_known]
    return Standing(dict(zip(areas, bands(figures), strict=False)), dict(zip(areas, figures.tolist(), strict=True)))


def bands(figures: Array) -> list[Band]:
    """The band of each of the figures, all of them known, as metrics.bands.band gives it one by one; none of fewer than three."""
    count = len(figures)
    if count < FEWEST_PLACES:
        return []
    apart = figures[None, :] - figures[:, None]
    size = np.abs(figures)
    is_clear = np.abs(apart) >= TOLERANCE * np.maximum(size[None, :], size[:, None])
    higher, lower = ((apart > 0) & is_clear).sum(axis=1), ((apart < 0) & is_clear).sum(axis=1)
    listed = zip(higher.tolist(), lower.tolist(), (figures == 0).tolist(), strict=True)
    return [made(1 + above, count - below, count, is_zero=is_zero) for above, below, is_zero in listed]
