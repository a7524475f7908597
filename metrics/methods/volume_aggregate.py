"""Volume indices of activities as one, weighted by value added of the base year."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics import compare
from metrics.compare import ESTIMATED
from metrics.cube import Array, Cells, counted, hides
from metrics.methods.flags import OBSERVED
from metrics.methods.series import OnCalendar, Policy, against, group_numbers, on_calendar, status, texts
from metrics.status import CODE

_DIVISION = re.compile(r"([A-Z])(\d\d)")


@method(
    weights=Table(needs={"activity": str, "gva_base_share": float}),
    relatives=Table(needs={"activity": str, "time_period": str, "index_to_base": float}, may=OBSERVED),
)
def volume_index_aggregate(
    weights: pd.DataFrame,
    relatives: pd.DataFrame,
    *,
    renormalise: bool = False,
    activity: str = "",
    break_policy: Policy = "null",
) -> pd.DataFrame:
    """Volume index of several activities as one, weighted by their shares of value added in the base year.

    Formula: I(t) = sum of w x I(a, t) / sum of w; growth = the ratio of such indices, never the mean of growth rates.
    Unit: index to the base year; growth as an index, 100 = unchanged; `weight_coverage` = share of the weights with data.
    Reading: official method of Russia and Ukraine; the row stands for the range of activities ("C13-C15"), or for the
    one named in `activity`.
    Edge cases: without one activity there is no index (COMPONENT_MISSING, COMPONENT_SUPPRESSED where it is withheld),
    only `weight_coverage`; `renormalise` weighs those that are there instead and calls the result an estimate (E). An
    activity of weight 0 is not needed, one without weight not used. Weights that are missing, negative, twice given or
    all zero give INVALID_WEIGHTS. A break in one activity is a break of the whole.
    Source: Rosstat, order No 7 of 16.01.2020; Ukrstat, order No 224 of 2005.
    """
    if weights["activity"].isna().any():
        raise BadRequest("inputs, weights: activity is missing in a row.")
    parts = [
        _aggregated(laid, weights, activity, is_open=renormalise)
        for laid in on_calendar(relatives, "index_to_base", break_policy=break_policy)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _aggregated(laid: OnCalendar, weights: pd.DataFrame, name: str, *, is_open: bool) -> pd.DataFrame:
    """The whole of all activities, one series for each group of what else tells them apart."""
    others = [key for key in laid.keys.columns if key != "activity"]
    keys = laid.keys[others].drop_duplicates() if others else laid.keys[[]].head(1)
    groups = group_numbers(laid.keys, others)
    cells, extents, covers, reasons = [], [], [], []
    for group in range(len(keys)):
        places = np.flatnonzero(groups == group)
        weight = _weights_of(weights, keys.iloc[group])
        whole, cover = _sum(laid.cells, laid.keys["activity"].iloc[places], places, weight, is_open=is_open)
        cells.append(whole)
        covers.append(cover)
        extents.append((laid.first[places].min(), laid.last[places].max()))
        reasons.append(_why_no_weights(weight))
    first, last = np.array(extents).T
    joined = Cells(*(np.stack([getattr(one, field) for one in cells])[:, None, :] for field in Cells.__slots__))
    names = [name or range_of(_weights_of(weights, keys.iloc[group])["activity"]) for group in range(len(keys))]
    laid_out = OnCalendar(keys.assign(activity=names), counted(joined), laid.scene, first, last)
    return _rows(laid_out, np.stack(covers)[:, None, :], np.array(reasons, dtype=object)[:, None, None])


def _weights_of(weights: pd.DataFrame, key: pd.Series) -> pd.DataFrame:
    """The weights that hold for a group: those that agree with it in all that both tell."""
    mask = np.ones(len(weights), dtype=bool)
    for name in key.index.intersection(weights.columns):
        mask &= (weights[name] == key[name]).to_numpy()
    return weights[mask]


def _why_no_weights(weights: pd.DataFrame) -> str:
    share = weights["gva_base_share"].to_numpy(float)
    is_wrong = (
        not np.isfinite(share).all() or (share < 0).any() or not share.sum() or weights["activity"].duplicated().any()
    )
    return "INVALID_WEIGHTS" if is_wrong else ""


def _sum(
    cells: Cells, activities: pd.Series, places: Array, weights: pd.DataFrame, *, is_open: bool
) -> tuple[Cells, Array]:
    """The weighted mean over activities, and the share of the weights that has data."""
    share = dict(zip(weights["activity"], weights["gva_base_share"], strict=True))
    needed = [part for part in share.values() if part > 0]
    w = np.array([share.get(name, 0.0) for name in activities])
    used = cells.each(lambda array: array[places[w > 0], 0])
    w = w[w > 0][:, None]
    is_there = ~np.isnan(used.value)
    present = (w * is_there).sum(axis=0)
    cover = present / sum(needed) if needed else np.zeros(used.value.shape[1])
    value = np.divide(
        (w * np.nan_to_num(used.value)).sum(axis=0), present, out=np.full(len(present), np.nan), where=present > 0
    )
    is_whole = is_there.sum(axis=0) == len(needed)
    hidden = hides(used.reason).any(axis=0)
    lacks = np.where(hidden, CODE["COMPONENT_SUPPRESSED"], CODE["COMPONENT_MISSING"])
    is_shown = is_whole | (is_open & (present > 0))
    ranks = np.where(is_there, used.rank, 1).max(axis=0, initial=1)
    found = {
        "value": np.where(is_shown, value, np.nan),
        "reason": np.where(is_shown, 0, lacks).astype(np.int8),
        "rank": np.where(is_whole, ranks, np.maximum(ranks, ESTIMATED)),
        "is_confidential": used.is_confidential.any(axis=0),
        "break_kind": used.break_kind.max(axis=0, initial=0),
        "n_used": is_there.sum(axis=0),
        "n_dropped": len(needed) - is_there.sum(axis=0),
    }
    blank = cells.each(lambda array: array[0, 0])
    return replace(blank, **found), cover


def _rows(whole: OnCalendar, cover: Array, wrong: Array) -> pd.DataFrame:
    """Index and growth of the aggregate."""
    cells = whole.cells
    reason = np.where(wrong == "", texts(cells.reason), wrong)
    is_there = wrong == ""
    columns = {
        "index_to_base": np.where(is_there, cells.value, np.nan),
        "reason": reason,
        "weight_coverage": np.where(is_there, cover, np.nan),
        "n_used": cells.n_used,
        "n_dropped": cells.n_dropped,
        "obs_status": np.where(is_there, status(cells.reason, cells.rank), "O"),
    }
    for name, pair in (("mom", compare.period_before), ("yoy", compare.year_before)):
        index, why, _ = against(pair(cells, whole.scene))
        columns[f"{name}_index_pct"] = np.where(is_there, index, np.nan)
        columns[f"reason_{name}"] = np.where(is_there, texts(why), wrong)
    return whole.rows(columns)


def range_of(activities: pd.Series) -> str:
    """Activities in one code: a range where they follow one another, else all of them."""
    names = sorted(set(activities))
    found = [_DIVISION.fullmatch(name) for name in names]
    parts = [match.groups() for match in found if match]
    if len(parts) == len(names) > 1:
        letters, numbers = {letter for letter, _ in parts}, [int(number) for _, number in parts]
        if len(letters) == 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return f"{names[0]}-{names[-1]}"
    return "+".join(names)
