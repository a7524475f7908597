"""The index of cluster activity: of indicators, or of dimensions that are known."""

from typing import Any

import numpy as np
import pandas as pd

from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import stated, withheld
from metrics.methods.scheme import (
    DIMENSION_WEIGHTS,
    GOALPOSTS,
    META,
    MIN_DIMENSIONS,
    OBS,
    Combined,
    Scheme,
    across_dimensions,
    combined,
    indicator_values,
    is_incomplete,
    scheme,
    scored,
    treated,
    why_no_index,
    without,
)
from metrics.methods.scores import Mean, Normalise, Treat, places
from metrics.status import lacking, worst

_ROUNDING = 1e-12


@method(
    optional=("dimension_weights", "goalposts"),
    obs=OBS,
    meta=META,
    dimension_weights=DIMENSION_WEIGHTS,
    goalposts=GOALPOSTS,
)
def composite_activity_index(  # noqa: PLR0913 - the choices of the index
    obs: pd.DataFrame,
    meta: pd.DataFrame,
    dimension_weights: pd.DataFrame | None = None,
    goalposts: pd.DataFrame | None = None,
    *,
    treat: Treat = "winsorise",
    normalise: Normalise = "minmax_1_100",
    within: Mean = "arithmetic",
    across: Mean = "geometric",
    min_dimensions: int = MIN_DIMENSIONS,
) -> pd.DataFrame:
    """Cluster activity index: how active the clusters of a region are, from several dimensions.

    Formula: outliers are winsorised if |skewness| > 2 and excess kurtosis > 3.5 (G1, G2): the extreme value becomes
    the next one, at most two (five of 60 or more), until the test passes; indicators by min-max to 1 to 100, turned
    where less is better; weighted arithmetic mean in a dimension, weighted geometric mean across dimensions.
    Unit: points from 1 to 100 (`zscore`: 50 + 10 z, `rank`: 1 to n).
    Reading: a description beside its components, not a rule for money. `index_arithmetic` shows what compensation
    between dimensions would change. Scores are relative to the regions of the table; `goalposts` (min and max of a
    fixed year) make years comparable, and values beyond them are clipped.
    Edge cases: a dimension needs half of the weight of its indicators, the index three dimensions, else it is null
    with TOO_FEW_DIMENSIONS; with less than everything the weights are brought to 1, the status is E and
    `weight_coverage` says how much is there. Of fewer than three dimensions with a weight all are needed. Equal values
    drop an indicator with the warning ZERO_VARIANCE; an indicator that no row has and a dimension that has a weight and
    no indicator count as missing with the warning INCONSISTENT_INPUT. Bad weights give INVALID_WEIGHTS, a weight of
    zero removes a dimension. A withheld row is not used and has COMPONENT_SUPPRESSED; an area or indicator twice gives
    INCONSISTENT_INPUT. Equal indices share the better rank.
    Source: OECD and JRC 2008, Handbook on Constructing Composite Indicators; choice of indicators, range and floors
    are our own convention [OWN].
    """
    plan = scheme(meta, dimension_weights)
    given = indicator_values(obs, plan.indicators)
    used = treated(given, treat)
    scores, dropped = scored(used, plan, normalise, goalposts)
    is_lacking = is_incomplete(plan, obs)
    plan = without(plan, dropped)
    found = combined(scores, plan, within, across, min_dimensions)
    arithmetic = combined(scores, plan, within, "arithmetic", min_dimensions).index
    why = why_no_index(plan, obs)
    rows = _rows(obs, plan.dimensions, found, arithmetic, why)
    rows["treated"] = pd.Series(_log(plan, given, used), dtype=object)
    rows["dropped_indicators"] = pd.Series([list(dropped) for _ in range(len(obs))], dtype=object)
    rows["warning"] = "" if why else "INCONSISTENT_INPUT" if is_lacking else "ZERO_VARIANCE" if dropped else ""
    return rows


def _log(plan: Scheme, given: Array, used: Array) -> list[list[dict[str, Any]]]:
    """What winsorising changed in each row."""
    changed = (given != used) & ~np.isnan(given)
    return [[{"indicator": plan.indicators[at], "value": float(given[row, at]), "replaced_by": float(used[row, at])}
             for at in np.flatnonzero(changed[row])] for row in range(len(given))]  # fmt: skip


@method(optional=("dimension_weights",), rows=OBS, dimension_weights=DIMENSION_WEIGHTS)
def composite_activity_index_from_dimensions(
    rows: pd.DataFrame,
    dimension_weights: pd.DataFrame | None = None,
    *,
    min_dimensions: int = MIN_DIMENSIONS,
    across: Mean = "geometric",
) -> pd.DataFrame:
    """Cluster activity index from scores of dimensions that are known.

    Formula: exp of the weighted mean of ln(score), weights of the dimensions that are there brought to 1.
    Unit: that of the scores, points from 1 to 100.
    Reading: as composite_activity_index.
    Edge cases: fewer than `min_dimensions` give TOO_FEW_DIMENSIONS; a missing dimension gives status E and
    `weight_coverage` below 1; a score of zero gives ZERO_IN_LOG, a negative one NEGATIVE_INPUT, since neither has a
    geometric mean; a withheld row COMPONENT_SUPPRESSED; bad weights INVALID_WEIGHTS. Without weights all columns of
    numbers weigh the same.
    Source: OECD and JRC 2008, step 6 (weighting and aggregation); the floors are our own convention [OWN].
    """
    names = dimension_weights["dimension"] if dimension_weights is not None else _columns_of_numbers(rows)
    plan = scheme(pd.DataFrame({"indicator": names, "dimension": names}), dimension_weights)
    scores = indicator_values(rows, plan.dimensions)
    is_geometric = across == "geometric"
    usable = np.where(scores > 0, scores, np.nan) if is_geometric else scores
    index = across_dimensions(usable, plan.across, across, min_dimensions).index
    arithmetic = across_dimensions(scores, plan.across, "arithmetic", min_dimensions)
    used = np.where((plan.across > 0) & is_geometric, scores, np.nan)
    blocked = np.select([(used < 0).any(axis=1), (used == 0).any(axis=1)], ["NEGATIVE_INPUT", "ZERO_IN_LOG"], "")
    found = Combined(scores, np.where(blocked == "", index, np.nan), arithmetic.coverage)
    return _rows(rows, plan.dimensions, found, arithmetic.index, why_no_index(plan, rows), blocked)


def _columns_of_numbers(rows: pd.DataFrame) -> list[str]:
    """The names of the columns of numbers, the dimensions where no weights name them."""
    return [str(name) for name in rows.select_dtypes("number").columns]


def _rows(
    obs: pd.DataFrame, names: tuple[str, ...], found: Combined, arithmetic: Array, why: str, blocked: Array | str = ""
) -> pd.DataFrame:
    """One row an area: dimensions, index, rank, and what is to be said of them."""
    reason = np.select(
        [np.full(len(obs), bool(why)), withheld(obs), np.isnan(arithmetic)],
        [why, "COMPONENT_SUPPRESSED", "TOO_FEW_DIMENSIONS"],
        blocked,
    ).astype(object)
    index, other, share = (np.where(bool(why), np.nan, values) for values in (found.index, arithmetic, found.coverage))
    status = [lacking(code) if code else worst(said, "E" if part < 1 - _ROUNDING else "A")
              for code, said, part in zip(reason, stated(obs), found.coverage, strict=True)]  # fmt: skip
    columns = {name: np.where(bool(why), np.nan, found.dimensions[:, at]) for at, name in enumerate(names)}
    return pd.DataFrame({"ref_area": list(obs["ref_area"])} | columns | {
        "index": index, "rank": places(index), "index_arithmetic": other, "rank_arithmetic": places(other),
        "obs_status": status, "weight_coverage": share, "reason": reason,
    }, index=pd.RangeIndex(len(obs)))  # fmt: skip
