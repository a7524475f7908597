"""What the totals of a table say about its withheld cells: the bounds that linear programming finds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.cube import Array

# How totals are called in rows and columns, in small letters.
TOTALS = ("total", "_t", "всего", "итого", "усього", "всього", "разом")
# Bounds closer than this share of the largest figure are one value.
_EXACT = 1e-7

Place = tuple[int, int]
# The smallest and largest value of a cell (None = without limit), and the width up to which they count as one value.
Bound = tuple[float | None, float | None, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of numbers, NaN where withheld; `lines` are its sums, each the places of the parts and of the total."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Array
    lines: tuple[tuple[tuple[Place, ...], Place], ...]

    @property
    def unknown(self) -> list[Place]:
        """The withheld cells, row by row."""
        return [(int(row), int(column)) for row, column in zip(*np.nonzero(np.isnan(self.values)), strict=True)]

    @property
    def largest(self) -> float:
        """The largest figure shown, whatever its sign; 1 where there is none."""
        return float(np.nanmax(np.abs(self.values))) or 1.0 if not np.isnan(self.values).all() else 1.0

    def name(self, place: Place) -> dict[str, str]:
        """The row and column of a cell."""
        return {"region": self.rows[place[0]], "activity": self.columns[place[1]]}

    def adds_up(self, rounding: float) -> bool:
        """Whether every line without withheld cells adds up to its total."""
        for parts, total in self.lines:
            shown = [float(self.values[place]) for place in (*parts, total)]
            off = abs(math.fsum(shown[:-1]) - shown[-1])
            if off > rounding * len(shown) + _EXACT * self.largest:
                return False
        return True


def read(table: pd.DataFrame) -> Grid:
    """A table with the column region; every other column is an activity, the one called total their sum."""
    rows = tuple(table["region"])
    columns = tuple(name for name in table.columns if name not in ("region", "id"))
    numbers = [pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=float) for name in columns]
    values = np.column_stack(numbers) if numbers else np.empty((len(rows), 0))
    return Grid(rows, columns, values, (*_lines(rows, columns), *_turned(_lines(columns, rows))))


def bounds(grid: Grid, rounding: float) -> Mapping[Place, Bound] | None:
    """The bounds of each withheld cell; None where no numbers fit the totals."""
    from scipy.optimize import linprog

    number = {place: at for at, place in enumerate(grid.unknown)}
    weights, sums, slack = _equations(grid, number, rounding)
    scale = max([grid.largest, *np.abs(sums).tolist()])
    if rounding:
        limits = {"A_ub": np.vstack([weights, -weights]), "b_ub": np.concatenate([sums + slack, slack - sums]) / scale}
    else:
        limits = {"A_eq": weights, "b_eq": sums / scale}
    least = None if (grid.values < 0).any() else 0
    found: dict[Place, Bound] = {}
    for place, at in number.items():
        aim = np.zeros(len(number))
        aim[at] = 1
        low, high = (linprog(sign * aim, bounds=(least, None), **limits) for sign in (1, -1))
        if 2 in (low.status, high.status):
            return None
        ends = [
            float(sign * end.fun) * scale + 0.0 if end.status == 0 else None for sign, end in ((1, low), (-1, high))
        ]
        reach = slack[weights[:, at] != 0]
        found[place] = (ends[0], ends[1], _EXACT * scale + (2 * float(reach.min()) if len(reach) else 0.0))
    return found


def _lines(names: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[tuple[Place, ...], Place]]:
    """The sums down the side that has a total: for each of `others` its parts and the total."""
    total = next((at for at, name in enumerate(names) if str(name).casefold() in TOTALS), -1)
    if total < 0:
        return []
    parts = [at for at in range(len(names)) if at != total]
    return [(tuple((at, other) for at in parts), (total, other)) for other in range(len(others))]


def _turned(lines: list[tuple[tuple[Place, ...], Place]]) -> list[tuple[tuple[Place, ...], Place]]:
    """The same with rows and columns changed."""
    return [(tuple((b, a) for a, b in parts), (total[1], total[0])) for parts, total in lines]


def _equations(grid: Grid, number: Mapping[Place, int], rounding: float) -> tuple[Array, Array, Array]:
    """For each line with withheld cells: their weights, what they add up to, and by how much that may be off."""
    weights, sums, slack = [], [], []
    for parts, total in grid.lines:
        signed = [*((place, 1.0) for place in parts), (total, -1.0)]
        shown = [sign * float(grid.values[place]) for place, sign in signed if place not in number]
        if len(shown) == len(signed):
            continue
        weights.append(np.zeros(len(number)))
        for place, sign in signed:
            if place in number:
                weights[-1][number[place]] = sign
        sums.append(-math.fsum(shown))
        slack.append(rounding * len(shown))
    return np.array(weights).reshape(len(weights), len(number)), np.array(sums), np.array(slack)
