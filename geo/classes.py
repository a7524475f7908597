"""Puts values into classes for the map: joints between classes, and the class of each value."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geo.errors import ClassesError

Method = Literal["fisher_jenks", "quantile", "equal", "manual", "ratio"]
# Symmetric as quotients (0.80 is as far below 1 as 1.25 is above it), in the figures that the legend prints.
RATIO_JOINTS = {3: (0.91, 1.10), 5: (0.80, 0.91, 1.10, 1.25), 7: (0.67, 0.80, 0.91, 1.10, 1.25, 1.50)}


@dataclass(frozen=True, slots=True)
class Classes:
    """`k` classes with `k - 1` joints (`breaks`, ascending); low and high are the ends of the classed values.

    Without values low and high are None, and k is 0 unless the joints were given.
    """

    method: Method
    k: int
    breaks: tuple[float, ...]
    low: float | None
    high: float | None

    def index(self, value: float) -> int:
        """Class 0 .. k-1 of a value; a value on a joint belongs to the lower class.

        A value beyond low or high (another period under locked joints) belongs to the class at that end.
        """
        if not np.isfinite(value):
            raise ClassesError(f"The value {value} has no class. Draw missing values apart instead of classing them.")
        if self.k == 0:
            raise ClassesError(f"The value {value:g} has no class, because the classes were made without any value.")
        return bisect_left(self.breaks, value)

    def counts(self, values: Sequence[float]) -> tuple[int, ...]:
        """How many of the values fall into each class."""
        found = [self.index(value) for value in values]
        return tuple(found.count(number) for number in range(self.k))


def classify(
    values: Sequence[float], method: Method, k: int, manual: Sequence[float] = (), *, centre: float = 1.0
) -> Classes:
    """Make classes of values (no missing ones among them; their unit is that of the joints).

    - fisher_jenks: least squared deviation within classes; joints are values (Fisher 1958, Jenks 1977).
    - quantile: equal numbers, linear interpolation; joints that ties make equal are one.
    - equal: equal widths.
    - manual: the given joints, sorted, each once; k follows from them.
    - ratio: symmetric joints around `centre`; k is 3, 5 or 7, an other k goes to the next of these below it.

    The first three make no more classes than there are different values. Raises ClassesError.
    """
    if method not in get_args(Method):
        raise ClassesError(f"There is no class method {method!r}; there are {', '.join(get_args(Method))}.")
    if k < 1:
        raise ClassesError(f"The number of classes is {k}; it must be 1 or more.")
    numbers = np.sort(_finite(values, "The values to be classed hold"))
    joints = _given(method, k, manual, centre)
    if joints is None:
        joints = _computed(method, numbers, min(k, len(np.unique(numbers))))
    empty = not len(numbers)
    number_of_classes = 0 if empty and method not in ("manual", "ratio") else len(joints) + 1
    low, high = (None, None) if empty else (float(numbers[0]), float(numbers[-1]))
    return Classes(method, number_of_classes, joints, low, high)


def _finite(values: Sequence[float], subject: str) -> NDArray[np.float64]:
    numbers = np.array([float(value) for value in values])
    if wrong := [f"{number}" for number in numbers if not np.isfinite(number)]:
        raise ClassesError(f"{subject} {len(wrong)} of {wrong[0]}. Leave missing values out; the map draws them apart.")
    return numbers


def _given(method: Method, k: int, manual: Sequence[float], centre: float) -> tuple[float, ...] | None:
    """Joints that do not depend on the values; None for the other methods."""
    if method == "manual":
        if not len(manual):
            raise ClassesError(
                "No joints were given. Give at least one number where one class ends and the next begins."
            )
        return tuple(float(joint) for joint in np.unique(_finite(manual, "The joints hold")))
    if method == "ratio":
        if not (np.isfinite(centre) and centre > 0):
            raise ClassesError(f"The classes cannot be symmetric around {centre}; the centre must be above 0.")
        size = max([size for size in RATIO_JOINTS if size <= k], default=3)
        # Twelve digits, so that 1.10 of 100 reads 110 and not 110.00000000000001.
        return tuple(float(f"{joint * centre:.12g}") for joint in RATIO_JOINTS[size])
    return None


def _computed(method: Method, numbers: NDArray[np.float64], k: int) -> tuple[float, ...]:
    """Joints of sorted values; k is at most the number of different values."""
    if k < 2:
        return ()
    steps = np.arange(1, k) / k
    if method == "fisher_jenks":
        joints = _natural_joints(numbers, k)
    elif method == "quantile":
        joints = np.quantile(numbers, steps)
    else:
        joints = numbers[0] + (numbers[-1] - numbers[0]) * steps
    # Where ties put every joint on the highest value, that value stands apart from the rest.
    kept = [float(joint) for joint in np.unique(joints) if joint < numbers[-1]]
    return tuple(kept) or (float(numbers[numbers < numbers[-1]][-1]),)


def _natural_joints(numbers: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """The highest value of every class but the last, by dynamic programming over the different values.

    Our own, in 64 bits: mapclassify.FisherJenks reckons in 32 bits and so misplaces joints of values that are
    large beside their differences (index numbers such as 100,000.5), and it takes a second to import.
    """
    distinct, weight = np.unique(numbers, return_counts=True)
    cost = _squared_deviations(distinct, weight.astype(np.float64))
    size = len(distinct)
    best, starts = cost[0], np.zeros((k, size), dtype=np.int64)
    for number in range(1, k):
        # total[i, j]: the classes before end below i, the last one holds i .. j.
        total = np.full((size, size), np.inf)
        total[1:] = best[:-1, None] + cost[1:]
        starts[number] = np.argmin(total, axis=0)
        best = total[starts[number], np.arange(size)]
    ends, last = [], size - 1
    for number in range(k - 1, 0, -1):
        last = int(starts[number, last]) - 1
        ends.append(last)
    return distinct[ends[::-1]]


def _squared_deviations(distinct: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """cost[i, j]: squared deviations from their mean of values i .. j, infinite where j is before i."""
    centred = distinct - distinct.mean()
    spread = np.abs(centred).max() or 1.0
    unit = centred / spread
    count, total, square = (
        np.concatenate([[0.0], np.cumsum(weight * power)]) for power in (np.ones_like(unit), unit, unit**2)
    )
    one, other = np.arange(len(unit))[:, None], np.arange(len(unit))[None, :] + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        cost = square[other] - square[one] - (total[other] - total[one]) ** 2 / (count[other] - count[one])
    return np.where(one < other, np.maximum(cost, 0.0), np.inf)
