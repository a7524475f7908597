"""Likeness of regions against scipy and by hand; gaps, constants, ties."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.peers import peer_profile_distance, peer_similarity

VALUES = st.lists(st.lists(st.integers(0, 1000), min_size=3, max_size=3), min_size=3, max_size=9)


def regions(values, **columns):
    frame = pd.DataFrame(np.asarray(values, dtype=float), columns=["x", "y", "z"])
    return frame.assign(ref_area=[f"R{i}" for i in range(len(frame))], **columns)


@settings(deadline=None, max_examples=50)
@given(VALUES, st.floats(0.001, 1000), st.floats(-100, 100))
def test_euclidean_is_that_of_scipy_whatever_the_unit(values, factor, shift):
    from scipy.spatial.distance import cdist

    obs = regions(values)
    figures = obs[["x", "y", "z"]]
    differing = figures.loc[:, figures.max() > figures.min()]
    found = peer_similarity(obs.assign(x=obs["x"] * factor + shift), of="R0")
    if differing.empty:
        assert found["reason"] == "ZERO_VARIANCE"
        return
    expected = cdist(differing.iloc[:1], differing, "seuclidean", V=differing.var(ddof=1).to_numpy())[0, 1:]
    assert list(found["distance"].values()) == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert set(found["dropped"]) == {"x", "y", "z"} - set(differing)


def test_gower_weighs_only_what_both_regions_have():
    obs = regions([[0, 10, 5], [4, np.nan, 5], [10, 20, np.nan], [np.nan, np.nan, np.nan]])
    found = peer_similarity(obs, of="R0", by="gower")
    assert found["dropped"] == ["z"]
    assert found["distance"]["R1"] == pytest.approx(0.4)
    assert found["distance"]["R2"] == pytest.approx(1)
    assert found["reasons"]["R3"] == "COMPONENT_MISSING"
    assert (found["peers"], found["n_used"]) == (["R1", "R2"], 2)


def test_euclidean_needs_every_figure():
    obs = regions([[0, 10, 5], [4, np.nan, 6], [10, 20, 7]])
    found = peer_similarity(obs, of="R0")
    assert np.isnan(found["distance"]["R1"])
    assert (found["peers"], found["reasons"]["R1"], found["reason"]) == (["R2"], "VALUE_MISSING", "")
    other = peer_similarity(obs, of="R1")
    assert (other["peers"], other["reason"]) == ([], "COMPONENT_MISSING")


def test_ties_keep_the_order_of_the_table_and_k_may_exceed_it():
    obs = regions([[5, 1, 1], [6, 2, 2], [4, 0, 0], [6, 2, 2], [9, 9, 9]])
    assert peer_similarity(obs, of="R0", k=2)["peers"] == ["R1", "R2"]
    assert len(peer_similarity(obs, of="R0", k=20)["peers"]) == 4


def test_withheld_regions_take_no_part():
    obs = regions([[1, 2, 3], [2, 4, 5], [8, 1, 1], [900, 900, 900]])
    found = peer_similarity(obs.assign(obs_status=["A", "A", "P", "Q"]), of="R0")
    assert found["reasons"]["R3"] == "VALUE_SUPPRESSED"
    expected = peer_similarity(obs.iloc[:3], of="R0")["distance"]
    assert {name: found["distance"][name] for name in expected} == pytest.approx(expected)
    assert peer_similarity(obs.assign(obs_status=["A", "A", "P", "Q"]), of="R3")["reason"] == "COMPONENT_SUPPRESSED"


@pytest.mark.parametrize(
    ("rows", "of", "reason"),
    [
        ([], "R0", "NO_DATA"),
        ([[1, 2, 3]], "R0", "TOO_FEW_UNITS"),
        ([[1, 2, 3], [1, 2, 3]], "R0", "ZERO_VARIANCE"),
        ([[np.nan] * 3, [np.nan] * 3], "R0", "ZERO_VARIANCE"),
        ([[1, 2, 3], [2, 3, 4]], "R9", "NO_DATA"),
    ],
)
def test_likeness_that_cannot_be_had(rows, of, reason):
    found = peer_similarity(regions(np.reshape(rows, (-1, 3))), of=of)
    assert (found["reason"], found["peers"]) == (reason, [])
    assert np.isnan(list(found["distance"].values())).all()


def test_columns_may_be_named_and_texts_are_not_figures():
    obs = regions([[1, 2, 3], [2, 9, 3], [4, 1, 9]], name=["a", "b", "c"])
    only = peer_similarity(obs, of="R0", variables=["x"])
    assert only["distance"]["R2"] == pytest.approx(3 / np.std([1, 2, 4], ddof=1))
    with pytest.raises(BadRequest, match="column w"):
        peer_similarity(obs, of="R0", variables=["w"])
    with pytest.raises(BadRequest, match="k is 0"):
        peer_similarity(obs, of="R0", k=0)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=3, max_size=3), st.floats(0.01, 1000))
def test_profiles_against_the_formulas(values, factor):
    table = regions(values)
    pairs = peer_profile_distance(table.assign(**{name: table[name] * factor for name in "xyz"}))["pairs"]
    for a, b in ((0, 1), (0, 2), (1, 2)):
        found, (p, q) = pairs[f"R{a}|R{b}"], (np.array(values[place], dtype=float) for place in (a, b))
        if not p.sum() or not q.sum():
            assert (found["reason"], found["krugman"]) == ("BASE_ZERO", None)
            continue
        p, q = p / p.sum(), q / q.sum()
        entropies = [-sum(s * np.log2(s) for s in part if s > 0) for part in ((p + q) / 2, p, q)]
        divergence = entropies[0] - (entropies[1] + entropies[2]) / 2
        assert found["krugman"] == pytest.approx(np.abs(p - q).sum(), abs=1e-9)
        assert found["jensen_shannon"] ** 2 == pytest.approx(divergence, abs=1e-9)
        assert found["cosine_similarity"] == pytest.approx(p @ q / np.sqrt((p @ p) * (q @ q)), abs=1e-9)
        assert found["cosine"] == pytest.approx(1 - found["cosine_similarity"], abs=1e-12)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.floats(0.01, 100), min_size=3, max_size=3), st.floats(0.01, 100))
def test_the_same_profile_in_another_unit_is_no_distance_away(profile, factor):
    found = peer_profile_distance(regions([profile, np.multiply(profile, factor)]))["pairs"]["R0|R1"]
    assert [found[name] for name in ("krugman", "jensen_shannon", "cosine")] == pytest.approx([0, 0, 0], abs=1e-7)


@pytest.mark.parametrize(
    ("values", "status", "reason"),
    [
        ([1, np.nan, 2], "A", "COMPONENT_MISSING"),
        ([1, 2, 3], "Q", "COMPONENT_SUPPRESSED"),
        ([1, -2, 3], "A", "NEGATIVE_INPUT"),
        ([0, 0, 0], "A", "BASE_ZERO"),
    ],
)
def test_profiles_that_cannot_be_compared(values, status, reason):
    found = peer_profile_distance(regions([[1, 2, 3], values, [3, 2, 1]], obs_status=["A", status, "A"]))["pairs"]
    assert (found["R0|R1"]["reason"], found["R0|R1"]["cosine"]) == (reason, None)
    assert found["R0|R2"]["reason"] == ""


def test_one_profile_has_no_pair():
    assert peer_profile_distance(regions([[1, 2, 3]])) == {"pairs": {}, "reason": "TOO_FEW_UNITS"}
    assert peer_profile_distance(regions(np.empty((0, 3))))["reason"] == "NO_DATA"
    twice = peer_profile_distance(regions([[1, 2, 3], [3, 2, 1]]).assign(ref_area="R"))["pairs"]
    assert twice["R|R"]["reason"] == "INCONSISTENT_INPUT"
