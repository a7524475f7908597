"""What an office or the press said in public, and how it compares with growth computed from printed levels.

A statement never overwrites a figure and is never overwritten by one; where the two differ both are shown.
"""

import numpy as np

from data.warehouse import Warehouse
from metrics import stated
from metrics.records import KNOWN_BY
from metrics.rows import Row, Rows, of
from metrics.stated import COMPARED, Comparable, comparable

__all__ = ["COMPARED", "Comparable", "against_computed", "comparable", "figures", "latest_growth"]

_TRUST = ("high", "medium", "low")
# A statement with its source; only scope "area" describes a whole area.
_FIGURES = f"""SELECT f.* REPLACE (ref_area::VARCHAR AS ref_area, activity::VARCHAR AS activity, product::VARCHAR AS product),
  s.publisher, s.title AS source_title, s.address, s.published_on, {KNOWN_BY} AS known_by,
  coalesce(f.base_period = (try_cast(left(period_code, 4) AS INTEGER) - 1)::VARCHAR || substr(period_code, 5), FALSE) AS is_on_year_before
FROM wh.published_figure f JOIN wh.source s USING (source_id) JOIN wh.area a USING (ref_area)
WHERE a.country = $1 AND ($2 = '' OR ref_area::VARCHAR = $2) AND ($3 = '' OR indicator::VARCHAR = $3) AND ($4 = '' OR scope = $4)
  AND ($5 = '' OR {KNOWN_BY} <= try_cast(nullif($5, '') AS DATE))
ORDER BY period_end DESC NULLS LAST, ref_area, activity, product, figure_id"""


def figures(
    warehouse: Warehouse, country: str, *, ref_area: str = "", indicator: str = "", scope: str = "area", as_of: str = ""
) -> Rows:
    """One row per statement, newest period first: every column of published_figure, and its source.

    as_of keeps what had been published by that day, of whatever period; known_by = the day by which its source was out.
    is_on_year_before = it compares with the same period of the year before; index_pct = the statement as an index, NaN
    where it is no growth. Empty arguments do not filter; a period that is not known stays empty.
    """
    return of(warehouse.columns(_FIGURES, [country, ref_area, indicator, scope, as_of]))


def latest_growth(warehouse: Warehouse, country: str, *, ref_area: str = "", as_of: str = "") -> Rows:
    """One row per (area, activity): the newest growth of output stated for the whole area; columns of `figures`.

    Only growth on the same period of the year before. A list with periods of its own: not to be classed, ranked or
    averaged.
    """
    found = figures(warehouse, country, ref_area=ref_area, indicator="IPI", as_of=as_of)
    usable = _growth(found).where(product="_T")
    best: dict[tuple[str, str], int] = {}
    order = sorted(range(len(usable)), key=lambda place: _rank(usable.row(place)))
    for place in order:
        row = usable.row(place)
        best.setdefault((row.ref_area, row.activity), place)
    newest = usable.at(np.array(list(best.values()), dtype=np.int64))
    return newest.ordered("activity").ordered("ref_area").ordered("period_end", descending=True)


def against_computed(
    warehouse: Warehouse, country: str, *, ref_area: str = "", product: str = "", as_of: str = "", metric: str = ""
) -> Rows:
    """One row per stated growth that can be held against figures, columns COMPARED.

    stated and computed are indices, gap_pp is stated - computed. Neither replaces the other; statements whose
    counterpart has no value are left out. With `metric` only what can be held against that metric.
    """
    found = figures(warehouse, country, ref_area=ref_area, as_of=as_of)
    indicators = [name for name, known in stated.METRIC_OF.items() if metric in ("", known)]
    found = _growth(found).among("indicator", indicators)
    return stated.beside_computed(warehouse, country, found.where(product=product) if product else found, as_of)


def _growth(found: Rows) -> Rows:
    """Those that say how much something grew on the same period of the year before."""
    return found.only(~np.isnan(found["index_pct"]) & found["is_on_year_before"].astype(bool)) if len(found) else found


def _rank(row: Row) -> tuple[float, int, str]:
    """The newest period first, then the most trusted source."""
    return -row.period_end.toordinal(), _TRUST.index(row.confidence), row.figure_id
