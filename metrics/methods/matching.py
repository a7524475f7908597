"""Peers of a unit: never touched by the event, of the same kind, and most alike in size before it happened."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.cube import Array

_SAME = 9  # sizes that differ in a later digit of their logarithm are equally near: half as large and twice as large


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures by unit (row) and year (column): the outcome, the size, a code of the kind; NaN and -1 where not known.

    `event` is the place of the year of the event among the columns (it may lie outside), NaN = it never happened.
    """

    units: tuple[str, ...]
    years: tuple[int, ...]
    value: Array
    size: Array
    kind: npt.NDArray[np.int64]
    event: Array


@dataclass(frozen=True, slots=True)
class Matches:
    """Places of units that had the event, and of their peers: one row a unit, nearest first, -1 where there is no more."""

    unit: npt.NDArray[np.int64]
    peers: npt.NDArray[np.int64]


def panel(units: pd.DataFrame, figures: pd.DataFrame, exact: Sequence[str]) -> Panel:
    """Both tables as arrays. A figure that is not above zero has no growth and is none; of two rows the later counts."""
    names = tuple(units["unit_id"])
    row, years = {name: at for at, name in enumerate(names)}, sorted(set(figures["year"]))
    rows = figures["unit_id"].map(row)
    figures, at = figures[rows.notna()], rows[rows.notna()].to_numpy(int)
    first = years[0] if years else 0
    columns = figures["year"].to_numpy(int) - first
    shape = (len(names), years[-1] - first + 1 if years else 0)
    value, size = np.full(shape, np.nan), np.full(shape, np.nan)
    value[at, columns], size[at, columns] = figures["value"], figures["size"]
    kind = np.full(shape, -1)
    kind[at, columns] = _kinds(units, figures, at, exact)
    event = units["event_year"].to_numpy(float) - first
    with np.errstate(invalid="ignore"):
        value, size = np.where(value > 0, value, np.nan), np.where(size > 0, size, np.nan)
    return Panel(names, tuple(range(first, first + shape[1])), value, size, kind, event)


def _kinds(units: pd.DataFrame, figures: pd.DataFrame, rows: Array, exact: Sequence[str]) -> Array:
    """One number for each combination of what must be the same; -1 where a part of it is not stated."""
    if not len(figures):
        return np.empty(0, dtype=np.int64)
    parts = {name: (figures[name] if name in figures else units[name].iloc[rows]).to_numpy(object) for name in exact}
    table = pd.DataFrame(parts, index=range(len(figures)))
    codes = table.groupby(list(exact), sort=False, dropna=True).ngroup() if exact else pd.Series(0, table.index)
    return np.where(table.isna().any(axis=1), -1, codes).astype(np.int64)


def matched(known: Panel, k: int, ratio: float) -> Matches:
    """The `k` nearest peers of every unit with an event and a figure of the year before; ties in the order of the units.

    Only figures of the year before the event are looked at. A unit without any peer within `ratio` stands in no row.
    """
    base = known.event - 1
    inside = np.isfinite(base) & (base >= 0) & (base < len(known.years))
    found_units, found_peers = [np.empty(0, dtype=np.int64)], [np.empty((0, k), dtype=np.int64)]
    for column in np.unique(base[inside]).astype(int):
        usable = np.isfinite(known.value[:, column]) & np.isfinite(known.size[:, column]) & (known.kind[:, column] >= 0)
        for kind in np.unique(known.kind[usable & (base == column), column]):
            here = usable & (known.kind[:, column] == kind)
            units, free = np.flatnonzero(here & (base == column)), np.flatnonzero(here & np.isnan(known.event))
            peers = _nearest(np.log(known.size[units, column]), np.log(known.size[free, column]), k, np.log(ratio))
            found_units.append(units)
            found_peers.append(np.where(peers >= 0, free[peers] if len(free) else -1, -1))
    units, peers = np.concatenate(found_units), np.concatenate(found_peers)
    has_peer = (peers >= 0).any(axis=1)
    order = np.argsort(units[has_peer], kind="stable")
    return Matches(units[has_peer][order], peers[has_peer][order])


def _nearest(own: Array, others: Array, k: int, most: float) -> npt.NDArray[np.int64]:
    """Places of the nearest among others, at most `most` away; -1 fills the row."""
    found = np.full((len(own), k), -1)
    if not len(others):
        return found
    apart = np.round(np.abs(own[:, None] - others[None, :]), _SAME)
    order = np.argsort(apart, axis=1, kind="stable")[:, :k]
    is_near = np.take_along_axis(apart, order, axis=1) <= round(most, _SAME)
    found[:, : order.shape[1]] = np.where(is_near, order, -1)
    return found
