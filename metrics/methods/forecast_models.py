"""The three forecasting models as functions of plain numbers: seasonal naive, Theta, exponential smoothing."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from metrics.cube import Array

# Simulated paths behind the intervals of exponential smoothing, and where their random numbers start.
PATHS, SEED = 5000, 20_260_701
# A fit that takes more steps than this does not suit the series.
MOST_ITERATIONS = 300

# Means that a series is brought to before it is fitted.
_LEVELS = (1.0, 100.0)
# Share of the largest value under which what the seasonal pattern leaves is rounding: no smoothing can be fitted to it.
_NOTHING_LEFT = 1e-9


@dataclass(frozen=True, slots=True)
class Forecast:
    """Means of the next steps, and of each level (80, 95) the lower and upper end of its interval."""

    mean: Array
    intervals: Mapping[float, tuple[Array, Array]]

    def clipped(self) -> "Forecast":
        """Nothing below zero: what counts things cannot be negative."""
        ends = {level: (low.clip(0), high.clip(0)) for level, (low, high) in self.intervals.items()}
        return Forecast(self.mean.clip(0), ends)


def seasonal_naive(values: Array, season: int, steps: int, levels: Sequence[float]) -> Forecast:
    """The same period of the last year known; the error grows with each further year."""
    ahead = np.arange(steps)
    mean = values[len(values) - season + ahead % season]
    sigma = float(np.sqrt(np.mean(np.square(values[season:] - values[:-season]))))
    return Forecast(mean, _normal(mean, sigma * np.sqrt(ahead // season + 1.0), levels))


def theta(values: Array, season: int, steps: int, levels: Sequence[float]) -> Forecast:
    """Exponential smoothing with half the drift of a straight line, on values without their seasonal pattern."""
    if np.ptp(values) == 0:
        return _constant(values, steps, levels)
    from statsmodels.tsa.forecasting.theta import ThetaModel

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = ThetaModel(values, period=season, deseasonalize=season > 1).fit()
    parts = fitted.forecast_components(max(steps, season))
    is_factor = fitted.model.method.startswith("mul")
    pattern = np.asarray(parts["seasonal"], dtype=float)
    past = pattern[(np.arange(len(values)) - len(values)) % season]
    level = values / past if is_factor else values - past
    if np.ptp(level) <= _NOTHING_LEFT * np.abs(values).max():
        season_alone = level[-1] * pattern[:steps] if is_factor else level[-1] + pattern[:steps]
        return Forecast(season_alone, _normal(season_alone, np.zeros(steps), levels))
    mean = np.asarray(fitted.forecast(steps), dtype=float)
    drift, alpha = (float(number) for number in fitted.params)
    error = _theta_error(level, drift, alpha) * np.sqrt(1 + np.arange(steps) * alpha**2)
    return Forecast(mean, _normal(mean, error * pattern[:steps] if is_factor else error, levels))


def ets(values: Array, season: int, steps: int, levels: Sequence[float]) -> Forecast:
    """Damped trend and season; multiplicative where every value is positive and that fits, else additive."""
    if np.ptp(values) == 0:
        return _constant(values, steps, levels)
    if (values > 0).all():
        found, is_sane = _ets(values, season, steps, levels, "mul")
        if is_sane:
            return found
    return _ets(values, season, steps, levels, "add")[0]


MODELS: Mapping[str, Callable[[Array, int, int, Sequence[float]], Forecast]] = {
    "seasonal_naive": seasonal_naive,
    "theta": theta,
    "ets": ets,
}


def _ets(values: Array, season: int, steps: int, levels: Sequence[float], kind: str) -> tuple[Forecast, bool]:
    """The forecast by errors and season of one kind, and whether the fit converged to means inside their intervals."""
    form = {"error": kind, "trend": "add", "damped_trend": True}
    if season > 1:
        form |= {"seasonal": kind, "seasonal_periods": season}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        fitted, size = _best_fit(values, form)
        mean = np.asarray(fitted.forecast(steps), dtype=float) * size
        ends = _ets_ends(fitted, len(values), steps, levels, kind)
    intervals = {level: _ends(found, size) for level, found in ends.items()}
    is_inside = all((low <= mean).all() and (mean <= high).all() for low, high in intervals.values())
    is_sane = bool(fitted.mle_retvals["converged"]) and is_inside and bool(np.isfinite(mean).all())
    return Forecast(mean, intervals), is_sane


def _best_fit(values: Array, form: Mapping[str, Any]) -> tuple[Any, float]:
    """The likeliest of the fits that were found, and the unit of its values: the search may end at a lesser peak.

    How far it goes depends on the size of the numbers, so it starts from two sizes and goes on from the better end; both
    are relative to the series, so that its unit does not matter.
    """
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    def fit(size: float, start: Any = None) -> tuple[Any, float]:
        return ETSModel(pd.Series(values / size), **form).fit(
            disp=False, maxiter=MOST_ITERATIONS, start_params=start
        ), size

    def likelihood(found: tuple[Any, float]) -> tuple[bool, float]:
        fitted, size = found
        in_one_unit = float(fitted.llf) - len(values) * np.log(size)
        return bool(fitted.mle_retvals["converged"]), in_one_unit if np.isfinite(in_one_unit) else -np.inf

    mean = float(np.mean(np.abs(values)))
    best = max((fit(mean / level) for level in _LEVELS), key=likelihood)
    return max(best, fit(best[1], best[0].params), key=likelihood)


def _ets_ends(fitted: Any, known: int, steps: int, levels: Sequence[float], kind: str) -> dict[float, Any]:
    """Both ends of each interval: in closed form where errors add up, else from simulated paths."""
    if not levels:
        return {}
    how: dict[str, Any] = {"method": "exact"}
    if kind == "mul":
        how = {"method": "simulated", "simulate_repetitions": PATHS, "rng": np.random.default_rng(SEED)}
    ahead = fitted.get_prediction(known, known + steps - 1, **how)
    return {level: ahead.pred_int(alpha=1 - level / 100) for level in levels}


def _ends(found: object, size: float) -> tuple[Array, Array]:
    """The two columns of an interval in the unit of the series."""
    both = np.asarray(found, dtype=float) * size
    return both[:, 0], both[:, 1]


def _normal(mean: Array, error: Array, levels: Sequence[float]) -> dict[float, tuple[Array, Array]]:
    """Intervals of a normal distribution."""
    from scipy.stats import norm

    reach = {level: float(norm.ppf(0.5 + level / 200)) for level in levels}
    return {level: (mean - z * error, mean + z * error) for level, z in reach.items()}


def _constant(values: Array, steps: int, levels: Sequence[float]) -> Forecast:
    """What never moved is forecast not to move."""
    mean = np.full(steps, values[-1])
    return Forecast(mean, dict.fromkeys(levels, (mean, mean)))


def _theta_error(level: Array, drift: float, alpha: float) -> float:
    """Standard deviation of one-step errors of smoothing with half the drift; three numbers were estimated."""
    smooth, errors = float(level[0]), []
    for place, value in enumerate(level[1:], 1):
        half = drift / 2 * ((1 - (1 - alpha) ** place) / alpha if alpha > 0 else place)
        errors.append(value - smooth - half)
        smooth += alpha * (value - smooth)
    return float(np.sqrt(np.sum(np.square(errors)) / (len(errors) - 2)))
