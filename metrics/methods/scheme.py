"""How indicators make up dimensions and dimensions an index: names, directions, weights, and what is there of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from metrics.cube import Array
from metrics.methods.flags import FLAGS, withheld
from metrics.methods.scores import (
    MIN_SHARE,
    Mean,
    Normalise,
    Treat,
    normalised,
    valid_weights,
    weighted_mean,
    winsorised,
)

OBS = Table(needs={"ref_area": str}, may=FLAGS)
# Weights are not declared as numbers: what is wrong with them is a reason of the answer, not a fault of the request.
META = Table(needs={"indicator": str, "dimension": str})
DIMENSION_WEIGHTS = Table(needs={"dimension": str})
GOALPOSTS = Table(needs={"indicator": str, "min": float, "max": float})
MIN_DIMENSIONS = 3
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Scheme:
    """`within`: indicators by dimensions, `across`: one weight a dimension, with sum 1. `reason`: why it is unusable."""

    indicators: tuple[str, ...]
    directions: Array
    dimensions: tuple[str, ...]
    within: Array
    across: Array
    reason: str


@dataclass(frozen=True, slots=True)
class Combined:
    """Areas by dimensions, their index, and the share of the whole weight that it rests on; NaN where there is none."""

    dimensions: Array
    index: Array
    coverage: Array


def scheme(meta: pd.DataFrame, dimension_weights: pd.DataFrame | None) -> Scheme:
    """The scheme of a table of indicators; without weights all dimensions, or all indicators of one, weigh the same.

    Dimensions stand in the order in which the indicators name them, then those that have a weight and no indicator.
    """
    listed = dimension_weights if dimension_weights is not None else pd.DataFrame({"dimension": []})
    indicators, dimensions = tuple(meta["indicator"]), tuple(dict.fromkeys([*meta["dimension"], *listed["dimension"]]))
    directions, inside = _numbers(meta, "direction", 1.0), _numbers(meta, "weight_in_dimension", 1.0)
    is_of = np.array([[own == name for name in dimensions] for own in meta["dimension"]], dtype=bool)
    within = np.where(is_of, inside[:, None], 0.0) if len(meta) else np.zeros((0, len(dimensions)))
    across = _across(dimensions, dimension_weights)
    reason = _why_unusable(meta, listed, directions)
    if not reason and (across is None or any(valid_weights(inside[own]) is None for own in is_of.T if own.any())):
        reason = "INVALID_WEIGHTS"
    if reason or across is None:
        within, across = np.zeros(within.shape), np.zeros(len(dimensions))
    return Scheme(indicators, np.sign(directions), dimensions, within, across, reason)


def is_incomplete(plan: Scheme, obs: pd.DataFrame) -> bool:
    """Whether the table lacks an indicator, or a dimension with a weight has none: a name may be misspelt."""
    is_empty = ~(plan.within > 0).any(axis=0) & (plan.across > 0)
    return bool(is_empty.any()) or any(name not in obs for name in plan.indicators)


def why_no_index(plan: Scheme, obs: pd.DataFrame) -> str:
    """Why no area can have an index: the scheme is unusable, or an area stands in the table twice; empty where they can."""
    return plan.reason or ("INCONSISTENT_INPUT" if obs["ref_area"].duplicated().any() else "")


def _why_unusable(meta: pd.DataFrame, listed: pd.DataFrame, directions: Array) -> str:
    if not len(meta):
        return "NO_DATA"
    is_twice = meta["indicator"].duplicated().any() or listed["dimension"].duplicated().any()
    return "INCONSISTENT_INPUT" if is_twice or not np.isin(directions, (1.0, -1.0)).all() else ""


def _across(dimensions: tuple[str, ...], given: pd.DataFrame | None) -> Array | None:
    """One weight a dimension; a dimension that the table does not name weighs nothing."""
    if given is None:
        return valid_weights(np.ones(len(dimensions)))
    weights = dict(zip(given["dimension"], _numbers(given, "weight", np.nan), strict=True))
    return valid_weights([weights.get(name, 0.0) for name in dimensions])


def _numbers(rows: pd.DataFrame, name: str, absent: float) -> Array:
    """A column of numbers; what is no number is NaN."""
    if name not in rows:
        return np.full(len(rows), absent)
    return np.array(
        [v if isinstance(v, int | float) and not isinstance(v, bool) else np.nan for v in rows[name]], dtype=float
    )


def indicator_values(obs: pd.DataFrame, indicators: tuple[str, ...]) -> Array:
    """Areas by indicators; NaN where a figure is missing, and in all of a row that is withheld. Raises BadRequest."""
    found = np.full((len(obs), len(indicators)), np.nan)
    for at, name in enumerate(indicators):
        try:
            found[:, at] = obs[name].to_numpy(dtype=float) if name in obs else np.nan
        except (TypeError, ValueError):
            raise BadRequest(f"inputs, obs: the column {name} is an indicator and must hold numbers or null.") from None
    return np.where(np.isfinite(found) & ~withheld(obs)[:, None], found, np.nan)


def treated(values: Array, treat: Treat) -> Array:
    """The indicators with outliers pulled in."""
    if treat == "none" or not values.shape[1]:
        return values
    return np.column_stack([winsorised(column) for column in values.T])


def scored(
    values: Array, plan: Scheme, how: Normalise, goalposts: pd.DataFrame | None = None
) -> tuple[Array, tuple[str, ...]]:
    """The indicators on one scale, and those that are constant and therefore have no score. Raises BadRequest."""
    posts = _posts(goalposts)
    columns = [normalised(values[:, at], how, plan.directions[at], posts.get(name, ()))
               for at, name in enumerate(plan.indicators)]  # fmt: skip
    scores = np.column_stack(columns) if columns else values
    is_constant = np.isnan(scores).all(axis=0) & ~np.isnan(values).all(axis=0)
    return scores, tuple(name for name, is_dropped in zip(plan.indicators, is_constant, strict=True) if is_dropped)


def without(plan: Scheme, dropped: Sequence[str]) -> Scheme:
    """The scheme without some indicators; the others of their dimension take their weight."""
    is_kept = np.array([name not in dropped for name in plan.indicators], dtype=float)
    return replace(plan, within=plan.within * is_kept[:, None])


def _posts(goalposts: pd.DataFrame | None) -> dict[str, tuple[float, float]]:
    """Lowest and highest value of a fixed year by indicator."""
    if goalposts is None:
        return {}
    columns = (list(goalposts["indicator"]), goalposts["min"].to_numpy(float), goalposts["max"].to_numpy(float))
    found = {name: (float(low), float(high)) for name, low, high in zip(*columns, strict=True)}
    for name, (low, high) in found.items():
        if not low <= high:
            raise BadRequest(f"inputs, goalposts: {name} runs from {low:g} to {high:g}; min must not be above max.")
    return found


def combined(scores: Array, plan: Scheme, inside: Mean, between: Mean, min_dimensions: int) -> Combined:
    """Dimensions from at least half of the weight of their indicators, the index from enough dimensions."""
    dimensions, share = weighted_mean(scores, plan.within, inside)
    dimensions = np.where(share >= MIN_SHARE - _ROUNDING, dimensions, np.nan)
    return across_dimensions(dimensions, plan.across, between, min_dimensions, share)


def across_dimensions(
    dimensions: Array, across: Array, between: Mean, min_dimensions: int, share: Any = 1.0
) -> Combined:
    """The index of dimensions; a weight of zero removes one, and of fewer than `min_dimensions` all left are needed."""
    is_there = np.asarray(~np.isnan(dimensions) & (across > 0))
    index, _ = weighted_mean(dimensions, across[:, None], between)
    needed = max(1, min(min_dimensions, int((across > 0).sum())))
    coverage = np.where(is_there, share, 0.0) @ across
    return Combined(dimensions, np.where(is_there.sum(axis=1) >= needed, index[:, 0], np.nan), coverage)
