"""Growth that was stated in public, as points beside a series that is looked at in the same way."""

import numpy as np

from data.warehouse import Warehouse
from metrics import stated, statements
from metrics.engine import Query
from metrics.rows import NONE, Row, Rows, of

_TAKEN = ("ref_area", "activity", "index_pct", "publisher", "source_id", "figure_id")


def is_offered(metric: str, transform: str) -> bool:
    """Statements speak of growth on the year before, of a period or since January; only of some metrics."""
    return transform in ("yoy", "ytd") and metric in stated.METRIC_OF.values()


def points(warehouse: Warehouse, query: Query) -> Rows:
    """One row a statement about an area, product and activity of a query, of its length of period and its comparison.

    Columns ref_area, activity, time_period, index_pct, publisher, source_id, figure_id; index_pct as stated, 100 =
    unchanged; never joined into a line and never averaged. A dimension that the query leaves open narrows nothing.
    """
    indicator = next((name for name, metric in stated.METRIC_OF.items() if metric == query.metric), "")
    if not indicator:
        return NONE
    found = statements.figures(warehouse, query.country, indicator=indicator, as_of=query.as_of)
    kept = [(row, where) for row in found if (where := _place(row, query))]
    if not kept:
        return NONE
    columns = {name: np.array([getattr(row, name) for row, _where in kept], dtype=object) for name in _TAKEN}
    columns["time_period"] = np.array([where for _row, where in kept], dtype=object)
    return of(columns | {"index_pct": columns["index_pct"].astype(float)})


def _place(row: Row, query: Query) -> str:
    """The period at which a statement stands beside the series; empty where it speaks of something else."""
    if row.ref_area not in query.ref_areas or np.isnan(row.index_pct) or not row.is_on_year_before:
        return ""
    if query.product and row.product != query.product:
        return ""
    if query.activity and row.activity != query.activity:
        return ""
    where = stated.comparable(row.period_code)
    fits = where is not None and (where.freq, where.transform) == (query.freq, query.transform)
    return where.period if fits and where is not None else ""
