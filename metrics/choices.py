"""What a warehouse offers: which metrics of a country have data, by what activity, product and period, and for where."""

from dataclasses import dataclass

from data import periods as calendar
from data.remembering import remembered
from data.warehouse import ADDED_COUNTRIES, Warehouse
from metrics import presence
from metrics.catalogue import catalogue
from metrics.catalogue import metric as find_metric
from metrics.engine import Query, rows
from metrics.errors import NotOffered
from metrics.metric import EVERY, TOPICS, Metric
from metrics.offer import Offers, everything
from metrics.transforms import offered as offered_transforms


@dataclass(frozen=True, slots=True)
class Choice:
    """A sensible first look at a metric: the series, the length of period and the newest period that has data."""

    dataset: str
    activity: str
    product: str
    freq: str
    period: str


def available(warehouse: Warehouse, metric_id: str, country: str) -> Offers:
    """Every (dataset, activity, product, freq) with data; none where there is no data.

    Sums of complete parts of an activity are listed like printed ones. Raises UnknownMetric.
    """
    return Offers(tuple(everything(warehouse).get((find_metric(metric_id).id, country), ())))


def offered(warehouse: Warehouse, country: str) -> tuple[Metric, ...]:
    """The metrics that have data for a country, in order of topic as declared and id."""
    known = everything(warehouse)
    found = [metric for metric in catalogue().values() if (metric.id, country) in known]
    return tuple(sorted(found, key=lambda metric: (TOPICS.index(metric.topic), metric.id)))


def added_countries(warehouse: Warehouse) -> tuple[str, ...]:
    """Countries that the office added: they are offered before there is a figure of them, so that their map can be seen."""
    return tuple(warehouse.facts.get(ADDED_COUNTRIES, "").split())


def countries(warehouse: Warehouse) -> tuple[str, ...]:
    """Countries for which at least one metric has data, and those that the office added."""
    with_data = {country for _, country in everything(warehouse)} | set(added_countries(warehouse))
    codes = warehouse.rows("SELECT ref_area FROM wh.area WHERE kind = 'country' ORDER BY ref_area")
    return tuple(str(code) for (code,) in codes if str(code) in with_data)


def default(warehouse: Warehouse, metric_id: str, country: str) -> Choice:
    """The first look: the declared activity and product where they have data, else the series with most regions.

    Raises NotOffered where the country has no data for the metric.
    """
    metric = find_metric(metric_id)
    found = everything(warehouse).get((metric.id, country), [])
    if not found:
        raise NotOffered(f"This warehouse has no data of {metric_id!r} for {country}.")
    for name in metric.dimensions:
        found = [row for row in found if getattr(row, name) == getattr(metric, name)] or found
    newest_first = sorted(found, key=lambda row: row.last, reverse=True)
    best = min(newest_first, key=lambda row: (metric.freqs.index(row.freq), -row.n_areas))
    fixed = {name: str(getattr(best, name)) if name in metric.dimensions else "" for name in ("activity", "product")}
    return Choice(best.dataset, fixed["activity"], fixed["product"], best.freq, best.last)


def periods(warehouse: Warehouse, query: Query) -> tuple[str, ...]:
    """The periods for which the query has at least one value, in order of time; start, end and base are left open."""
    printed = presence.of(warehouse, query)
    if printed is not None:
        return printed.periods
    return tuple(rows(warehouse, query).known.ordered("period_start").distinct("time_period"))


def areas_with_data(warehouse: Warehouse, query: Query) -> tuple[str, ...]:
    """The asked areas that have at least one value, sorted."""
    printed = presence.of(warehouse, query)
    if printed is not None:
        return printed.areas
    return tuple(sorted(rows(warehouse, query).known.distinct("ref_area")))


def transforms(metric_id: str, freq: str) -> tuple[str, ...]:
    """Ids of the transforms that a metric offers for periods of one length."""
    return offered_transforms(find_metric(metric_id), freq)


def every_period(first: str, last: str) -> tuple[str, ...]:
    """All period codes from first to last, for a slider without gaps."""
    return tuple(period.code for period in calendar.spine(first, last))


@remembered
def wholes(warehouse: Warehouse) -> dict[str, frozenset[str]]:
    """The products that a product is printed as a part of; a product that is no part has no entry."""
    found: dict[str, frozenset[str]] = {}
    for product, parent in warehouse.rows("SELECT product::VARCHAR, parent::VARCHAR FROM wh.product_parent"):
        found[product] = found.get(product, frozenset()) | {parent}
    return found


@remembered
def split_activities(warehouse: Warehouse) -> frozenset[tuple[str, str]]:
    """(dataset, activity) of activities that a dataset prints in parts."""
    found = warehouse.rows("SELECT DISTINCT dataset::VARCHAR, parent::VARCHAR FROM wh.activity_parent")
    return frozenset((str(dataset), str(parent)) for dataset, parent in found)


@remembered
def districts(warehouse: Warehouse) -> dict[str, str]:
    """The district that each region belongs to today; a region of a country without districts has no entry."""
    found = warehouse.rows(
        "SELECT m.ref_area, m.parent FROM wh.area_parent m JOIN wh.area a ON a.ref_area = m.parent "
        "WHERE a.kind = 'district' AND m.valid_to IS NULL ORDER BY m.ref_area"
    )
    return {str(region): str(district) for region, district in found}


@remembered
def predecessors(warehouse: Warehouse, product: str) -> tuple[str, ...]:
    """Products of older lists that stand nearest to one of today; to be shown beside it, never joined with it."""
    found = warehouse.rows(
        "SELECT product FROM wh.product WHERE near_product = ? AND product LIKE 'KEP@_%' ESCAPE '@' ORDER BY product",
        [product],
    )
    return tuple(str(code) for (code,) in found)


__all__ = [
    "EVERY",
    "Choice",
    "added_countries",
    "areas_with_data",
    "available",
    "countries",
    "default",
    "districts",
    "every_period",
    "offered",
    "periods",
    "predecessors",
    "transforms",
    "wholes",
]
