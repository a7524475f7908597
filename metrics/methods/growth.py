"""Growth of series against the same period of the year before, the period before, the year so far, twelve months.

All stand on the full calendar and share the engine's own comparisons (metrics.compare); indices are indices, 100 = unchanged.
"""

import numpy as np
import pandas as pd

from data.periods import MOST_PERIODS, parse
from data.requests.kinds import BadRequest
from data.requests.method import method
from data.requests.quoting import quoted
from metrics import compare
from metrics.compare import Pair
from metrics.cube import Array, Cells
from metrics.methods.display import to_date_label
from metrics.methods.series import OnCalendar, Policy, against, each, observations, status, texts
from metrics.status import CODE


@method(obs=observations())
def growth_yoy(
    obs: pd.DataFrame, *, lag: int | None = None, freq: str = "", break_policy: Policy = "null"
) -> pd.DataFrame:
    """Growth against the same period of the year before, as an index.

    Formula: x(t) / x(t - 12 months) x 100; the rate is the index - 100.
    Unit: index, 100 = unchanged; rate in per cent.
    Reading: 104.2 = 4.2 % more than in the same month a year ago.
    Edge cases: the calendar is filled first, so a gap of rows is a gap of months, never a longer lag; a base of zero,
    below zero, missing or withheld gives BASE_ZERO, BASE_NEGATIVE, BASE_MISSING, BASE_SUPPRESSED; a figure that is
    missing or withheld VALUE_MISSING, VALUE_SUPPRESSED; 0 against a positive base is a true index of 0; a break (B)
    after the base up to the period gives SERIES_BREAK, unless break_policy "spliced" says that the series may be
    compared across; two different figures for one period INCONSISTENT_INPUT. `lag` = periods back, by default twelve
    months of them.
    Source: Rosstat, order No 7 of 16.01.2020; Ukrstat, order No 224 of 2005.
    """
    if lag is not None and not 1 <= lag <= MOST_PERIODS:
        raise BadRequest(f"params, lag is {lag}, expected 1 to {MOST_PERIODS:,}.")

    def rows(laid: OnCalendar) -> pd.DataFrame:
        pair = compare.lagged(laid.cells, laid.scene, lag or laid.scene.per_year, CODE["BASE_MISSING"])
        return _index_rows(laid, pair, "yoy")

    found = each(_of(obs, freq), rows, break_policy=break_policy)
    if len(found):
        found["status"] = found["obs_status"].where((found["reason"] == "") | (found["obs_status"] == "Q"), "")
    return found


@method(obs=observations())
def growth_mom(obs: pd.DataFrame, *, break_policy: Policy = "null") -> pd.DataFrame:
    """Growth against the period just before, as an index, not seasonally adjusted unless the series is.

    Formula: x(t) / x(t - 1) x 100; the product of twelve such indices is the growth against the year before.
    Unit: index, 100 = unchanged.
    Reading: holidays and seasons are in it: say "not seasonally adjusted" beside it (`seasonal_adjust` N).
    Edge cases: as in growth_yoy; the first period has no base (BASE_MISSING).
    Source: Rosstat, order No 7 of 16.01.2020.
    """

    def rows(laid: OnCalendar) -> pd.DataFrame:
        found = _index_rows(laid, compare.period_before(laid.cells, laid.scene), "mom")
        return found if "seasonal_adjust" in found else found.assign(seasonal_adjust="N")

    return each(obs, rows, break_policy=break_policy)


@method(obs=observations())
def growth_ytd(
    obs: pd.DataFrame, *, period: str = "", matched_months: bool = False, break_policy: Policy = "null"
) -> pd.DataFrame:
    """Growth of the sum since January against the same sum of the year before: the figure officials quote.

    Formula: sum of x over January to m / the same sum of the year before x 100; `times_factor` = index / 100. Never
    the mean of monthly indices. Of indices to a base the same: the ratio of the sums of index values.
    Unit: sums in the unit of the input; index, 100 = unchanged; rate in per cent.
    Reading: "January to June against January to June"; `period_label_ru` is the head of such a column.
    Edge cases: every month from January to m must be there in both years, else INCOMPLETE_YTD; `matched_months` sums
    the months that both years have instead, says how many (`months_used`) and calls the result an estimate (E); a
    withheld month withholds the sum. `period` names the only period to answer.
    Source: Rosstat, order No 7 of 16.01.2020; Ukrstat, order No 224 of 2005.
    """

    def rows(laid: OnCalendar) -> pd.DataFrame:
        cells, scene = laid.cells, laid.scene
        width = np.broadcast_to(scene.months % 12 // scene.step + 1, cells.value.shape)
        pair = compare.year_to_date(cells, scene)
        if matched_months:
            pair, width = compare.matched_to_date(cells, scene)
        base, where = pair.base, None
        if period:
            where = (np.arange(len(scene.months)) == laid.place(parse(period)))[None, None, :]
        index, why, said = against(pair)
        labels = [to_date_label(month, scene.step) for month in scene.months.tolist()]
        columns = {
            "period_label_ru": np.array(labels, dtype=object),
            "ytd_value": pair.now.value,
            "ytd_prev": np.full(index.shape, np.nan) if base is None else base.value,
            "ytd_index_pct": index,
            "ytd_rate_pct": index - 100,
            "times_factor": index / 100,
            "months_used": np.where(why == 0, width * scene.step, 0),
            "reason": texts(why),
            "obs_status": said,
        }
        return laid.rows(columns, where)

    return each(obs, rows, break_policy=break_policy, until=period)


@method(obs=observations())
def growth_rolling12(obs: pd.DataFrame, *, window: int = 12, break_policy: Policy = "null") -> pd.DataFrame:
    """The sum over the last twelve months, and its growth against the twelve months before.

    Formula: R(t) = x(t) + x(t - 1) + ... over `window` months; R(t) / R(t - 12 months) x 100.
    Unit: the unit of the input; index, 100 = unchanged.
    Reading: seasons cancel out without any seasonal adjustment.
    Edge cases: all months of the window must be there, else GAPS, or SHORT_SERIES where the series begins inside the
    window; a withheld month withholds the sum, a break inside it voids it (SERIES_BREAK). `reason` speaks of the sum
    and, where the sum is there, of its growth.
    Source: usual practice of statistics offices; the frame of 11 months before the current one must hold 12 values.
    """

    def rows(laid: OnCalendar) -> pd.DataFrame:
        cells, scene = laid.cells, laid.scene
        n, rest = divmod(window, scene.step)
        if n < 1 or rest:
            raise BadRequest(f"params, window is {window}, expected whole periods of {scene.step} months.")
        total = compare.rolled(cells, scene, n)
        index, why, said = against(compare.lagged(total, scene, scene.per_year, CODE["BASE_MISSING"]))
        columns = {
            "r12_sum": total.value,
            "r12_yoy_index_pct": index,
            "reason": texts(why),
            "obs_status": status(total.reason, total.rank),
            "obs_status_yoy": said,
        }
        return laid.rows(columns)

    return each(obs, rows, break_policy=break_policy)


@method(obs=observations())
def growth_cagr(obs: pd.DataFrame, *, break_policy: Policy = "null") -> pd.DataFrame:
    """Average yearly growth between the first and the last period of a series.

    Formula: (x_T / x_0)^(1 / T) - 1, T = years between the two periods (months / 12).
    Unit: a rate a year as a fraction, 0.05 = 5 % a year; `years` in years.
    Reading: as if the series had grown by the same rate every year; what lies between does not matter.
    Edge cases: T counts differences, not points; one period alone gives SHORT_SERIES; an end of zero is -1; a start of
    zero, below zero or missing BASE_ZERO, BASE_NEGATIVE, BASE_MISSING; a fall below zero NEGATIVE_INPUT; a break
    between the two SERIES_BREAK.
    Source: definition of the geometric mean of growth factors.
    """

    def rows(laid: OnCalendar) -> pd.DataFrame:
        base, now = (_at(laid.cells, place[:, None, None]) for place in (laid.first, laid.last))
        index, why, said = against(Pair(now, base, now.breaks > base.first_breaks, laid.first))
        years = (laid.last - laid.first) * laid.scene.step / 12
        found = _yearly(index[:, 0, 0], why[:, 0, 0], years)
        is_open = np.isin(found["reason"], ("SHORT_SERIES", "NEGATIVE_INPUT"))
        return laid.keys.assign(**found, obs_status=np.where(is_open, "O", said[:, 0, 0]))

    return each(obs, rows, break_policy=break_policy)


def _at(cells: Cells, places: Array) -> Cells:
    """One cell of each series."""

    def taken(array: Array) -> Array:
        return np.take_along_axis(array, places, axis=-1)

    return cells.each(taken)


def _yearly(index: Array, why: Array, years: Array) -> dict[str, Array]:
    """Average yearly growth from the growth between two ends."""
    reason = np.where(years == 0, "SHORT_SERIES", np.where(index < 0, "NEGATIVE_INPUT", texts(why)))
    is_there = reason == ""
    rate = np.full(len(index), np.nan)
    rate[is_there] = (index[is_there] / 100) ** (1 / years[is_there]) - 1
    return {"cagr": rate, "years": years, "reason": reason}


def _index_rows(laid: OnCalendar, pair: Pair, name: str) -> pd.DataFrame:
    """A pair as index, rate, reason and status."""
    index, why, said = against(pair)
    columns = {f"{name}_index_pct": index, f"{name}_rate_pct": index - 100, "reason": texts(why), "obs_status": said}
    return laid.rows(columns)


def _of(obs: pd.DataFrame, freq: str) -> pd.DataFrame:
    """The rows of one frequency; those of others are left out, but some must be there."""
    if not freq or not len(obs):
        return obs
    found = obs[[parse(code).freq == freq for code in obs["time_period"]]]
    if not len(found):
        raise BadRequest(f"params, freq is {quoted(freq)}, but no period of the table is of that length.")
    return found
