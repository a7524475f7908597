"""Which cells of a table betray a contributor, and which withheld cells its totals give away."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, List, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import withheld_cells as tables


@method(cells=Table({"cell": str, "contributors": list}))
def suppression(
    cells: pd.DataFrame, *, min_freq: int = 3, p_percent: float = 10.0, nk: Sequence[float] = (1, 85)
) -> pd.DataFrame:
    """Whether a cell must be withheld, because it betrays what one contributor has.

    Formula: min_freq: fewer contributors than 3; p %: X - x1 - x2 < p / 100 x1 (the second largest could tell the largest
      within p per cent); (n, k): the n largest have more than k per cent of X. A cell is sensitive if one of them says so.
    Unit: true or false; `nk_1_85` bears its n and k in its name.
    Reading: a sensitive cell is withheld, and then suppression_secondary asks what its totals give away.
    Edge cases: a total of zero is dominated by nobody; a contributor of unknown size COMPONENT_MISSING, a negative one
      NEGATIVE_INPUT: the two rules on sizes are then null and the cell counts as sensitive, as one without any
      contributor does (fewer than 3).
    Source: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4.
    """
    if len(nk) != 2 or nk[0] != int(nk[0]) or nk[0] < 1 or not 0 < nk[1] <= 100:
        raise BadRequest(
            f"params, nk is {list(nk)}, expected a pair like [1, 85]: how many contributors, and per cent up to 100."
        )
    if min_freq < 1 or not 0 < p_percent <= 100:
        raise BadRequest(
            f"params: min_freq is {min_freq}, expected at least 1, and p_percent {p_percent:g}, expected above 0 to 100."
        )
    name = f"nk_{nk[0]:g}_{nk[1]:g}"
    rows = []
    for cell, given in zip(cells["cell"], cells["contributors"], strict=True):
        sizes = List().read(given, f"inputs, cells, {cell}, contributors")
        few, reason = len(sizes) < min_freq, _why_no_rule(sizes)
        close, large = (None, None) if reason else (_p_rule(sizes, p_percent), _dominated(sizes, int(nk[0]), nk[1]))
        is_sensitive = few or bool(reason) or bool(close) or bool(large)
        rows.append({"cell": cell, "min_freq": few, "p_percent": close, name: large, "sensitive": is_sensitive,
                     "n_used": len(sizes), "reason": reason})  # fmt: skip
    return pd.DataFrame(rows, dtype=object)


@method(table=Table({"region": str}))
def suppression_secondary(table: pd.DataFrame, *, rounding: float = 0.0) -> dict[str, object]:
    """Which withheld cells (null) can be computed from the totals of the table.

    Formula: cells add up to the totals of rows and columns (the ones called total), withheld ones are at least zero; of
      each the smallest and largest value that this allows (two linear programmes). Equal = recoverable.
    Unit: that of the table.
    Reading: verdict `unsafe` = at least one withheld cell can be computed, withhold more; `safe` = none; `intervals` show
      how narrow the rest is. A withheld total is an unknown like any other.
    Edge cases: no withheld cell: verdict nothing_withheld; neither a column nor a row of totals: nothing adds up, so all
      is safe; parts that do not add up to their total INCONSISTENT_INPUT, verdict null. Figures rounded to thousands
      add up only roughly: `rounding` is half of the last digit shown (0.5), every figure may be off by it, and what is
      then known to this precision counts as computed. A negative figure in the table: withheld ones may be negative.
    Source: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4; Fischetti and Salazar 2001.
    """
    grid = tables.read(table)
    empty: dict[str, object] = {"recoverable_cells": [], "intervals": [], "n_used": len(grid.unknown)}
    if not len(table):
        return {**empty, "verdict": None, "reason": "NO_DATA"}
    if not grid.adds_up(rounding):
        return {**empty, "verdict": None, "reason": "INCONSISTENT_INPUT"}
    if not grid.unknown:
        return {**empty, "verdict": "nothing_withheld", "reason": ""}
    bounds = tables.bounds(grid, rounding)
    if bounds is None:
        return {**empty, "verdict": None, "reason": "INCONSISTENT_INPUT"}
    named = [{**grid.name(place), "low": low, "high": high} for place, (low, high, _) in bounds.items()]
    found = [
        {**grid.name(place), "value": (low + high) / 2}
        for place, (low, high, width) in bounds.items()
        if low is not None and high is not None and high - low <= width
    ]
    return {
        **empty,
        "recoverable_cells": found,
        "intervals": named,
        "verdict": "unsafe" if found else "safe",
        "reason": "",
    }


def _why_no_rule(sizes: Array) -> str:
    """Why the rules on sizes cannot be asked."""
    if np.isnan(sizes).any():
        return "COMPONENT_MISSING"
    return "NEGATIVE_INPUT" if (sizes < 0).any() else ""


def _p_rule(sizes: Array, p: float) -> bool:
    """Whether the rest is too small to blur the largest."""
    ordered = sorted(sizes.tolist(), reverse=True)
    return bool(ordered) and 100 * math.fsum(ordered[2:]) < p * ordered[0]


def _dominated(sizes: Array, n: int, k: float) -> bool:
    """Whether the n largest have more than k per cent."""
    ordered = sorted(sizes.tolist(), reverse=True)
    return 100 * math.fsum(ordered[:n]) > k * math.fsum(ordered)
