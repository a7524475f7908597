"""Natural breaks against an exhaustive search, at any level: running sums of large values must not lose the joints."""

from fractions import Fraction
from itertools import accumulate, combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classes import classify

LEVELS = [0, 10**5, 10**6, 10**7, 10**8, 10**9, -(10**9)]


def deviation(values: list[float], breaks: tuple[float, ...]) -> Fraction:
    """Squared deviations from class means, without any rounding."""
    total = Fraction(0)
    for low, high in pairwise([-np.inf, *breaks, np.inf]):
        members = [Fraction(value) for value in values if low < value <= high]
        mean = sum(members, Fraction(0)) / max(len(members), 1)
        total += sum((value - mean) ** 2 for value in members)
    return total


def best_joints(values: list[float], k: int) -> tuple[float, ...]:
    """Of every choice of k - 1 joints, the one with the least deviation."""
    return min(combinations(sorted(set(values))[:-1], k - 1), key=lambda joints: deviation(values, joints))


def least_deviation(values: list[float], k: int) -> float:
    """The least deviation of many values, in 64 bits: the best last class behind the best classes before it."""
    centred = np.sort(values) - np.median(values)
    size = len(centred)
    sums, squares = ([0.0, *accumulate(centred**power)] for power in (1, 2))
    cost = {
        (i, j): squares[j] - squares[i] - (sums[j] - sums[i]) ** 2 / (j - i)
        for j in range(1, size + 1)
        for i in range(j)
    }
    least = [cost[0, j] for j in range(1, size + 1)]
    for number in range(1, k):
        least = [min((least[i - 1] + cost[i, j] for i in range(number, j)), default=np.inf) for j in range(1, size + 1)]
    return least[-1]


@pytest.mark.parametrize("level", LEVELS)
@given(values=st.lists(st.integers(0, 12), min_size=1, max_size=8), k=st.integers(1, 5))
def test_no_other_joints_deviate_less(level: int, values: list[int], k: int) -> None:
    moved = [float(level + value) for value in values]
    found = classify(moved, "fisher_jenks", k)
    assert found.k == min(k, len(set(moved)))
    assert set(found.breaks) <= set(moved)
    assert deviation(moved, found.breaks) == deviation(moved, best_joints(moved, found.k))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("k", [3, 4, 5])
@pytest.mark.parametrize("seed", range(4))
def test_joints_of_skewed_values_are_the_best_ones_and_true_values(level: int, k: int, seed: int) -> None:
    """Steps of 1/8 are exact at every level."""
    steps = np.round(np.random.default_rng(seed).lognormal(3, 1, size=13) * 8) / 8
    moved = (level + steps).tolist()
    found = classify(moved, "fisher_jenks", k)
    assert found.breaks == best_joints(moved, k)
    assert [joint - level for joint in found.breaks] == list(classify(steps.tolist(), "fisher_jenks", k).breaks)


SHAPES = {
    "skewed": lambda random: random.lognormal(0, 2, 83),
    "skewed downwards": lambda random: -random.lognormal(0, 2, 83),
    "even": lambda random: random.uniform(size=83),
    "rates": lambda random: np.round(random.normal(104, 5, 83), 1),
    "one far above": lambda random: np.append(np.round(random.normal(100, 0.3, 82), 2), 2000),
    "one far below": lambda random: np.append(np.round(random.normal(100, 0.3, 82), 2), 1),
    "both": lambda random: np.append(np.round(random.normal(100, 0.3, 81), 2), [1, 500]),
}


@pytest.mark.parametrize("level", [0, 10**6, 10**9])
@pytest.mark.parametrize("k", [3, 5, 7])
@pytest.mark.parametrize("name", SHAPES)
def test_as_many_values_as_regions_get_the_best_joints(name: str, k: int, level: int) -> None:
    """With the lowest value moved to 0 instead of the median, those with one far below would be wrong."""
    # Steps of 2 ** -20 are exact at every level.
    values = np.round((SHAPES[name](np.random.default_rng(k)) + level) * 2**20) / 2**20
    found = classify(values.tolist(), "fisher_jenks", k)
    least = least_deviation(values.tolist(), k)
    assert float(deviation(values.tolist(), found.breaks)) == pytest.approx(least, rel=1e-9)


@given(st.lists(st.floats(-1e15, 1e15), min_size=2, max_size=9), st.integers(2, 4))
def test_whatever_the_values_the_excess_is_beyond_seven_digits(values: list[float], k: int) -> None:
    found = classify(values, "fisher_jenks", k)
    excess = deviation(values, found.breaks) - deviation(values, best_joints(values, min(k, len(set(values)))))
    assert 0 <= excess <= deviation(values, ()) * Fraction(1, 10**6)
