"""Stars: the threshold, ties, the floor of the quotient, what is missing."""

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.stars import cluster_stars

STARS = ["size_star", "specialisation_star", "productivity_star", "dynamics_star"]


def table(n=12, seed=1, **columns):
    random = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "ref_area": [f"R{i:02}" for i in range(n)],
            "employment": random.uniform(1, 50, n),
            "region_total_employment": random.uniform(60, 900, n),
            "value_added": random.uniform(1, 60, n),
            "employment_t_minus_5": random.uniform(1, 50, n),
        }
    )
    return frame.assign(**columns)


def test_thresholds_are_those_of_duckdb():
    obs = table(81)
    found = cluster_stars(obs)["thresholds"]
    with duckdb.connect() as base:
        base.register("obs", obs)
        expected = base.execute(
            """SELECT quantile_cont(employment, 0.8),
                quantile_cont(employment / region_total_employment, 0.8)
                    / (SELECT sum(employment) / sum(region_total_employment) FROM obs),
                quantile_cont(value_added / employment, 0.8),
                quantile_cont((employment / employment_t_minus_5) ** 0.2 - 1, 0.8) FROM obs"""
        ).fetchall()[0]
    assert list(found.values()) == pytest.approx(expected)


def test_fewer_than_ten_regions_have_no_stars():
    found = cluster_stars(table(9))
    assert found["reason"] == "TOO_FEW_UNITS"
    assert found["rows"][STARS].isna().all(axis=None)
    assert set(found["thresholds"].values()) == {None}
    assert cluster_stars(table(10))["reason"] == ""


def test_regions_without_any_figure_do_not_count_to_the_ten():
    obs = table(10)
    obs.loc[3, ["employment", "value_added", "employment_t_minus_5"]] = np.nan
    assert cluster_stars(obs)["reason"] == "TOO_FEW_UNITS"


def test_a_missing_input_voids_its_own_star_only():
    obs = table(12)
    obs.loc[4, "value_added"] = np.nan
    row = cluster_stars(obs)["rows"].loc[4]
    assert row["productivity_star"] is None
    assert row["reason_productivity"] == "VALUE_MISSING"
    assert row[["size_star", "specialisation_star", "dynamics_star"]].notna().all()
    assert row["stars_of"] == 3


def test_a_withheld_region_has_no_star_and_no_part_in_the_thresholds():
    obs = table(12)
    status = ["A"] * 11 + ["Q"]
    with_hidden = cluster_stars(obs.assign(obs_status=status))
    without = cluster_stars(obs.iloc[:11])
    assert with_hidden["thresholds"] == without["thresholds"]
    last = with_hidden["rows"].loc[11]
    assert (last["stars"], last["stars_of"], last["reason_size"], last["obs_status"]) == (
        None,
        0,
        "VALUE_SUPPRESSED",
        "Q",
    )


def test_the_floor_of_the_quotient_must_be_exceeded():
    obs = table(10, employment=[15.0] + [100 / 9 - 15 / 9] * 9, region_total_employment=100.0)
    assert cluster_stars(obs)["rows"].loc[0, "specialisation_star"] == 0  # the quotient is 1.5 exactly
    assert cluster_stars(obs, lq_min=1.49)["rows"].loc[0, "specialisation_star"] == 1


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("employment_t_minus_5", 0.0, {"reason_dynamics": "BASE_ZERO"}),
        ("employment", 0.0, {"reason_productivity": "BASE_ZERO", "reason_size": ""}),
        ("employment", -1.0, {"reason_size": "NEGATIVE_INPUT", "reason_dynamics": "NEGATIVE_INPUT"}),
        ("region_total_employment", 0.5, {"reason_specialisation": "INCONSISTENT_INPUT", "reason_size": ""}),
    ],
)
def test_figures_that_give_no_star(column, value, reason):
    obs = table(12)
    obs.loc[2, column] = value
    assert cluster_stars(obs)["rows"].loc[2, list(reason)].to_dict() == reason


def test_a_region_named_twice():
    assert cluster_stars(pd.concat([table(12), table(12).iloc[:1]]))["reason"] == "INCONSISTENT_INPUT"


def test_unknown_quantiles_are_refused():
    with pytest.raises(BadRequest, match="quantile_type"):
        cluster_stars(table(), quantile_type=10)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 5), min_size=10, max_size=40), st.floats(0.1, 1000))
def test_ties_share_the_star_whatever_the_unit(sizes, factor):
    obs = table(len(sizes), employment=np.array(sizes, dtype=float) * factor, region_total_employment=1e6)
    stars = cluster_stars(obs)["rows"]["size_star"].tolist()
    expected = [int(size >= np.quantile(sizes, 0.8) - 1e-9) for size in sizes]
    assert stars == expected
