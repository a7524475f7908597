"""The Mann-Kendall test agrees with an independent program and with an example worked by hand."""

import numpy as np
import pymannkendall
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods.trend import trend_mann_kendall
from tests.metrics.methods.asking import ask

BY_HAND = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]
SERIES = st.lists(st.integers(-5, 5), min_size=8, max_size=40)


def test_worked_by_hand():
    found = ask(trend_mann_kendall, values=BY_HAND)
    assert found["S"] == 72 - 18
    assert found["z"] == pytest.approx(53 / np.sqrt(14 * 13 * 33 / 18 - 2 * 1 * 9 / 18))
    assert found["z"] == pytest.approx(2.9058, abs=5e-5)
    assert found["p_two_sided"] / 2 == pytest.approx(0.0018, abs=5e-5)


@settings(deadline=None, max_examples=60)
@given(SERIES)
def test_agrees_with_pymannkendall(values):
    found, known = trend_mann_kendall(np.array(values, dtype=float)), pymannkendall.original_test(values)
    assert found["S"] == known.s
    assert found["tau"] == pytest.approx(known.Tau)
    assert found["sen_slope"] == pytest.approx(known.slope)
    if len(set(values)) > 1:
        assert found["z"] == pytest.approx(known.z)
        assert found["p_two_sided"] == pytest.approx(known.p)


@settings(deadline=None, max_examples=60)
@given(SERIES, st.integers(1, 9), st.integers(-100, 100))
def test_a_line_added_and_scaled(values, factor, shift):
    first = trend_mann_kendall(np.array(values, dtype=float))
    turned = trend_mann_kendall(np.array(values[::-1], dtype=float))
    moved = trend_mann_kendall(np.array(values, dtype=float) * factor + shift)
    assert (turned["S"], turned["z"]) == (-first["S"], -first["z"])
    assert (moved["S"], moved["p_two_sided"]) == (first["S"], first["p_two_sided"])
    assert moved["sen_slope"] == pytest.approx(first["sen_slope"] * factor)


def test_fewer_than_eight_hide_p_and_nothing_else():
    found = ask(trend_mann_kendall, values=list(range(7)))
    assert (found["S"], found["tau"], found["sen_slope"], found["p_two_sided"]) == (21, 1, 1, None)
    assert found["z"] is not None
    assert found["reason"] == "SHORT_SERIES"
    assert ask(trend_mann_kendall, values=list(range(8)))["p_two_sided"] < 0.01


def test_a_missing_value_keeps_its_place_in_time():
    found = ask(trend_mann_kendall, values=[0, 1, None, 3, 4, 5, None, 7, 8, 9])
    assert (found["n_used"], found["n_dropped"], found["S"], found["sen_slope"]) == (8, 2, 28, 1)


def test_equal_values_have_no_trend():
    found = ask(trend_mann_kendall, values=[5] * 10)
    assert (found["S"], found["z"], found["p_two_sided"], found["sen_slope"], found["tau_b"]) == (0, 0, 1, 0, None)


@pytest.mark.parametrize(
    ("values", "reason"), [([], "NO_DATA"), ([None] * 9, "NO_DATA"), ([3], "SHORT_SERIES"), ([3, None], "SHORT_SERIES")]
)
def test_nothing_to_test(values, reason):
    found = ask(trend_mann_kendall, values=values)
    assert (found["S"], found["p_two_sided"], found["sen_slope"], found["reason"]) == (None, None, None, reason)
