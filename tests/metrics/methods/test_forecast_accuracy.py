"""Errors of forecasts by their definitions, and which model may be shown."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics as independent

from data.requests.kinds import BadRequest
from metrics.methods.forecast import forecast_theta
from metrics.methods.forecast_accuracy import forecast_accuracy, forecast_rolling_origin
from tests.metrics.methods.air_passengers import PASSENGERS, months
from tests.metrics.methods.asking import ask, column

NUMBERS = st.lists(st.floats(1, 1e6), min_size=3, max_size=20)


@settings(deadline=None, max_examples=60)
@given(NUMBERS, st.data())
def test_agrees_with_scikit_learn(actual, data):
    forecast = data.draw(st.lists(st.floats(1, 1e6), min_size=len(actual), max_size=len(actual)))
    found = forecast_accuracy(np.arange(30.0), np.array(actual), np.array(forecast), m=12)
    assert found["mae"] == pytest.approx(independent.mean_absolute_error(actual, forecast))
    assert found["rmse"] == pytest.approx(independent.root_mean_squared_error(actual, forecast))
    assert found["mape_pct"] == pytest.approx(100 * independent.mean_absolute_percentage_error(actual, forecast))
    assert found["mase"] == pytest.approx(found["mae"] / 12)


@settings(deadline=None, max_examples=60)
@given(NUMBERS, st.integers(2, 1000))
def test_ratios_do_not_depend_on_the_unit(actual, factor):
    train, forecast = np.arange(30.0) ** 2, np.array(actual) * 0.9
    one = forecast_accuracy(train, np.array(actual), forecast)
    other = forecast_accuracy(train * factor, np.array(actual) * factor, forecast * factor)
    assert other["mase"] == pytest.approx(one["mase"])
    assert other["mape_pct"] == pytest.approx(one["mape_pct"])
    assert other["mae"] == pytest.approx(one["mae"] * factor)


@pytest.mark.parametrize(
    ("train", "test", "forecast", "nulls", "reason"),
    [
        ([1, 2, 4], [0, 2], [1, 2], {"mape_pct"}, "BASE_ZERO"),
        ([1], [1, 2], [1, 2], {"mase"}, "SHORT_SERIES"),
        ([], [1, 2], [1, 2], {"mase"}, "SHORT_SERIES"),
        ([1, None, 2], [1, 2], [1, 2], {"mase"}, "GAPS"),
        ([3, 3, 3], [1, 2], [1, 2], {"mase"}, "BASE_ZERO"),
        ([1, 2, 4], [1, None], [1, 2], {"mae", "rmse", "mape_pct", "mase"}, "COMPONENT_MISSING"),
        ([1, 2, 4], [1, 2], [1], {"mae", "rmse", "mape_pct", "mase"}, "INCONSISTENT_INPUT"),
        ([1, 2, 4], [], [], {"mae", "rmse", "mape_pct", "mase"}, "NO_DATA"),
        ([1, 2, 4], [-1, -2], [-2, -2], set(), None),
    ],
)
def test_what_cannot_be_computed(train, test, forecast, nulls, reason):
    found = ask(forecast_accuracy, {"m": 1}, train=train, test=test, forecast=forecast)
    assert {name for name in ("mae", "rmse", "mape_pct", "mase") if found[name] is None} == nulls
    assert found["reason"] == reason


def test_each_origin_sees_only_its_past():
    found = ask(forecast_rolling_origin, {"models": ["theta"], "horizons": [3], "origins": 4}, obs=months())
    errors, scales = [], []
    for known in range(144 - 3 - 4 + 1, 144 - 3 + 1):
        made = ask(forecast_theta, {"h": 3}, obs=months(PASSENGERS[:known]))[2]["mean"]
        errors.append(abs(made - PASSENGERS[known + 2]))
        scales.append(np.mean([abs(b - a) for a, b in zip(PASSENGERS[:known], PASSENGERS[12:known], strict=False)]))
    assert found[0]["n_origins"] == 4
    assert found[0]["mae"] == pytest.approx(np.mean(errors))
    assert found[0]["rmse"] == pytest.approx(np.sqrt(np.mean(np.square(errors))))
    assert found[0]["mase"] == pytest.approx(np.mean(np.array(errors) / scales))


def test_a_model_is_shown_only_where_it_beats_seasonal_naive():
    found = ask(forecast_rolling_origin, {"models": ["theta", "seasonal_naive"]}, obs=months())
    assert {row["mase"] < 1 for row in found if row["model"] == "theta"} == {True, False}
    for row in found:
        assert row["may_be_shown"] == (row["mase"] < 1 or row["model"] == "seasonal_naive")
    for h in (1, 3, 6, 12):
        shown = [row for row in found if row["h"] == h and row["shown"]]
        best = min((row["mase"], row["model"]) for row in found if row["h"] == h)
        assert [row["model"] for row in shown] == [best[1] if best[0] < 1 else "seasonal_naive"]


def test_too_short_for_a_model_at_a_horizon():
    found = ask(forecast_rolling_origin, {"horizons": [1, 12]}, obs=months(PASSENGERS[:37]))
    reasons = {(row["model"], row["h"]): row["reason"] for row in found}
    assert reasons["theta", 1] is None
    assert reasons["theta", 12] == reasons["ets", 12] == "SHORT_SERIES"
    assert reasons["seasonal_naive", 12] is None


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "NO_DATA"),
        (months(PASSENGERS[:23]), "SHORT_SERIES"),
        (months([1, 2] * 20, obs_status="Q"), "VALUE_SUPPRESSED"),
        (months([*PASSENGERS[:30], None, *PASSENGERS[31:60]]), "GAPS"),
        (months([5] * 60), "BASE_ZERO"),
    ],
)
def test_series_without_errors(rows, reason):
    found = ask(forecast_rolling_origin, {"horizons": [1]}, obs=rows)
    assert set(column(found, "reason")) == {reason}
    assert set(column(found, "mase")) == {None}


@pytest.mark.parametrize("wrong", [{"models": ["prophet"]}, {"origins": 0}, {"horizons": [0]}])
def test_requests_that_cannot_be(wrong):
    with pytest.raises(BadRequest):
        ask(forecast_rolling_origin, wrong, obs=months())
