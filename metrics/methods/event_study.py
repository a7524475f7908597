"""What followed an event in units that had it, against peers that were alike before it and never had it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from data.requests.quoting import quoted
from metrics.cube import Array
from metrics.methods import matching
from metrics.methods.flags import FLAGS, observed
from metrics.methods.remainder import LEAST, hidden_as_well

EVERY = ""  # the group of all units
MOST = 0.5  # the part of the weight that one peer may have
_UPPER = 0.975
_FIGURES = ("units_index", "peers_index", "difference_pct", "low_pct", "high_pct")
_COLUMNS = ("group", "relative_year", *_FIGURES, "n_units", "n_peers", "n_lost", "reason")


@dataclass(frozen=True, slots=True)
class _Paths:
    """Logarithms of figures against the year before the event, by matched unit and relative year; NaN = not known.

    `peers` is the mean over the peers that have the figure, `weight` its parts: (unit, place in `matched`, relative year).
    """

    relative: Sequence[int]
    own: Array
    peers: Array
    weight: Array
    matched: npt.NDArray[np.int64]
    is_lost: npt.NDArray[np.bool_]


@method(
    units=Table(needs={"unit_id": str, "event_year": int}, may={"group": str}),
    figures=Table(needs={"unit_id": str, "time_period": str, "value": float}, may={"size": float, **FLAGS}),
)
def event_study(
    units: pd.DataFrame,
    figures: pd.DataFrame,
    *,
    exact: Sequence[str] = ("ref_area", "activity"),
    k: int = 3,
    ratio: float = 2.0,
    years: Sequence[int] = (-3, 4),
) -> dict[str, Any]:
    """Mean path of units around an event against matched peers, by year relative to that of the event.

    Formula: peers of unit i = up to `k` units without the event that share `exact` and are nearest in ln(size) in the year
      before it, at most `ratio` times larger or smaller. d_i(t) = ln(value of t / value of the year before); difference =
      mean of d_i(t) - mean of its peers' d(t); interval = mean -/+ t(0.975, n - 1) s / sqrt(n); indices are 100 exp(mean).
    Unit: indices, year before the event = 100; difference in per cent.
    Reading: `years` are the first and last t, 0 the year of the event; those before -1 show whether both moved alike
      earlier. Nothing after the event chooses a peer. It tells what followed, not what the event did: who sought it was
      perhaps about to grow, and who stopped reporting is not in it. A peer may serve several units, so the interval is
      too narrow rather than too wide.
    Edge cases: fewer than 3 units or 3 different peers TOO_FEW_UNITS; a peer with more than half of the weight, or a
      group that all less the others would give away, VALUE_SUPPRESSED; a figure that is missing, withheld or not above
      zero counts as lost at that year; no figure or no event NO_DATA.
    Source: matching as in Rosenbaum and Rubin 1985; paths around an event as in Jacobson, LaLonde and Sullivan 1993;
      the thresholds are our own convention [OWN].
    """
    if k < 1 or ratio < 1 or len(years) != 2 or not years[0] < 0 <= years[1]:
        raise BadRequest("params: k and ratio are at least 1, years a pair like [-3, 4].")
    listed = _units(units, exact)
    known = matching.panel(listed, _figures(figures), exact)
    found = matching.matched(known, k, ratio)
    paths = _paths(known, found, range(years[0], years[1] + 1))
    groups = [group or EVERY for group in listed["group"]] if "group" in listed else [EVERY] * len(listed)
    points = _points(paths, np.array(groups, dtype=object)[found.unit])
    n_event = int(np.isfinite(known.event).sum())
    named = known.units
    return {
        "points": points,
        "matches": {
            named[unit]: [named[peer] for peer in peers if peer >= 0]
            for unit, peers in zip(found.unit, found.peers, strict=True)
        },
        "n_event": n_event,
        "n_matched": len(found.unit),
        "n_candidates": int(np.isnan(known.event).sum()),
        "reason": "" if len(found.unit) else "TOO_FEW_UNITS" if n_event and known.years else "NO_DATA",
    }


def _units(units: pd.DataFrame, exact: Sequence[str]) -> pd.DataFrame:
    """Units with a name, each once; what must be the same and is not stated anywhere is null."""
    named = units[units["unit_id"].notna()].drop_duplicates("unit_id")
    lacking = {name: None for name in exact if name not in named}
    return named.assign(event_year=pd.to_numeric(named["event_year"]).astype(float), **lacking)


def _figures(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures that may be read, by whole year; raises BadRequest for another period. Without sizes values are sizes."""
    periods = [str(period) for period in figures["time_period"]]
    wrong = [period for period in periods if not (len(period) == 4 and period.isdigit())]
    if wrong:
        raise BadRequest(f"inputs, figures, time_period is {quoted(wrong[0])}, expected a year like 2023.")
    value = observed(figures, "value").value
    size = figures["size"].to_numpy(float) if "size" in figures and figures["size"].notna().any() else value
    return figures.assign(value=value, size=np.where(np.isnan(value), np.nan, size), year=np.array(periods, dtype=int))


def _paths(known: matching.Panel, found: matching.Matches, relative: Sequence[int]) -> _Paths:
    """Every matched unit and its peers, against the year before the event."""
    base = known.event[found.unit].astype(int) - 1
    columns = base[:, None] + 1 + np.array(relative)
    inside = (columns >= 0) & (columns < len(known.years))
    at = np.clip(columns, 0, max(len(known.years) - 1, 0))
    logs = np.log(known.value)
    own = np.where(inside, logs[found.unit[:, None], at] - logs[found.unit, base][:, None], np.nan)
    others = logs[found.peers[:, :, None], at[:, None, :]] - logs[found.peers, base[:, None]][:, :, None]
    has = (found.peers >= 0)[:, :, None] & np.isfinite(others) & np.isfinite(own)[:, None, :]
    n_known = has.sum(axis=1)
    weight = np.divide(has, n_known[:, None, :], out=np.zeros(has.shape), where=n_known[:, None, :] > 0)
    mean = np.where(n_known > 0, (weight * np.where(has, others, 0.0)).sum(axis=1), np.nan)
    is_known = n_known > 0
    return _Paths(relative, np.where(is_known, own, np.nan), mean, weight, found.peers, inside & ~is_known)


def _points(paths: _Paths, group: Array) -> pd.DataFrame:
    """One row a group and relative year: all units, then each group by name; what may not be told is null."""
    names = [EVERY, *sorted(set(group.tolist()) - {EVERY})]
    rows: list[dict[str, Any]] = []
    for at, year in enumerate(paths.relative):
        cells = {name: _cell(paths, (group == name) | (name == EVERY), at) for name in names}
        reasons = {name: _why_not(cell) for name, cell in cells.items()}
        for name in _given_away(cells, reasons):
            reasons[name] = "VALUE_SUPPRESSED"
        for name, cell in cells.items():
            told = cell if not reasons[name] else cell | dict.fromkeys(_FIGURES, np.nan)
            rows.append({**told, "group": name, "relative_year": year, "reason": reasons[name]})
    order = {name: place for place, name in enumerate(names)}
    rows.sort(key=lambda row: order[row["group"]])
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _cell(paths: _Paths, chosen: Array, at: int) -> dict[str, Any]:
    """Means of the chosen units in one relative year, and how many stand behind them."""
    own, peers = paths.own[chosen, at], paths.peers[chosen, at]
    is_there = np.isfinite(own)
    apart, n = own[is_there] - peers[is_there], int(is_there.sum())
    weights = np.bincount(paths.matched[chosen].ravel() + 1, weights=paths.weight[chosen, :, at].ravel())
    mean = float(apart.mean()) if n else np.nan
    reach = stats.t.ppf(_UPPER, n - 1) * apart.std(ddof=1) / np.sqrt(n) if n > 1 else np.nan
    return {
        "units_index": 100 * np.exp(own[is_there].mean()) if n else np.nan,
        "peers_index": 100 * np.exp(peers[is_there].mean()) if n else np.nan,
        "difference_pct": 100 * np.expm1(mean),
        "low_pct": 100 * np.expm1(mean - reach),
        "high_pct": 100 * np.expm1(mean + reach),
        "n_units": n,
        "n_peers": int((weights > 0).sum()),
        "n_lost": int(paths.is_lost[chosen, at].sum()),
        "weight": float(weights.max() / n) if n else 0.0,
    }


def _why_not(cell: dict[str, Any]) -> str:
    """Why a point may not be told; empty where it may."""
    if min(cell["n_units"], cell["n_peers"]) < LEAST:
        return "TOO_FEW_UNITS"
    return "VALUE_SUPPRESSED" if cell["weight"] > MOST + 1e-12 else ""


def _given_away(cells: dict[str, dict[str, Any]], reasons: dict[str, str]) -> list[str]:
    """Groups that must be hidden as well: all units less the shown groups would tell the hidden ones."""
    if reasons[EVERY]:
        return []
    number = {name: int(cell["n_units"]) for name, cell in cells.items() if name != EVERY}
    beside = int(cells[EVERY]["n_units"]) - sum(number.values())
    return hidden_as_well(number, (name for name in number if reasons[name]), beside if number else 0)
