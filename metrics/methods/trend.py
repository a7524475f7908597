"""Whether a series goes one way: a test and a slope that a few wild values do not move."""

import math

import numpy as np

from data.periods import MOST_PERIODS
from data.requests.kinds import BadRequest, List
from data.requests.method import method
from metrics.cube import Array

# Below this many values the normal approximation of the test is too coarse: its p is not shown.
FEWEST_FOR_P = 8


@method(values=List())
def trend_mann_kendall(values: Array) -> dict[str, float | int | str | None]:
    """Mann-Kendall test of a trend in one direction, with Sen's slope.

    Formula: S = sum over pairs i < j of sign(x_j - x_i); tau = S / (n (n - 1) / 2);
      z = (S - 1) / sqrt(V) where S > 0, (S + 1) / sqrt(V) where S < 0, 0 where S = 0,
      V = (n (n - 1) (2n + 5) - sum over groups of t equal values of t (t - 1) (2t + 5)) / 18;
      Sen slope = median of (x_j - x_i) / (j - i). `tau_b` = S divided by the number of pairs corrected for ties.
    Unit: tau -1 to 1; the slope in units of the values per step.
    Reading: z above 1.96 or below -1.96 = a trend beyond chance at 5 %, if neighbouring values do not depend on one
      another; seasonally adjust monthly series first.
    Edge cases: fewer than 8 values hide p (SHORT_SERIES), fewer than 2 give nothing; a missing value drops out and
      keeps its place in time for the slope; equal values throughout give S = 0, p = 1 and no tau_b (ZERO_VARIANCE).
    Source: Mann 1945; Kendall 1975; Sen 1968; Gilbert 1987 for ties.
    """
    if len(values) > MOST_PERIODS:
        raise BadRequest(f"inputs, values holds {len(values):,} values, expected at most {MOST_PERIODS:,}.")
    places = np.flatnonzero(~np.isnan(values))
    known, n = values[places], len(places)
    empty = {"S": None, "tau": None, "z": None, "p_two_sided": None, "sen_slope": None, "tau_b": None}
    counted = {"n_used": n, "n_dropped": len(values) - n}
    if n < 2:
        return {**empty, **counted, "reason": "SHORT_SERIES" if n else "NO_DATA"}
    first, second = np.triu_indices(n, 1)
    steps = known[second] - known[first]
    s = int(np.sign(steps).sum())
    ties = np.unique(known, return_counts=True)[1]
    z = _z(s, n, ties)
    pairs = n * (n - 1) / 2
    untied = math.sqrt(pairs * (pairs - (ties * (ties - 1) / 2).sum()))
    return {
        "S": s,
        "tau": s / pairs,
        "z": z,
        "p_two_sided": math.erfc(abs(z) / math.sqrt(2)) if n >= FEWEST_FOR_P else None,
        "sen_slope": float(np.median(steps / (places[second] - places[first]))),
        "tau_b": s / untied if untied else None,
        "reason_tau_b": "" if untied else "ZERO_VARIANCE",
        **counted,
        "reason": "" if n >= FEWEST_FOR_P else "SHORT_SERIES",
    }


def _z(s: int, n: int, ties: Array) -> float:
    """The test statistic with correction for continuity and ties."""
    variance = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18
    return (s - math.copysign(1, s)) / math.sqrt(variance) if s else 0.0
