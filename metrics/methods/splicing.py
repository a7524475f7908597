"""Joins series of one index that stand to different bases, at the periods where they overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from data.periods import Period, parse
from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array, hides, voids
from metrics.methods.flags import OBSERVED
from metrics.methods.indices import base_months
from metrics.methods.series import OnCalendar, group_numbers, on_calendar, status, texts
from metrics.status import CODE


@dataclass(frozen=True, slots=True)
class Line:
    """A series on the calendar, one figure a period; `base` = which of the parts each figure is from."""

    value: Array
    reason: Array
    rank: Array
    has_rows: Array
    is_break: Array
    base: Array


@method(series=Table(needs={"vintage_base": str, "time_period": str, "index": float}, may=OBSERVED))
def index_splice(
    series: pd.DataFrame, *, overlap: str | Sequence[str] = "", prefer: Literal["new", "old"] = "new"
) -> pd.DataFrame:
    """Two or more series of one index, each to its own base, joined where they overlap.

    Formula: before the overlap o the older series x (new(o) / old(o)), from the overlap on the newer one. An overlap of
    several periods (a year of months) is joined by the means. With prefer "old" the older series stands as it is, the
    newer one is scaled to it, and the overlap shows the older.
    Unit: index to the base of the newest series (of the oldest with prefer "old").
    Reading: growth inside each part is what it was; B marks the first period of the part that takes over.
    Edge cases: without a common period there is no joint and no series: BASE_ABSENT; an overlap that is missing or
    withheld in one of the series BASE_MISSING, BASE_SUPPRESSED, incomplete BASE_INCOMPLETE, zero or below BASE_ZERO,
    BASE_NEGATIVE. Without `overlap` the first common period is taken; three series need a list of two.
    Source: Eurostat, short-term business statistics: methods of rebasing.
    """
    if series["vintage_base"].isna().any():
        raise BadRequest("inputs, series: vintage_base is missing in a row; it tells which series a figure belongs to.")
    wanted = [parse(code) for code in ([overlap] if isinstance(overlap, str) else overlap) if code]
    rows = series.assign(series=series["vintage_base"])
    found = [
        _joined(laid, list(places), wanted, is_new=prefer == "new")
        for laid in on_calendar(rows, "index")
        for places in _same_but_for_base(laid.keys)
    ]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _same_but_for_base(keys: pd.DataFrame) -> list[Array]:
    """The places of series that differ in nothing but their base, oldest base first."""
    others = [name for name in keys.columns if name != "series"]
    numbers = group_numbers(keys, others)
    order = np.argsort(keys["series"].astype(str).to_numpy(), kind="stable")
    return [order[numbers[order] == number] for number in range(numbers.max() + 1)]


def _joined(laid: OnCalendar, places: list[int], wanted: list[Period], *, is_new: bool) -> pd.DataFrame:
    """The series at `places` as one."""
    lines = [_line(laid, place) for place in places]
    whole, why = lines[-1] if is_new else lines[0], 0
    for other in reversed(lines[:-1]) if is_new else lines[1:]:
        at, why = _overlap(laid, whole, other, wanted)
        if why:
            break
        whole = _with(whole, other, at, is_before=is_new)
    shown = np.any([line.has_rows for line in lines], axis=0)
    within = np.zeros(laid.cells.value.shape, dtype=bool)
    within[places[0], 0, np.flatnonzero(shown)[0] : np.flatnonzero(shown)[-1] + 1] = True
    reason = np.full(len(whole.value), why, dtype=np.int8) if why else whole.reason
    base = _newest(lines) if why else whole.base
    said = np.where(whole.is_break & (reason == 0), "B", status(reason, whole.rank))
    columns = {
        "index": np.where(reason == 0, whole.value, np.nan),
        "obs_status": said,
        "source_base": laid.keys["series"].to_numpy(dtype=object)[base],
        "reason": texts(reason),
    }
    return laid.rows({name: np.asarray(column)[None, None, :] for name, column in columns.items()}, within).drop(
        columns="series"
    )


def _newest(lines: list[Line]) -> Array:
    """Where there is no joint: the newest of the parts that have a row."""
    base = lines[0].base
    for line in lines:
        base = np.where(line.has_rows, line.base, base)
    return base


def _line(laid: OnCalendar, place: int) -> Line:
    """One series as it stands in the input."""
    cells = laid.cells.each(lambda array: array[place, 0])
    has_rows = laid.inside[place, 0]
    is_break = np.asarray(voids(cells.break_kind))
    return Line(cells.value, cells.reason, cells.rank, has_rows, is_break, np.full(len(cells.value), place))


def _overlap(laid: OnCalendar, one: Line, other: Line, wanted: list[Period]) -> tuple[Array, int]:
    """The places of the periods at which two series are joined, and the reason why they cannot be."""
    common = one.has_rows & other.has_rows
    if not wanted:
        both = np.flatnonzero((one.reason == 0) & (other.reason == 0))
        return (both[:1], 0) if len(both) else (both, CODE["BASE_ABSENT"])
    for period in wanted:
        months = base_months(period, laid.scene.step, is_single=False)
        at = np.flatnonzero(np.isin(laid.scene.months, months))
        if len(at) and common[at].any():
            return at, _why_no_joint(one, other, at, len(months))
    return np.array([], dtype=int), CODE["BASE_ABSENT"]


def _why_no_joint(one: Line, other: Line, at: Array, n: int) -> int:
    """The reason why two series cannot be joined at these places; 0 where they can."""
    reasons = np.concatenate([one.reason[at], other.reason[at]])
    if hides(reasons).any():
        return CODE["BASE_SUPPRESSED"]
    if reasons.any() or len(at) < n:
        return CODE["BASE_MISSING"] if n == 1 else CODE["BASE_INCOMPLETE"]
    lowest = min(one.value[at].mean(), other.value[at].mean())
    return 0 if lowest > 0 else CODE["BASE_ZERO"] if lowest == 0 else CODE["BASE_NEGATIVE"]


def _with(one: Line, other: Line, at: Array, *, is_before: bool) -> Line:
    """A series with another one scaled to it, which stands before the overlap or after it."""
    places = np.arange(len(one.value))
    takes = places < at[0] if is_before else places > at[-1]
    begins = at[0] if is_before else at[-1] + 1
    factor = one.value[at].mean() / other.value[at].mean()
    rank = np.maximum(other.rank, max(one.rank[at].max(), other.rank[at].max()))
    own = np.where(takes, other.is_break, one.is_break)
    return Line(
        np.where(takes, other.value * factor, one.value),
        np.where(takes, other.reason, one.reason),
        np.where(takes, rank, one.rank),
        one.has_rows | other.has_rows,
        own | (places == begins),
        np.where(takes, other.base, one.base),
    )
