"""Series of indices: to a base of one's own choice, and months taken out of running totals."""

from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from data.periods import Period, parse
from data.requests.method import method
from metrics import compare
from metrics.cube import Array, hides
from metrics.methods.series import OnCalendar, Policy, against, each, observations, status, texts
from metrics.status import CODE

BaseType = Literal["annual_average", "period", "single_period", "month"]


@method(obs=observations())
def index_base100(
    obs: pd.DataFrame,
    *,
    base_period: str,
    base_type: BaseType = "annual_average",
    break_policy: Policy = "null",
) -> pd.DataFrame:
    """A series as an index to the mean of a base year, or to one base period.

    Formula: x(t) / mean of x over the base period x 100.
    Unit: index, 100 = mean of the base period.
    Reading: name the base on the axis; distances between two indices are points, not per cent.
    Edge cases: no row of the series in the base period gives BASE_ABSENT; a base year in which a month is missing
    BASE_INCOMPLETE, a single base period without figure BASE_MISSING, a withheld one BASE_SUPPRESSED; a mean of zero
    BASE_ZERO; a break between a period and the base, or inside the base year, SERIES_BREAK. `base_type` says what
    `base_period` is: a year whose periods are averaged, or one period of the series.
    Source: usual practice of statistics offices (Rosstat, order No 7 of 16.01.2020: mean month of the base year).
    """
    wanted = parse(base_period)

    def rows(laid: OnCalendar) -> pd.DataFrame:
        months = base_months(wanted, laid.scene.step, is_single=base_type != "annual_average")
        scene = replace(laid.scene, base=months, n_base=len(months))
        pair = compare.base_period(laid.cells, scene)
        has_rows = (laid.inside & np.isin(scene.months, months)).any(axis=-1, keepdims=True)
        absent = CODE["BASE_MISSING"] if len(months) == 1 else CODE["BASE_INCOMPLETE"]
        if pair.base is not None:
            reason = np.where((pair.base.reason == CODE["BASE_ABSENT"]) & has_rows, absent, pair.base.reason)
            pair = replace(pair, base=replace(pair.base, reason=reason.astype(np.int8)))
        index, why, said = against(pair)
        return laid.rows({"index": index, "reason": texts(why), "obs_status": said}).assign(base_period=base_period)

    return each(obs, rows, break_policy=break_policy)


@method(obs=observations("ytd_value"))
def decumulate_ytd(obs: pd.DataFrame, *, break_policy: Policy = "null") -> pd.DataFrame:
    """The figure of each month from running totals since January.

    Formula: C(m) - C(m - 1); January is C(1).
    Unit: that of the input.
    Reading: the office's own revisions of earlier months stand in the month in which they were made.
    Edge cases: a negative month is kept and flagged (warning NEGATIVE_INCREMENT), never cut to zero; without the
    total of the month before there is no figure (BASE_MISSING, BASE_SUPPRESSED where it is withheld); a break in the
    month itself gives SERIES_BREAK.
    Source: identity of sums; both forms are published by Rosstat (EMISS).
    """

    def rows(laid: OnCalendar) -> pd.DataFrame:
        cells, scene = laid.cells, laid.scene
        pair = compare.period_before(cells, scene)
        base = cells if pair.base is None else pair.base
        begins = scene.months % 12 == 0
        why = np.select(
            [cells.reason > 0, begins, hides(base.reason), np.isnan(base.value), pair.is_broken],
            [cells.reason, 0, CODE["BASE_SUPPRESSED"], CODE["BASE_MISSING"], CODE["SERIES_BREAK"]],
            0,
        )
        value = np.where(why == 0, cells.value - np.where(begins, 0.0, base.value), np.nan)
        columns = {
            "value": value,
            "reason": texts(why),
            "warning": np.where(value < 0, "NEGATIVE_INCREMENT", ""),
            "obs_status": status(why, np.where(begins, cells.rank, np.maximum(cells.rank, base.rank))),
        }
        return laid.rows(columns)

    return each(obs, rows, "ytd_value", break_policy=break_policy)


def base_months(wanted: Period, step: int, *, is_single: bool) -> Array:
    """The first months of the periods that make up the base; one that cannot be where none of them fits in."""
    first, last = (on.year * 12 + on.month - 1 for on in (wanted.start, wanted.end))
    months = np.arange(first, last + 1, step)
    is_fitting = (last + 1 - first) % step == 0 and first % step == 0 and (not is_single or len(months) == 1)
    return months if is_fitting else np.array([-1])
