"""What each part gave to the growth of a whole, in percentage points that add up to it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from data.periods import parse
from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from data.requests.quoting import quoted
from metrics.compare import Pair
from metrics.cube import Array, Cells, hides
from metrics.methods.flags import FLAGS, stated, withheld
from metrics.methods.series import OnCalendar, Policy, against, observations, on_calendar, status, texts
from metrics.status import lacking

_NOISE = 1e-12


@method(obs=observations())
def growth_contribution(
    obs: pd.DataFrame, *, base_period: str = "", period: str = "", total: str = "", break_policy: Policy = "null"
) -> dict[str, Any]:
    """Contribution of each part to the growth of the whole, in percentage points.

    Formula: (x1 - x0) / X0 x 100, X = sum of all parts; share of the change = (x1 - x0) / (X1 - X0).
    Unit: percentage points; share as a fraction; rates in per cent.
    Reading: the contributions add up to the growth of the whole exactly; a part that shrinks while the whole grows has
    a negative share.
    Edge cases: a part that was zero before contributes although it has no rate of its own (`reason_own_rate`
    BASE_ZERO); a whole that does not change has no shares. The whole is the sum of the parts: a missing one gives
    COMPONENT_MISSING (of the base: for all, of now: for the whole), a withheld one withholds every contribution
    (COMPONENT_SUPPRESSED), because the others would tell it. `total` names the row that is the printed whole instead.
    A whole of zero or below gives BASE_ZERO, BASE_NEGATIVE; a break SERIES_BREAK. `base_period` and `period` are by
    default the first and the last of the table.
    Source: identity of sums; so do offices publish it (Eurostat, contributions to growth).
    """
    found = on_calendar(obs, break_policy=break_policy, until=period)
    if len(found) > 1:
        raise BadRequest("obs: periods of one length are needed to compare two of them.")
    if not found:
        return {"rows": [], "total_rate_pct": None, "reason": "NO_DATA", "base_period": None, "period": None}
    pair, codes = _two(found[0], base_period, period)
    return {**_contributed(found[0].keys, pair, total), "base_period": codes[0], "period": codes[1]}


@method(rows=Table(needs={"gva_base_share": float, "index0": float, "index1": float}, may={"activity": str, **FLAGS}))
def growth_contribution_index(rows: pd.DataFrame) -> dict[str, Any]:
    """Contribution of each activity to the growth of a weighted index, in percentage points.

    Formula: w (I1 - I0) / sum of w I0 x 100, w = share of value added in the base year.
    Unit: percentage points; the rate of the whole in per cent.
    Reading: the contributions add up to the growth of the aggregate index.
    Edge cases: a missing activity gives COMPONENT_MISSING for all, a withheld one COMPONENT_SUPPRESSED; negative,
    missing or all-zero weights INVALID_WEIGHTS; a base of zero or below BASE_ZERO, BASE_NEGATIVE.
    Source: additivity of a Laspeyres index with fixed weights (Rosstat, order No 7 of 16.01.2020).
    """
    weight, before, now = (rows[name].to_numpy(float) for name in ("gva_base_share", "index0", "index1"))
    hidden, base = withheld(rows), float(weight @ before)
    reason = _why_no_whole(weight, before, now, hidden)
    if not reason and base <= 0:
        reason = "BASE_ZERO" if base == 0 else "BASE_NEGATIVE"
    given, _ = parts_of_change(weight * now, weight * before, np.nan if reason else base, np.nan)
    why = np.where(hidden & (reason != ""), "VALUE_SUPPRESSED", reason).astype(object)
    names = [name for name in rows.columns if name not in ("gva_base_share", "index0", "index1", *FLAGS)]
    said = [lacking(code) if code else word for code, word in zip(why, stated(rows), strict=True)]
    table = rows[names].assign(contribution_pp=given, reason=why, obs_status=said)
    return {"rows": table, "total_rate_pct": None if reason else float(given.sum()), "reason": reason}


def parts_of_change(now: Array, before: Array, base: float, change: float) -> tuple[Array, Array]:
    """Contributions in percentage points of the whole before (`base`), and shares of its change; NaN where none.

    A change of the whole that is no more than the noise of adding up is none.
    """
    delta = now - before
    contribution = np.full(delta.shape, np.nan) if base == 0 else delta / base * 100
    stands_still = abs(change) <= _NOISE * abs(base)
    return contribution, np.full(delta.shape, np.nan) if stands_still else delta / change


def _why_no_whole(weight: Array, before: Array, now: Array, hidden: Array) -> str:
    """Why there is no weighted whole; empty where there is."""
    if not len(weight):
        return "NO_DATA"
    if not np.isfinite(weight).all() or (weight < 0).any() or not weight.sum():
        return "INVALID_WEIGHTS"
    if hidden.any():
        return "COMPONENT_SUPPRESSED"
    return "COMPONENT_MISSING" if np.isnan(before + now).any() else ""


def _two(laid: OnCalendar, base_period: str, period: str) -> tuple[Pair, tuple[str, str]]:
    """The figures of two periods, and their codes."""
    places = []
    for code, otherwise in ((base_period, 0), (period, len(laid.scene.months) - 1)):
        place = laid.place(parse(code)) if code else otherwise
        if place < 0:
            raise BadRequest(f"params: the table has no period {code}.")
        places.append(place)
    before, now = (_at(laid.cells, place) for place in places)
    if places[0] == places[1]:
        before = replace(before, value=np.full_like(before.value, np.nan))
    pair = Pair(now, before, now.breaks > before.breaks, np.full(now.value.shape, laid.scene.months[places[0]]))
    return pair, (laid.code(places[0]), laid.code(places[1]))


def _at(cells: Cells, place: int) -> Cells:
    """One period."""

    def cut(array: Array) -> Array:
        return array[:, :, place : place + 1]

    return cells.each(cut)


def _contributed(keys: pd.DataFrame, pair: Pair, total: str) -> dict[str, Any]:
    """Contributions of all parts, and the growth of the whole."""
    base = pair.now if pair.base is None else pair.base
    is_whole = (keys == total).any(axis=1).to_numpy() if total else np.zeros(len(keys), dtype=bool)
    if total and is_whole.sum() != 1:
        raise BadRequest(f"params, total is {quoted(total)}; exactly one series of the table must be called so.")
    index, why, _ = against(pair)
    own = texts(why)[:, 0, 0]
    now, before = pair.now.value[:, 0, 0], base.value[:, 0, 0]
    hidden = (hides(pair.now.reason) | hides(base.reason))[:, 0, 0]
    why_base, why_whole = (_printed if total else _summed)(own, now, before, hidden, is_whole)
    x0, x1 = (float(array[is_whole].sum() if total else array[~is_whole].sum()) for array in (before, now))
    given, share = parts_of_change(now, before, x0, x1 - x0)
    reason = np.where(np.isin(own, ("BASE_ZERO", "BASE_NEGATIVE")), "", own).astype(object)
    reason = np.where(reason == "", why_base, reason)
    is_given = reason == ""
    own = np.where(hidden.any() & (own == ""), "COMPONENT_SUPPRESSED", own)
    rate = np.where(own == "", index[:, 0, 0] - 100, np.nan)
    ranks = np.maximum(np.maximum(pair.now.rank, base.rank)[:, 0, 0], base.rank.max())
    table = keys.assign(
        contribution_pp=np.where(is_given, given, np.nan),
        own_rate_pct=rate,
        share_of_change=np.where(is_given & (why_whole == ""), share, np.nan),
        reason=reason,
        reason_own_rate=own,
        reason_share=np.where(reason != "", reason, why_whole or ("BASE_ZERO" if np.isnan(share).all() else "")),
        obs_status=[
            lacking(code) if code else word
            for code, word in zip(reason, status(np.zeros(len(now), int), ranks), strict=True)
        ],
    )
    return {
        "rows": table[~is_whole].reset_index(drop=True),
        "total_rate_pct": None if why_whole else (x1 - x0) / x0 * 100,
        "reason": why_whole,
    }


def _summed(own: Array, now: Array, before: Array, hidden: Array, _is_whole: Array) -> tuple[str, str]:
    """Why the sum of the parts is no base for contributions, and why it has no growth."""
    total = before.sum()
    reason = ""
    if hidden.any():
        reason = "COMPONENT_SUPPRESSED"
    elif np.isnan(total):
        reason = "BASE_MISSING" if np.isnan(before).all() else "COMPONENT_MISSING"
    elif total <= 0:
        reason = "BASE_ZERO" if total == 0 else "BASE_NEGATIVE"
    lacks = "COMPONENT_MISSING" if np.isnan(now).any() else "SERIES_BREAK" if (own == "SERIES_BREAK").any() else ""
    return reason, reason or lacks


def _printed(own: Array, _now: Array, _before: Array, hidden: Array, is_whole: Array) -> tuple[str, str]:
    """The same of a printed whole."""
    why = str(own[is_whole][0])
    if hidden.any():
        return "COMPONENT_SUPPRESSED", why
    return "" if why == "VALUE_MISSING" else why, why
