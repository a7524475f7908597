"""Forecasts agree with R and with independent programs, and series that are never forecast get their reason."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from data.requests.kinds import BadRequest
from metrics.methods import forecast_models
from metrics.methods.forecast import forecast_ets, forecast_seasonal_naive, forecast_theta
from tests.metrics.methods.air_passengers import PASSENGERS, months, quarters
from tests.metrics.methods.asking import ask, column

ALL = [forecast_seasonal_naive, forecast_theta, forecast_ets]
FITTED = ALL[1:]
R_ETS = {
    "mean": [441.8, 434.1, 496.6, 483.2, 484.0, 551.0],
    "lo95": [407.9, 392.9, 441.6, 422.6, 416.7, 467.4],
    "hi95": [475.7, 475.3, 551.7, 543.8, 551.2, 634.7],
}


def test_seasonal_naive_by_the_formula():
    found = ask(forecast_seasonal_naive, {"h": 30, "levels": [80, 95]}, obs=months())
    sigma = np.sqrt(np.mean([(b - a) ** 2 for a, b in zip(PASSENGERS, PASSENGERS[12:], strict=False)]))
    for step, row in enumerate(found):
        k = step // 12
        assert row["mean"] == PASSENGERS[144 + step - 12 * (k + 1)]
        for level, z in ((80, 1.2815515655446004), (95, 1.959963984540054)):
            assert row[f"hi{level}"] - row["mean"] == pytest.approx(z * sigma * np.sqrt(k + 1))
            assert row["mean"] - row[f"lo{level}"] == pytest.approx(z * sigma * np.sqrt(k + 1))
    assert (found[0]["time_period"], found[-1]["time_period"]) == ("1961-01", "1963-06")


def test_ets_as_r_prints_it():
    """R, forecast(ets(AirPassengers), h = 6); R divides sigma by degrees of freedom, hence wider intervals."""
    found = ask(forecast_ets, {"h": 6}, obs=months())
    assert column(found, "mean") == pytest.approx(R_ETS["mean"], rel=3e-3)
    for end in ("lo95", "hi95"):
        assert column(found, end) == pytest.approx(R_ETS[end], rel=1.5e-2)
    assert found == ask(forecast_ets, {"h": 6}, obs=months())


def theta_slowly(values, steps):
    """Hyndman and Billah 2003 on values without seasonal pattern: smoothing from the first value, half the drift."""

    def last_level(alpha):
        level, squares = values[0], 0.0
        for value in values[1:]:
            squares += (value - level) ** 2
            level += alpha * (value - level)
        return level, squares

    alpha = minimize_scalar(lambda a: last_level(a)[1], bounds=(1e-4, 1 - 1e-4), method="bounded").x
    slope, n = np.polyfit(range(len(values)), values, 1)[0], len(values)
    grown = [(step - 1 + (1 - (1 - alpha) ** n) / alpha) for step in range(1, steps + 1)]
    return [last_level(alpha)[0] + slope / 2 * step for step in grown]


def test_theta_without_season_by_the_formula():
    values = [100 + 0.5 * at + 8 * np.sin(at * at) for at in range(60)]
    found = forecast_models.theta(np.array(values), 1, 6, ())
    assert found.mean == pytest.approx(theta_slowly(values, 6), rel=1e-4)


def test_theta_as_r_prints_it():
    """R package forecast, thetaf(ts(y), h = 4) on the first 20 passengers, where the weight is at its upper bound."""
    found = forecast_models.theta(np.array(PASSENGERS[:20], dtype=float), 1, 4, ())
    as_r = [170.755338497375, 171.51060165527, 172.265864813165, 173.021127971059]
    assert found.mean == pytest.approx(as_r, rel=2e-4)


def test_theta_leaves_an_exact_pattern_alone():
    found = ask(forecast_theta, {"h": 4}, obs=quarters(*[[0, 1, 0, 1]] * 10))
    assert column(found, "mean") == pytest.approx([0, 1, 0, 1], abs=1e-9)


@pytest.mark.parametrize("function", ALL)
def test_what_never_moved(function):
    found = ask(function, {"h": 3}, obs=months([0] * 40))
    assert {(row["mean"], row["lo95"], row["hi80"], row["reason"]) for row in found} == {(0, 0, 0, None)}


@pytest.mark.parametrize(
    ("function", "least"), [(forecast_seasonal_naive, 24), (forecast_theta, 36), (forecast_ets, 36)]
)
def test_short_series(function, least):
    for n, reason in ((least - 1, "SHORT_SERIES"), (least, None)):
        found = ask(function, {"h": 2}, obs=months(PASSENGERS[:n]))
        assert column(found, "reason") == [reason] * 2
        assert [mean is None for mean in column(found, "mean")] == [reason is not None] * 2
        assert None not in column(found, "time_period")


@pytest.mark.parametrize("function", ALL)
@pytest.mark.parametrize(
    ("place", "change", "reason"),
    [
        (70, {"obs_value": None}, "GAPS"),
        (70, {"obs_value": None, "obs_status": "Q"}, "VALUE_SUPPRESSED"),
        (70, {"conf_status": "C"}, "VALUE_SUPPRESSED"),
        (143, {"obs_value": None, "obs_status": "M"}, "GAPS"),
        (121, {"obs_status": "B"}, "SERIES_BREAK"),
        (143, {"break_kind": "territory"}, "SERIES_BREAK"),
        (120, {"obs_status": "B"}, None),
        (143, {"break_kind": "territory_remark"}, None),
        (70, {"time_period": "1954-10"}, "INCONSISTENT_INPUT"),
        (70, {"time_period": "1954"}, "INCONSISTENT_INPUT"),
    ],
)
def test_series_that_are_never_forecast(function, place, change, reason):
    rows = months()
    rows[place] = {**rows[place], **change}
    found = ask(function, {"h": 1}, obs=rows)
    assert column(found, "reason") == [reason]
    assert column(found, "obs_status") == [None if reason else "F"]


@pytest.mark.parametrize("function", ALL)
def test_no_rows(function):
    assert column(ask(function, obs=[]), "reason") == ["NO_DATA"]
    assert column(ask(function, obs=months([None] * 40)), "reason") == ["NO_DATA"] * 12


@pytest.mark.parametrize("function", FITTED)
def test_fewer_than_sixty_are_said(function):
    assert column(ask(function, {"h": 1}, obs=months(PASSENGERS[:59])), "warning") == ["SHORT_SERIES"]
    assert column(ask(function, {"h": 1}, obs=months(PASSENGERS[:60])), "warning") == [None]


@pytest.mark.parametrize("function", ALL)
def test_volumes_are_never_negative_but_balances_may_be(function):
    falling = [max(0, 100 - 3 * at + at % 5) for at in range(40)]
    found = ask(function, {"h": 24}, obs=months(falling))
    assert all(0 <= row["lo95"] <= row["lo80"] <= row["mean"] <= row["hi80"] <= row["hi95"] for row in found)
    balance = ask(function, {"h": 1}, obs=months([value - 50 for value in falling]))
    assert balance[0]["lo95"] < 0


@pytest.mark.parametrize("wrong", [{"h": 0}, {"levels": [0]}, {"levels": [100]}, {"levels": ["95"]}])
def test_requests_that_cannot_be(wrong):
    with pytest.raises(BadRequest, match="levels"):
        ask(forecast_seasonal_naive, wrong, obs=months())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=36, max_size=44), st.sampled_from([1, 4, 12]))
def test_any_volume_gives_finite_numbers(values, season):
    for model in ("seasonal_naive", "theta"):
        found = forecast_models.MODELS[model](np.array(values), season, 5, (80, 95)).clipped()
        assert np.isfinite(found.mean).all()
        assert all(
            (low <= found.mean + 1e-6).all() and (found.mean <= high + 1e-6).all()
            for low, high in found.intervals.values()
        )
