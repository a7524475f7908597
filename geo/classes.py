"""Puts values into classes for the map: joints between classes, and the class of each value.

mapclassify finds quantiles, equal widths and given joints; it takes a second to load, so that happens at the first use,
or in `warm`. Natural classes are found by `geo.natural`, for as many values as there are.
"""

import warnings
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geo.errors import ClassesError
from geo.natural import natural_joints

Method = Literal["fisher_jenks", "quantile", "equal", "std_dev", "manual", "ratio"]
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
    - std_dev: joints one standard deviation (of a sample) apart and symmetric around the mean: the mean is a joint
      where k is even, and the middle of a class where it is odd. Classes beyond the values stay, and are empty.
    - ratio: symmetric joints around `centre`; k is 3, 5 or 7, an other k goes to the next of these below it.

    Natural, quantile and equal make no more classes than there are different values. Raises ClassesError.
    """
    if method not in get_args(Method):
        raise ClassesError(f"There is no class method {method!r}; there are {', '.join(get_args(Method))}.")
    if k < 1:
        raise ClassesError(f"The number of classes is {k}; it must be 1 or more.")
    numbers = np.sort(_finite(values, "The values to be classed hold"))
    if method == "manual":
        joints = _manual_joints(numbers, manual)
    elif method == "ratio":
        joints = _ratio_joints(k, centre)
    elif method == "std_dev":
        joints = _deviation_joints(numbers, k)
    else:
        joints = _computed(method, numbers, min(k, len(np.unique(numbers))))
    empty = not len(numbers)
    number_of_classes = 0 if empty and method not in ("manual", "ratio") else len(joints) + 1
    low, high = (None, None) if empty else (float(numbers[0]), float(numbers[-1]))
    return Classes(method, number_of_classes, joints, low, high)


def warm() -> None:
    """Load mapclassify, so that the first reader does not wait for it; a server calls this in the background."""
    _library()


def _library() -> Any:
    """mapclassify, kept from warning of what is meant."""
    import mapclassify

    # Every time, because others reset the filters; not `catch_warnings`, which threads would undo for each other.
    warnings.filterwarnings("ignore", "Not enough unique values in array", UserWarning)  # equal joints become one
    return mapclassify


def _finite(values: Sequence[float], subject: str) -> NDArray[np.float64]:
    numbers = np.array(values, dtype=np.float64)
    if wrong := [f"{number}" for number in numbers if not np.isfinite(number)]:
        raise ClassesError(f"{subject} {len(wrong)} of {wrong[0]}. Leave missing values out; the map draws them apart.")
    return numbers


def _manual_joints(numbers: NDArray[np.float64], manual: Sequence[float]) -> tuple[float, ...]:
    """The given joints; the class above the last of them has no end, as values of other periods may lie there."""
    if not len(manual):
        raise ClassesError("No joints were given. Give at least one number where one class ends and the next begins.")
    joints = np.unique(_finite(manual, "The joints hold"))
    if len(numbers):
        joints = _library().UserDefined(numbers, bins=[*joints, np.inf]).bins[:-1]
    return tuple(float(joint) for joint in joints)


def _ratio_joints(k: int, centre: float) -> tuple[float, ...]:
    """Joints around `centre`, in twelve digits, so that 1.10 of 100 reads 110 and not 110.00000000000001."""
    if not (np.isfinite(centre) and centre > 0):
        raise ClassesError(f"The classes cannot be symmetric around {centre}; the centre must be above 0.")
    size = max([size for size in RATIO_JOINTS if size <= k], default=3)
    return tuple(float(f"{joint * centre:.12g}") for joint in RATIO_JOINTS[size])


def _deviation_joints(numbers: NDArray[np.float64], k: int) -> tuple[float, ...]:
    """Joints around the mean; none where there is nothing to deviate."""
    if len(np.unique(numbers)) < 2:
        return ()
    steps = np.arange(k - 1) - (k - 2) / 2
    return tuple(float(joint) for joint in numbers.mean() + steps * numbers.std(ddof=1))


def _computed(method: Method, numbers: NDArray[np.float64], k: int) -> tuple[float, ...]:
    """Joints of sorted values; k is at most the number of different values."""
    if k < 2:
        return ()
    rules = {"fisher_jenks": natural_joints, "quantile": _quantile_joints, "equal": _equal_joints}
    joints = rules[method](numbers, k)
    # Where ties put every joint on the highest value, that value stands apart from the rest.
    kept = [float(joint) for joint in np.unique(joints) if joint < numbers[-1]]
    return tuple(kept) or (float(numbers[numbers < numbers[-1]][-1]),)


def _quantile_joints(numbers: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    return _on_values(_library().Quantiles(numbers, k=k).bins, numbers)


def _equal_joints(numbers: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """Of values brought to 0 .. 1, because mapclassify adds up widths, which is exact only near 0."""
    low, span = numbers[0], numbers[-1] - numbers[0]
    return _on_values(low + span * _library().EqualInterval((numbers - low) / span, k=k).bins, numbers)


def _on_values(joints: NDArray[np.float64], numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Joints that miss a value by no more than rounding are that value, so that it stays in the lower class."""
    above = np.clip(np.searchsorted(numbers, joints), 1, len(numbers) - 1)
    below = above - 1
    nearest = np.where(joints - numbers[below] < numbers[above] - joints, numbers[below], numbers[above])
    rounding = 1e-12 * (numbers[-1] - numbers[0]) + 4 * np.spacing(np.abs(numbers).max())
    return np.where(np.abs(joints - nearest) <= rounding, nearest, joints)
