"""Natural classes (Fisher 1958, Jenks 1977): the joints with the least squared deviation within classes, found exactly.

Libraries try every joint against every other, which takes seconds for a thousand values; the map classes all periods
at once, which are many thousand. The best joint never moves back when a value is added at the end, so half of the
values settle where the others need to look: n log n steps a class.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Cost = Callable[[Places, Places], Floats]


def natural_joints(numbers: Floats, k: int) -> Floats:
    """The highest value of every class but the last, for k classes of sorted values (k at most the different ones)."""
    distinct, counts = np.unique(numbers, return_counts=True)
    if k >= len(distinct):
        return np.asarray(distinct[:-1])
    cost = _deviation(distinct, counts)
    every = np.arange(len(distinct))
    best, cuts = cost(np.zeros_like(every), every), []
    for classes in range(1, k):
        best, cut = _one_class_more(best, classes, cost)
        cuts.append(cut)
    last, joints = len(distinct) - 1, []
    for cut in reversed(cuts):
        last = int(cut[last]) - 1
        joints.append(distinct[last])
    return np.array(joints[::-1])


def _deviation(distinct: Floats, counts: NDArray[np.int64]) -> Cost:
    """Squared deviation of the values from place i to place j, both included, from running sums.

    Values are moved to a median of 0 and a range of 1: sums of squares of large values that lie close together would
    leave only noise.
    """
    middle = distinct[len(distinct) // 2]
    moved = (distinct - middle) / ((distinct[-1] - distinct[0]) or 1.0)
    weight, total, square = (
        np.concatenate([[0.0], np.cumsum(part)]) for part in (counts, counts * moved, counts * moved * moved)
    )

    def cost(first: Places, last: Places) -> Floats:
        inside = weight[last + 1] - weight[first]
        sums = total[last + 1] - total[first]
        found = square[last + 1] - square[first] - sums * sums / inside
        return np.where(first == last, 0.0, np.maximum(found, 0.0))

    return cost


def _one_class_more(best: Floats, first: int, cost: Cost) -> tuple[Floats, Places]:
    """The least deviation up to each place with one class more, and where that last class begins.

    `best` is the same with one class less; `first` is how many classes that were. Each round settles the middle place
    of every open stretch; its last class begins between those of the places that are settled on both sides.
    """
    now, begins = np.full(len(best), np.inf), np.zeros(len(best), dtype=np.int64)
    ends = np.array([len(best) - 1])
    stretch = np.array([[first], ends, [first], ends])
    while stretch.shape[1]:
        left, right, low, high = stretch
        middle = (left + right) // 2
        sizes = np.minimum(high, middle) - low + 1
        starts = np.cumsum(sizes) - sizes
        tried = np.arange(sizes.sum()) - np.repeat(starts - low, sizes)
        total = best[tried - 1] + cost(tried, np.repeat(middle, sizes))
        now[middle] = np.minimum.reduceat(total, starts)
        hit = np.flatnonzero(total == np.repeat(now[middle], sizes))
        begins[middle] = tried[hit[np.searchsorted(hit, starts)]]
        halves = [[left, middle - 1, low, begins[middle]], [middle + 1, right, begins[middle], high]]
        stretch = np.concatenate([np.array(half) for half in halves], axis=1)
        stretch = stretch[:, stretch[0] <= stretch[1]]
    return now, begins
