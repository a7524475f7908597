"""Splitting a whole number: nothing is lost, nothing is negative, no cell is further than one unit from its part."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from data.generate.rounding import split

weights = arrays(np.float64, (7, 12), elements=st.floats(0.0, 1e6, allow_subnormal=False))


@given(total=st.integers(0, 10**10), shape=weights, at=st.integers(0, 83))
def test_cells_add_up_and_stay_near_their_part(total, shape, at):
    shape.flat[at] = 1e6
    cells = split(total, shape)
    assert cells.sum() == total
    assert (cells >= 0).all()
    assert (cells[shape == 0] == 0).all()
    assert (np.abs(cells - total * shape / shape.sum()) <= 1 + 1e-6 * total / 10**6).all()


def test_the_largest_remainders_are_served_first():
    assert split(10, np.array([1.0, 1.0, 1.0])).tolist() == [4, 3, 3]
    assert split(1, np.array([0.2, 0.5, 0.3])).tolist() == [0, 1, 0]
