"""The figures behind the reference pages: real ones, taken from the warehouse once and kept ready."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from data.lookup import whole
from data.warehouse import open_warehouse
from metrics.engine import Query, evaluate

EDITION, COUNTRY, METRIC, FREQ = "published", "RU", "shipments_all", "M"


@dataclass(frozen=True, slots=True)
class Figures:
    """`by_period`: region (code, name) and value, a frame a period; `series`: one region over time; `growth`: products."""

    by_period: dict[str, pd.DataFrame]
    series: pd.DataFrame
    growth: pd.DataFrame

    @property
    def periods(self) -> list[str]:
        """Period codes, newest first."""
        return sorted(self.by_period, reverse=True)


@cache
def figures() -> Figures:
    """All figures, without any query left to be made."""
    warehouse = open_warehouse(EDITION)
    try:
        rows = evaluate(warehouse, Query(METRIC, COUNTRY, freq=FREQ))
        changes = evaluate(
            warehouse, Query("output_physical", COUNTRY, (COUNTRY,), product="*", freq="A", transform="yoy")
        )
        names = whole(warehouse, "area").set_index("ref_area")["name_en"]
        products = whole(warehouse, "product").set_index("product")["name_en"]
    finally:
        warehouse.close()
    rows = rows[rows["reason"] == ""].assign(name=lambda frame: frame["ref_area"].map(names))
    rows = rows[["time_period", "period_start", "ref_area", "name", "value"]]
    changes = changes[(changes["reason"] == "") & (changes["time_period"] == changes["time_period"].max())]
    growth = pd.DataFrame({"product": changes["product"].map(products), "change": changes["value"] - 100})
    largest = rows.loc[rows["value"].idxmax(), "ref_area"]
    return Figures(
        {period: part.reset_index(drop=True) for period, part in rows.groupby("time_period")},
        rows[rows["ref_area"] == largest].reset_index(drop=True),
        growth.sort_values("change", ascending=False, ignore_index=True),
    )
