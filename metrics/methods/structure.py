"""How far a structure has changed between two periods: differences of shares, summed up in seven ways."""

import numpy as np
import pandas as pd

from data.requests.kinds import Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import FLAGS, carried, withheld
from metrics.status import lacking

_TOLERANCE = 0.1 + 1e-9  # percentage points: shares are printed rounded
_MEASURES = ("norm_abs_value_pp", "kazinets_linear_pp", "kazinets_quadratic_pp", "gatev", "ryabtsev", "szalai",
             "cosine_similarity")  # fmt: skip


@method(shares=Table(needs={"share0_pct": float, "share1_pct": float}, may=FLAGS))
def structural_change(shares: pd.DataFrame) -> dict[str, float | int | str | None]:
    """How much the structure of a whole has changed between two periods.

    Formula: with d = s1 - s0 in points: norm of absolute values = half the sum of |d|; Kazinets linear = mean |d|,
    quadratic = root of mean d^2; Gatev = root of (sum d^2 / sum (s1^2 + s0^2)); Ryabtsev = root of (sum d^2 / sum
    (s1 + s0)^2); Szalai = root of mean (d / (s1 + s0))^2; cosine = sum s0 s1 / root of (sum s0^2 x sum s1^2).
    Unit: the first three in percentage points, the others 0 to 1.
    Reading: 0 (cosine 1) = the same structure. Ryabtsev's scale, as it is usually quoted (not checked against the
    book): below 0.03 identical, above 0.90 opposite.
    Edge cases: an item that is absent from both periods (null or 0) is a term of 0 and counts in the means; one that is
    missing from one period only gives COMPONENT_MISSING, a withheld one COMPONENT_SUPPRESSED, a negative one
    NEGATIVE_INPUT; shares of a period that do not add up to 100 within 0.1 INCONSISTENT_INPUT; no item NO_DATA.
    Source: Gatev; Ryabtsev 2001; norm of absolute values: Dietrich 2012.
    """
    before, now = shares["share0_pct"].to_numpy(float), shares["share1_pct"].to_numpy(float)
    reason = _why_none(before, now, withheld(shares))
    values = dict.fromkeys(_MEASURES) if reason else _measured(np.nan_to_num(before), np.nan_to_num(now))
    return {**values, "reason": reason, "n_used": 0 if reason else len(shares),
            "obs_status": lacking(reason) if reason else carried(shares)}  # fmt: skip


def _why_none(before: Array, now: Array, hidden: Array) -> str:
    """Why there is no measure; empty where there is."""
    if not len(before):
        return "NO_DATA"
    if hidden.any():
        return "COMPONENT_SUPPRESSED"
    if (np.isnan(before) != np.isnan(now)).any():
        return "COMPONENT_MISSING"
    if (np.nan_to_num(before) < 0).any() or (np.nan_to_num(now) < 0).any():
        return "NEGATIVE_INPUT"
    totals = np.array([np.nansum(before), np.nansum(now)])
    return "" if (np.abs(totals - 100) <= _TOLERANCE).all() else "INCONSISTENT_INPUT"


def _measured(before: Array, now: Array) -> dict[str, float | None]:
    """All measures of two complete structures."""
    change, both = now - before, now + before
    relative = np.divide(change, both, out=np.zeros(len(both)), where=both > 0)
    squares = np.square(change).sum()
    found = (
        np.abs(change).sum() / 2,
        np.abs(change).mean(),
        np.sqrt(np.square(change).mean()),
        np.sqrt(squares / (np.square(now) + np.square(before)).sum()),
        np.sqrt(squares / np.square(both).sum()),
        np.sqrt(np.square(relative).mean()),
        (before * now).sum() / np.sqrt(np.square(before).sum() * np.square(now).sum()),
    )
    return {name: float(value) for name, value in zip(_MEASURES, found, strict=True)}
