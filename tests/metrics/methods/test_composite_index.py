"""The index of cluster activity: a loop that does the ten steps slowly, missing parts, weights, and its edges."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from data.requests import answering
from data.requests.kinds import BadRequest
from data.requests.method import MARK
from metrics.methods.composite_index import composite_activity_index, composite_activity_index_from_dimensions
from metrics.methods.scores import winsorised
from tests.metrics.methods.activity import DIMENSIONS, INDICATORS, across, by_area, equal, meta, table

NAN = float("nan")


def slowly(obs: pd.DataFrame, weights: tuple[float, ...]) -> dict[str, list[float]]:
    """Winsorised, min-max to 1..100, arithmetic inside, geometric across; complete tables only."""
    scores = {}
    for name, (_, direction) in INDICATORS.items():
        x = winsorised(obs[name].to_numpy())
        low, high = min(x), max(x)
        scores[name] = [1 + 99 * ((v - low) if direction > 0 else (high - v)) / (high - low) for v in x]
    found = {dimension: [] for dimension in (*DIMENSIONS, "index", "index_arithmetic")}
    for row in range(len(obs)):
        means = [
            np.mean([scores[n][row] for n, (of, _) in INDICATORS.items() if of == dimension])
            for dimension in DIMENSIONS
        ]
        for dimension, mean in zip(DIMENSIONS, means, strict=True):
            found[dimension].append(mean)
        found["index"].append(math.prod(m**w for m, w in zip(means, weights, strict=True)))
        found["index_arithmetic"].append(sum(m * w for m, w in zip(means, weights, strict=True)))
    return found


@pytest.mark.parametrize(("n", "seed"), [(12, 0), (40, 1), (70, 2)])
@pytest.mark.parametrize("weights", [(0.25, 0.25, 0.25, 0.25), (0.4, 0.3, 0.2, 0.1)])
def test_as_a_loop_reckons_it(n, seed, weights):
    obs = table(n, seed)
    obs.loc[3, "lq"] = 300.0
    found = composite_activity_index(obs, meta(), across(*(10 * w for w in weights)))
    for name, expected in slowly(obs, weights).items():
        assert found[name].tolist() == pytest.approx(expected, rel=1e-12)
    assert found["rank"].tolist() == rankdata(-found["index"]).tolist()
    assert set(found["obs_status"]) == {"A"}
    assert set(found["weight_coverage"].round(12)) == {1.0}
    assert [cell["indicator"] for cell in found["treated"][3]] == ["lq"]
    assert found["treated"][3][0]["value"] == 300
    assert found["treated"][3][0]["replaced_by"] == winsorised(obs["lq"].to_numpy()).max()


def test_one_indicator_missing_leaves_its_dimension_to_the_other():
    obs = table()
    obs.loc[0, "support_uptake"] = NAN
    found = composite_activity_index(obs, meta(), equal())
    without = composite_activity_index(table(), meta([n for n in INDICATORS if n != "support_uptake"]), equal())
    assert found["cooperation"][0] == without["cooperation"][0]
    assert (found["obs_status"][0], found["weight_coverage"][0], found["reason"][0]) == ("E", 0.875, "")


def test_a_dimension_needs_half_of_its_weight():
    obs = table()
    obs.loc[0, "support_uptake"] = NAN
    light = composite_activity_index(obs, meta(support_uptake=0.51, median_support_lag_days=0.49), equal())
    assert np.isnan(light["cooperation"][0])
    assert (light["obs_status"][0], light["weight_coverage"][0]) == ("E", 0.75)
    thirds = meta(support_uptake=0.1, median_support_lag_days=0.1)
    assert not np.isnan(composite_activity_index(obs, thirds, equal())["cooperation"][0])


def test_two_dimensions_missing_leave_no_index():
    obs = table()
    obs.loc[0, ["support_uptake", "median_support_lag_days", "lq", "log_employment"]] = NAN
    found = composite_activity_index(obs, meta(), equal())
    assert found["reason"].tolist() == ["TOO_FEW_DIMENSIONS"] + [""] * 11
    assert (found["obs_status"][0], found["weight_coverage"][0]) == ("O", 0.5)
    assert np.isnan([found[name][0] for name in ("index", "rank", "index_arithmetic", "rank_arithmetic")]).all()
    assert sorted(found["rank"][1:]) == list(range(1, 12))
    assert composite_activity_index(obs, meta(), equal(), min_dimensions=2)["reason"][0] == ""


def test_an_indicator_that_nobody_has_is_missing_and_a_constant_one_is_dropped():
    missing = composite_activity_index(table().drop(columns="lq"), meta(), equal())
    assert set(missing["weight_coverage"]) == {0.875}
    assert set(missing["obs_status"]) == {"E"}
    assert set(missing["warning"]) == {"INCONSISTENT_INPUT"}
    constant = composite_activity_index(table().assign(lq=2.0), meta(), equal())
    assert set(constant["warning"]) == {"ZERO_VARIANCE"}
    assert constant["dropped_indicators"][5] == ["lq"]
    assert set(constant["obs_status"]) == {"A"}
    assert constant["index"].tolist() == missing["index"].tolist()


def test_a_dimension_without_indicator_is_missing_and_warned_of():
    weights = pd.DataFrame({"dimension": [*DIMENSIONS, "scalle"], "weight": [1.0] * (len(DIMENSIONS) + 1)})
    found = composite_activity_index(table(9, 1), meta(), weights)
    assert found["scalle"].isna().all()
    assert set(found["warning"]) == {"INCONSISTENT_INPUT"}
    assert found["weight_coverage"].tolist() == pytest.approx([len(DIMENSIONS) / (len(DIMENSIONS) + 1)] * 9)
    whole = composite_activity_index(table(9, 1), meta())
    assert found["index"].tolist() == pytest.approx(whole["index"].tolist())
    assert (set(found["obs_status"]), set(whole["obs_status"])) == ({"E"}, {"A"})


def test_a_weight_of_zero_removes_a_dimension():
    obs = table()
    obs.loc[0, ["support_uptake", "median_support_lag_days"]] = NAN
    found = composite_activity_index(obs, meta(), across(1, 1, 1, 0))
    assert (found["obs_status"][0], found["weight_coverage"][0]) == ("A", 1)
    assert found["index"][1] == pytest.approx(math.prod(found[name][1] ** (1 / 3) for name in DIMENSIONS[:3]))
    two = composite_activity_index(obs, meta(), across(1, 1, 0, 0))
    assert set(two["reason"]) == {""}


@pytest.mark.parametrize("weights", [(0, 0, 0, 0), (1, 1, 1, -1), (1, 1, 1, NAN), (1, 1, 1, math.inf)])
def test_bad_weights(weights):
    found = composite_activity_index(table(), meta(), across(*weights))
    assert set(found["reason"]) == {"INVALID_WEIGHTS"}
    assert found[["index", "rank", "scale", "index_arithmetic", "weight_coverage"]].isna().all(axis=None)
    inside = composite_activity_index(table(), meta(lq=weights[3], log_employment=0), equal())
    assert set(inside["reason"]) == {"INVALID_WEIGHTS"}


def test_a_withheld_row_is_not_used_and_a_provisional_one_stays_provisional():
    obs = table().assign(obs_status=["Q", "P"] + ["A"] * 10)
    found = composite_activity_index(obs, meta(), equal())
    alone = composite_activity_index(table().iloc[1:], meta(), equal())
    assert (found["reason"][0], found["obs_status"][0], found["obs_status"][1]) == ("COMPONENT_SUPPRESSED", "Q", "P")
    assert found["index"].tolist()[1:] == alone["index"].tolist()
    assert found[["index", "rank", "scale", "index_arithmetic"]].iloc[0].isna().all()


def test_frozen_goalposts_make_years_comparable():
    posts = pd.DataFrame([{"indicator": name, "min": 0.0, "max": 100.0} for name in INDICATORS if name != "lq"])
    one, two = (composite_activity_index(table(n), meta(), equal(), posts, treat="none") for n in (12, 12))
    more = pd.concat([table(), table(1, 9).assign(ref_area="X", r12_growth=500.0)])
    other = composite_activity_index(more, meta(), equal(), posts, treat="none")
    assert one["dynamics"].tolist() == two["dynamics"].tolist() == other["dynamics"].tolist()[:12]
    growth = 1 + 99 * table(1, 9)["ytd_growth"][0] / 100
    assert other["dynamics"].tolist()[12] == pytest.approx((100 + growth) / 2)
    with pytest.raises(BadRequest, match="min must not be above max"):
        composite_activity_index(table(), meta(), equal(), posts.assign(min=200.0))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 5), st.randoms(), st.floats(0.01, 100), st.floats(-100, 100))
def test_order_unit_and_origin_do_not_matter(seed, order, scale, shift):
    obs = table(14, seed)
    places = list(range(14))
    order.shuffle(places)
    moved = obs.iloc[places].assign(lq=lambda rows: shift + scale * rows["lq"])
    one, two = (by_area(composite_activity_index(rows, meta(), equal())) for rows in (obs, moved))
    assert two.loc[one.index, "index"].tolist() == pytest.approx(one["index"].tolist(), rel=1e-6)
    assert (one["index"] <= one["index_arithmetic"] + 1e-9).all()


@pytest.mark.parametrize("how", ["zscore", "rank"])
def test_other_scales_have_an_index_everywhere(how):
    found = composite_activity_index(table(), meta(), equal(), normalise=how, within="geometric")
    assert found["index"].notna().all()
    assert (found["index"] <= found["index_arithmetic"] + 1e-9).all()


def test_dimensions_by_hand():
    rows = pd.DataFrame([[80, 60, NAN, 50], [80, NAN, NAN, 50], [0, 60, 70, 50], [-1, 60, 70, 50], [0, NAN, NAN, 9]])
    rows.columns = list(DIMENSIONS)
    found = composite_activity_index_from_dimensions(rows.assign(ref_area=list("ABCDE")), equal())
    assert found["reason"].tolist() == ["", "TOO_FEW_DIMENSIONS", "ZERO_IN_LOG", "NEGATIVE_INPUT", "TOO_FEW_DIMENSIONS"]
    assert found["index"][0] == pytest.approx(240_000 ** (1 / 3))
    assert found["weight_coverage"].tolist() == [0.75, 0.5, 1, 1, 0.5]
    assert found["obs_status"].tolist() == ["E", "O", "O", "O", "O"]
    sums = composite_activity_index_from_dimensions(rows.assign(ref_area=list("ABCDE")), equal(), across="arithmetic")
    assert sums["index"].tolist() == pytest.approx([190 / 3, NAN, 45, 44.75, NAN], nan_ok=True)
    free = composite_activity_index_from_dimensions(rows.assign(ref_area=list("ABCDE")))
    assert free["index"].equals(found["index"])


@pytest.mark.parametrize(
    ("obs", "indicators", "reasons"),
    [
        (table(0), meta(), []),
        (table(1), meta(), ["TOO_FEW_DIMENSIONS"]),
        (table(3) * 1, meta([]), ["NO_DATA"] * 3),
        (pd.concat([table(2), table(1)]), meta(), ["INCONSISTENT_INPUT"] * 3),
        (table(2), pd.concat([meta(), meta()]), ["INCONSISTENT_INPUT"] * 2),
        (table(2), meta().assign(direction=0), ["INCONSISTENT_INPUT"] * 2),
        (table(3)[["ref_area"]], meta(), ["TOO_FEW_DIMENSIONS"] * 3),
        (table(3).assign(**dict.fromkeys(INDICATORS, 0.0)), meta(), ["TOO_FEW_DIMENSIONS"] * 3),
        (table(3).assign(conf_status="C"), meta(), ["COMPONENT_SUPPRESSED"] * 3),
    ],
)
def test_edges(obs, indicators, reasons):
    request = {"obs": obs.to_dict("records"), "meta": indicators.to_dict("records")}
    found = answering.answer(getattr(composite_activity_index, MARK), {"inputs": request})
    assert [row["reason"] for row in found] == reasons
    assert all(row["index"] is None for row in found)


def test_a_text_in_an_indicator_is_a_fault_of_the_request():
    with pytest.raises(BadRequest, match="the column lq is an indicator"):
        composite_activity_index(table().assign(lq="much"), meta())
