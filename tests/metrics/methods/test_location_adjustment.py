"""Location quotients of inputs: against the formulas in loops, and what is refused."""

import math

import numpy as np
import pytest

from data.requests.kinds import BadRequest
from metrics.methods.location_adjustment import regional_input_coefficients
from tests.metrics.methods.asking import ask, column


def test_against_loops():
    made = np.random.default_rng(7)
    names = ["a", "b", "c", "d"]
    nation = {name: made.uniform(100, 900) for name in names}
    region = {name: nation[name] * made.uniform(0.01, 0.4) for name in names}
    rows = [{"input": i, "user": j, "coef": made.uniform(0, 0.3)} for i in names for j in names]
    sectors = [{"sector": name, "region": region[name], "nation": nation[name]} for name in names]
    share = sum(region.values()) / sum(nation.values())
    slq = {name: (region[name] / sum(region.values())) / (nation[name] / sum(nation.values())) for name in names}
    for by, weight in (("cilq", 1.0), ("flq", math.log(1 + share, 2) ** 0.3)):
        found = ask(regional_input_coefficients, {"by": by}, A=rows, sectors=sectors)["rows"]
        for row, given in zip(found, rows, strict=True):
            i, j = row["input"], row["user"]
            quotient = (slq[i] if i == j else slq[i] / slq[j]) * weight
            assert row["quotient"] == pytest.approx(quotient)
            assert row["local_coef"] == pytest.approx(given["coef"] * min(1, quotient))


def test_a_region_that_is_the_nation_needs_nobody():
    rows = [{"input": "a", "user": "b", "coef": 0.3}, {"input": "a", "user": "a", "coef": 0.1}]
    sectors = [{"sector": name, "region": 5, "nation": 5} for name in "ab"]
    assert column(ask(regional_input_coefficients, A=rows, sectors=sectors)["rows"], "local_share") == [1, 1]


def test_reasons():
    rows = [{"input": "a", "user": user, "coef": 0.3} for user in "bcdx"]
    sectors = [
        {"sector": s, "region": r, "nation": n} for s, r, n in (("a", 5, 9), ("b", 1, 9), ("c", 0, 9), ("d", 0, 0))
    ]
    found = ask(regional_input_coefficients, A=rows, sectors=sectors)
    assert column(found["rows"], "reason") == [None, "BASE_ZERO", "BASE_ZERO", "COMPONENT_MISSING"]
    for change, reason in (
        ({"region": None}, "COMPONENT_MISSING"),
        ({"obs_status": "Q"}, "COMPONENT_SUPPRESSED"),
        ({"region": 10}, "INCONSISTENT_INPUT"),
        ({"region": -1}, "NEGATIVE_INPUT"),
    ):
        found = ask(regional_input_coefficients, A=rows, sectors=[sectors[0] | change, *sectors[1:]])
        assert (found["reason"], column(found["rows"], "quotient")) == (reason, [None] * 4)
    with pytest.raises(BadRequest, match="delta"):
        ask(regional_input_coefficients, {"delta": 1}, A=rows, sectors=sectors)
