"""What an office or the press said in public, and how it compares with growth computed from printed levels.

A statement never overwrites a figure and is never overwritten by one; where the two differ both are shown.
"""

import pandas as pd

from data.warehouse import Warehouse
from metrics import stated
from metrics.stated import COMPARED, Comparable, comparable

__all__ = ["COMPARED", "Comparable", "against_computed", "comparable", "figures", "latest_growth"]

# A statement with its source; only scope "area" describes a whole area.
_FIGURES = """SELECT f.* REPLACE (ref_area::VARCHAR AS ref_area, activity::VARCHAR AS activity, product::VARCHAR AS product),
  s.publisher, s.title AS source_title, s.address, s.published_on,
  coalesce(f.base_period = (try_cast(left(period_code, 4) AS INTEGER) - 1)::VARCHAR || substr(period_code, 5), FALSE) AS is_on_year_before
FROM wh.published_figure f JOIN wh.source s USING (source_id) JOIN wh.area a USING (ref_area)
WHERE a.country = $1 AND ($2 = '' OR ref_area::VARCHAR = $2) AND ($3 = '' OR indicator::VARCHAR = $3) AND ($4 = '' OR scope = $4)
  AND ($5 = '' OR period_end IS NULL OR period_end <= try_cast(nullif($5, '') AS DATE))
ORDER BY period_end DESC NULLS LAST, ref_area, activity, product, figure_id"""


def figures(
    warehouse: Warehouse, country: str, *, ref_area: str = "", indicator: str = "", scope: str = "area", as_of: str = ""
) -> pd.DataFrame:
    """One row per statement, newest period first: every column of published_figure, and its source.

    is_on_year_before = it compares with the same period of the year before; index_pct = the statement as an index, NaN
    where it is no growth. Empty arguments do not filter; a period that is not known stays empty.
    """
    return warehouse.frame(_FIGURES, [country, ref_area, indicator, scope, as_of])


def latest_growth(warehouse: Warehouse, country: str, *, ref_area: str = "", as_of: str = "") -> pd.DataFrame:
    """One row per (area, activity): the newest growth of output stated for the whole area; columns of `figures`.

    Only growth on the same period of the year before. A list with periods of its own: not to be classed, ranked or
    averaged.
    """
    found = figures(warehouse, country, ref_area=ref_area, indicator="IPI", as_of=as_of)
    usable = found[found["is_on_year_before"] & found["index_pct"].notna() & (found["product"] == "_T")]
    trust = usable["confidence"].map({"high": 0, "medium": 1, "low": 2})
    order = usable.assign(trust=trust).sort_values(["period_end", "trust", "figure_id"], ascending=[False, True, True])
    return (
        order.drop_duplicates(["ref_area", "activity"])
        .drop(columns="trust")
        .sort_values(["period_end", "ref_area", "activity"], ascending=[False, True, True], ignore_index=True)
    )


def against_computed(
    warehouse: Warehouse, country: str, *, ref_area: str = "", product: str = "", as_of: str = "", metric: str = ""
) -> pd.DataFrame:
    """One row per stated growth that can be held against figures, columns COMPARED.

    stated and computed are indices, gap_pp is stated - computed. Neither replaces the other; statements whose
    counterpart has no value are left out. With `metric` only what can be held against that metric.
    """
    found = figures(warehouse, country, ref_area=ref_area, as_of=as_of)
    indicators = [name for name, known in stated.METRIC_OF.items() if metric in ("", known)]
    found = found[found["index_pct"].notna() & found["is_on_year_before"] & found["indicator"].isin(indicators)]
    if product:
        found = found[found["product"] == product]
    return stated.beside_computed(warehouse, country, found, as_of)
