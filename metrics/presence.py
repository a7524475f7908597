"""Where and when a level is there at all, without working it out: for lists of periods and areas on every page.

Only of figures that stand by themselves: a quotient, growth that is computed, and sums over regions are worked out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data.periods import MONTHS
from data.warehouse import Warehouse
from metrics import figures
from metrics.binding import bound
from metrics.checking import check
from metrics.columns import code_of
from metrics.engine import Query, asked_areas
from metrics.geography import memberships
from metrics.halves import reach_of, settled
from metrics.query import Grain, resolved


@dataclass(frozen=True, slots=True)
class Presence:
    """Periods in order of time, and areas in order of code, with at least one value."""

    periods: tuple[str, ...]
    areas: tuple[str, ...]


def of(warehouse: Warehouse, query: Query) -> Presence | None:
    """The periods and areas of a query that have a value; None where only the answer itself can tell."""
    grain = resolved(query)
    check(warehouse, grain)
    if not _stands_by_itself(grain):
        return None
    grain, areas = settled(warehouse, grain), asked_areas(warehouse, query)
    adds = "ref_area" in grain.metric.adds_over and not memberships(warehouse).keys().isdisjoint(areas)
    if adds or any(reach.n_units > 1 for reach in reach_of(warehouse, grain, grain.metric.numerator).values()):
        return None
    found = warehouse.rows(*bound(figures.present, grain.metric.numerator, grain))
    months = sorted(month for _, month in found if month is not None)
    places = sorted(str(area) for area, month in found if month is None)
    return Presence(tuple(code_of(month, MONTHS[grain.freq]) for month in months), tuple(places))


def reached(warehouse: Warehouse, query: Query, areas: Iterable[str]) -> tuple[str, ...]:
    """Those of the areas for which, or for a region of which, some series of the query has a row; in order of code."""
    grain, members = settled(warehouse, resolved(query)), memberships(warehouse)
    printed = frozenset[str]().union(
        *(reach.areas for reach in reach_of(warehouse, grain, grain.metric.numerator).values())
    )
    return tuple(
        area
        for area in sorted(set(areas))
        if area in printed or (area in members and not printed.isdisjoint(members[area].regions))
    )


def _stands_by_itself(grain: Grain) -> bool:
    """A figure is shown as it is in the file."""
    metric = grain.metric
    return (
        metric.table == "observation"
        and metric.denominator is None
        and (grain.query.transform == "level" or metric.is_published_index)
    )
