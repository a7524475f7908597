"""HHI and concentration ratios: independent arithmetic, published values, properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from tests.metrics.methods.regional import ask

FIGURES = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=30)
# Output of the German states 2015 in thousand million euro, with the indices that the documentation of REAT prints.
STATES = [460.69, 549.19, 124.16, 65.29, 31.59, 109.27, 263.44, 39.87, 258.53, 645.59, 131.95, 35.03, 112.66, 56.22, 85.61, 56.81]  # fmt: skip


def test_published():
    assert ask("hhi", values=STATES)["hhi"] == pytest.approx(0.125, abs=5e-4)


@given(FIGURES, st.floats(0.001, 1000))
@settings(max_examples=20, deadline=None)
def test_against_arithmetic_whatever_the_scale_and_the_order(figures, scale):
    x = np.array(figures)
    found = ask("hhi", values=figures)
    assert found["hhi"] == pytest.approx(((x / x.sum()) ** 2).sum())
    assert ask("hhi", values=list(scale * x[::-1]))["hhi"] == pytest.approx(found["hhi"])
    assert found["effective_number"] <= len(x) * (1 + 1e-12)
    if len(x) > 1:
        assert -1e-12 <= found["hhi_normalised"] <= 1 + 1e-12


@given(FIGURES)
@settings(max_examples=20, deadline=None)
def test_ratios_grow_with_the_number_of_units(figures):
    found = ask("cr_n", {"n": [1, 2, 3, 4, 50]}, values=figures)
    largest = np.sort(figures)[::-1] / np.sum(figures)
    for n in (1, 2, 3, 4, 50):
        assert found[f"CR{n}"] == pytest.approx(largest[:n].sum())
    assert found["CR50"] == 1
    assert found["CR1"] <= found["CR2"] * (1 + 1e-12)


def test_one_unit_has_no_normalised_index():
    found = ask("hhi", values=[7])
    assert (found["hhi"], found["hhi_normalised"], found["reason_normalised"], found["reason"]) == (
        1,
        None,
        "TOO_FEW_UNITS",
        None,
    )


def test_zeros_are_units():
    assert ask("hhi", values=[5, 5, 0])["hhi_normalised"] == pytest.approx(0.25)


def test_the_number_of_units_may_be_single_and_must_be_one():
    assert ask("cr_n", {"n": 2}, values=[3, 1, 1])["CR2"] == pytest.approx(0.8)
    for wrong in ([0], [1.5], ["all"]):
        with pytest.raises(BadRequest, match="whole number"):
            ask("cr_n", {"n": wrong}, values=[1, 2])
