"""The steps of a composite index: weights, one scale for all indicators, whether indicators of a dimension cohere."""

from typing import Any

import numpy as np

from data.requests.kinds import BadRequest, List, Matrix
from data.requests.method import method
from data.requests.quoting import quoted
from metrics.cube import Array
from metrics.methods.scores import Normalise, Treat, is_constant, normalised, ranks, valid_weights, winsorised, zscores

# OECD and JRC Handbook: below, an indicator does not measure its dimension; above, it says the same as the others.
LOW, HIGH = 0.3, 0.92


@method(weights=List(finite=False))
def composite_weights(weights: Array) -> dict[str, Any]:
    """Weights brought to the sum 1.

    Formula: w / sum of w.
    Unit: shares of 1.
    Reading: a weight of zero removes its dimension.
    Edge cases: a negative, missing or infinite weight, no weight, or weights that add up to zero give INVALID_WEIGHTS.
    Source: OECD and JRC 2008, Handbook on Constructing Composite Indicators; the rule is our own convention [OWN].
    """
    found = valid_weights(weights)
    return {"normalised": found, "reason": "INVALID_WEIGHTS" if found is None else ""}


@method(values=List())
def composite_normalise(
    values: Array,
    *,
    normalise: Normalise = "minmax_1_100",
    direction: int = 1,
    treat: Treat = "none",
    goalposts: list[float] | None = None,
) -> dict[str, Any]:
    """One indicator on a scale that it shares with the others.

    Formula: min-max 1 + 99 (x - min) / (max - min), or with (max - x) where less is better (`direction` -1); z-score
    (x - mean) / s with n - 1, in `normalised` as 50 + 10 z; rank 1 to n, n = best. `goalposts` [min, max] of a fixed
    year make years comparable; values beyond them are clipped. `treat` winsorise pulls in outliers before.
    Unit: `normalised` in points where more is better, `zscore` in standard deviations, high values above 0,
    `rank_desc` in places from the highest value, equal values in the middle of theirs.
    Reading: 100 = the best area (of the fixed year), 1 = the worst.
    Edge cases: a missing value stays missing; equal values give ZERO_VARIANCE and the indicator is dropped (`action`);
    no value gives NO_DATA.
    Source: OECD and JRC 2008, step 5 (normalisation); the range from 1, so that a geometric mean exists, and
    50 + 10 z are our own convention [OWN].
    """
    posts = _posts(goalposts)
    if direction not in (1, -1):
        raise BadRequest(f"params, direction is {direction}; there are 1 (more is better) and -1 (less is better).")
    used = winsorised(values) if treat == "winsorise" else values
    n_used = int((~np.isnan(values)).sum())
    scores = normalised(used, normalise, direction, posts)
    is_dropped = bool(np.isnan(scores).all())
    return {
        "normalised": None if is_dropped else scores,
        "zscore": None if is_constant(used) else zscores(used),
        "rank_desc": ranks(used, "average") if n_used else None,
        "reason": ("ZERO_VARIANCE" if n_used else "NO_DATA") if is_dropped else "",
        "action": "dropped" if is_dropped else None,
        "treated_positions_1based": [int(at) + 1 for at in np.flatnonzero(used != values) if not np.isnan(values[at])],
        "n_used": n_used,
        "n_dropped": len(values) - n_used,
    }


def _posts(given: Any) -> tuple[float, ...]:
    """Lowest and highest value of a fixed year, none if not given."""
    if given is None:
        return ()
    known = List().read(given, "params, goalposts")
    if len(known) != 2 or not known[0] <= known[1]:
        raise BadRequest(
            f"params, goalposts is {quoted(given)}; expected two numbers, the lowest value and the highest."
        )
    return float(known[0]), float(known[1])


@method(optional=("indicators",), zscores=Matrix(), indicators=List(str))
def composite_coherence(zscores: Array, indicators: list[str] | None = None) -> dict[str, Any]:
    """Whether the indicators of a dimension measure one thing: Cronbach's alpha, correlations, first component.

    Formula: alpha = k / (k - 1) * (1 - sum of the variances / variance of the sum) of k indicators, one column each;
    `correlation` of an indicator with the mean of all; `pca_first_share` = largest eigenvalue of the correlations / k.
    Unit: none.
    Reading: alpha from about 0.7 = coherent. Correlations should lie between 0.3 and 0.92 (`in_range`); a negative one
    between two indicators (`negative_pairs`) is shown to the user, since the two then offset each other.
    Edge cases: a row with a gap is left out; a constant indicator is left out with the warning ZERO_VARIANCE; fewer
    than two rows or indicators give TOO_FEW_UNITS; if the sum does not vary, ZERO_VARIANCE. Alpha may be negative.
    Source: Cronbach 1951; OECD and JRC 2008, step 4 (multivariate analysis).
    """
    names = indicators or [str(at) for at in range(1, zscores.shape[1] + 1)]
    if len(names) != zscores.shape[1]:
        raise BadRequest(f"inputs, indicators names {len(names)}, but zscores has {zscores.shape[1]} columns.")
    rows = zscores[~np.isnan(zscores).any(axis=1)]
    varies = np.array([not is_constant(column) for column in rows.T], dtype=bool)
    used, kept = rows[:, varies], [name for name, is_kept in zip(names, varies, strict=True) if is_kept]
    found: dict[str, Any] = {
        "cronbach_alpha": None,
        "correlation": {},
        "in_range": {},
        "negative_pairs": [],
        "pca_first_share": None,
        "n_used": len(rows),
        "n_dropped": len(zscores) - len(rows),
        "dropped_indicators": [name for name in names if name not in kept] if len(rows) > 1 else [],
        "warning": "ZERO_VARIANCE" if len(rows) > 1 and not varies.all() else "",
        "reason": "",
    }
    if len(rows) < 2 or len(kept) < 2:
        return found | {"reason": "TOO_FEW_UNITS"}
    return found | _coherence(used, kept)


def _coherence(used: Array, names: list[str]) -> dict[str, Any]:
    """The figures of at least two rows and two columns that vary."""
    k, total = len(names), used.sum(axis=1)
    between = np.corrcoef(used, rowvar=False)
    pairs = [[names[a], names[b]] for a in range(k) for b in range(a + 1, k) if between[a, b] < 0]
    found = {"negative_pairs": pairs, "pca_first_share": float(np.linalg.eigvalsh(between)[-1]) / k}
    if is_constant(total) or float(np.ptp(total)) <= 1e-12 * float(np.abs(used).max()):
        return found | {"reason": "ZERO_VARIANCE"}
    own = {name: float(np.corrcoef(used[:, at], total)[0, 1]) for at, name in enumerate(names)}
    alpha = k / (k - 1) * (1 - float(used.var(axis=0, ddof=1).sum() / total.var(ddof=1)))
    return found | {"cronbach_alpha": alpha, "correlation": own,
                    "in_range": {name: LOW <= r <= HIGH for name, r in own.items()}}  # fmt: skip
