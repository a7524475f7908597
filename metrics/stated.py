"""Finds the computed counterpart of growth that was stated in public: one evaluation for all that ask the same thing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from data.warehouse import Warehouse
from metrics import presence
from metrics.catalogue import catalogue
from metrics.engine import Query, rows
from metrics.metric import EVERY, Metric
from metrics.offer import everything
from metrics.rows import Rows, of_records
from metrics.transforms import offered

# Metrics whose growth can be held against a statement, by the indicator that the statement is about.
METRIC_OF = {"PROD_VOL": "output_physical", "IPI": "production_index", "SHIPMENTS": "shipments_all"}
COMPARED = (
    "figure_id",
    "ref_area",
    "activity",
    "product",
    "period_code",
    "stated",
    "computed",
    "gap_pp",
    "metric",
    "formula",
    "issue",
    "source_id",
    "note",
)
_READ = (
    "figure_id",
    "ref_area",
    "activity",
    "product",
    "period_code",
    "indicator",
    "index_pct",
    "source_id",
    "scope_note",
)
_TAKEN = ("ref_area", "activity", "product", "time_period", "value", "formula", "issue")
_SUM_OF_MONTHS = re.compile(r"(\d{4})-01-01/P(\d{1,2})M")
Statement = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Comparable:
    """Where the computed counterpart of a stated period stands: length of period, its code, the transform."""

    freq: str
    period: str
    transform: str


@dataclass(frozen=True, slots=True)
class Group:
    """What several statements have in common: one evaluation answers them all."""

    metric: str
    freq: str
    transform: str


@dataclass(frozen=True, slots=True)
class Series:
    """A figure of a group; activity and product are empty where the metric does not ask for them."""

    ref_area: str
    activity: str
    product: str
    period: str


def comparable(period_code: str) -> Comparable | None:
    """The computed counterpart of a stated period; None for a day or a range that does not begin in January.

    >>> comparable("2014-01-01/P10M")
    Comparable(freq='M', period='2014-10', transform='ytd')
    """
    if found := _SUM_OF_MONTHS.fullmatch(period_code):
        return Comparable("M", f"{found[1]}-{int(found[2]):02d}", "ytd") if int(found[2]) <= 12 else None
    if re.fullmatch(r"\d{4}-S1", period_code):
        return Comparable("M", f"{period_code[:4]}-06", "ytd")
    for freq, form in (("A", r"\d{4}"), ("Q", r"\d{4}-Q[1-4]"), ("M", r"\d{4}-\d{2}")):
        if re.fullmatch(form, period_code):
            return Comparable(freq, period_code, "yoy")
    return None


def beside_computed(warehouse: Warehouse, country: str, found: Rows, as_of: str) -> Rows:
    """One row per statement that has a computed counterpart with a value, in the order of the statements."""
    columns = [found[name].tolist() for name in _READ]
    statements = [dict(zip(_READ, row, strict=True)) for row in zip(*columns, strict=True)]
    wanted = [_wanted(warehouse, country, statement) for statement in statements]
    groups: dict[Group, list[Series]] = {}
    for place in wanted:
        if place:
            groups.setdefault(place[0], []).append(place[1])
    computed = {group: _computed(warehouse, country, group, series, as_of) for group, series in groups.items()}
    compared = [
        _row(statement, place[0], row)
        for statement, place in zip(statements, wanted, strict=True)
        if place and (row := computed[place[0]].get(place[1]))
    ]
    return of_records(compared, COMPARED)


def _wanted(warehouse: Warehouse, country: str, statement: Statement) -> tuple[Group, Series] | None:
    """Where the counterpart of a statement stands; None where there is no such series or it has no such growth."""
    metric, where = catalogue()[METRIC_OF[statement["indicator"]]], comparable(statement["period_code"])
    activity, product = statement["activity"], statement["product"]
    is_there = any(
        offer.product == product and (offer.activity == activity or metric.activity == EVERY)
        for offer in everything(warehouse).get((metric.id, country), ())
    )
    if where is None or not is_there or where.freq not in metric.freqs:
        return None
    if where.transform not in offered(metric, where.freq):
        return None
    return Group(metric.id, where.freq, where.transform), _series(metric, statement, where.period)


def _computed(
    warehouse: Warehouse, country: str, group: Group, series: list[Series], as_of: str
) -> dict[Series, dict[str, Any]]:
    """The computed figures of a group; two figures of different datasets for one place tell nothing and are left out."""
    query = _question(country, group, series, as_of)
    areas = presence.reached(warehouse, query, query.ref_areas)
    if not areas:
        return {}
    answer = rows(warehouse, replace(query, ref_areas=areas)).known
    found: dict[Series, list[dict[str, Any]]] = {}
    for values in zip(*(answer[name].tolist() for name in _TAKEN), strict=True):
        row = dict(zip(_TAKEN, values, strict=True))
        place = _series(catalogue()[group.metric], row, row["time_period"])
        found.setdefault(place, []).append(row)
    return {place: listed[0] for place, listed in found.items() if len(listed) == 1}


def _question(country: str, group: Group, series: list[Series], as_of: str) -> Query:
    """The query that answers a group: the area, activity and product that are named, every one where several are."""
    periods = sorted({one.period for one in series})
    return Query(
        group.metric,
        country,
        tuple(sorted({one.ref_area for one in series})),
        activity=_one_or_every({one.activity for one in series}),
        product=_one_or_every({one.product for one in series}),
        freq=group.freq,
        start=periods[0],
        end=periods[-1],
        transform=group.transform,
        as_of=as_of,
    )


def _series(metric: Metric, row: Statement, period: str) -> Series:
    """The place of a statement, or of a row of an answer, within its group."""
    activity = row["activity"] if metric.activity not in ("", EVERY) else ""
    return Series(row["ref_area"], activity, row["product"] if metric.product else "", period)


def _one_or_every(codes: Iterable[str]) -> str:
    """The only code there is, else every code."""
    different = set(codes)
    return different.pop() if len(different) == 1 else EVERY


def _row(statement: Statement, group: Group, found: Mapping[str, Any]) -> dict[str, Any]:
    """One statement beside its computed counterpart."""
    stated = float(statement["index_pct"])
    return {
        **{name: statement[name] for name in ("figure_id", "ref_area", "activity", "product", "period_code")},
        "stated": stated,
        "computed": found["value"],
        "gap_pp": stated - found["value"],
        "metric": group.metric,
        "formula": found["formula"],
        "issue": found["issue"],
        "source_id": statement["source_id"],
        "note": statement["scope_note"],
    }
