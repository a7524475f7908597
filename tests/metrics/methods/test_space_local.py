"""Local Moran's I and G*: formulas as full sums, esda, what chance brings, and areas that are left out."""

import numpy as np
import pandas as pd
import pytest
from esda.getisord import G_Local
from esda.moran import Moran_Local
from hypothesis import given, settings
from hypothesis import strategies as st
from libpysal.weights import W
from scipy.stats import norm

from data.requests.kinds import BadRequest
from metrics.methods.permutations import rejected
from metrics.methods.space import moran_global
from metrics.methods.space_local import getis_ord_gstar, moran_local
from tests.metrics.methods.maps import columbus, dense, grid, obs, random_map, weights

QUICK = {"permutations": 0}


def slowly(x: np.ndarray, w: np.ndarray) -> dict[str, list[float]]:
    """Anselin (1995) as localmoran of spdep has it, area by area."""
    n, z = len(x), x - x.mean()
    m2 = (z**2).sum() / n
    b2 = (z**4).sum() / n / m2**2
    wi, wi2 = w.sum(axis=1), (w**2).sum(axis=1)
    expected = -wi / (n - 1)
    total = wi2 * (n - b2) / (n - 1) + (wi**2 - wi2) * (2 * b2 - n) / ((n - 1) * (n - 2)) - expected**2
    spdep = [z[i] / m2 * sum(w[i, j] * z[j] for j in range(n)) for i in range(n)]
    return {
        "Is": [value * (n - 1) / n for value in spdep],
        "Is_spdep": spdep,
        "E_Ii_spdep": expected.tolist(),
        "Var_Ii_spdep_total": total.tolist(),
        "E_Ii_spdep_conditional": (-(z**2) * wi / ((n - 1) * m2)).tolist(),
        "Var_Ii_spdep_conditional": (
            (z / m2) ** 2 * (n / (n - 2)) * (wi2 - wi**2 / (n - 1)) * (m2 - z**2 / (n - 1))
        ).tolist(),
    }


@pytest.mark.parametrize("transform", ["row", "binary"])
@pytest.mark.parametrize("seed", range(3))
def test_local_moran_as_sums(transform, seed):
    values, touching = random_map(seed)
    found = moran_local(obs(values), weights(touching), transform=transform, **QUICK)
    x, w = np.array(list(values.values())), dense(touching, row=transform == "row")
    for name, expected in slowly(x, w).items():
        assert found[name].tolist() == pytest.approx(expected, rel=1e-10, abs=1e-12)
    z, lag = x - x.mean(), w @ (x - x.mean())
    assert found["quadrant"].tolist() == [
        ("H" if a > 0 else "L") + ("H" if b > 0 else "L") for a, b in zip(z, lag, strict=True)
    ]


def test_the_local_values_of_columbus_add_up_to_what_r_prints_and_are_those_of_esda():
    frame, touching = columbus()
    found = moran_local(obs(dict(zip(touching, frame["CRIME"], strict=True))), weights(touching), **QUICK)
    assert found["Is_spdep"].sum() / 49 == pytest.approx(0.5001886, abs=5e-8)  # sum(Ii) / Szero in R
    w = W({area: list(others) for area, others in touching.items()}, id_order=list(touching), silence_warnings=True)
    other = Moran_Local(frame["CRIME"].to_numpy(), w, permutations=0)
    assert found["Is"].tolist() == pytest.approx(other.Is.tolist())
    assert moran_local(
        obs(dict(zip(touching, frame["CRIME"], strict=True))), weights(touching), scaling="spdep", **QUICK
    )["Is"].equals(found["Is_spdep"])


@pytest.mark.filterwarnings("ignore:The alternative hypothesis")
def test_pseudo_p_is_near_that_of_esda():
    """Other permutations, the same chance; esda of this version prints the p of the nearer tail only."""
    values, touching = random_map(7)
    w = W(touching, id_order=list(touching), silence_warnings=True)
    other = Moran_Local(np.array(list(values.values())), w, permutations=9_999, n_jobs=1, seed=3)
    one = moran_local(obs(values), weights(touching), alternative="directed")["p_permutation"].to_numpy()
    assert np.abs(one - other.p_sim).max() < 0.02
    two = moran_local(obs(values), weights(touching))["p_permutation"].to_numpy()
    assert two == pytest.approx(np.minimum(1, 2 * one))


def test_chance_moves_the_others_and_not_the_area():
    """In a line the end has one neighbour, so its p is the share of the others that are as extreme."""
    line = {str(n): [str(m) for m in (n - 1, n + 1) if 0 <= m < 12] for n in range(12)}
    values = {str(n): float(v) for n, v in enumerate([30, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 21])}
    found = moran_local(obs(values), weights(line), alternative="greater")
    assert found["p_permutation"][0] == pytest.approx(2 / 11, abs=0.02)  # 20 and 21 of eleven others


def test_local_chance_is_repeatable_and_few_areas_stand_where_there_is_only_chance():
    touching, rng = grid(8, 8), np.random.default_rng(11)
    values = {area: float(rng.normal()) for area in touching}
    found = moran_local(obs(values), weights(touching))
    assert found.equals(moran_local(obs(values), weights(touching)))
    assert (found["p_permutation"] < 0.05).sum() > 0
    assert not found["significant"].any()
    adjusted, _ = rejected(found["p_permutation"].to_numpy(), 0.05)
    assert found["p_fdr"].tolist() == adjusted.tolist()


@pytest.mark.parametrize("fdr", [0, 1, 5, -0.1])
def test_a_rate_of_false_discoveries_is_a_rate(fdr):
    values, touching = random_map(0)
    for method, quick in ((moran_local, {"permutations": 9}), (getis_ord_gstar, {})):
        with pytest.raises(BadRequest, match="fdr"):
            method(obs(values), weights(touching), fdr=fdr, **quick)


@pytest.mark.parametrize("seed", range(3))
def test_gstar_as_ord_and_getis_wrote_it(seed):
    values, touching = random_map(seed)
    x, n = np.array(list(values.values())), len(values)
    w = dense(touching, row=False) + np.eye(n)
    mean, s = x.mean(), np.sqrt((x**2).mean() - x.mean() ** 2)
    wi = w.sum(axis=1)
    expected = (w @ x - mean * wi) / (s * np.sqrt((n * (w**2).sum(axis=1) - wi**2) / (n - 1)))
    found = getis_ord_gstar(obs(values), weights(touching))
    assert found["z_gstar"].tolist() == pytest.approx(expected.tolist())
    assert found["p_two_sided_normal_approx"].tolist() == pytest.approx((2 * norm.sf(np.abs(expected))).tolist())


def test_a_hot_and_a_cold_spot_stand_out():
    touching = grid(9, 9)
    values = dict.fromkeys(touching, 10.0) | {"4.4": 11.0, "4.5": 9.0}
    values |= {f"{r}.{c}": 60.0 for r in range(3) for c in range(3)}
    found = getis_ord_gstar(obs(values), weights(touching)).set_index("ref_area")
    assert found["spot"]["0.0"] == "hot"
    assert found["z_gstar"]["0.0"] > 1.96
    assert found["spot"]["8.8"] == ""
    cold = getis_ord_gstar(obs({area: 70 - value for area, value in values.items()}), weights(touching))
    assert cold.set_index("ref_area")["spot"]["1.1"] == "cold"


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 9), st.randoms(), st.floats(0.01, 1e3))
def test_order_and_unit_do_not_matter(seed, order, scale):
    values, touching = random_map(seed, 4, 3)
    mixed = list(values)
    order.shuffle(mixed)
    other = obs({area: scale * values[area] for area in mixed})
    for method, name in ((moran_local, "Is"), (getis_ord_gstar, "z_gstar")):
        more = QUICK if method is moran_local else {}
        one = method(obs(values), weights(touching), **more).set_index("ref_area")[name]
        two = method(other, weights(touching), **more).set_index("ref_area")[name]
        assert two[list(values)].tolist() == pytest.approx(one.tolist(), rel=1e-6, abs=1e-9)


def test_areas_that_are_left_out_keep_their_row_and_say_why():
    values, touching = random_map(8)
    given = obs(values | {"0.0": None, "lone": 5.0}, obs_status=["A"] * 5 + ["Q"] + ["P"] * 20)
    for method in (moran_local, getis_ord_gstar):
        found = method(given, weights(touching | {"lone": []})).set_index("ref_area")
        assert found.index.tolist() == [*values, "lone"]
        assert found["reason"][["0.0", "1.0", "lone", "2.2"]].tolist() == [
            "VALUE_MISSING", "VALUE_SUPPRESSED", "TOO_FEW_UNITS", ""]  # fmt: skip
        assert found["obs_status"][["0.0", "1.0", "2.2"]].tolist() == ["O", "Q", "P"]
        assert found.drop(columns=["reason", "obs_status", "warning"]).loc[["0.0", "1.0", "lone"]].isna().all(axis=None)


def test_an_area_that_touches_all_others_has_no_gstar():
    touching = {"hub": list("abcde")} | {name: ["hub"] for name in "abcde"}
    found = getis_ord_gstar(obs(dict(zip(touching, [9.0, 1, 2, 3, 4, 5], strict=True))), weights(touching))
    assert found["reason"].tolist() == ["ZERO_VARIANCE", "", "", "", "", ""]
    assert pd.isna(found["z_gstar"][0])
    assert np.isfinite(found["z_gstar"][1:]).all()


SQUARE = grid(3, 3)
GOOD = dict(zip(SQUARE, [1.0, 2, 3, 4, 5, 6, 7, 8, 12], strict=True))
SPOILT = {
    "NO_DATA": obs({}),
    "INCONSISTENT_INPUT": pd.concat([obs(GOOD), obs({"0.0": 3.0})]),
    "TOO_FEW_UNITS": obs(
        {area: value if area in ("0.0", "0.1", "0.2", "1.1") else None for area, value in GOOD.items()}
    ),
    "ZERO_VARIANCE": obs(dict.fromkeys(SQUARE, 0.1 + 0.2) | {"1.1": 0.3}),
}


@pytest.mark.parametrize("reason", SPOILT)
def test_reasons(reason):
    given = SPOILT[reason]
    found = moran_global(given, weights(SQUARE))
    assert found["reason"] == reason
    assert [found[name] for name in ("I", "z_randomisation", "p_permutation", "geary_C")] == [None] * 4
    for method in (moran_local, getis_ord_gstar):
        rows = method(given, weights(SQUARE))
        assert len(rows) == len(given)
        assert set(rows["reason"]) <= {reason, "VALUE_MISSING"}
        assert rows.filter(regex="^(Is|z_|p_|E_|Var)").isna().all(axis=None)


def test_one_row_all_missing_all_withheld_and_negative():
    one, missing = obs({"0.0": 4.0}), obs(dict.fromkeys(SQUARE))
    withheld = obs(GOOD, conf_status=["C"] * 9)
    for rows in (one, missing, withheld):
        assert moran_global(rows, weights(SQUARE))["reason"] == "TOO_FEW_UNITS"
    assert set(getis_ord_gstar(withheld, weights(SQUARE))["reason"]) == {"VALUE_SUPPRESSED"}
    negative = obs(GOOD | {"1.1": -0.5})
    assert set(getis_ord_gstar(negative, weights(SQUARE))["reason"]) == {"NEGATIVE_INPUT"}
    assert moran_global(negative, weights(SQUARE))["reason"] == ""


def test_esda_has_the_same_gstar_on_columbus():
    frame, touching = columbus()
    w = W({area: list(others) for area, others in touching.items()}, id_order=list(touching), silence_warnings=True)
    other = G_Local(frame["CRIME"].to_numpy(), w, transform="B", star=True, permutations=0)
    found = getis_ord_gstar(obs(dict(zip(touching, frame["CRIME"], strict=True))), weights(touching))
    assert found["z_gstar"].tolist() == pytest.approx(other.Zs.tolist())
