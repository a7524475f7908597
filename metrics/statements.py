"""What an office or the press said in public, and how it compares with growth computed from printed levels.

A statement never overwrites a figure and is never overwritten by one; where the two differ both are shown.
"""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics.catalogue import catalogue
from metrics.choices import available
from metrics.engine import Query, evaluate
from metrics.transforms import offered

# A statement with its source; only scope "area" describes a whole area.
_FIGURES = """SELECT f.* REPLACE (ref_area::VARCHAR AS ref_area, activity::VARCHAR AS activity, product::VARCHAR AS product),
  s.publisher, s.title AS source_title, s.address, s.published_on,
  coalesce(f.base_period = (try_cast(left(period_code, 4) AS INTEGER) - 1)::VARCHAR || substr(period_code, 5), FALSE) AS is_on_year_before
FROM wh.published_figure f JOIN wh.source s USING (source_id) JOIN wh.area a USING (ref_area)
WHERE a.country = $1 AND ($2 = '' OR ref_area::VARCHAR = $2) AND ($3 = '' OR indicator::VARCHAR = $3) AND ($4 = '' OR scope = $4)
  AND ($5 = '' OR period_end IS NULL OR period_end <= try_cast(nullif($5, '') AS DATE))
ORDER BY period_end DESC NULLS LAST, ref_area, activity, product, figure_id"""
_SUM_OF_MONTHS = re.compile(r"(\d{4})-01-01/P(\d{1,2})M")
# Metrics whose growth can be held against a statement, by the indicator that the statement is about.
_METRIC_OF = {"PROD_VOL": "output_physical", "IPI": "production_index", "SHIPMENTS": "shipments_all"}


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


@dataclass(frozen=True, slots=True)
class Comparable:
    """Where the computed counterpart of a stated period stands: length of period, its code, the transform."""

    freq: str
    period: str
    transform: str


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
    warehouse: Warehouse, country: str, *, ref_area: str = "", product: str = "", as_of: str = ""
) -> pd.DataFrame:
    """One row per stated growth that can be held against figures, columns COMPARED.

    stated and computed are indices, gap_pp is stated - computed. Neither replaces the other; statements whose
    counterpart has no value are left out.
    """
    found = figures(warehouse, country, ref_area=ref_area, as_of=as_of)
    found = found[found["index_pct"].notna() & found["is_on_year_before"] & found["indicator"].isin(list(_METRIC_OF))]
    if product:
        found = found[found["product"] == product]
    rows = [
        row
        for statement in found.to_dict("records")
        if (row := _compared(warehouse, country, {str(k): v for k, v in statement.items()}, as_of))
    ]
    return pd.DataFrame(rows, columns=list(COMPARED))


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


def _compared(warehouse: Warehouse, country: str, statement: dict[str, object], as_of: str) -> dict[str, object] | None:
    """One statement beside its computed counterpart, or None."""
    metric = catalogue()[_METRIC_OF[str(statement["indicator"])]]
    where, series = comparable(str(statement["period_code"])), _series(warehouse, metric.id, country, statement)
    if (
        where is None
        or series is None
        or where.freq not in metric.freqs
        or where.transform not in offered(metric, where.freq)
    ):
        return None
    query = Query(
        metric.id,
        country,
        (str(statement["ref_area"]),),
        *series,
        where.freq,
        where.period,
        where.period,
        where.transform,
        as_of=as_of,
    )
    answer = evaluate(warehouse, query)
    answer = answer[answer["reason"] == ""]
    if len(answer) != 1:
        return None
    row, stated = answer.iloc[0], float(np.float64(str(statement["index_pct"])))
    return {
        **{name: statement[name] for name in ("figure_id", "ref_area", "activity", "product", "period_code")},
        "stated": stated,
        "computed": row["value"],
        "gap_pp": stated - row["value"],
        "metric": metric.id,
        "formula": row["formula"],
        "issue": row["issue"],
        "source_id": statement["source_id"],
        "note": statement["scope_note"],
    }


def _series(warehouse: Warehouse, metric_id: str, country: str, statement: dict[str, object]) -> tuple[str, str] | None:
    """Activity and product of the series that the statement speaks of, as the query wants them; None where there is none."""
    found = available(warehouse, metric_id, country)
    activity, product = str(statement["activity"]), str(statement["product"])
    mine = found[(found["product"] == product) & ((found["activity"] == activity) | (metric_id == "output_physical"))]
    if mine.empty:
        return None
    metric = catalogue()[metric_id]
    return (
        activity if "activity" in metric.dimensions and metric.activity != "*" else "",
        product if "product" in metric.dimensions else "",
    )
