"""Change of structure: against scipy, and shares that are none."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import distance

from metrics.methods.structure import structural_change


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)), min_size=2, max_size=9))
def test_structural_change_as_scipy_has_it(rows):
    before, now = (column / column.sum() * 100 for column in np.array(rows).T)
    found = structural_change(pd.DataFrame({"share0_pct": before, "share1_pct": now}))
    n = len(before)
    assert found["norm_abs_value_pp"] == pytest.approx(distance.cityblock(before, now) / 2)
    assert found["kazinets_linear_pp"] == pytest.approx(distance.cityblock(before, now) / n)
    assert found["kazinets_quadratic_pp"] == pytest.approx(distance.euclidean(before, now) / n**0.5)
    assert found["cosine_similarity"] == pytest.approx(1 - distance.cosine(before, now))
    assert found["szalai"] == pytest.approx(
        np.mean([distance.canberra([a], [b]) ** 2 for a, b in zip(before, now, strict=True)]) ** 0.5
    )
    assert 0 <= found["ryabtsev"] <= found["gatev"] <= 1


def test_an_item_absent_from_both_periods_is_a_term_of_zero():
    rows = pd.DataFrame({"share0_pct": [60, 40, np.nan], "share1_pct": [50, 50, np.nan]})
    found = structural_change(rows)
    assert found["kazinets_linear_pp"] == pytest.approx(20 / 3)
    assert structural_change(rows.fillna(0)) == found


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [([60, 40.1], [50, 50], ""), ([60, 40.11], [50, 50], "INCONSISTENT_INPUT"), ([60, None], [50, 50], "COMPONENT_MISSING"),
     ([110, -10], [50, 50], "NEGATIVE_INPUT"), ([], [], "NO_DATA")],
)  # fmt: skip
def test_shares_must_be_shares(before, now, reason):
    found = structural_change(pd.DataFrame({"share0_pct": before, "share1_pct": now}, dtype=float))
    assert found["reason"] == reason
