"""Runs the statements of one half of a metric and lays their rows on the calendar.

Sums over regions are run only where an area that has regions lacks a figure; the reach of a series is kept per
warehouse, because it is the same for every area and period that is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from data.remembering import remembered
from data.warehouse import Warehouse
from metrics import disclosure, figures, geography
from metrics.binding import bound
from metrics.cube import Array, Axes, Cells, Rows, Words, hides, known, laid_out, picked, placed_at, withheld
from metrics.geography import Membership, memberships
from metrics.metric import Half
from metrics.query import Grain, Known
from metrics.window import needed


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a series goes: first and last month, its units, its issue, its areas, and whether one is ever hidden."""

    first: int
    last: int
    n_units: int
    unit: str
    unit_mult: float
    vintage: object
    issue: str
    areas: frozenset[str]
    has_hidden: bool = False


_NOWHERE = Reach(0, 0, 1, "", 0.0, None, "", frozenset())


@dataclass(frozen=True, slots=True)
class Table:
    """A half that is being evaluated: its figures for the asked areas, and its series with their reach in time."""

    half: Half
    rows: Rows
    reach: Mapping[str, Reach]

    @classmethod
    def read(cls, warehouse: Warehouse, grain: Grain, half: Half) -> "Table":
        """Run the statement of the printed figures, unless there is no such series."""
        reach = reach_of(warehouse, grain, half)
        if not reach:
            return cls(half, {}, reach)
        return cls(half, warehouse.columns(*bound(figures.own, half, grain)), reach)

    @property
    def datasets(self) -> list[str]:
        """The datasets that have a series, in order of code."""
        return sorted({series.partition("|")[0] for series in self.reach})

    def series(self, axes: Axes) -> list[str]:
        """The series of this half that goes with each of the answer; a half may fix activity and product for all."""
        half = self.half
        return [
            "|".join((dataset, half.activity or activity, half.product or product))
            for dataset, activity, product in axes.series
        ]

    def reaches(self, axes: Axes) -> list[Reach]:
        """The reach of every series of the answer; a series that a half does not have reaches nowhere."""
        return [self.reach.get(name, _NOWHERE) for name in self.series(axes)]

    def printed(self, axes: Axes) -> Array:
        """Whether a series has any row for an area: (series, area)."""
        return np.array([[area in reach.areas for area in axes.areas] for reach in self.reaches(axes)], dtype=bool)

    def adds_up(self, axes: Axes, members: Mapping[str, Membership]) -> Array:
        """Whether a series has any row for a region that ever belonged to an area: (series, area)."""
        found = np.zeros((len(axes.series), len(axes.areas)), dtype=bool)
        reaches = self.reaches(axes)
        for place, area in enumerate(axes.areas):
            if area in members:
                found[:, place] = [not reach.areas.isdisjoint(members[area].regions) for reach in reaches]
        return found

    def placed(self, rows: Rows, axes: Axes, words: tuple[Words, Words]) -> tuple[Cells, Array]:
        """Rows on the calendar. One series of this half may stand behind several of the answer."""
        names = self.series(axes)
        places = {name: place for place, name in enumerate(dict.fromkeys(names))}
        where = placed_at(rows["series"].tolist(), places) if rows else None
        found, counts = laid_out(rows, axes, where, len(places), words)
        if len(places) == len(names):
            return found, counts
        order = [places[name] for name in names]
        return found.each(lambda array: array[order]), counts[order]


def settled(warehouse: Warehouse, grain: Grain) -> Grain:
    """The grain with what the warehouse says of it: the statements need no look-ups then."""
    countries = geography.datasets(warehouse)
    here = tuple(name for name in grain.datasets if countries.get(name) == grain.query.country)
    return replace(grain, known=Known(here, geography.parts(warehouse)))


def reach_of(warehouse: Warehouse, grain: Grain, half: Half) -> Mapping[str, Reach]:
    """Every series of a half with its reach, by series, whatever areas and periods are asked for."""
    return _reach(warehouse, _any_area(grain), half)


def _any_area(grain: Grain) -> Grain:
    """The grain without what does not change the reach of its series: a key for the cache."""
    keeps = grain.query.transform if grain.metric.is_published_index else "level"
    return replace(grain, query=replace(grain.query, ref_areas=(), start="", end="", base_period="", transform=keeps))


@remembered
def _reach(warehouse: Warehouse, grain: Grain, half: Half) -> Mapping[str, Reach]:
    """Every series with its reach, by series. Kept: it is the same for all areas and periods of a warehouse file."""
    if grain.known and not grain.known.datasets:
        return {}
    rows = warehouse.rows(*bound(figures.reach, half, grain))
    found = {}
    for series, first, last, n_units, unit, vintage, issue, areas, has_hidden in sorted(rows):
        name, _, power = unit.partition(" ")
        known_for = frozenset(areas.split(chr(31)))
        found[str(series)] = Reach(first, last, n_units, name, float(power), vintage, issue, known_for, has_hidden)
    return found


def laid(warehouse: Warehouse, grain: Grain, table: Table, axes: Axes, words: tuple[Words, Words]) -> Cells:
    """The cells of a half; sums over regions are run only where an area that has regions lacks a figure."""
    (cells, n_rows), members = table.placed(table.rows, axes, words), memberships(warehouse)
    own = without_telling(warehouse, grain, table, axes, cells), n_rows
    adds_up = table.adds_up(axes, members)
    has_data = (table.printed(axes) | adds_up)[:, :, None]
    lacking = adds_up[:, :, None] & _lacking(grain, own[0], axes)
    wholes = tuple(axes.areas[place] for place in np.flatnonzero(lacking.any(axis=(0, 2))))
    if "ref_area" not in grain.metric.adds_over or not wholes:
        return known(own[0], has_data)
    rows = warehouse.columns(*bound(figures.sums, table.half, grain, wholes))
    return known(picked(own, table.placed(rows, axes, words), axes, members), has_data)


def without_telling(warehouse: Warehouse, grain: Grain, table: Table, axes: Axes, cells: Cells) -> Cells:
    """The printed figures without the totals that would tell a withheld part (METRICS R10)."""
    names, wholes = table.series(axes), geography.kinds(warehouse).keys()
    if not any(reach.has_hidden and not reach.areas.isdisjoint(wholes) for reach in table.reaches(axes)):
        return cells
    asked = {area: place for place, area in enumerate(axes.areas)}
    found = np.zeros(cells.value.shape, dtype=bool)
    for series, area, month in disclosure.telling(warehouse, _any_area(grain), table.half):
        if area in asked:
            found[np.ix_(np.array(names, dtype=object) == series, [asked[area]], axes.months == month)] = True
    return withheld(cells, found) if found.any() else cells


def _lacking(grain: Grain, cells: Cells, axes: Axes) -> Array:
    """Whether a figure is missing, and not suppressed, in a period that matters."""
    wanted = needed(grain)
    inside = (axes.months >= wanted.first) & (axes.months <= wanted.last)
    found: Array = np.isnan(cells.value) & ~hides(cells.reason) & inside
    return found
