"""Bands of places: figures within 2 % are not told apart, and the true place is always inside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.bands import Band, band

NAN = float("nan")
FIGURES = st.lists(st.one_of(st.floats(-1e6, 1e6, allow_subnormal=False), st.just(NAN)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("values", "at", "expected"),
    [
        ([100.0, 99.0, 97.9, 50.0], 0, Band(1, 2, 4)),  # 98 is 2 % below 100: 97.9 is clearly lower
        ([100.0, 99.0, 97.9, 50.0], 1, Band(1, 3, 4)),
        ([100.0, 98.0, 50.0], 0, Band(1, 1, 3)),  # 2 % apart is apart
        ([5.0, 0.0, 0.0, 0.0], 2, Band(2, 4, 4, is_nothing=True)),  # true zeros are last together
        ([0.0, 0.0, 0.0], 2, Band(1, 3, 3)),  # and neither first nor last where there is nothing else
        ([-10.0, 10.0, 0.0], 0, Band(3, 3, 3)),
        ([100.0, NAN, 50.0, 10.0], 2, Band(2, 2, 3)),  # what is not known takes no place
        ([100.0, NAN, 50.0, 10.0], 1, None),
        ([100.0, 50.0], 0, None),  # of two figures neither has a place
    ],
)
def test_places_of_a_figure(values, at, expected):
    assert band(np.array(values), at) == expected


@given(FIGURES, st.data())
@settings(derandomize=True, max_examples=60)
def test_the_true_place_lies_in_the_band_and_two_figures_see_each_other_alike(values, data):
    figures = np.array(values)
    one = data.draw(st.integers(0, len(values) - 1))
    found = band(figures, one)
    if found is None:
        return
    place = 1 + int((figures > figures[one]).sum())
    assert 1 <= found.first <= place <= found.last <= found.count == int((~np.isnan(figures)).sum())
    for other in range(len(values)):
        if figures[other] == figures[one]:
            assert band(figures, other) == found


def test_a_wide_band_says_so():
    assert not Band(1, 3, 4).is_wide  # three of four are few
    assert Band(10, 40, 83).is_wide
    assert Band(7, 7, 83).is_one
