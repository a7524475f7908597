"""How long members stay in a cluster, where most of them are still there."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.methods.membership import is_membership
from metrics.methods.waiting import bounds, median, survival

_YEAR = 365.25
_Stay = tuple[date, date | None]


@method(
    memberships=Table(
        needs={"member_id": str, "valid_from": date, "valid_to": date},
        may={"cluster_id": str, "kind": str, "tier": str},
    )
)
def membership_survival(
    memberships: pd.DataFrame, *, as_of: date, years: Sequence[float] = (1, 2, 3, 5)
) -> dict[str, Any]:
    """Which part of those who join a cluster is still a member after so many years.

    Formula: product-limit estimate S(t) = product of (1 - left / still members) over the days of membership at which
      somebody left; interval from Greenwood's variance on the scale of log(-log S), 95 %.
    Unit: part of one; days, and years of 365.25 days.
    Reading: 0.8 after 3 years = four of five stay three years or longer. Those who are still members on `as_of` count as
      long as they were seen, not as stayers for good. `median_days` is when half have left; `longest` = days that the
      longest stay was seen, to which the curve holds.
    Edge cases: the first stay of a member in a cluster counts, records that overlap or adjoin are one stay, a return is
      none; the last day is a day of membership; later days than `as_of` have not happened; prospects, rows without
      member or first day and rows that end before they begin are left out; a horizon that nobody was seen to reach gives
      SHORT_SERIES, and so does a median that more than half outlast; no stay at all NO_DATA.
    Source: Kaplan and Meier 1958; Greenwood 1926; Kalbfleisch and Prentice 2002 for the interval.
    """
    if any(year <= 0 for year in years):
        raise BadRequest(f"params, years is {list(years)}, expected numbers above 0.")
    stays = _first_stays(memberships, as_of)
    days = np.array([((min(last, as_of) if last else as_of) - first).days + 1 for first, last in stays], dtype=float)
    has_left = np.array([last is not None and last < as_of for _, last in stays], dtype=bool)
    curve = bounds(survival(days, has_left))
    horizons = [_at(curve, days, float(year)) for year in years]
    middle = median(curve)
    return {
        "km": curve,
        "years": pd.DataFrame(horizons, columns=["years", "S", "low", "high", "at_risk", "reason"]),
        "median_days": middle,
        "reason_median": "" if middle is not None else "SHORT_SERIES" if stays else "NO_DATA",
        "longest": float(days.max(initial=0.0)),
        "n_used": len(stays),
        "n_left": int(has_left.sum()),
        "n_censored": int((~has_left).sum()),
        "n_dropped": len(memberships) - sum(1 for _ in _readable(memberships, as_of)),
        "reason": "" if stays else "NO_DATA",
    }


def _first_stays(memberships: pd.DataFrame, as_of: date) -> list[_Stay]:
    """First and last day of the first stay of every member in every cluster; the last is None where it goes on."""
    found: dict[tuple[object, str], _Stay] = {}
    for key, first, last in sorted(_readable(memberships, as_of), key=lambda row: row[1]):
        before = found.get(key)
        if before is None:
            found[key] = (first, last)
        elif before[1] is not None and first <= before[1] + timedelta(1):
            found[key] = (before[0], None if last is None else max(before[1], last))
    return list(found.values())


def _readable(memberships: pd.DataFrame, as_of: date) -> Iterator[tuple[tuple[object, str], date, date | None]]:
    """(cluster, member), first and last day of each record of a member that had begun by the day."""
    table = memberships[is_membership(memberships)].reindex(
        columns=["cluster_id", "member_id", "valid_from", "valid_to"]
    )
    rows: list[tuple[Any, ...]] = [*table.itertuples(index=False, name=None)]
    for cluster, member, *days in rows:
        first, last = (None if pd.isna(day) else pd.Timestamp(day).date() for day in days)
        if isinstance(member, str) and first is not None and first <= as_of and (last is None or last >= first):
            yield (cluster if isinstance(cluster, str) else "", member), first, last


def _at(curve: pd.DataFrame, days: np.ndarray, year: float) -> dict[str, Any]:
    """The curve after a number of years: its last step until then, where somebody was seen as long as that."""
    until, at_risk = year * _YEAR, int((days >= year * _YEAR).sum())
    steps = curve[curve["t"] <= until]
    if not at_risk:
        reason = "SHORT_SERIES" if len(days) else "NO_DATA"
        return {"years": year, "S": np.nan, "low": np.nan, "high": np.nan, "at_risk": 0, "reason": reason}
    part, low, high = steps[["S", "low", "high"]].iloc[-1] if len(steps) else (1.0, np.nan, np.nan)
    return {"years": year, "S": part, "low": low, "high": high, "at_risk": at_risk, "reason": ""}
