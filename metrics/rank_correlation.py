"""How far two figures of regions put them in the same order: Spearman's rank correlation.

The Atlas asks for every period of two figures at once, so it is numpy alone: scipy.stats.spearmanr takes twice the time, as
it works out a probability, too, which nobody reads here. The tests hold the two against each other.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FEWEST = 10  # regions below which an order says nothing
SURE = 1.96  # of a normal distribution: beyond, one in twenty by chance
WEAK = 0.3  # below, an order is hardly seen on a map, however many regions make it certain


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The correlation of the ranks of two lists of the same regions, from -1 to 1; equal values share a rank.

    None for fewer than two regions, or where one list has the same value throughout. Missing values are to be left
    out before. Method: C. Spearman, 1904, as the product-moment correlation of mean ranks.

    >>> spearman([1.0, 2.0, 3.0], [10.0, 30.0, 20.0])
    0.5
    """
    middle = (len(one) + 1) / 2
    x, y = _ranks(one) - middle, _ranks(other) - middle
    spread = float(np.sqrt((x**2).sum() * (y**2).sum()))
    return float((x * y).sum() / spread) if spread else None


def is_clear(correlation: float, count: int) -> bool:
    """Whether a correlation is worth a sentence: at least ten regions, at least 0.3, and beyond 1.96 / √(n - 1), so hardly chance."""
    strength = abs(correlation)
    return count >= FEWEST and strength >= WEAK and bool(strength * np.sqrt(count - 1) > SURE)


def _ranks(values: Sequence[float]) -> NDArray[np.float64]:
    """Places from the lowest, 1 to n; equal values share the mean of theirs."""
    numbers = np.asarray(values, dtype=np.float64)
    _different, place, count = np.unique(numbers, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return ((last - count + 1 + last) / 2)[place]
