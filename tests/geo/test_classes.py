"""Classes: hand-computed examples, other implementations, and what cannot be classed."""

import subprocess
import sys
import time
import warnings
from fractions import Fraction
from typing import get_args

import mapclassify
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classes import Classes, Method, classify
from geo.errors import ClassesError

COMPUTED = ["fisher_jenks", "quantile", "equal"]
numbers = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=9)


def skewed(seed: int, size: int = 83) -> list[float]:
    return np.random.default_rng(seed).lognormal(size=size).tolist()


def test_natural_breaks_by_hand() -> None:
    assert classify([1, 2, 3, 10, 11, 50], "fisher_jenks", 3) == Classes("fisher_jenks", 3, (3.0, 11.0), 1.0, 50.0)


def test_quantiles_by_hand() -> None:
    assert classify([1, 2, 3, 4, 5], "quantile", 4).breaks == (2.0, 3.0, 4.0)


def test_equal_widths_by_hand() -> None:
    assert classify([0, 3, 4, 10], "equal", 4).breaks == (2.5, 5.0, 7.5)


@pytest.mark.parametrize("k", range(2, 10))
def test_quantiles_are_those_of_numpy(k: int) -> None:
    values = skewed(k)
    assert classify(values, "quantile", k).breaks == pytest.approx(np.quantile(values, np.arange(1, k) / k).tolist())


@pytest.mark.parametrize("k", range(2, 10))
@pytest.mark.parametrize(
    ("method", "name"), [("fisher_jenks", "FisherJenks"), ("quantile", "Quantiles"), ("equal", "EqualInterval")]
)
def test_joints_and_classes_are_those_of_mapclassify(method: Method, name: str, k: int) -> None:
    values = skewed(k)
    with warnings.catch_warnings(action="ignore"):
        other = getattr(mapclassify, name)(np.array(values), k=k)
    ours = classify(values, method, k)
    assert ours.breaks == pytest.approx(other.bins[:-1].tolist(), rel=1e-12)
    assert [ours.index(value) for value in values] == other.yb.tolist()
    assert list(ours.counts(values)) == other.counts.tolist()


def test_given_joints_class_as_mapclassify_does() -> None:
    values = skewed(1)
    other = mapclassify.UserDefined(np.array(values), bins=[0.5, 1, 2])
    ours = classify(values, "manual", 4, [0.5, 1, 2])
    assert [ours.index(value) for value in values] == other.yb.tolist()


@pytest.mark.parametrize("method", ["quantile", "equal"])
@pytest.mark.parametrize("k", range(2, 21))
def test_a_value_on_a_reckoned_joint_belongs_to_the_lower_class(method: Method, k: int) -> None:
    """Of 0, 1, 2 and so on, both methods have joints at multiples of (n - 1) / k; rounding moves no value over one."""
    for size in range(k, 50):
        joints = [Fraction((size - 1) * number, k) for number in range(1, k)]
        expected = [sum(value > joint for joint in joints) for value in range(size)]
        for level in (0, 1e9, -1e12):
            classes = classify([level + value for value in range(size)], method, k)
            assert [classes.index(level + value) for value in range(size)] == expected


@pytest.mark.parametrize("level", [1e15, 1e16, -1e16])
@pytest.mark.parametrize("method", COMPUTED)
def test_values_at_the_limit_of_precision_are_classed(method: Method, level: float) -> None:
    values = [level + step for step in (0, 2, 4, 8, 32)]
    classes = classify(values, method, 3)
    assert sum(classes.counts(values)) == 5
    assert 2 <= classes.k <= 3


@given(numbers, st.sampled_from(COMPUTED), st.integers(1, 9))
def test_every_value_has_one_class_and_the_ends_are_used(values: list[float], method: Method, k: int) -> None:
    classes = classify(values, method, k)
    assert classes.k == len(classes.breaks) + 1 <= min(k, len(set(values)))
    assert list(classes.breaks) == sorted(set(classes.breaks))
    counts = classes.counts(values)
    assert sum(counts) == len(values)
    assert counts[0] > 0
    assert counts[-1] > 0


@given(numbers, st.sampled_from(COMPUTED), st.integers(1, 9), st.randoms())
def test_the_order_of_the_values_does_not_matter(values: list[float], method: Method, k: int, order) -> None:
    mixed = list(values)
    order.shuffle(mixed)
    assert classify(mixed, method, k) == classify(values, method, k)


def test_a_value_on_a_joint_belongs_to_the_lower_class() -> None:
    classes = classify([0, 1, 2, 3], "manual", 3, [1, 2])
    assert [classes.index(value) for value in (0, 1, 1.001, 2, 3)] == [0, 0, 1, 1, 2]


def test_values_of_another_period_go_to_the_class_at_the_end() -> None:
    classes = classify([10, 20, 30], "equal", 2)
    assert (classes.index(-5), classes.index(99)) == (0, 1)


@pytest.mark.parametrize("method", COMPUTED)
def test_more_classes_than_different_values_become_as_many_as_values(method: Method) -> None:
    assert classify([4, 4, 7, 7, 7], method, 5).k == 2
    assert classify([4, 4], method, 5) == Classes(method, 1, (), 4.0, 4.0)
    assert classify([4], method, 5).index(4) == 0


@pytest.mark.parametrize("method", COMPUTED)
def test_without_values_there_are_no_classes(method: Method) -> None:
    classes = classify([], method, 5)
    assert classes == Classes(method, 0, (), None, None)
    assert classes.counts([]) == ()
    with pytest.raises(ClassesError, match="made without any value"):
        classes.index(1)


def test_given_joints_are_sorted_made_unique_and_kept_without_values() -> None:
    classes = classify([], "manual", 9, [5, 1, 5, 300])
    assert classes == Classes("manual", 4, (1.0, 5.0, 300.0), None, None)
    assert classes.counts([0, 2, 400]) == (1, 1, 0, 1)


@pytest.mark.parametrize(
    ("k", "joints"),
    [
        (7, (0.67, 0.80, 0.91, 1.10, 1.25, 1.50)),
        (9, (0.67, 0.80, 0.91, 1.10, 1.25, 1.50)),
        (6, (0.80, 0.91, 1.10, 1.25)),
        (3, (0.91, 1.10)),
        (1, (0.91, 1.10)),
    ],
)
def test_joints_around_one(k: int, joints: tuple[float, ...]) -> None:
    assert classify([1.0], "ratio", k).breaks == joints


def test_joints_around_a_hundred_are_round_numbers_and_hold_a_hundred_in_the_middle() -> None:
    classes = classify([104.2], "ratio", 7, centre=100)
    assert classes.breaks == (67.0, 80.0, 91.0, 110.0, 125.0, 150.0)
    assert classes.index(100) == 3


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("method", get_args(Method))
def test_missing_and_infinite_values_are_refused(method: Method, wrong: float) -> None:
    with pytest.raises(ClassesError, match=r"The values to be classed hold 1 of .*Leave missing values out"):
        classify([1, wrong, 2], method, 3, [1])
    with pytest.raises(ClassesError, match="has no class"):
        classify([1, 2], method, 2, [1]).index(wrong)


def test_what_cannot_be_done_gets_a_sentence() -> None:
    with pytest.raises(ClassesError, match="No joints were given"):
        classify([1], "manual", 3)
    with pytest.raises(ClassesError, match="The joints hold 1 of nan"):
        classify([1], "manual", 3, [float("nan")])
    with pytest.raises(ClassesError, match="must be above 0"):
        classify([1], "ratio", 7, centre=0)
    with pytest.raises(ClassesError, match="number of classes is 0"):
        classify([1], "equal", 0)
    with pytest.raises(ClassesError, match="no class method 'jenks'; there are fisher_jenks"):
        classify([1], "jenks", 3)  # type: ignore[arg-type]


def test_a_hundred_values_are_classed_within_a_blink() -> None:
    values = skewed(5, 100)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        classify(values, "fisher_jenks", 7)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05


def test_no_warning_reaches_the_caller() -> None:
    """Not even where warnings are errors: mapclassify warns of ties."""
    with warnings.catch_warnings(record=True, action="always") as caught:
        classify([1, 2, 3, 10, 11, 50], "fisher_jenks", 3)
        assert classify([1, 1, 1, 1, 1, 2, 3, 4], "quantile", 4).k < 4
        classify([1, 2, 3], "equal", 2)
        classify([1, 2, 3], "manual", 2, [2, 9])
    assert caught == []


def run(code: str) -> str:
    found = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return found.stdout.strip()


def test_mapclassify_is_loaded_when_it_is_needed_and_not_before() -> None:
    loaded = "print([name for name in ('mapclassify', 'scipy', 'pandas') if name in sys.modules])"
    assert run(f"import sys, geo.classes; {loaded}") == "[]"
    assert run(f"import sys; from geo.classes import classify; classify([1, 2], 'ratio', 3); {loaded}") == "[]"
    assert run("import sys; from geo.classes import warm; warm(); print('mapclassify' in sys.modules)") == "True"


def test_natural_classes_of_many_values_are_at_least_as_close_as_those_of_the_library() -> None:
    values = skewed(7, 400)

    def deviation(joints: list[float]) -> float:
        places = np.searchsorted(joints, values)
        return sum(
            float(np.var(part) * len(part))
            for k in range(len(joints) + 1)
            if len(part := np.array(values)[places == k])
        )

    with warnings.catch_warnings(action="ignore"):
        other = mapclassify.FisherJenks(np.array(values), k=6).bins[:-1].tolist()
    assert deviation(list(classify(values, "fisher_jenks", 6).breaks)) <= deviation(other) * (1 + 1e-9)


def test_seven_thousand_values_are_classed_within_a_second() -> None:
    values = skewed(8, 7000)
    start = time.perf_counter()
    assert classify(values, "fisher_jenks", 9).k == 9
    assert time.perf_counter() - start < 1


def test_deviations_by_hand() -> None:
    assert classify([2, 4, 4, 4, 5, 5, 7, 9], "std_dev", 4).breaks == pytest.approx(
        (5 - 32**0.5 / 7**0.5, 5, 5 + 32**0.5 / 7**0.5)
    )
    assert classify([3, 3], "std_dev", 5).k == 1
