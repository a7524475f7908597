"""Volume indices of activities as one: by hand, weights that are wrong, activities that are missing."""

import numpy as np
import pandas as pd
import pytest

from metrics.methods.volume_aggregate import range_of, volume_index_aggregate

WEIGHTS = pd.DataFrame({"activity": ["C13", "C14", "C15"], "gva_base_share": [0.42, 0.37, 0.21]})


def relatives(**series):
    rows = [
        (name, f"2026-{month:02d}", value) for name, values in series.items() for month, value in enumerate(values, 1)
    ]
    return pd.DataFrame(rows, columns=["activity", "time_period", "index_to_base"]).astype({"index_to_base": float})


def test_growth_of_the_aggregate_is_the_ratio_of_aggregates():
    found = volume_index_aggregate(WEIGHTS, relatives(C13=[100, 110], C14=[90, 90], C15=[50, 60]))
    assert found["index_to_base"].tolist() == pytest.approx([85.8, 92.1])
    assert found["mom_index_pct"][1] == pytest.approx(92.1 / 85.8 * 100)


def test_a_missing_activity_voids_the_whole_or_makes_it_an_estimate():
    rows = relatives(C13=[100, 110], C14=[90, 90], C15=[50])
    found = volume_index_aggregate(WEIGHTS, rows).iloc[1]
    assert (found["reason"], found["weight_coverage"], found["n_dropped"]) == (
        "COMPONENT_MISSING",
        pytest.approx(0.79),
        1,
    )
    found = volume_index_aggregate(WEIGHTS, rows, renormalise=True)
    assert found["index_to_base"][1] == pytest.approx((0.42 * 110 + 0.37 * 90) / 0.79)
    assert found["obs_status"].tolist() == ["A", "E"]
    hidden = rows.assign(obs_status=["A"] * 4 + ["Q"])
    assert volume_index_aggregate(WEIGHTS, hidden)["reason"].tolist() == ["COMPONENT_SUPPRESSED", "COMPONENT_MISSING"]


@pytest.mark.parametrize("shares", [[0.5, -0.1, 0.6], [0, 0, 0], [0.5, np.nan, 0.5]])
def test_wrong_weights(shares):
    found = volume_index_aggregate(WEIGHTS.assign(gva_base_share=shares), relatives(C13=[1], C14=[1], C15=[1]))
    assert found["reason"].tolist() == ["INVALID_WEIGHTS"]


def test_areas_with_weights_of_their_own_and_a_break_in_one_activity():
    weights = pd.concat([WEIGHTS.assign(ref_area="A"), WEIGHTS.assign(ref_area="B", gva_base_share=[1, 0, 0])])
    rows = relatives(C13=[100, 110], C14=[90, 90], C15=[50, 60])
    both = pd.concat(
        [rows.assign(ref_area="A", obs_status="A"), rows.iloc[:2].assign(ref_area="B", obs_status=["A", "B"])]
    )
    found = volume_index_aggregate(weights, both)
    assert found["ref_area"].tolist() == ["A", "A", "B", "B"]
    assert found["index_to_base"].tolist() == pytest.approx([85.8, 92.1, 100, 110])
    assert found["reason_mom"].tolist() == ["BASE_MISSING", "", "BASE_MISSING", "SERIES_BREAK"]


def test_the_name_of_a_range():
    assert range_of(pd.Series(["C15", "C13", "C14"])) == "C13-C15"
    assert range_of(pd.Series(["C13", "C15"])) == "C13+C15"
    assert range_of(pd.Series(["C13.3"])) == "C13.3"
