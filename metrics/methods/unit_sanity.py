"""Whether figures have the right order of magnitude: against their own past, and against the sum of areas."""

import numpy as np
import pandas as pd
from pandas.api.indexers import BaseIndexer

from data.periods import parse
from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.flags import FLAGS, withheld

_FIGURES = Table({"time_period": str, "obs_value": float}, may={"ref_area": str, **FLAGS})
# Earlier figures without which there is no median to compare with.
FEWEST_BEFORE = 2
# Codes have years of four digits.
_WHOLE_CALENDAR = 12 * 10_000


@method(obs=_FIGURES, totals=Table({"time_period": str, "obs_value": float}, may=FLAGS), optional=("totals",))
def unit_sanity(
    obs: pd.DataFrame, totals: pd.DataFrame | None = None, *, factor: float = 8.0, months: int = 24
) -> dict[str, object]:
    """Figures of another order of magnitude than their own past, and totals of another one than the sum of their areas.

    Formula: ratio = figure / median of the same area's figures in the `months` before; suspicious where ratio > factor or
      < 1 / factor. For `totals`: ratio = total / sum over areas of the same period.
    Unit: ratios.
    Reading: a ratio near 1000 or 1/1000 = thousands and millions mixed up; near 12 = a running total among months. News
      tables gave 34.6 million men's suits for January-October 2018 and 2.4 million for the same months of 2020.
    Edge cases: fewer than 2 figures before SHORT_SERIES; a median or sum of zero BASE_ZERO, below zero BASE_NEGATIVE; an
      area missing from a sum COMPONENT_MISSING, withheld COMPONENT_SUPPRESSED; a figure missing VALUE_MISSING, withheld
      VALUE_SUPPRESSED.
    Source: our own convention.
    """
    if factor <= 1 or months < 1:
        raise BadRequest("params: factor is above 1, months at least 1.")
    rows = _placed(obs)
    base, n_before = medians_before(rows, months)
    reason = np.select([_lacks(rows) != "", n_before < FEWEST_BEFORE], [_lacks(rows), "SHORT_SERIES"], "")
    compared = _compared(rows["value"].to_numpy(float), base, reason, factor)
    found = pd.DataFrame({"ref_area": obs["ref_area"], "time_period": obs["time_period"], "obs_value": rows["value"]})
    found = found.assign(median_before=base, n_used=n_before, **compared)
    marked = np.flatnonzero(found["is_suspicious"]) + 1
    return {
        "rows": found,
        "totals": None if totals is None else _against_sums(rows, totals, factor),
        "suspicious_positions_1based": marked,
    }


def medians_before(rows: pd.DataFrame, months: int) -> tuple[Array, Array]:
    """Of each row the median of what the same `unit` and `freq` has in the `months` before it, and how many figures that is.

    A calendar window: a gap makes it hold less, never reach further back. NaN where nothing stands in it. In DuckDB a
    moving median costs a hundred times its moving sum, here about as much as adding up the cells.
    """
    day = rows["period_start"].to_numpy(dtype="datetime64[D]")
    series = rows.groupby(["unit", "freq"], sort=False).ngroup().to_numpy()
    order = np.lexsort((day, series))
    first, stop = _bounds(series[order], day[order], months)
    values = rows["value"].to_numpy(float)[order]
    # Halved, because the two figures in the middle are added up: the sum may be beyond all numbers.
    found = (pd.Series(values) / 2).rolling(_Windows(first=first, stop=stop), min_periods=1).median().to_numpy() * 2
    known = np.concatenate([[0], np.cumsum(~np.isnan(values))])
    back = np.argsort(order)
    return found[back], (known[stop] - known[first])[back]


def _bounds(series: Array, day: Array, months: int) -> tuple[Array, Array]:
    """Rows in the order of series and day: of each the first row of its window, and the row that the window ends before."""
    month = day.astype("datetime64[M]")
    earliest = month - min(months, _WHOLE_CALENDAR)
    last_day = (earliest + 1).astype("datetime64[D]") - 1
    since = np.minimum(earliest.astype("datetime64[D]") + (day - month.astype("datetime64[D]")), last_day)
    origin = since.min(initial=np.datetime64("9999-12-31"))
    length = (day.max(initial=origin) - origin).astype(int) + 1
    key, low = (series * length + (moment - origin).astype(int) for moment in (day, since))
    return np.searchsorted(key, low), np.searchsorted(key, key)


class _Windows(BaseIndexer):
    """Windows that are known row by row."""

    first: Array
    stop: Array

    def get_window_bounds(
        self, num_values: int = 0, min_periods: int | None = None, center: bool | None = None,  # noqa: ARG002
        closed: str | None = None, step: int | None = None,  # noqa: ARG002 - pandas looks for these names
    ) -> tuple[Array, Array]:  # fmt: skip
        """First row and row after the last, of every row."""
        return self.first, self.stop


def _placed(obs: pd.DataFrame) -> pd.DataFrame:
    """Rows as the statements read them; a withheld figure has no value."""
    periods = [parse(str(code)) for code in obs["time_period"]]
    hidden = withheld(obs)
    return pd.DataFrame(
        {
            "place": np.arange(len(obs)),
            "unit": obs["ref_area"].fillna("").astype(object) if "ref_area" in obs else "",
            "freq": pd.Series([f"{period.freq}{period.months}" for period in periods], dtype=object),
            "time_period": obs["time_period"],
            "period_start": pd.Series([period.start for period in periods], dtype=object),
            "value": obs["obs_value"].where(~hidden),
            "is_withheld": hidden,
        }
    )


def _lacks(rows: pd.DataFrame) -> Array:
    """Why a figure itself is not there."""
    return np.select([rows["is_withheld"], rows["value"].isna()], ["VALUE_SUPPRESSED", "VALUE_MISSING"], "").astype(
        object
    )


def _compared(values: Array, base: Array, reason: Array, factor: float) -> dict[str, Array]:
    """Ratios, which of them are out of bounds, and the reasons where there is none.

    A base so small that the ratio is beyond all numbers is a base of zero.
    """
    why = np.select([reason != "", base == 0, base < 0], [reason, "BASE_ZERO", "BASE_NEGATIVE"], "").astype(object)
    ratio = np.full(len(values), np.nan)
    with np.errstate(over="ignore"):
        np.divide(values, base, out=ratio, where=(why == "") & np.isfinite(base))
    is_boundless = np.isinf(ratio)
    ratio, why = np.where(is_boundless, np.nan, ratio), np.where(is_boundless, "BASE_ZERO", why)
    return {"ratio": ratio, "is_suspicious": (ratio > factor) | (ratio < 1 / factor), "reason": why}


def _against_sums(rows: pd.DataFrame, totals: pd.DataFrame, factor: float) -> pd.DataFrame:
    """One row a published total: the sum of areas beside it."""
    hidden = withheld(totals)
    listed = pd.DataFrame({"place": np.arange(len(totals)), "time_period": totals["time_period"],
                           "value": totals["obs_value"].where(~hidden), "is_withheld": hidden})  # fmt: skip
    sums = relation.ask("quality", "sums_of_areas", obs=rows, totals=listed)
    lacks = np.select(
        [_lacks(listed) != "", sums["is_withheld"], (sums["n_dropped"] > 0) | (sums["n_used"] == 0)],
        [_lacks(listed), "COMPONENT_SUPPRESSED", "COMPONENT_MISSING"],
        "",
    ).astype(object)
    base = sums["sum_of_areas"].where(lacks == "").to_numpy(dtype=float)
    compared = _compared(listed["value"].to_numpy(float), base, lacks, factor)
    return pd.DataFrame({"time_period": totals["time_period"], "obs_value": listed["value"], "sum_of_areas": base,
                         "n_used": sums["n_used"], "n_dropped": sums["n_dropped"], **compared})  # fmt: skip
