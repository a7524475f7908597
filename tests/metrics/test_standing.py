"""Places of all regions at once are those that are told one by one; what has no figure has no place."""

import numpy as np

from metrics.bands import band
from metrics.standing import bands, standing
from tests.views.answers import answer

LETTERS = "ABCDEFGHIJ"


def figures(values: list[float], **more) -> dict[str, object]:
    rows = [
        {"ref_area": letter, "value": value, **more.get(letter, {})}
        for letter, value in zip(LETTERS, values, strict=False)
    ]
    return standing(answer(*rows), frozenset(LETTERS))


def test_all_at_once_is_one_by_one():
    made = np.random.default_rng(5)
    for count in (3, 4, 20, 80):
        values = np.round(made.normal(0, 60, count))
        assert bands(values) == [band(values, at) for at in range(count)]
    assert bands(np.array([1.0, 2.0])) == []


def test_fifths_run_from_the_lowest_to_the_highest():
    found = figures([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    assert [found.fifth(letter) for letter in LETTERS] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert found.fifth("Z") is None


def test_figures_that_are_the_same_are_all_in_the_middle():
    assert {figures([5.0] * 6).fifth(letter) for letter in "ABCDEF"} == {2}
    assert {figures([0.0] * 6).fifth(letter) for letter in "ABCDEF"} == {2}


def test_zeros_that_many_share_are_last_and_never_in_the_middle():
    found = figures([7.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert [found.fifth(letter) for letter in "ABCJ"] == [4, 4, 0, 0]
    assert found.bands["C"].is_nothing


def test_withheld_missing_and_small_bases_have_no_place_and_take_none():
    gaps = {"A": {"reason": "VALUE_SUPPRESSED"}, "B": {"reason": "VALUE_MISSING"}, "C": {"is_small_base": True}}
    found = figures([1, 2, 3, 40, 50, 60, 70, 0], **gaps)
    assert set(found.bands) == set("DEFGH")
    assert found.count == 5
    assert found.bands["H"].first == found.bands["H"].last == 5  # a true zero is a figure, and the lowest
    assert found.fifth("H") == 0
    assert [found.fifth(letter) for letter in "ABC"] == [None] * 3


def test_among_four_there_are_no_fifths():
    assert figures([1, 2, 3, 4]).fifth("A") is None
