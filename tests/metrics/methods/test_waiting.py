"""How long something takes: the Kaplan-Meier estimate against statsmodels, and its median."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from metrics.methods.waiting import median, survival


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=30))
def test_survival_is_that_of_statsmodels(waits):
    days, is_event = (np.array(part) for part in zip(*waits, strict=True))
    curve = survival(days, is_event)
    if not is_event.any():
        assert not len(curve)
        return
    expected = SurvfuncRight(days, is_event.astype(int))
    assert curve["t"].tolist() == expected.surv_times.tolist()
    assert curve["S"].tolist() == pytest.approx(expected.surv_prob.tolist(), abs=1e-12)
    if not np.isclose(curve["S"], 0.5).any():  # there statsmodels takes the next time, see median()
        other = float(expected.quantile(0.5))
        assert median(curve) == (None if np.isnan(other) else other)


def test_the_median_where_exactly_half_is_left():
    assert median(survival([10, 20, 30, 40], [True] * 4)) == 20
    thirds = survival([1, 1, 2, 3, 4, 9], [True, True, True, True, False, False])  # 2/3 x 3/4 is one half
    assert median(thirds) == 2
