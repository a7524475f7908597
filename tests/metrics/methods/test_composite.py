"""Steps of a composite index: weights, winsorising, scales, coherence, against scipy and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kurtosis, rankdata, skew, zscore

from data.requests.kinds import BadRequest
from metrics.methods.composite import composite_coherence, composite_normalise, composite_weights
from metrics.methods.scores import ranks, winsorised
from tests.metrics.methods.asking import ask

NAN = float("nan")
numbers = st.lists(st.integers(-1000, 1000).map(float), min_size=2, max_size=30)


def asked(function, inputs, **params):
    return ask(function, params, **inputs)


@pytest.mark.parametrize("weights", [[0, 0], [], [2, -1], [1, None], [1, NAN], [1, float("inf")], [float("inf")] * 2])
def test_weights_that_are_none(weights):
    assert asked(composite_weights, {"weights": weights}) == {"normalised": None, "reason": "INVALID_WEIGHTS"}


def test_weights_are_brought_to_one_and_may_be_zero():
    assert asked(composite_weights, {"weights": [3, 0, 1]}) == {"normalised": [0.75, 0, 0.25], "reason": None}


@settings(deadline=None)
@given(numbers)
def test_scales_as_numpy_and_scipy_have_them(values):
    x = np.array(values)
    found = composite_normalise(x)
    if np.ptp(x) == 0:
        assert (found["normalised"], found["zscore"], found["reason"]) == (None, None, "ZERO_VARIANCE")
        assert found["action"] == "dropped"
        return
    assert found["normalised"] == pytest.approx(np.interp(x, (x.min(), x.max()), (1, 100)))
    assert found["zscore"] == pytest.approx(zscore(x, ddof=1))
    assert found["rank_desc"] == pytest.approx(rankdata(-x))
    turned = composite_normalise(x, direction=-1)["normalised"]
    assert turned == pytest.approx(101 - found["normalised"])
    assert composite_normalise(x, normalise="zscore")["normalised"] == pytest.approx(
        np.maximum(1, 50 + 10 * zscore(x, ddof=1))
    )
    assert composite_normalise(x, normalise="rank")["normalised"] == pytest.approx(rankdata(x))
    assert composite_normalise(x, normalise="rank", direction=-1)["normalised"] == pytest.approx(rankdata(-x))


def test_a_missing_value_stays_missing_and_counts_nowhere():
    found = asked(composite_normalise, {"values": [4, None, 2, 3]})
    assert found["normalised"] == [100, None, 1, 50.5]
    assert found["rank_desc"] == [1, None, 3, 2]
    assert (found["n_used"], found["n_dropped"]) == (3, 1)


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_no_value(values):
    found = asked(composite_normalise, {"values": values})
    assert (found["normalised"], found["rank_desc"], found["reason"]) == (None, None, "NO_DATA")


@pytest.mark.parametrize("values", [[0, 0, 0], [-3], [0.3, 0.1 + 0.2], [7, None, 7]])
def test_constant_values(values):
    assert asked(composite_normalise, {"values": values})["reason"] == "ZERO_VARIANCE"


def test_frozen_goalposts_clip_and_keep_a_constant_indicator():
    found = asked(composite_normalise, {"values": [5, 10, 20, 40]}, goalposts=[10, 30])
    assert found["normalised"] == [1, 1, 50.5, 100]
    assert asked(composite_normalise, {"values": [20, 20]}, goalposts=[10, 30])["normalised"] == [50.5, 50.5]
    assert asked(composite_normalise, {"values": [20, 30]}, goalposts=[10, 30], direction=-1)["normalised"] == [50.5, 1]
    assert asked(composite_normalise, {"values": [20, 30]}, goalposts=[9, 9])["reason"] == "ZERO_VARIANCE"


@pytest.mark.parametrize("wrong", [{"goalposts": [3]}, {"goalposts": [5, 1]}, {"direction": 0}, {"normalise": "log"}])
def test_parameters_that_cannot_be(wrong):
    with pytest.raises(BadRequest):
        asked(composite_normalise, {"values": [1, 2]}, **wrong)


def passes(x):
    return abs(skew(x, bias=False)) <= 2 or kurtosis(x, bias=False) <= 3.5


def test_the_extreme_value_becomes_the_next_one():
    x = np.array([*range(11), 100.0])
    assert not passes(x)
    assert winsorised(x).tolist() == [*range(11), 10]
    assert winsorised(-x).tolist() == [0, *(-v for v in range(1, 11)), -10]


def test_two_extremes_become_the_third():
    x = np.array([*range(20), 300.0, 400.0])
    assert winsorised(x).tolist() == [*range(20), 19, 19]


def test_at_most_two_points_and_five_of_sixty():
    short = np.array([*np.linspace(0, 1, 40), 1e3, 1e4, 1e5, 1e6])
    assert winsorised(short).tolist()[-4:] == [1e3, 1e4, 1e4, 1e4]
    long = np.array([*np.linspace(0, 1, 56), 1e3, 1e4, 1e5, 1e6])
    assert len(long) == 60
    assert winsorised(long).tolist() == [*np.linspace(0, 1, 56), 1, 1, 1, 1]


def test_winsorising_stops_as_soon_as_the_test_passes():
    rng = np.random.default_rng(3)
    for _ in range(200):
        x = rng.lognormal(0, rng.uniform(0.3, 2), 30)
        changed = np.flatnonzero(winsorised(x) != x)
        steps = [np.where(x >= np.sort(x)[-points - 1], np.sort(x)[-points - 1], x) for points in (0, 1, 2)]
        expected = next((step for step in steps if passes(step)), steps[-1])
        assert winsorised(x).tolist() == expected.tolist()
        assert len(changed) <= 2


def test_what_is_not_skewed_too_short_or_constant_is_left_alone():
    for values in ([1, 2, 3, 4, 5, 6], [0, 0, 9], [5, 5, 5, 5, 5], [0, 0, 0, 0, 1, 1, 1, 1], []):
        assert winsorised(np.array(values, dtype=float)).tolist() == values
    gaps = np.array([NAN, *range(11), 100.0, NAN])
    assert winsorised(gaps)[1:-1].tolist() == [*range(11), 10]
    assert asked(composite_normalise, {"values": [*range(11), 100]}, treat="winsorise")["treated_positions_1based"] == [
        12
    ]


def test_equal_values_share_the_better_place_or_the_middle():
    x = np.array([3.0, NAN, 1.0, 3.0, 2.0])
    assert ranks(x).tolist() == pytest.approx([1, NAN, 4, 1, 3], nan_ok=True)
    assert ranks(x, "average").tolist() == pytest.approx([1.5, NAN, 4, 1.5, 3], nan_ok=True)
    assert ranks(np.array([x, -x]))[1].tolist() == pytest.approx([3, NAN, 1, 3, 2], nan_ok=True)


def test_alpha_of_standardised_indicators_is_that_of_their_mean_correlation():
    """Spearman and Brown: k r / (1 + (k - 1) r)."""
    rng = np.random.default_rng(8)
    z = zscore(rng.normal(size=(40, 5)) + rng.normal(size=(40, 1)), ddof=1)
    r = np.corrcoef(z, rowvar=False)[np.triu_indices(5, 1)].mean()
    found = composite_coherence(z)
    assert found["cronbach_alpha"] == pytest.approx(5 * r / (1 + 4 * r))
    share = np.linalg.svd(z, compute_uv=False)[0] ** 2 / (z**2).sum()
    assert found["pca_first_share"] == pytest.approx(share)
    for at, name in enumerate("12345"):
        assert found["correlation"][name] == pytest.approx(np.corrcoef(z[:, at], z.mean(axis=1))[0, 1])
        assert found["in_range"][name] == (0.3 <= found["correlation"][name] <= 0.92)
    assert composite_coherence(z[::-1] * 7)["cronbach_alpha"] == pytest.approx(found["cronbach_alpha"])


def test_negative_pairs_have_the_names_of_the_indicators():
    found = asked(
        composite_coherence, {"zscores": [[1, 3, 1], [2, 2, 4], [3, 1, 5]], "indicators": ["lq", "lag", "uptake"]}
    )
    assert found["negative_pairs"] == [["lq", "lag"], ["lag", "uptake"]]
    with pytest.raises(BadRequest, match="names 1, but zscores has 2"):
        asked(composite_coherence, {"zscores": [[1, 2]], "indicators": ["lq"]})


@pytest.mark.parametrize(
    ("rows", "reason", "warning"),
    [
        ([], "TOO_FEW_UNITS", None),
        ([[1, 2]], "TOO_FEW_UNITS", None),
        ([[1], [2], [3]], "TOO_FEW_UNITS", None),
        ([[None, 1], [1, None]], "TOO_FEW_UNITS", None),
        ([[1, 5], [2, 5], [3, 5]], "TOO_FEW_UNITS", "ZERO_VARIANCE"),
        ([[1, -1], [2, -2], [5, -5]], "ZERO_VARIANCE", None),
        ([[0, 0], [0, 0]], "TOO_FEW_UNITS", "ZERO_VARIANCE"),
        ([[1, 2, 5], [2, 4, 5], [3, 3, 5]], None, "ZERO_VARIANCE"),
    ],
)
def test_coherence_at_its_edges(rows, reason, warning):
    found = asked(composite_coherence, {"zscores": rows})
    assert (found["reason"], found["warning"]) == (reason, warning)
    assert found["cronbach_alpha"] == (None if reason else pytest.approx(2 / 3))
