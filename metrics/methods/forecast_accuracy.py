"""How well forecasts hit: errors of one forecast, and of models that forecast again and again from earlier days."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, List
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import one_series
from metrics.methods.forecast import FARTHEST, FEWEST, FEWEST_FITTED, why_not
from metrics.methods.forecast_models import MODELS
from metrics.methods.one_series import OBS

HORIZONS = (1, 3, 6, 12)
YARDSTICK = "seasonal_naive"


@method(train=List(), test=List(), forecast=List())
def forecast_accuracy(
    train: Array, test: Array, forecast: Array, *, m: int = 12
) -> dict[str, float | int | str | None]:
    """Errors of a forecast: mean absolute, root mean square, in per cent, and against seasonal naive.

    Formula: e = actual - forecast; MAE = mean |e|; RMSE = sqrt(mean e^2); MAPE = 100 mean |e / actual|;
      MASE = MAE / mean |y(t) - y(t-m)| of the figures before (`train`).
    Unit: MAE and RMSE in that of the series, MAPE per cent, MASE a ratio.
    Reading: MASE below 1 = better than seasonal naive did on the figures before.
    Edge cases: an actual of zero gives no MAPE (BASE_ZERO); fewer than m + 1 figures before give no MASE (SHORT_SERIES),
      a gap in them neither (GAPS), and none where they repeat exactly each year (BASE_ZERO). A missing actual or forecast
      COMPONENT_MISSING; lists of different length INCONSISTENT_INPUT.
    Source: Hyndman and Koehler 2006.
    """
    if m < 1:
        raise BadRequest("params, m is the number of periods in a year, at least 1.")
    reason = _why_no_errors(test, forecast)
    found: dict[str, float | int | str | None] = dict.fromkeys(("mae", "rmse", "mape_pct", "mase"))
    if reason:
        return {**found, "n_used": 0, "reason": reason, "reason_mape": reason, "reason_mase": reason}
    errors = np.abs(test - forecast)
    scale, reason_mase = naive_error(train, m)
    sizes, reason_mape = _sizes(errors, test)
    return {
        **sizes,
        "mase": None if reason_mase else float(errors.mean()) / scale,
        "n_used": len(errors),
        "reason": reason_mape or reason_mase,
        "reason_mape": reason_mape,
        "reason_mase": reason_mase,
    }


@method(obs=OBS)
def forecast_rolling_origin(
    obs: pd.DataFrame,
    *,
    horizons: Sequence[int] = HORIZONS,
    models: Sequence[str] = tuple(MODELS),
    origins: int = 12,
) -> pd.DataFrame:
    """Errors of models that forecast from each of the last periods in turn, and which of them may be shown.

    Formula: from each origin (the newest `origins` of them that leave h periods to compare) a model sees the figures up
      to it; errors at h = 1, 3, 6, 12 as in forecast_accuracy, each MASE scaled by the figures up to its origin.
    Unit: MAE and RMSE in that of the series, MAPE per cent, MASE a ratio.
    Reading: `may_be_shown` = MASE below 1, or seasonal naive itself; `shown` = of those the one with the smallest MASE,
      seasonal naive where no other may be.
    Edge cases: as for the forecasts; a model needs 36 figures (seasonal naive 24) before the first origin, else
      SHORT_SERIES for this h. A zero among the actual figures gives no MAPE (BASE_ZERO).
    Source: Tashman 2000; Hyndman and Koehler 2006; the rule of what may be shown is our own convention.
    """
    if not set(models) <= set(MODELS) or not all(
        isinstance(n, int) and 1 <= n <= FARTHEST for n in (origins, *horizons)
    ):
        raise BadRequest(
            f"params: models are among {', '.join(MODELS)}, origins and horizons whole numbers from 1 to {FARTHEST}."
        )
    known = one_series.read(obs)
    season, rows = known.season, []
    for model in models:
        least = FEWEST if model == YARDSTICK else FEWEST_FITTED
        reason = why_not(known, least)
        made = {} if reason else _from_origins(model, known.values, season, least, (origins, max(horizons, default=0)))
        for h in horizons:
            found = _nothing(reason) if reason else _at(known.values, season, made, h, origins)
            rows.append({"model": model, "h": h, **found})
    return _chosen(pd.DataFrame(rows))


def _sizes(errors: Array, actual: Array) -> tuple[dict[str, float], str]:
    """Mean absolute, root mean square and relative size of absolute errors, and why there is no relative one; NaN then."""
    reason_mape = "" if (actual != 0).all() else "BASE_ZERO"
    return {
        "mae": float(errors.mean()),
        "rmse": float(np.sqrt(np.square(errors).mean())),
        "mape_pct": np.nan if reason_mape else float(100 * np.mean(errors / np.abs(actual))),
    }, reason_mape


def naive_error(train: Array, m: int) -> tuple[float, str]:
    """Mean absolute seasonal difference, and the reason why it cannot scale errors."""
    if len(train) <= m:
        return np.nan, "SHORT_SERIES"
    if np.isnan(train).any():
        return np.nan, "GAPS"
    found = float(np.abs(train[m:] - train[:-m]).mean())
    return found, "" if found else "BASE_ZERO"


def _why_no_errors(test: Array, forecast: Array) -> str:
    """Why a forecast cannot be held against what came."""
    if len(test) != len(forecast):
        return "INCONSISTENT_INPUT"
    if not len(test):
        return "NO_DATA"
    return "COMPONENT_MISSING" if np.isnan(test).any() or np.isnan(forecast).any() else ""


def _from_origins(model: str, values: Array, season: int, least: int, reach: tuple[int, int]) -> dict[int, Array]:
    """The forecasts from each origin that some horizon needs, by the number of figures known there."""
    origins, furthest = reach
    first = max(least, len(values) - furthest - origins + 1)
    return {
        known: MODELS[model](values[:known], season, min(furthest, len(values) - known), ()).mean
        for known in range(first, len(values))
    }


def _at(values: Array, season: int, made: dict[int, Array], h: int, origins: int) -> dict[str, object]:
    """The errors at one horizon over the newest origins that leave it a figure to compare with."""
    starts = [known for known in made if known + h <= len(values)][-origins:]
    if not starts:
        return _nothing("SHORT_SERIES")
    actual = np.array([values[known + h - 1] for known in starts])
    errors = np.abs(actual - np.array([made[known][h - 1] for known in starts]))
    scales = [naive_error(values[:known], season) for known in starts]
    reason_mase = next((reason for _, reason in scales if reason), "")
    sizes, reason_mape = _sizes(errors, actual)
    return {
        "n_origins": len(starts),
        **sizes,
        "mase": np.nan if reason_mase else float(np.mean(errors / np.array([scale for scale, _ in scales]))),
        "reason": reason_mape or reason_mase,
    }


def _nothing(reason: str) -> dict[str, object]:
    """A row without errors."""
    return {"n_origins": 0, **dict.fromkeys(("mae", "rmse", "mape_pct", "mase"), np.nan), "reason": reason}


def _chosen(rows: pd.DataFrame) -> pd.DataFrame:
    """Which rows may be shown, and at each horizon the one that is."""
    if rows.empty:
        return rows
    is_yardstick = rows["model"] == YARDSTICK
    may = (rows["mase"] < 1) | (is_yardstick & (rows["n_origins"] > 0))
    worth = rows["mase"].where(rows["mase"] < 1, np.inf).where(may)
    best = worth.groupby(rows["h"]).transform("min")
    shown = may & (worth == best)
    return rows.assign(may_be_shown=may, shown=shown & ~shown.groupby(rows["h"]).cumsum().gt(1))
