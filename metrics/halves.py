"""Runs the statements of one half of a metric and lays their rows on the calendar.

Sums over regions are run only where an area that has regions lacks a figure; the reach of a series is kept per
warehouse, because it is the same for every area and period that is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from data import periods
from data.warehouse import Warehouse
from metrics import cells
from metrics.binding import Binder
from metrics.cube import Array, Axes, Cells, Words, known, laid_out, picked
from metrics.geography import Membership, memberships
from metrics.metric import Half
from metrics.query import Grain
from metrics.status import SUPPRESSED_CODES


@dataclass(frozen=True, slots=True)
class Table:
    """A half that is being evaluated: its figures for the asked areas, and its series with their reach in time."""

    half: Half
    rows: pd.DataFrame
    hidden: pd.DataFrame
    reach: pd.DataFrame

    @classmethod
    def read(cls, warehouse: Warehouse, grain: Grain, half: Half) -> "Table":
        """Run the statement of the printed figures."""
        bind = Binder()
        rows = warehouse.frame(cells.own(half, grain, bind), bind.values)
        is_own = rows["kind"] == "own"
        return cls(half, rows[is_own], rows[~is_own], _reach(warehouse, _any_area(grain), half))

    @property
    def datasets(self) -> list[str]:
        """The datasets that have a series, in order of code."""
        return sorted({series.partition("|")[0] for series in self.reach.index})

    def series(self, axes: Axes) -> list[str]:
        """The series of this half that goes with each of the answer; a half may fix activity and product for all."""
        half = self.half
        return [
            "|".join((dataset, half.activity or activity, half.product or product))
            for dataset, activity, product in axes.series
        ]

    def has_data(self, axes: Axes, members: Mapping[str, Membership]) -> Array:
        """Whether a series has any row for an area, or for a region that ever belonged to it: (series, area, 1)."""
        found = np.zeros((len(axes.series), len(axes.areas), 1), dtype=bool)
        listed = self.reach["areas"].to_dict()
        for place, name in enumerate(self.series(axes)):
            printed = set(str(listed.get(name, "")).split(chr(31)))
            for column, area in enumerate(axes.areas):
                regions = members[area].regions if area in members else frozenset()
                found[place, column] = area in printed or not printed.isdisjoint(regions)
        return found

    def placed(self, rows: pd.DataFrame, axes: Axes, words: tuple[Words, Words]) -> tuple[Cells, Array]:
        """Rows on the calendar. One series of this half may stand behind several of the answer."""
        names = self.series(axes)
        uniques = list(dict.fromkeys(names))
        found, counts = laid_out(
            rows, axes, pd.Index(uniques).get_indexer(pd.Index(rows["series"])), len(uniques), words
        )
        order = [uniques.index(name) for name in names]
        return found.each(lambda array: array[order]), counts[order]


def _any_area(grain: Grain) -> Grain:
    """The grain without what does not change the reach of its series: a key for the cache."""
    keeps = grain.query.transform if grain.metric.is_published_index else "level"
    return replace(grain, query=replace(grain.query, ref_areas=(), start="", end="", base_period="", transform=keeps))


@lru_cache(maxsize=1024)
def _reach(warehouse: Warehouse, grain: Grain, half: Half) -> pd.DataFrame:
    """Every series with its reach, by series. Kept: it is the same for all areas and periods of a warehouse file."""
    bind = Binder()
    return warehouse.frame(cells.reach(half, grain, bind), bind.values).set_index("series").sort_index()


def laid(warehouse: Warehouse, grain: Grain, table: Table, axes: Axes, words: tuple[Words, Words]) -> Cells:
    """The cells of a half; sums over regions are run only where an area that has regions lacks a figure."""
    own, members = table.placed(table.rows, axes, words), memberships(warehouse)
    wholes = [area in members for area in axes.areas]
    lacking = np.isnan(own[0].value) & ~np.isin(own[0].reason, SUPPRESSED_CODES) & _needed(grain, axes)
    if "ref_area" not in grain.metric.adds_over or not lacking[:, wholes].any():
        return known(own[0], table.has_data(axes, members))
    bind = Binder()
    rows = warehouse.frame(cells.sums(table.half, grain, bind), bind.values)
    return known(picked(own, table.placed(rows, axes, words), axes, members), table.has_data(axes, members))


def _needed(grain: Grain, axes: Axes) -> Array:
    """The periods whose figures go into the answer: those asked for, unless the transform looks back."""
    needed = np.ones(len(axes.months), dtype=bool)
    if cells.looks_at_one_period(grain):
        needed &= axes.months >= (month_of(grain.query.start) if grain.query.start else 0)
        needed &= axes.months <= (month_of(grain.query.end) if grain.query.end else axes.months[-1])
    return needed


@dataclass(frozen=True, slots=True)
class Units:
    """Unit and power of ten of every series, and whether it is printed in several."""

    names: list[str]
    powers: Array
    is_mixed: Array


def units_of(table: Table, axes: Axes) -> Units:
    """The units of every series of the answer; a series that a half does not have is without unit."""
    found = table.reach.reindex(table.series(axes))
    pairs = [str(unit).split(" ") if isinstance(unit, str) else ["", "0"] for unit in found["unit"]]
    counts = found["n_rows"].fillna(1).to_numpy(np.int64)
    return Units([name for name, _ in pairs], np.array([float(power) for _, power in pairs]), counts > 1)


def month_of(code: str) -> int:
    """The first month of a period, counted from year 0."""
    start = periods.parse(code).start
    return start.year * 12 + start.month - 1
