"""Supply and demand along the chain: by hand, and Leontief's product."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods.value_chain import value_chain_io, value_chain_sdr


@pytest.mark.parametrize(
    ("supply", "demand", "status", "expected", "reason"),
    [
        (0, 6.5, "A", (0, "missing", 6.5), ""),
        (9.5, 14, "A", (9.5 / 14, "deficit", 4.5), ""),
        (14, 14, "A", (1, "surplus", 0), ""),
        (0, 0, "A", (None, "no_demand", 0), "BASE_ZERO"),
        (3, 0, "A", (None, "surplus", -3), "BASE_ZERO"),
        (None, 3, "O", (None, None, None), "VALUE_MISSING"),
        (3, None, "O", (None, None, None), "BASE_MISSING"),
        (None, 3, "Q", (None, None, None), "VALUE_SUPPRESSED"),
        (3, None, "Q", (None, None, None), "BASE_SUPPRESSED"),
        (-1, 3, "A", (None, None, None), "NEGATIVE_INPUT"),
        (1, -3, "A", (None, None, None), "NEGATIVE_INPUT"),
    ],
)
def test_supply_and_demand(supply, demand, status, expected, reason):
    row = {"ref_area": "R", "stage": "yarn", "local_supply": supply, "local_demand": demand, "obs_status": status}
    found = value_chain_sdr(pd.DataFrame([row])).iloc[0]
    assert found["reason"] == reason
    for name, value in zip(("sdr", "class", "gap_value"), expected, strict=True):
        assert pd.isna(found[name]) if value is None else found[name] == value


def test_what_counts_as_nothing_is_a_parameter():
    obs = pd.DataFrame({"ref_area": "R", "stage": ["a", "b"], "local_supply": [0.5, 0.6], "local_demand": [9.0, 9.0]})
    assert value_chain_sdr(obs, missing_eps=0.5)["class"].tolist() == ["missing", "deficit"]
    assert not len(value_chain_sdr(obs.iloc[:0]))


def chain(rows, output, final, **params):
    table = pd.DataFrame(list(rows), columns=["input", "user", "coef", "obs_status"]).astype({"coef": float})
    return value_chain_io(table, output, final, **params)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.floats(0, 0.3), min_size=9, max_size=9), st.lists(st.floats(0.1, 50), min_size=6, max_size=6))
def test_demand_is_that_of_leontief(coefs, amounts):
    matrix, output, final = np.array(coefs).reshape(3, 3), np.array(amounts[:3]), np.array(amounts[3:])
    rows = [(a, b, matrix[i, j], "A") for i, a in enumerate("xyz") for j, b in enumerate("xyz")]
    found = chain(rows, dict(zip("xyz", output, strict=True)), dict(zip("xyz", final, strict=True)))
    expected = matrix @ output + final
    assert list(found["demand"].values()) == pytest.approx(expected)
    assert list(found["rpc_sdp"].values()) == pytest.approx(np.minimum(1, output / expected))
    assert found["obs_status"] == "E"


@pytest.mark.parametrize(
    ("rows", "output", "final", "reason"),
    [
        ([], {}, {}, "NO_DATA"),
        ([("x", "x", None, "O")], {"x": 1.0}, {"x": 1.0}, "COMPONENT_MISSING"),
        ([("x", "x", 0.1, "Q")], {"x": 1.0}, {"x": 1.0}, "COMPONENT_SUPPRESSED"),
        ([("x", "y", 0.1, "A")], {"x": 1.0, "y": None}, {"x": 1.0, "y": 1.0}, "COMPONENT_MISSING"),
        ([("x", "x", 0.1, "A")], {"x": 1.0}, {}, "COMPONENT_MISSING"),
        ([("x", "x", 0.1, "A")], {}, {"x": 1.0}, "COMPONENT_MISSING"),
        ([], {}, {"x": 1.0}, "VALUE_MISSING"),
        ([], {"x": 1.0}, {"x": 0.0}, "BASE_ZERO"),
        ([], {"x": 1.0}, {"x": -2.0}, "BASE_NEGATIVE"),
        ([("x", "x", -0.1, "A")], {"x": 1.0}, {"x": 1.0}, "NEGATIVE_INPUT"),
        ([("x", "x", 0.1, "A"), ("x", "x", 0.2, "A")], {"x": 1.0}, {"x": 1.0}, "INCONSISTENT_INPUT"),
    ],
)
def test_demand_that_cannot_be_had(rows, output, final, reason):
    found = chain(rows, output, final)
    assert found["reason"] == reason
    assert all(np.isnan(value) for value in (*found["sdr"].values(), *found["rpc_sdp"].values()))


def test_an_input_that_nobody_needs_may_be_unknown_to_a_user_without_output():
    found = chain([("x", "y", 0.0, "A")], {"x": 2.0, "y": None}, {"x": 1.0, "y": 1.0})
    assert (found["sdr"]["x"], found["reasons"]["y"]) == (2, "VALUE_MISSING")
    assert chain([("x", "x", 0.5, "A")], {"x": 2.0}, {"x": 1.0}, regional=True)["obs_status"] == "A"
