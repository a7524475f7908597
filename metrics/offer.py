"""Everything that a warehouse holds of any metric, found by one statement over the figures and one over the registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from data.remembering import remembered
from data.warehouse import Warehouse
from metrics.binding import Binder, bound
from metrics.catalogue import catalogue
from metrics.metric import Metric


class Offer(NamedTuple):
    """A series that has data: first and last period, in how many regions of the country, whether for the country."""

    dataset: str
    activity: str
    product: str
    freq: str
    first: str
    last: str
    n_areas: int
    has_country: bool


@dataclass(frozen=True, slots=True)
class Offers:
    """The series of a metric that have data for a country."""

    series: tuple[Offer, ...] = ()

    def __len__(self) -> int:
        return len(self.series)

    def of(self, **fixed: str) -> "Offers":
        """Those with the given activity, product, freq or dataset; what is empty does not count."""
        wanted = [(name, value) for name, value in fixed.items() if value]
        return Offers(tuple(one for one in self.series if all(getattr(one, name) == value for name, value in wanted)))

    def codes(self, name: str) -> tuple[str, ...]:
        """The different codes of activity, product, freq or dataset, sorted."""
        return tuple(sorted({getattr(one, name) for one in self.series}))

    @property
    def n_areas(self) -> int:
        """In how many regions of the country the widest series has data; 0 where only the country has."""
        return max((one.n_areas for one in self.series), default=0)

    @property
    def first(self) -> str:
        """The first period with data; empty where there is none."""
        return min((one.first for one in self.series), default="")

    @property
    def last(self) -> str:
        """The last period with data; empty where there is none."""
        return max((one.last for one in self.series), default="")


# A figure that is withheld counts as data: the reader is to see that it is.
_PRINTED = """SELECT {metric} AS metric, o.dataset, o.activity, o.product, o.freq, o.ref_area, o.time_period, o.period_start
    FROM wh.observation o WHERE o.dataset IN ({datasets}) AND o.freq IN ({freqs}) AND ({where}) {fixed}
      AND (o.obs_value IS NOT NULL OR o.obs_status = 'Q')"""
_SERIES = """WITH printed AS (
  {printed}
),
parts AS (
  SELECT dataset, activity, parent, count(*) OVER (PARTITION BY dataset, parent) AS needed FROM wh.activity_parent
),
whole AS (
  SELECT p.metric, p.dataset, x.parent AS activity, product, freq, ref_area, time_period, any_value(period_start) AS period_start
  FROM printed p JOIN parts x ON x.dataset = p.dataset AND x.activity = p.activity WHERE p.metric IN ({adding})
  GROUP BY p.metric, p.dataset, x.parent, product, freq, ref_area, time_period HAVING count(*) = any_value(needed)
),
every AS (
  SELECT metric, dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, product, freq, ref_area, time_period, period_start FROM printed
  UNION ALL BY NAME SELECT * FROM whole
),
per_area AS (
  SELECT metric, dataset, activity, product, freq, ref_area, arg_min(time_period, period_start) AS first,
    arg_max(time_period, period_start) AS last, min(period_start) AS first_day, max(period_start) AS last_day
  FROM every GROUP BY ALL
)
SELECT metric, d.country, p.dataset, p.activity, p.product::VARCHAR AS product, p.freq::VARCHAR AS freq,
  arg_min(p.first, first_day)::VARCHAR AS first, arg_max(p.last, last_day)::VARCHAR AS last,
  count(*) FILTER (a.kind = 'region' AND a.country = d.country) AS n_areas, bool_or(a.ref_area = d.country) AS has_country
FROM per_area p JOIN wh.dataset d ON d.dataset = p.dataset JOIN wh.area a ON a.ref_area = p.ref_area
GROUP BY metric, d.country, p.dataset, p.activity, p.product, p.freq ORDER BY metric, d.country, freq, p.dataset, p.activity, product"""
_REGISTERS = {
    "cluster_year": "SELECT time_period::VARCHAR AS time_period, ref_area::VARCHAR AS ref_area FROM wh.cluster_year WHERE {where}",
    "facility": "SELECT (SELECT max(time_period::VARCHAR) FROM wh.cluster_year) AS time_period, ref_area::VARCHAR AS ref_area "
    "FROM wh.facility WHERE {where}",
    "published_figure": "SELECT period_code AS time_period, ref_area::VARCHAR AS ref_area FROM wh.published_figure "
    "WHERE {where} AND index_pct IS NOT NULL AND period_code <> ''",
}
_REGISTER = """SELECT {metric} AS metric, a.country, '' AS dataset, '' AS activity, '' AS product, {freq} AS freq,
  min(time_period) AS first, max(time_period) AS last, count(DISTINCT ref_area) FILTER (a.kind = 'region') AS n_areas, FALSE AS has_country
FROM ({rows}) JOIN wh.area a USING (ref_area) GROUP BY a.country"""


@remembered
def everything(warehouse: Warehouse) -> Mapping[tuple[str, str], list[Offer]]:
    """What has data, by metric and country; a pair that has none is left out. Kept as long as the warehouse is open.

    Sums of complete parts of an activity are listed like printed ones. In order of freq, dataset, activity, product.
    """
    found: dict[tuple[str, str], list[Offer]] = {}
    for write in (_series, _registers):
        for metric, country, *rest in warehouse.rows(*bound(write)):
            found.setdefault((str(metric), str(country)), []).append(Offer(*rest))
    return found


def _series(bind: Binder) -> str:
    """The statement over the figures of all metrics."""
    metrics = [metric for metric in catalogue().values() if metric.table == "observation"]
    printed = "\n    UNION ALL ".join(_printed(metric, bind) for metric in metrics)
    return _SERIES.format(
        printed=printed, adding=bind.each(metric.id for metric in metrics if "activity" in metric.adds_over)
    )


def _printed(metric: Metric, bind: Binder) -> str:
    """The printed figures of one metric."""
    half = metric.numerator
    fixed = f"AND o.activity = {bind(half.activity)}" if half.activity else ""
    if metric.published:
        fixed += f" AND o.time_transform IN ({bind.each(printed for _, printed in metric.published)})"
    return _PRINTED.format(
        metric=f"{bind(metric.id)}::VARCHAR",
        datasets=bind.each(metric.datasets),
        freqs=bind.each(metric.freqs),
        where=half.where,
        fixed=fixed,
    )


def _registers(bind: Binder) -> str:
    """The statement over the registers: a country has a metric where one of its areas has a record."""
    parts = [
        _REGISTER.format(
            metric=f"{bind(metric.id)}::VARCHAR",
            freq=f"{bind(metric.freqs[0])}::VARCHAR",
            rows=_REGISTERS[metric.table].format(where=metric.numerator.where),
        )
        for metric in catalogue().values()
        if metric.table != "observation"
    ]
    return "\nUNION ALL ".join(parts)
