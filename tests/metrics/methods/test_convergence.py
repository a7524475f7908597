"""Beta convergence against statsmodels, sigma convergence against numpy; regions that are left out."""

import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from tests.metrics.methods.regional import ask

PAIRS = st.lists(
    st.tuples(st.floats(1, 1e4), st.floats(1, 1e4)), min_size=4, max_size=20, unique_by=lambda pair: round(pair[0])
)
SETTINGS = settings(max_examples=15, deadline=None)


def obs(*pairs):
    return [{"ref_area": f"R{i}", "y0": y0, "y1": y1} for i, (y0, y1) in enumerate(pairs)]


@given(PAIRS, st.floats(1, 20), st.sampled_from(["none", "HC1"]))
@SETTINGS
def test_beta_against_statsmodels(pairs, years, robust):
    y0, y1 = np.array(pairs).T
    model = sm.OLS(np.log(y1 / y0) / years, sm.add_constant(np.log(y0)))
    theirs = model.fit() if robust == "none" else model.fit(cov_type="HC1", use_t=True)
    found = ask("beta_convergence", {"T": years, "robust": robust}, obs=obs(*pairs))
    expected = [*theirs.params, theirs.bse[1], theirs.tvalues[1], theirs.pvalues[1], theirs.rsquared]
    assert [found[k] for k in ("alpha", "beta", "se_beta", "t", "p", "r2")] == pytest.approx(
        expected, rel=1e-6, abs=1e-9
    )
    inside = 1 + years * found["beta"]
    if inside > 1e-9:
        assert found["speed_lambda"] == pytest.approx(-math.log(inside) / years)
        assert found["half_life_years"] == pytest.approx(math.log(2) / found["speed_lambda"])


def test_years_come_from_the_periods_unless_said():
    rows = obs((100, 200), (200, 300), (400, 500))
    said = ask("beta_convergence", {"T": 5}, obs=rows)
    assert ask("beta_convergence", {"t0": 2019, "t1": 2024}, obs=rows) == said
    assert ask("beta_convergence", {"t0": "2019", "t1": "2024"}, obs=rows) == said
    for params in ({}, {"T": 0}, {"t0": 2024, "t1": 2019}, {"T": "long"}):
        with pytest.raises(BadRequest, match=r"years between y0 and y1|expected a number"):
            ask("beta_convergence", params, obs=rows)


def test_a_line_through_two_points_has_no_standard_error():
    found = ask("beta_convergence", {"T": 1}, obs=obs((100, 200), (200, 300)))
    assert found["beta"] == pytest.approx((math.log(1.5) - math.log(2)) / math.log(2))
    assert [found[k] for k in ("se_beta", "t", "p", "reason_t", "reason")] == [None, None, None, "TOO_FEW_UNITS", None]


def test_no_t_where_every_point_lies_on_the_line_and_no_speed_where_the_order_turns():
    line = ask("beta_convergence", {"T": 1}, obs=obs((1, 1), (math.e, math.e**0.5), (math.e**2, math.e)))
    assert (line["t"], line["reason_t"]) == (None, "ZERO_VARIANCE")
    assert line["beta"] == pytest.approx(-0.5)
    turned = ask("beta_convergence", {"T": 1}, obs=obs((1, 8), (2, 4), (4, 2.1), (8, 1)))
    assert (turned["speed_lambda"], turned["half_life_years"], turned["reason_speed"]) == (None, None, "ZERO_IN_LOG")


def test_equal_starts_have_no_slope():
    assert ask("beta_convergence", {"T": 5}, obs=obs((7, 8), (7, 9), (7, 3)))["reason"] == "ZERO_VARIANCE"


@given(PAIRS)
@SETTINGS
def test_sigma_against_numpy(pairs):
    y0, y1 = np.array(pairs).T
    found = ask("sigma_convergence", obs=obs(*pairs))
    for year, y in (("t0", y0), ("t1", y1)):
        assert found[f"sd_log_{year}"] == pytest.approx(np.log(y).std(ddof=1), abs=1e-9)
        assert found[f"cv_pop_{year}"] == pytest.approx(y.std() / y.mean(), abs=1e-9)
    assert found["converging"] == (found["sd_log_t1"] < found["sd_log_t0"])


def test_only_regions_with_every_year_count():
    rows = obs((100, 200), (400, 400), (0, 5), (9, None), (7, -1), (8, 8))
    rows[-1] |= {"obs_status": "Q"}
    whole = obs((100, 200), (400, 400))
    for name, params in (("sigma_convergence", {}), ("beta_convergence", {"T": 5})):
        found, expected = ask(name, params, obs=rows), ask(name, params, obs=whole)
        assert (found["n_used"], found["n_dropped"], found["dropped"]) == (2, 4, ["R2", "R3", "R4", "R5"])
        left_out = {"n_dropped", "dropped"}
        assert {k: v for k, v in found.items() if k not in left_out} == {
            k: v for k, v in expected.items() if k not in left_out
        }


def test_every_further_year_has_its_spread():
    rows = [dict(row, y2=2 * row["y1"], y10=5.0) for row in obs((100, 200), (400, 500), (90, 30))]
    found = ask("sigma_convergence", obs=rows)
    assert found["sd_log_t2"] == pytest.approx(found["sd_log_t1"])
    assert (found["sd_log_t10"], found["cv_pop_t10"], found["converging"]) == (0, 0, True)
    rows[0]["y10"] = None
    assert ask("sigma_convergence", obs=rows)["n_used"] == 2
