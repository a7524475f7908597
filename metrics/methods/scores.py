"""From indicators to scores and ranks: outliers pulled in, one scale for all, weighted means, places."""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from metrics.cube import Array

Normalise = Literal["minmax_1_100", "zscore", "rank"]
Mean = Literal["arithmetic", "geometric"]
Treat = Literal["winsorise", "none"]
# OECD and JRC Handbook: an indicator is treated where both are exceeded.
MAX_SKEWNESS, MAX_KURTOSIS = 2.0, 3.5
FEW_POINTS, MANY_POINTS, MANY = 2, 5, 60
# [OWN] z-scores on the scale of a T score, so that a geometric mean of them exists.
T_MEAN, T_SD, LOWEST = 50.0, 10.0, 1.0
# A dimension needs this share of the weight of its indicators.
MIN_SHARE = 0.5
_ROUNDING = 1e-12


def is_skewed(values: Array) -> bool:
    """Whether |skewness| > 2 and excess kurtosis > 3.5, both adjusted for bias (G1 and G2)."""
    from scipy.stats import kurtosis, skew

    if len(values) < 4 or is_constant(values):
        return False
    return bool(abs(skew(values, bias=False)) > MAX_SKEWNESS and kurtosis(values, bias=False) > MAX_KURTOSIS)


def is_constant(values: Array) -> bool:
    """Whether all values that are there are the same, rounding aside; one value alone is."""
    known = values[~np.isnan(values)]
    return not len(known) or float(np.ptp(known)) <= _ROUNDING * float(np.abs(known).max())


def winsorised(values: Array) -> Array:
    """Values with the extreme ones replaced by the next, one more at a time, until the distribution is not skewed.

    At most two values, or five of sixty and more. The tail is the one that the skewness points to; NaN stays.
    """
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.argsort(values[known], kind="stable")]
    found, below, above = values.copy(), 0, 0
    most = MANY_POINTS if len(known) >= MANY else FEW_POINTS
    while below + above < most and is_skewed(found[known]):
        if ((found[known] - found[known].mean()) ** 3).sum() > 0:
            above += 1
            found[order[-above:]] = values[order[-above - 1]]
        else:
            below += 1
            found[order[:below]] = values[order[below]]
    return found


def normalised(values: Array, how: Normalise, direction: float = 1.0, goalposts: Sequence[float] = ()) -> Array:
    """One indicator on a scale where more is better; NaN stays, and all is NaN where the indicator is constant.

    `goalposts`: lowest and highest value of a fixed year for min-max; what lies beyond them is clipped.
    """
    if is_constant(np.asarray(goalposts) if len(goalposts) else values):
        return np.full(len(values), np.nan)
    if how == "rank":
        return ranks(-direction * values, "average")
    if how == "zscore":
        return np.asarray(np.maximum(T_MEAN + T_SD * direction * zscores(values), LOWEST))
    low, high = goalposts if len(goalposts) else (np.nanmin(values), np.nanmax(values))
    share = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(1 + 99 * (share if direction > 0 else 1 - share))


def zscores(values: Array) -> Array:
    """(x - mean) / standard deviation of a sample (n - 1); NaN stays, and all is NaN where the values are constant."""
    if is_constant(values):
        return np.full(len(values), np.nan)
    return np.asarray((values - np.nanmean(values)) / np.nanstd(values, ddof=1))


def ranks(values: Array, ties: Literal["min", "average"] = "min") -> Array:
    """Places along the last axis, 1 = the highest; equal values share the best place or the middle of theirs.

    NaN stays NaN and takes no place.
    """
    from scipy.stats import rankdata

    known = ~np.isnan(values)
    if not values.size:
        return values.astype(float)
    return np.where(known, rankdata(np.where(known, -values, np.inf), method=ties, axis=-1), np.nan)


def places(index: Array) -> Array:
    """Ranks of an index on a scale like 1 to 100; what only rounding parts shares a place."""
    return ranks(np.round(index, 9))


def weighted_mean(values: Array, weights: Array, how: Mean) -> tuple[Array, Array]:
    """Means of the columns of `values` that are there, and the share of the weight that they have.

    `weights`: columns by results, of any sum; a column of zeros has no mean. Geometric means need values above 0.
    """
    is_there = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        filled = np.where(is_there, np.log(values) if how == "geometric" else values, 0.0)
    present = is_there.astype(float) @ weights
    total = weights.sum(axis=0)
    mean = np.divide(filled @ weights, present, out=np.full(present.shape, np.nan), where=present > 0)
    share = np.divide(present, total, out=np.zeros(present.shape), where=total > 0)
    return (np.exp(mean) if how == "geometric" else mean), share


def valid_weights(given: Any) -> Array | None:
    """Weights that add up to 1; None unless they are numbers of zero or more that add up to more than zero."""
    weights = np.asarray(given, dtype=float)
    if not len(weights) or not np.isfinite(weights).all() or (weights < 0).any():
        return None
    with np.errstate(over="ignore"):
        total = float(weights.sum())
    return weights / total if 0 < total < np.inf else None
