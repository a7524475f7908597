"""A series without its season, beside the raw one: STL over the stretch since its last break (seasonal_adjustment_stl)."""

from dataclasses import replace

import numpy as np
import pandas as pd

from data.statuses import VOIDING_BREAKS
from data.warehouse import Warehouse
from metrics.engine import Query, rows
from metrics.methods.seasonal import seasonal_adjustment_stl
from metrics.rows import NONE, Rows, joined

COLUMNS = ("time_period", "obs_value", "obs_status")


def seasonally(warehouse: Warehouse, query: Query) -> Rows:
    """The levels of a query with their season taken out: the rows of the engine with other values, one series after another.

    Of each series the stretch from the last break on, without missing periods at its ends. `formula` names the method;
    where a series cannot be adjusted its rows have no value and the reason of the method (SHORT_SERIES, GAPS, ...).
    Statuses stay those of the raw figures, so that a provisional month is still one.
    """
    found = rows(warehouse, replace(query, transform="level", base_period=""))
    parts = [
        _adjusted(one)
        for dataset in found.by("dataset")
        for area in dataset.by("ref_area")
        for activity in area.by("activity")
        for one in activity.by("product")
    ]
    return joined(parts) if parts else NONE


def stretch(series: Rows) -> Rows:
    """The rows of one series from its last break on, without missing periods at either end."""
    ordered = series.ordered("period_start")
    is_known = ordered["reason"] == ""
    if not is_known.any():
        return ordered
    places = np.flatnonzero(is_known)
    breaks = np.flatnonzero(np.isin(ordered["break_kind"].astype(str), VOIDING_BREAKS))
    first = max(places[0], breaks[-1] if len(breaks) else 0)
    return ordered.at(np.arange(first, places[-1] + 1))


def observations(series: Rows) -> pd.DataFrame:
    """A series as methods read it: period, value, status (Q where a figure is withheld)."""
    return pd.DataFrame(
        {
            "time_period": series["time_period"],
            "obs_value": series["value"].astype(float),
            "obs_status": np.where(series["reason"] == "VALUE_SUPPRESSED", "Q", series["obs_status"]),
        },
        columns=COLUMNS,
    )


def _adjusted(series: Rows) -> Rows:
    """One series without its season."""
    kept = stretch(series)
    found = seasonal_adjustment_stl(observations(kept))
    reasons = found["reason"].astype(object).to_numpy()
    return kept.with_(
        value=np.where(reasons == "", found["sa"].to_numpy(dtype=float), np.nan),
        reason=reasons,
        formula=np.full(len(kept), "seasonal_adjustment_stl", dtype=object),
    )
