"""Sensitivity and Monte Carlo of the composite index: against the index itself, by hand, repeatable, and their edges."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from data.requests import answering
from data.requests.kinds import BadRequest
from data.requests.method import MARK
from metrics.methods import composite_monte_carlo as module
from metrics.methods.composite_index import composite_activity_index
from metrics.methods.composite_monte_carlo import Space, composite_monte_carlo
from metrics.methods.composite_sensitivity import Choices, Ranking, composite_sensitivity
from metrics.methods.scheme import scheme
from tests.metrics.methods.activity import DIMENSIONS, INDICATORS, across, equal, meta, table

QUARTERS = (0.25, 0.25, 0.25, 0.25)
SCENARIOS = pd.DataFrame(
    [
        {"id": "base", "weights": list(QUARTERS), "across": "geometric"},
        {"id": "arith", "weights": list(QUARTERS), "across": "arithmetic"},
        {"id": "z", "normalise": "zscore"},
        {"id": "raw", "treat": "none"},
        {"id": "inside", "within": "geometric"},
        {"id": "heavy", "weights": [4, 2, 2, 2]},
        {"id": "less", "omit": "lq"},
    ],
    dtype=object,
)
CHANGED = {
    "arith": ({"across": "arithmetic"}, meta(), equal()),
    "z": ({"normalise": "zscore"}, meta(), equal()),
    "raw": ({"treat": "none"}, meta(), equal()),
    "inside": ({"within": "geometric"}, meta(), equal()),
    "heavy": ({}, meta(), across(0.4, 0.2, 0.2, 0.2)),
    "less": ({}, meta([name for name in INDICATORS if name != "lq"]), equal()),
}


@pytest.mark.parametrize("seed", range(3))
def test_each_scenario_is_the_index_with_that_choice(seed):
    obs = table(20, seed).assign(lq=np.random.default_rng(seed).lognormal(0, 2, 20))
    base = composite_activity_index(obs, meta(), equal())["rank"]
    found = composite_sensitivity(obs, meta(), SCENARIOS)
    assert found["mean_abs_rank_shift"]["base"] == 0
    assert found["spearman_with_base"]["base"] == pytest.approx(1)
    for name, (params, indicators, weights) in CHANGED.items():
        other = composite_activity_index(obs, indicators, weights, **params)["rank"]
        assert found["mean_abs_rank_shift"][name] == pytest.approx(np.abs(other - base).mean())
        assert found["max_abs_rank_shift"][name] == np.abs(other - base).max()
        assert found["spearman_with_base"][name] == pytest.approx(spearmanr(base, other).statistic)


def test_without_scenarios_every_choice_is_varied_alone():
    found = composite_sensitivity(table(), meta(), dimension_weights=equal())
    assert len(found["mean_abs_rank_shift"]) == 1 + 1 + 1 + 2 + 1 + 8 + 8
    assert found["mean_abs_rank_shift"]["across=arithmetic"] > 0
    assert found["n_used"]["without lq"] == 12
    assert set(found["reasons"].values()) == {None}


@pytest.mark.parametrize("weights", [[0, 0, 0, 0], [1, 1, 1], [1, 1, 1, -1], [1, 1, 1, None], ["1", 1, 1, 1]])
def test_bad_weights_of_a_scenario(weights):
    rows = [{"id": "base"}, {"id": "bad", "weights": weights}]
    request = {"obs": table().to_dict("records"), "meta": meta().to_dict("records"), "scenarios": rows}
    found = answering.answer(getattr(composite_sensitivity, MARK), {"inputs": request})
    assert found["mean_abs_rank_shift"] == {"base": 0, "bad": None}
    assert found["reasons"] == {"base": None, "bad": "INVALID_WEIGHTS"}


def test_a_choice_that_there_is_not_is_a_fault_of_the_request():
    with pytest.raises(BadRequest, match="across of x is 'harmonic'; there are arithmetic, geometric"):
        composite_sensitivity(table(), meta(), pd.DataFrame([{"id": "x", "across": "harmonic"}]))
    with pytest.raises(BadRequest, match="omit of x is 'gdp'"):
        composite_sensitivity(table(), meta(), pd.DataFrame([{"id": "x", "omit": "gdp"}]))


EDGES = [
    (table(0), meta(), equal(), "TOO_FEW_UNITS"),
    (table(1), meta(), equal(), "TOO_FEW_UNITS"),
    (table(5).assign(obs_status="Q"), meta(), equal(), "TOO_FEW_UNITS"),
    (pd.concat([table(3), table(1)]), meta(), equal(), "INCONSISTENT_INPUT"),
    (table(5), meta(), across(0, 0, 0, 0), "INVALID_WEIGHTS"),
    (table(5), meta([]), None, "NO_DATA"),
]


@pytest.mark.parametrize(("obs", "indicators", "weights", "reason"), EDGES)
def test_edges(obs, indicators, weights, reason):
    one = composite_sensitivity(obs, indicators, None, weights)
    assert set(one["reasons"].values()) == {reason}
    assert set(one["mean_abs_rank_shift"].values()) == {None}
    many = composite_monte_carlo(obs, indicators, weights)
    assert (many["reason"], len(many["areas"]), many["mean_abs_rank_shift"]) == (reason, 0, None)


@pytest.mark.parametrize("params", [{"draws": 0}, {"spread": 0}, {"seed": -1}])
def test_draws_that_cannot_be(params):
    with pytest.raises(BadRequest, match="params"):
        composite_monte_carlo(table(), meta(), equal(), **params)


def test_draws_repeat_with_their_seed_and_hold_together():
    obs = table(30, 4)
    found = composite_monte_carlo(obs, meta(), equal(), draws=400, sobol_base=0)
    again = composite_monte_carlo(obs, meta(), equal(), draws=400, sobol_base=0)
    areas = found["areas"]
    assert areas.equals(again["areas"])
    other = composite_monte_carlo(obs, meta(), equal(), draws=400, seed=1, sobol_base=0)["areas"]
    assert not areas.equals(other)
    assert np.abs(areas["median_rank"] - other["median_rank"]).max() <= 4
    assert (areas["rank_p05"] <= areas["median_rank"]).all()
    assert (areas["median_rank"] <= areas["rank_p95"]).all()
    assert areas["is_wide"].tolist() == (areas["rank_p95"] - areas["rank_p05"] > 30 / 4).tolist()
    assert areas["rank"].tolist() == composite_activity_index(obs, meta(), equal())["rank"].tolist()
    assert found["mean_abs_rank_shift"] == pytest.approx(areas["mean_abs_rank_shift"].mean())


def test_ranks_of_draws_are_those_of_the_index_with_their_choices():
    obs, plan = table(15, 6), scheme(meta(), equal())
    space = Space(Choices(QUARTERS), plan.dimensions, plan.indicators, 0.25)
    points = np.random.default_rng(0).random((30, len(space.factors)))
    drawn = space.choices(points)
    for choices, ranks in zip(drawn, Ranking(obs, plan).ranks(drawn), strict=True):
        names = [name for name in INDICATORS if name != choices.omit]
        params = {"treat": choices.treat, "normalise": choices.normalise, "across": choices.across}
        found = composite_activity_index(obs, meta(names), across(*choices.weights), **params)
        assert ranks.tolist() == found["rank"].tolist()
    assert {choices.normalise for choices in drawn} == {"minmax_1_100", "zscore", "rank"}
    assert {choices.across for choices in drawn} == {"arithmetic", "geometric"}
    assert len({choices.omit for choices in drawn}) > 4


def test_weights_lie_around_the_chosen_ones():
    plan = scheme(meta(), equal())
    space = Space(Choices(QUARTERS), plan.dimensions, plan.indicators, 0.25)
    points = np.random.default_rng(1).random((4_000, len(space.factors)))
    weights = np.array([choices.weights for choices in space.choices(points)])
    assert weights.sum(axis=1) == pytest.approx(np.ones(4_000))
    assert weights.mean(axis=0) == pytest.approx(np.full(4, 0.25), abs=0.002)
    assert (np.abs(weights / 0.25 - 1) < 0.25).mean() == pytest.approx(0.9, abs=0.01)


def test_a_dimension_without_weight_is_not_drawn():
    base = Choices((0.5, 0.5, 0.0, 0.0))
    space = Space(base, DIMENSIONS, tuple(INDICATORS), 0.25)
    assert space.factors == ("weight scale", "weight dynamics", "normalise", "across", "treat", "omit")
    weights = np.array([choices.weights for choices in space.choices(np.random.default_rng(2).random((50, 6)))])
    assert (weights[:, 2:] == 0).all()
    alone = replace(space, base=replace(base, weights=(1.0, 0.0, 0.0, 0.0)))
    assert alone.choices(np.full((1, 4), 0.5))[0].weights == (1.0, 0.0, 0.0, 0.0)


def test_an_area_without_an_index_has_no_ranks():
    obs = table(10)
    obs.loc[2, ["lq", "log_employment", "r12_growth", "ytd_growth"]] = np.nan
    areas = composite_monte_carlo(obs, meta(), equal(), draws=50, sobol_base=0)["areas"]
    assert areas["ref_area"].tolist() == [f"R{at:02}" for at in range(10) if at != 2]
    assert areas[["rank", "rank_p95"]].max().tolist() <= [9, 9]


def test_sobol_finds_the_choice_that_matters():
    """One dimension ranks the areas one way, the others the other way round: only its weight can move ranks."""
    pytest.importorskip("SALib")
    values = np.linspace(1, 9, 8)
    obs = pd.DataFrame({name: values[::-1] if of == "scale" else values for name, (of, _) in INDICATORS.items()})
    obs = obs.assign(ref_area=list("ABCDEFGH"), median_support_lag_days=-values)
    found = composite_monte_carlo(obs, meta(), across(0.48, 0.18, 0.17, 0.17), draws=50, sobol_base=64)
    total = {row["factor"]: row["ST"] for row in found["sobol"]}
    assert found["factors"] == list(total)
    assert total["treat"] == pytest.approx(0, abs=1e-9)
    assert total["weight scale"] > 5 * total["omit"]
    again = composite_monte_carlo(obs, meta(), across(0.48, 0.18, 0.17, 0.17), draws=50, sobol_base=64)
    assert again["sobol"] == found["sobol"]


def test_without_salib_the_rest_is_answered(monkeypatch):
    monkeypatch.setattr(module, "find_spec", {}.get)
    found = composite_monte_carlo(table(), meta(), draws=20)
    assert found["sobol"] is None
    assert len(found["areas"]) == 12
