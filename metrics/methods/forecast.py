"""Forecasts of one series with their intervals, and the series that are never forecast."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest
from data.requests.method import method
from metrics.methods import one_series
from metrics.methods.forecast_models import MODELS
from metrics.methods.one_series import OBS, Series

# Observations that a forecast needs at all, that a fitted model needs, and that make it good.
FEWEST, FEWEST_FITTED, PREFERRED = 24, 36, 60
# A series spliced at a break is forecast when this many months stand behind the break.
MONTHS_SINCE_BREAK = 24
LEVELS = (80, 95)
# Periods ahead: twenty years of months.
FARTHEST = 240


@method(obs=OBS)
def forecast_seasonal_naive(obs: pd.DataFrame, *, h: int = 12, levels: Sequence[float] = LEVELS) -> pd.DataFrame:
    """Seasonal naive forecast: each period repeats the same period of the last year known.

    Formula: y(T+h) = y(T+h-m(k+1)), k = floor((h - 1) / m), m = periods in a year; interval mean -+ z sigma sqrt(k + 1),
      sigma^2 = mean of squared seasonal differences (no correction of degrees of freedom); z of the normal distribution.
    Unit: that of the series. `obs_status` is F, a forecast.
    Reading: the yardstick of every other model, and what is shown where none beats it.
    Edge cases: fewer than 24 observations SHORT_SERIES; a withheld one VALUE_SUPPRESSED; a gap GAPS; a break of fewer
      than 24 months ago (that of the break counted) SERIES_BREAK. A series without negative figures has no negative
      forecast or interval.
    Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5. Libraries
      that correct sigma by degrees of freedom give wider intervals.
    """
    return _forecast("seasonal_naive", one_series.read(obs), FEWEST, h, levels)


@method(obs=OBS)
def forecast_theta(obs: pd.DataFrame, *, h: int = 12, levels: Sequence[float] = LEVELS) -> pd.DataFrame:
    """Theta forecast: smoothing with half the drift of a straight line.

    Formula: l + (b / 2) (h - 1 + 1 / a - (1 - a)^T / a), l and a the level and weight of simple exponential smoothing, b
      the slope of the line through the series, all after the seasonal pattern is taken out (where the autocorrelation at
      one year says that there is one); the pattern is put back at the end. Interval: z s sqrt(1 + (h - 1) a^2), s from
      the one-step errors, times the seasonal factor.
    Unit: that of the series. `obs_status` is F, a forecast.
    Reading: to be shown only where forecast_rolling_origin says that it beats seasonal naive.
    Edge cases: fewer than 36 observations SHORT_SERIES, fewer than 60 the same as a warning; else as seasonal naive. A
      zero makes the seasonal pattern additive.
    Source: Assimakopoulos and Nikolopoulos 2000; Hyndman and Billah 2003; statsmodels ThetaModel.
    """
    return _forecast("theta", one_series.read(obs), FEWEST_FITTED, h, levels)


@method(obs=OBS)
def forecast_ets(obs: pd.DataFrame, *, h: int = 12, levels: Sequence[float] = LEVELS) -> pd.DataFrame:
    """Forecast by exponential smoothing with a damped trend and a season.

    Formula: ETS(M,Ad,M): multiplicative errors and season; ETS(A,Ad,A) where a figure is zero or negative or the first
      does not converge. Fitted by maximum likelihood. Intervals: closed form where additive, else quantiles of 5000
      simulated paths from a fixed seed.
    Unit: that of the series. `obs_status` is F, a forecast.
    Reading: to be shown only where forecast_rolling_origin says that it beats seasonal naive.
    Edge cases: fewer than 36 observations SHORT_SERIES, fewer than 60 the same as a warning; else as seasonal naive.
    Source: Hyndman, Koehler, Ord and Snyder 2008; statsmodels ETSModel. The form is fixed (our own convention), R's ets
      chooses one; for AirPassengers it chooses the same.
    """
    return _forecast("ets", one_series.read(obs), FEWEST_FITTED, h, levels)


def why_not(known: Series, least: int) -> str:
    """The reason why a series is never forecast; '' where it may be."""
    reason = known.shorter_than(least)
    if reason in ("", "GAPS") and 0 < known.since_break * 12 // known.season < MONTHS_SINCE_BREAK:
        return "SERIES_BREAK"
    return reason


def _forecast(model: str, known: Series, least: int, h: int, levels: Sequence[float]) -> pd.DataFrame:
    """One row a period ahead: its mean, and lo and hi of each level."""
    if not 1 <= h <= FARTHEST or not all(isinstance(level, int | float) and 0 < level < 100 for level in levels):
        raise BadRequest("params: h is a whole number from 1 to 240, levels are percentages between 0 and 100.")
    reason = why_not(known, least)
    rows = pd.DataFrame({"time_period": pd.Series(known.after(h), dtype=object), "mean": np.nan})
    for level in levels:
        rows[f"lo{level:g}"] = rows[f"hi{level:g}"] = np.nan
    if not reason:
        found = MODELS[model](known.values, known.season, h, levels)
        found = found.clipped() if known.values.min() >= 0 else found
        ends = {
            f"{end}{level:g}": found.intervals[level][at] for level in levels for at, end in enumerate(("lo", "hi"))
        }
        rows = rows.assign(mean=found.mean, **ends)
    is_few = not reason and least == FEWEST_FITTED and len(known.values) < PREFERRED
    return rows.assign(
        obs_status=None if reason else "F", n_used=0 if reason else len(known.values), reason=reason,
        warning="SHORT_SERIES" if is_few else "",
    )  # fmt: skip
