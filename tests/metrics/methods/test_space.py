"""Moran's I and Geary's C of the whole map: printed by R, by formulas as full sums, and at their edges."""

from itertools import permutations

import numpy as np
import pytest
from esda.geary import Geary
from esda.moran import Moran
from hypothesis import given, settings
from hypothesis import strategies as st
from libpysal.weights import W
from scipy.stats import norm

from data.requests.kinds import BadRequest
from metrics.methods.permutations import pseudo_p, rejected
from metrics.methods.space import moran_global
from tests.metrics.methods.maps import columbus, dense, grid, obs, random_map, weights

QUICK = {"permutations": 0}


def slowly(x: np.ndarray, w: np.ndarray) -> dict[str, float]:
    """Cliff and Ord (1981) as sums over all pairs."""
    n, z = len(x), x - x.mean()
    pairs = [(i, j) for i in range(n) for j in range(n)]
    s0 = sum(w[i, j] for i, j in pairs)
    s1 = sum((w[i, j] + w[j, i]) ** 2 for i, j in pairs) / 2
    s2 = sum((w[i].sum() + w[:, i].sum()) ** 2 for i in range(n))
    m2, m4 = (z**2).sum() / n, (z**4).sum() / n
    b2, e = m4 / m2**2, -1 / (n - 1)
    top = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2) - b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    return {
        "I": n / s0 * sum(w[i, j] * z[i] * z[j] for i, j in pairs) / (z**2).sum(),
        "EI": e,
        "var_randomisation": top / ((n - 1) * (n - 2) * (n - 3) * s0**2) - e * e,
        "var_normality": (n * n * s1 - n * s2 + 3 * s0**2) / ((n * n - 1) * s0**2) - e * e,
        "geary_C": (n - 1) * sum(w[i, j] * (x[i] - x[j]) ** 2 for i, j in pairs) / (2 * s0 * (z**2).sum()),
    }


@pytest.mark.parametrize(
    ("name", "deviate", "p", "moran", "variance"),
    [
        ("CRIME", 5.5894, 1.139e-08, 0.500188557, 0.008689289),
        ("log HOVAL", 2.9453, 0.001613, 0.252777699, 0.008629742),
        ("log PLUMB", 7.5613, 1.996e-14, 0.681818585, 0.008635588),
        ("DISCBD", 8.7904, 0, 0.800562617, 0.008731396),
        ("INC", 4.7645, 9.467e-07, 0.415628778, 0.008391926),
    ],
)
def test_as_spdep_prints_it(name, deviate, p, moran, variance):
    """Printed by moran.test of spdep on the Columbus data; its p is that of likeness alone."""
    frame, touching = columbus()
    values = frame[name.removeprefix("log ")]
    given = obs(dict(zip(touching, np.log(values) if name.startswith("log ") else values, strict=True)))
    found = moran_global(given, weights(touching), two_sided=False, **QUICK)
    assert found["I"] == pytest.approx(moran, abs=6e-10)
    assert found["EI"] == pytest.approx(-0.020833333, abs=6e-10)
    assert found["var_randomisation"] == pytest.approx(variance, abs=6e-10)
    assert found["z_randomisation"] == pytest.approx(deviate, abs=6e-5)
    assert found["p_normal_approx"] == pytest.approx(p, rel=5e-4, abs=1e-15)
    assert found["p_two_sided_normal_approx"] == pytest.approx(2 * norm.sf(found["z_randomisation"]))


@pytest.mark.parametrize("transform", ["row", "binary"])
@pytest.mark.parametrize("seed", range(3))
def test_as_sums_over_all_pairs(transform, seed):
    values, touching = random_map(seed)
    found = moran_global(obs(values), weights(touching), transform=transform, **QUICK)
    expected = slowly(np.array(list(values.values())), dense(touching, row=transform == "row"))
    assert {name: found[name] for name in expected} == pytest.approx(expected, rel=1e-12)


def test_islands_are_dropped_before_centring_or_kept_as_esda_keeps_them():
    values, touching = random_map(1)
    islands = {"east": 40.0, "west": 0.5}
    given, around = obs(values | islands), weights(touching | {"east": [], "west": ["nowhere"]})
    dropped = moran_global(given, around, **QUICK)
    alone = moran_global(obs(values), weights(touching), **QUICK)
    assert dropped["dropped"] == ["east", "west"]
    assert dropped["why_dropped"]["east"] == "TOO_FEW_UNITS"
    assert (dropped["I"], dropped["n"]) == (alone["I"], 25)
    kept = moran_global(given, around, island_policy="keep", **QUICK)
    w = W({**touching, "east": [], "west": []}, id_order=[*values, *islands], silence_warnings=True)
    other = Moran(np.array([*values.values(), *islands.values()]), w, permutations=0)
    assert (kept["I"], kept["n"], kept["dropped"]) == (pytest.approx(other.I), 27, [])
    assert kept["geary_C"] == pytest.approx(Geary(other.y, w, permutations=0).C)
    assert abs(kept["I"] / dropped["I"]) < 0.9


def test_a_missing_and_a_withheld_area_are_left_out_and_weights_restricted():
    values, touching = random_map(2)
    given = obs(values | {"0.0": None}, obs_status=["A"] * 12 + ["Q"] + ["P"] * 12)
    found = moran_global(given, weights(touching), **QUICK)
    left = {area: value for area, value in values.items() if area not in ("0.0", "2.2")}
    around = {area: [o for o in others if o in left] for area, others in touching.items() if area in left}
    assert found["I"] == moran_global(obs(left), weights(around), **QUICK)["I"]
    assert found["why_dropped"] == {"0.0": "VALUE_MISSING", "2.2": "VALUE_SUPPRESSED"}
    assert found["obs_status"] == "P"


def test_an_area_that_loses_all_its_neighbours_goes_with_them():
    line = {"a": ["b"], "b": ["a", "c"]} | {str(n): [str(n - 1), str(n + 1)] for n in range(1, 8)}
    given = obs({"a": 5.0, "b": None, **{str(n): float(n * n) for n in range(1, 8)}})
    assert moran_global(given, weights(line), **QUICK)["dropped"] == ["a", "b"]


def test_links_across_water_are_neighbours_both_ways():
    values, touching = random_map(3)
    links = obs({"east": 1})[["ref_area"]].assign(neighbor="0.0")
    found = moran_global(obs(values | {"east": 9.0}), weights(touching | {"east": []}), links, **QUICK)
    linked = touching | {"east": ["0.0"], "0.0": [*touching["0.0"], "east"]}
    assert found["I"] == pytest.approx(moran_global(obs(values | {"east": 9.0}), weights(linked), **QUICK)["I"])
    assert found["dropped"] == []


def test_permutations_come_close_to_all_arrangements():
    touching, values = grid(2, 3, queen=False), [1.0, 2.0, 2.5, 4.0, 7.0, 9.0]
    w, every = dense(touching), np.array(list(permutations(values)))
    every = every - np.mean(values)
    chance = ((every @ w.T) * every).sum(axis=1)
    given = obs(dict(zip(touching, values, strict=True)))
    seen = chance[0]
    upper, lower = (chance >= seen - 1e-9).mean(), (chance <= seen + 1e-9).mean()
    found = moran_global(given, weights(touching), two_sided=False)
    assert found["p"] == found["p_permutation"] == pytest.approx(upper, abs=0.015)
    assert moran_global(given, weights(touching))["p_permutation"] == pytest.approx(2 * min(upper, lower), abs=0.03)


def test_the_seed_decides_and_chance_elsewhere_does_not():
    values, touching = random_map(4)
    given = obs(values), weights(touching)
    np.random.seed(1)
    first = moran_global(*given, permutations=99, seed=7)
    before = np.random.get_state()[1].copy()
    assert moran_global(*given, permutations=99, seed=7) == first
    assert (np.random.get_state()[1] == before).all()
    others = {moran_global(*given, permutations=99, seed=seed)["p_permutation"] for seed in range(8)}
    assert len(others) > 1
    with pytest.raises(BadRequest, match="seed is -1"):
        moran_global(*given, seed=-1)


def test_pseudo_p_by_hand():
    chance = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0])
    assert pseudo_p(8, chance, "greater") == 0.3
    assert pseudo_p(8, chance, "two-sided") == 0.6
    assert pseudo_p(2, chance, "directed") == 0.3
    assert pseudo_p(2, chance, "greater") == 0.9
    assert pseudo_p(5, chance, "two-sided") == 1
    assert pseudo_p(0.1 + 0.2, np.array([0.3]), "greater") == 1


def test_false_discoveries_by_hand():
    adjusted, stands = rejected(np.array([0.01, 0.04, 0.03, 0.5]), 0.05)
    assert adjusted == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert list(stands) == [True, False, False, False]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 9), st.randoms(), st.floats(-1e3, 1e3), st.floats(0.01, 1e3))
def test_order_unit_and_origin_do_not_matter(seed, order, shift, scale):
    values, touching = random_map(seed, 4, 3)
    mixed = list(values)
    order.shuffle(mixed)
    other = obs({area: shift + scale * values[area] for area in mixed})
    names = ("I", "EI", "var_randomisation", "z_randomisation", "var_normality", "geary_C")
    one, two = (moran_global(given, weights(touching), **QUICK) for given in (obs(values), other))
    assert [two[name] for name in names] == pytest.approx([one[name] for name in names], rel=1e-6, abs=1e-9)


def test_where_every_area_touches_every_other_there_is_nothing_to_test():
    names = "abcdef"
    touching = {area: [other for other in names if other != area] for area in names}
    found = moran_global(obs(dict(zip(names, [1.0, 2, 3, 4, 9, 2], strict=True))), weights(touching))
    assert (found["reason"], found["z_randomisation"], found["var_randomisation"]) == ("ZERO_VARIANCE", None, 0)
    assert found["I"] == pytest.approx(-0.2)


def test_neighbours_that_are_not_mutual_are_used_as_given_and_named():
    values, touching = random_map(5)
    lopsided = touching | {"0.0": ["0.1"]}
    found = moran_global(obs(values), weights(lopsided), **QUICK)
    assert found["warning"] == "INCONSISTENT_INPUT"
    assert found["I"] == pytest.approx(slowly(np.array(list(values.values())), dense(lopsided))["I"])
    assert moran_global(obs(values), weights(touching), **QUICK)["warning"] == ""


def test_an_area_next_to_itself_or_named_twice_counts_once():
    values, touching = random_map(6)
    noisy = {area: [area, *others, *others] for area, others in touching.items()}
    one, two = (moran_global(obs(values), weights(around), **QUICK)["I"] for around in (touching, noisy))
    assert one == two
