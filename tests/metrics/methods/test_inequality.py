"""Gini and Theil: against the package inequality, the mean difference, and what must add up."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inequality.gini import Gini
from inequality.theil import Theil, TheilD

from tests.metrics.methods.regional import ask

FIGURES = st.lists(st.floats(0.01, 1e6), min_size=2, max_size=25)
SETTINGS = settings(max_examples=20, deadline=None)


@given(FIGURES)
@SETTINGS
def test_gini_is_half_the_relative_mean_difference(figures):
    x = np.array(figures)
    found = ask("gini", values=figures)
    n = len(x)
    assert found["gini"] == pytest.approx(np.abs(x[:, None] - x).sum() / (2 * n * n * x.mean()), abs=1e-12)
    assert found["gini"] == pytest.approx(Gini(x).g, abs=1e-9)
    assert found["gini_normalised"] == pytest.approx(found["gini"] * n / (n - 1))


@given(FIGURES, st.integers(1, 4))
@SETTINGS
def test_weights_stand_for_repeated_units(figures, times):
    rows = [{"value": x, "weight": times + i % 2} for i, x in enumerate(figures)]
    many = [x for i, x in enumerate(figures) for _ in range(times + i % 2)]
    assert ask("gini_weighted", rows=rows)["gini"] == pytest.approx(ask("gini", values=many)["gini"], abs=1e-9)


@given(FIGURES)
@SETTINGS
def test_theil_against_the_package(figures):
    found, x = ask("theil", values=figures), np.array(figures)
    assert found["theil_t"] == pytest.approx(Theil(x).T, abs=1e-9)
    assert found["theil_l_mld"] == pytest.approx(np.log(x.mean() / x).mean(), abs=1e-9)
    assert -1e-12 <= found["theil_t"] <= np.log(len(x)) + 1e-9


def test_zeros_stay_in_n_and_leave_no_mean_log_deviation():
    found = ask("theil", values=[10, 0, 0, 0])
    assert found["theil_t"] == pytest.approx(np.log(4))
    assert (found["theil_l_mld"], found["reason_l"], found["reason"]) == (None, "ZERO_IN_LOG", None)


# The package sets shapes in a way that numpy 2.5 (Python 3.12 and newer) warns about.
@pytest.mark.filterwarnings("ignore:Setting the shape:DeprecationWarning:inequality")
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.floats(0.1, 1e4), st.floats(0.1, 50)), min_size=2, max_size=20))
@SETTINGS
def test_the_decomposition_adds_up(units):
    obs = [{"ref_area": str(i), "group": g, "value": v, "population": p} for i, (g, v, p) in enumerate(units)]
    group, x = np.array([g for g, _, _ in units]), np.array([v for _, v, _ in units])
    plain = ask("theil_decomposition", obs=[{k: v for k, v in row.items() if k != "population"} for row in obs])
    theirs = TheilD(x, pd.Series(group, dtype=object))
    assert plain["between"] == pytest.approx(float(np.squeeze(theirs.bg)), abs=1e-9)
    assert plain["within"] == pytest.approx(float(np.squeeze(theirs.wg)), abs=1e-9)
    parts = sum(x[group == g].sum() / x.sum() * ask("theil", values=list(x[group == g]))["theil_t"] for g in set(group))
    assert plain["within"] == pytest.approx(parts, abs=1e-9)
    weighted = ask("theil_decomposition_weighted", obs=obs)
    s, p = x / x.sum(), np.array([w for _, _, w in units]) / sum(w for _, _, w in units)
    assert weighted["theil_t"] == pytest.approx((s * np.log(s / p)).sum(), abs=1e-9)
    between = sum(s[group == g].sum() * np.log(s[group == g].sum() / p[group == g].sum()) for g in set(group))
    assert weighted["between"] == pytest.approx(between, abs=1e-9)
    assert weighted["within"] >= -1e-9


def test_groups_of_one_add_nothing_within_and_equal_regions_have_no_share():
    alone = ask("theil_decomposition", obs=[{"group": str(x), "value": x} for x in (1, 5, 9)])
    assert alone["within_share"] == pytest.approx(0, abs=1e-12)
    equal = ask("theil_decomposition", obs=[{"group": "A", "value": 0.1}] * 3)
    assert (equal["within_share"], equal["reason_within_share"], equal["reason"]) == (None, "BASE_ZERO", None)


def test_a_value_without_people_has_no_theil_index():
    rows = [{"group": "A", "value": 5, "population": 0}, {"group": "A", "value": 5, "population": 3}]
    assert ask("theil_decomposition_weighted", obs=rows)["reason"] == "BASE_ZERO"
    rows[0]["value"] = 0
    assert ask("theil_decomposition_weighted", obs=rows)["theil_t"] == pytest.approx(0)


@pytest.mark.parametrize("weights", [[0, 0], [1, -1]])
def test_weights_that_are_none(weights):
    rows = [{"value": 3, "weight": w} for w in weights]
    assert ask("gini_weighted", rows=rows)["reason"] == "INVALID_WEIGHTS"


def test_the_locational_gini_is_that_of_the_quotients():
    industry, everything = [3, 8, 1, 0, 5], [100, 90, 50, 70, 30]
    lq = np.array(industry) / np.array(everything) / (17 / 340)
    found = ask("locational_gini", rows=[{"e_ij": a, "e_j": b} for a, b in zip(industry, everything, strict=True)])
    ranked = np.sort(lq)
    literal = 2 / (25 * lq.mean()) * (np.arange(1, 6) * (ranked - lq.mean())).sum()
    assert found["locational_gini"] == pytest.approx(literal)
    assert found["locational_gini"] == pytest.approx(Gini(lq).g)


def test_an_industry_larger_than_its_region_contradicts_itself():
    rows = [{"e_ij": 9, "e_j": 5}, {"e_ij": 1, "e_j": 50}]
    assert ask("locational_gini", rows=rows)["reason"] == "INCONSISTENT_INPUT"
    rows = [{"e_ij": 0, "e_j": 0}, {"e_ij": 1, "e_j": 50}]
    assert ask("locational_gini", rows=rows)["reason"] == "BASE_ZERO"
