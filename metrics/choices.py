"""What a warehouse offers: which metrics of a country have data, by what activity, product and period, and for where."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data import periods as calendar
from data.warehouse import Warehouse
from metrics.binding import Binder
from metrics.catalogue import catalogue
from metrics.catalogue import metric as find_metric
from metrics.engine import Query, evaluate
from metrics.errors import NotOffered
from metrics.metric import EVERY, TOPICS, Metric
from metrics.transforms import offered as offered_transforms

_AVAILABLE = """WITH printed AS (
  SELECT o.dataset::VARCHAR AS dataset, o.activity::VARCHAR AS activity, o.product::VARCHAR AS product, o.freq::VARCHAR AS freq,
    o.ref_area::VARCHAR AS ref_area, o.time_period::VARCHAR AS time_period, o.period_start
  FROM wh.observation o JOIN wh.dataset d ON d.dataset = o.dataset
  WHERE o.dataset IN ({datasets}) AND d.country = {country} AND o.freq IN ({freqs}) AND ({where}) {fixed}
    AND (o.obs_value IS NOT NULL OR o.obs_status = 'Q')
),
parts AS (
  SELECT dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, parent::VARCHAR AS parent,
    count(*) OVER (PARTITION BY dataset, parent) AS needed
  FROM wh.activity_parent
),
whole AS (
  SELECT p.dataset, x.parent AS activity, product, freq, ref_area, time_period, any_value(period_start) AS period_start
  FROM printed p JOIN parts x ON x.dataset = p.dataset AND x.activity = p.activity
  GROUP BY p.dataset, x.parent, product, freq, ref_area, time_period HAVING count(*) = any_value(needed)
),
every AS (SELECT * FROM printed UNION BY NAME SELECT * FROM whole WHERE {adds})
SELECT dataset, activity, product, freq, arg_min(time_period, period_start) AS first, arg_max(time_period, period_start) AS last,
  count(DISTINCT ref_area) FILTER (a.kind = 'region' AND a.country = {country})::INTEGER AS n_areas,
  bool_or(ref_area = {country}) AS has_country
FROM every JOIN wh.area a USING (ref_area)
GROUP BY dataset, activity, product, freq ORDER BY freq, dataset, activity, product"""
_REGISTERS = {
    "cluster_year": "SELECT time_period::VARCHAR AS time_period, ref_area::VARCHAR AS ref_area FROM wh.cluster_year WHERE {where}",
    "facility": "SELECT (SELECT max(time_period::VARCHAR) FROM wh.cluster_year) AS time_period, ref_area::VARCHAR AS ref_area "
    "FROM wh.facility WHERE {where}",
    "published_figure": "SELECT period_code AS time_period, ref_area::VARCHAR AS ref_area FROM wh.published_figure "
    "WHERE {where} AND index_pct IS NOT NULL AND period_code <> ''",
}
_REGISTER = """SELECT '' AS dataset, '' AS activity, '' AS product, {freq} AS freq, min(time_period) AS first,
  max(time_period) AS last, count(DISTINCT ref_area) FILTER (a.kind = 'region')::INTEGER AS n_areas, FALSE AS has_country
FROM ({rows}) JOIN wh.area a USING (ref_area) WHERE a.country = {country} HAVING count(*) > 0"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sensible first look at a metric: the series, the length of period and the newest period that has data."""

    dataset: str
    activity: str
    product: str
    freq: str
    period: str


@lru_cache(maxsize=512)
def available(warehouse: Warehouse, metric_id: str, country: str) -> pd.DataFrame:
    """One row per (dataset, activity, product, freq) with data; none where there is no data.

    first, last = periods; n_areas = regions of the country; has_country = the country's total is printed. Sums of
    complete parts of an activity are listed like printed ones.
    """
    metric, bind = find_metric(metric_id), Binder()
    if metric.table != "observation":
        rows = _REGISTERS[metric.table].format(where=metric.numerator.where)
        text = _REGISTER.format(freq=bind(metric.freqs[0]), rows=rows, country=bind(country))
        return warehouse.frame(text, bind.values)
    half = metric.numerator
    fixed = f"AND o.activity = {bind(half.activity)}" if half.activity else ""
    if metric.published:
        fixed += f" AND o.time_transform IN ({bind.each(printed for _, printed in metric.published)})"
    text = _AVAILABLE.format(
        datasets=bind.each(metric.datasets),
        country=bind(country),
        freqs=bind.each(metric.freqs),
        where=half.where,
        fixed=fixed,
        adds="TRUE" if "activity" in metric.adds_over else "FALSE",
    )
    return warehouse.frame(text, bind.values)


def offered(warehouse: Warehouse, country: str) -> tuple[Metric, ...]:
    """The metrics that have data for a country, in order of topic as declared and id."""
    found = [metric for metric in catalogue().values() if len(available(warehouse, metric.id, country))]
    return tuple(sorted(found, key=lambda metric: (TOPICS.index(metric.topic), metric.id)))


def countries(warehouse: Warehouse) -> tuple[str, ...]:
    """Countries for which at least one metric has data."""
    codes = [
        code for (code,) in warehouse.rows("SELECT ref_area FROM wh.area WHERE kind = 'country' ORDER BY ref_area")
    ]
    return tuple(str(code) for code in codes if offered(warehouse, str(code)))


def default(warehouse: Warehouse, metric_id: str, country: str) -> Choice:
    """The first look: the declared activity and product where they have data, else the series with most regions.

    Raises NotOffered where the country has no data for the metric.
    """
    metric, found = find_metric(metric_id), available(warehouse, metric_id, country)
    if found.empty:
        raise NotOffered(f"This warehouse has no data of {metric_id!r} for {country}.")
    for name in metric.dimensions:
        wanted = found[found[name] == getattr(metric, name)]
        found = wanted if len(wanted) else found
    order = found["freq"].map({freq: place for place, freq in enumerate(metric.freqs)})
    best = found.assign(order=order).sort_values(["order", "n_areas", "last"], ascending=[True, False, False]).iloc[0]
    fixed = {name: str(best[name]) if name in metric.dimensions else "" for name in ("activity", "product")}
    return Choice(str(best["dataset"]), fixed["activity"], fixed["product"], str(best["freq"]), str(best["last"]))


def periods(warehouse: Warehouse, query: Query) -> tuple[str, ...]:
    """The periods for which the query has at least one value, in order of time; start, end and base are left open."""
    answer = evaluate(warehouse, query)
    with_value = answer[answer["reason"] == ""]
    return tuple(with_value.sort_values("period_start")["time_period"].drop_duplicates())


def areas_with_data(warehouse: Warehouse, query: Query) -> tuple[str, ...]:
    """The asked areas that have at least one value, sorted."""
    answer = evaluate(warehouse, query)
    return tuple(sorted(answer.loc[answer["reason"] == "", "ref_area"].unique()))


def transforms(metric_id: str, freq: str) -> tuple[str, ...]:
    """Ids of the transforms that a metric offers for periods of one length."""
    return offered_transforms(find_metric(metric_id), freq)


def every_period(first: str, last: str) -> tuple[str, ...]:
    """All period codes from first to last, for a slider without gaps."""
    return tuple(period.code for period in calendar.spine(first, last))


@lru_cache(maxsize=64)
def predecessors(warehouse: Warehouse, product: str) -> tuple[str, ...]:
    """Products of older lists that stand nearest to one of today; to be shown beside it, never joined with it."""
    rows = warehouse.rows(
        "SELECT product FROM wh.product WHERE near_product = ? AND product LIKE 'KEP@_%' ESCAPE '@' ORDER BY product",
        [product],
    )
    return tuple(str(code) for (code,) in rows)


__all__ = [
    "EVERY",
    "Choice",
    "areas_with_data",
    "available",
    "countries",
    "default",
    "every_period",
    "offered",
    "periods",
    "predecessors",
    "transforms",
]
