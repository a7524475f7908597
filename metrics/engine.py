"""Turns a query into one SQL statement and its answer into a tidy frame.

The halves are summed to the grain, the division comes last, then the transform; no number is rounded here. Every row
says why it has no value, what it rests on and of which issue it is (METRICS section 0).
"""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from data import periods
from data.errors import UnknownCode
from metrics import answer, cells, registers, spine, transforms
from metrics.binding import Binder
from metrics.errors import NotOffered, did_you_mean
from metrics.metric import EVERY, Half
from metrics.query import Grain, Query, resolved
from metrics.status import SUPPRESSED_SQL

COLUMNS = answer.COLUMNS
__all__ = ["COLUMNS", "Query", "evaluate", "sql"]

class Store(Protocol):
    """What the engine needs of a warehouse (data.warehouse.Warehouse has it)."""

    def frame(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        """The result of a statement."""

    def codes(self, table: str, column: str) -> frozenset[str]:
        """The codes that a column holds."""


def evaluate(warehouse: Store, query: Query) -> pd.DataFrame:
    """The answer: one row per (dataset, ref_area, activity, product, time_period) on the full calendar, columns COLUMNS.

    value and base_value are NaN where `reason` (a code of METRICS section 0) says why, and never NaN where reason is
    empty. unit empty = a pure number. Indices stand as indices, 100 = unchanged; shares in per cent; "relative" as a
    ratio. No row: the warehouse has no such series. Raises UnknownMetric, NotOffered, UnknownCode, DataError (period).
    """
    grain = resolved(query)
    _check_codes(warehouse, grain)
    _check_periods(grain)
    text, values = _statement(grain)
    return warehouse.frame(text, values)


def sql(query: Query) -> str:
    """The statement of a query with its parameters listed above it, for reading."""
    text, values = _statement(resolved(query))
    listed = "\n".join(f"-- ${place} = {value!r}" for place, value in enumerate(values, start=1))
    return f"{listed}\n{text}\n"


def _statement(grain: Grain) -> tuple[str, list[object]]:
    """The whole statement and its parameters."""
    bind = Binder()
    if grain.metric.table != "observation":
        relations = registers.relations(grain, bind)
    else:
        relations = _observed(grain, bind)
    return f"WITH {', '.join(relations)}\n{answer.select(grain, bind)}", bind.values


def _observed(grain: Grain, bind: Binder) -> list[str]:
    """Relations from the printed rows to `pairs`."""
    halves: list[tuple[str, Half]] = [("n_", grain.metric.numerator)]
    if grain.metric.denominator is not None:
        halves.append(("d_", grain.metric.denominator))
    found = [cells.chosen(grain, bind)] if grain.query.as_of else []
    for prefix, half in halves:
        found += [cells.source(half, prefix, grain, bind), cells.at_activity(half, prefix, grain, bind)]
    found += [spine.asked(grain, bind), spine.MEMBERS, spine.KEYS, spine.frame(grain, bind)]
    found += [cells.at_area(half, prefix, grain) for prefix, half in halves]
    found += [spine.quotient(grain), spine.CELLS, *spine.withheld(grain), _pairs(grain, bind)]
    return found


def _pairs(grain: Grain, bind: Binder) -> str:
    """The SQL of the transform with its blanks filled; an index that is printed is only read."""
    name = "level" if grain.metric.is_published_index else grain.query.transform
    base, per_year = grain.query.base_period, 12 // transforms.MONTHS[grain.freq]
    is_one_period = name == "index" and not (len(base) == 4 and grain.freq != "A")
    return transforms.TRANSFORMS[name].sql.format(
        lag=transforms.lag(name, grain.freq),
        months=transforms.MONTHS[grain.freq],
        n=1 if is_one_period else per_year,
        suppressed=SUPPRESSED_SQL,
        base=bind(base) if name == "index" else "",
        country=bind(grain.query.country) if transforms.TRANSFORMS[name].needs_country else "",
    )


def _check_codes(warehouse: Store, grain: Grain) -> None:
    """Refuse a code the warehouse does not hold: bound as it is, it would silently find nothing."""
    query = grain.query
    for code in (query.country, *query.ref_areas):
        _known(warehouse, code, "area", "ref_area")
    for code, column in ((query.activity, "activity"), (query.product, "product"), (query.dataset, "dataset")):
        if code not in ("", EVERY):
            _known(warehouse, code, column, column)


def _known(warehouse: Store, code: str, table: str, column: str) -> None:
    """Raise UnknownCode with the nearest code of the list."""
    codes = warehouse.codes(table, column)
    if code not in codes:
        raise UnknownCode(f"{code!r} is not a code of {table}.{column} in this warehouse.{did_you_mean(code, codes)}", value=code)


def _check_periods(grain: Grain) -> None:
    """Periods must be of the length that is asked for; the base may also be a year, the day must be a day."""
    for name in ("start", "end", "base_period"):
        code = str(getattr(grain.query, name))
        fine = (grain.freq, "A") if name == "base_period" else (grain.freq,)
        if code and periods.parse(code).freq not in fine and grain.freq != "P":
            raise NotOffered(f"{name} is {code!r}; expected a period of length {grain.freq}, such as {_SAMPLES[grain.freq]}.")
    if grain.query.as_of and periods.parse(grain.query.as_of).freq != "D":
        raise NotOffered(f"as_of is {grain.query.as_of!r}; expected a day, such as 2024-05-21.")


_SAMPLES = {"A": "2024", "S": "2024-S1", "Q": "2024-Q1", "M": "2024-05"}
