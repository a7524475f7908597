"""Evaluates a query: one statement a half sums the printed rows to the grain, then calendar, division, comparison.

No number is rounded here. Every row says why it has no value, what it rests on and of which issue it is (METRICS
section 0).
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from data import periods
from data.periods import MONTHS
from data.warehouse import Warehouse
from metrics import answer, figures, registers
from metrics.answer import COLUMNS, Halves
from metrics.binding import Statement, bound
from metrics.checking import check
from metrics.columns import Sheet
from metrics.compare import Pair, Scene
from metrics.cube import Array, Axes, Cells, Words
from metrics.geography import regions
from metrics.halves import Reach, Table, laid, settled
from metrics.metric import Half
from metrics.query import Grain, Query, resolved
from metrics.quotient import divided
from metrics.rows import Rows, joined
from metrics.status import CODE
from metrics.transforms import TRANSFORMS
from metrics.window import asked, month_of, needed

__all__ = ["COLUMNS", "Query", "evaluate", "rows", "sql"]


def evaluate(warehouse: Warehouse, query: Query) -> pd.DataFrame:
    """The answer: one row per (dataset, ref_area, activity, product, time_period) on the full calendar, columns COLUMNS.

    value and base_value are NaN where `reason` (a code of METRICS section 0) says why, and value is never NaN where
    reason is empty. Indices stand as indices, 100 = unchanged; shares in per cent; "relative" as a ratio. No row at all:
    the warehouse has no such series. Raises UnknownMetric, NotOffered, UnknownCode, DataError (a period).
    """
    frames = [sheet.frame() for sheet in _answered(warehouse, query)]
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def rows(warehouse: Warehouse, query: Query) -> Rows:
    """The same answer as rows without a frame: what pages read. Raises what `evaluate` raises."""
    return joined([sheet.rows() for sheet in _answered(warehouse, query)])


def _answered(warehouse: Warehouse, query: Query) -> list[Sheet]:
    """The answer, a sheet a dataset."""
    grain = resolved(query)
    check(warehouse, grain)
    if grain.metric.table != "observation":
        return [registers.answer(warehouse.columns(*bound(registers.statement, grain)), grain)]
    grain = settled(warehouse, grain)
    top = Table.read(warehouse, grain, grain.metric.numerator)
    if not top.reach:
        return [answer.NOTHING]
    tables = [top, *(Table.read(warehouse, grain, half) for half in _halves(grain)[1:])]
    return [_of_dataset(warehouse, grain, dataset, tables) for dataset in top.datasets]


def sql(query: Query, warehouse: Warehouse | None = None) -> str:
    """The statements of a query with their parameters listed above, for reading: numerator, then denominator.

    With a warehouse they name the datasets that it has of the country, and no other.
    """
    grain, parts = resolved(query), []
    if warehouse is not None and grain.metric.table == "observation":
        grain = settled(warehouse, grain)
    if grain.metric.table != "observation":
        parts.append(_commented("as counted", bound(registers.statement, grain)))
    else:
        for name, half in zip(("numerator", "denominator"), _halves(grain), strict=False):
            parts.append(_commented(name, bound(figures.own, half, grain)))
        if "ref_area" in grain.metric.adds_over:
            added_up = bound(figures.sums, grain.metric.numerator, grain, ())
            parts.append(_commented("numerator of an area that is not printed: the sum over its regions", added_up))
    return "\n".join([*parts, f"-- then, on the full calendar: {TRANSFORMS[query.transform].words}\n"])


def _commented(name: str, statement: Statement) -> str:
    """A statement under its name and parameters."""
    listed = "".join(f"-- ${place} = {value!r}\n" for place, value in enumerate(statement.values, start=1))
    return f"-- {name}\n{listed}{statement.text};\n"


def _halves(grain: Grain) -> list[Half]:
    """Numerator, and denominator if there is one."""
    return [half for half in (grain.metric.numerator, grain.metric.denominator) if half is not None]


def asked_areas(warehouse: Warehouse, query: Query) -> tuple[str, ...]:
    """The areas asked for in order of code; every region of the country if none is named."""
    return tuple(sorted(set(query.ref_areas))) or regions(warehouse).get(query.country, ())


def _of_dataset(warehouse: Warehouse, grain: Grain, dataset: str, tables: list[Table]) -> Sheet:
    """The answer for the series of one dataset, on its own calendar."""
    axes, words = _axes(warehouse, grain, dataset, tables[0]), (Words({}), Words({}))
    found = [laid(warehouse, grain, table, axes, words) for table in tables]
    function = TRANSFORMS["level" if grain.metric.is_published_index else grain.query.transform].pair
    measured = _measured(grain, found, [table.reaches(axes) for table in tables])
    pair = function(measured, _scene(grain, axes))
    is_quotient = len(found) == 2
    halves = Halves(
        found[0].value if is_quotient else measured.value,
        found[1].value if is_quotient else None,
        tables[0].reaches(axes),
    )
    return answer.sheet(grain, *_trimmed(grain, pair, axes, halves), words)


def _measured(grain: Grain, found: list[Cells], reaches: list[list[Reach]]) -> Cells:
    """The metric itself in its declared power of ten; figures in different units are not added up."""
    powers = np.array([[reach.unit_mult for reach in each] for each in reaches])
    is_mixed = np.any([[reach.n_units > 1 for reach in each] for each in reaches], axis=0)
    mixed = is_mixed[:, None, None] & (found[0].reason == 0)
    top = replace(found[0], reason=np.where(mixed, CODE["INCONSISTENT_INPUT"], found[0].reason).astype(np.int8))
    declared = grain.metric.unit_mult if grain.metric.unit else powers[0]
    if len(found) == 2:
        return divided(grain.metric, top, found[1], np.power(10.0, powers[0] - powers[1] - declared))
    scale = np.power(10.0, powers[0] - declared)[:, None, None]
    return replace(top, value=np.where(top.reason == 0, top.value, np.nan) * scale)


def _axes(warehouse: Warehouse, grain: Grain, dataset: str, table: Table) -> Axes:
    """Series, areas and calendar of a dataset: full, widened to the periods asked for, without what does not matter.

    One period more stays in front: against it a change of the regions of an area is seen.
    """
    reach = {series: reach for series, reach in table.reach.items() if series.startswith(f"{dataset}|")}
    named = [month_of(code) for code in (grain.query.start, grain.query.end) if code]
    first, last = min(r.first for r in reach.values()), max(r.last for r in reach.values())
    step, wanted = MONTHS[grain.freq], needed(grain)
    full = np.arange(min(first, *named, first), max(last, *named, last) + 1, step)
    inside = full[(full >= wanted.first - step) & (full <= wanted.last)]
    months = inside if len(inside) else full
    keys = sorted((tuple(series.split("|")) for series in reach), key=lambda key: (key[2], key[1]))
    areas = asked_areas(warehouse, grain.query)
    if TRANSFORMS[grain.query.transform].needs_country and grain.query.country not in areas:
        areas = (*areas, grain.query.country)
    return Axes(tuple((k[0], k[1], k[2]) for k in keys), areas, months, step)


def _scene(grain: Grain, axes: Axes) -> Scene:
    """What the transform must know besides the cells."""
    base, n_base = np.array([-1]), 1
    if grain.query.transform == "index":
        period = periods.parse(grain.query.base_period)
        base = np.arange(
            month_of(grain.query.base_period), month_of(grain.query.base_period) + period.months, axes.step
        )
        n_base = len(base)
    country = axes.areas.index(grain.query.country) if grain.query.country in axes.areas else 0
    return Scene(axes.months, axes.step, base, n_base, country)


def _trimmed(grain: Grain, pair: Pair, axes: Axes, halves: Halves) -> tuple[Pair, Axes, Halves]:
    """Only the periods asked for; without the country where it came in only as a measure."""
    query, wanted = grain.query, asked(grain)
    keep = (axes.months >= wanted.first) & (axes.months <= wanted.last)
    extra = TRANSFORMS[query.transform].needs_country and bool(query.ref_areas) and query.country not in query.ref_areas
    extra |= TRANSFORMS[query.transform].needs_country and not query.ref_areas
    n_areas = len(axes.areas) - (1 if extra else 0)

    shape, columns = pair.now.value.shape, slice(None) if keep.all() else keep

    def cut(array: Array) -> Array:
        whole = array if array.shape == shape else np.broadcast_to(array, shape)
        found: Array = whole[:, :n_areas, columns]
        return found

    base = None if pair.base is None else pair.base.each(cut)
    return (
        Pair(pair.now.each(cut), base, cut(pair.is_broken), cut(pair.base_at)),
        replace(axes, areas=axes.areas[:n_areas], months=axes.months[keep]),
        replace(
            halves,
            numerator=cut(halves.numerator),
            denominator=None if halves.denominator is None else cut(halves.denominator),
        ),
    )
