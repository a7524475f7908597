"""The year that is not over yet, from its own months so far: an estimate, and how it would have done in earlier years."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.requests.kinds import Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import one_series
from metrics.methods.one_series import OBS, Series
from metrics.methods.revisions import as_of_day

_OBS = Table(OBS.needs, may={**OBS.may, "vintage": date})


@dataclass(frozen=True, slots=True)
class Year:
    """One year as far as it is known: its periods, those of the year before, and how many of its own are in."""

    own: Array
    before: Array
    known: int

    @property
    def growth(self) -> float:
        """What is in, divided by the same periods of the year before."""
        return float(self.own[: self.known].sum() / self.before[: self.known].sum())


@method(obs=_OBS, indicator=OBS, optional=("indicator",))
def nowcast(obs: pd.DataFrame, indicator: pd.DataFrame | None = None) -> dict[str, object]:
    """Estimate of the periods still missing from the newest year, and of its total, bridged from its own figures so far.

    Formula: period k of the year before times g, g = sum of the m periods so far / sum of the same periods of the year
      before; with an early `indicator` that already knows period k, times (I(k) / I(k, year before)) / g of the indicator
      over the same m periods. Year = sum of figures and estimates.
    Unit: that of the series. Every estimate is flagged F and drawn dashed.
    Reading: `tests` repeats it for each earlier year as of the day when its period m came out (rows with `vintage`; without,
      on the figures as they are now, which flatters) against what that year came to; `mean_absolute_error_pct` sums up.
    Edge cases: a period so far missing in either year INCOMPLETE_YTD, another one of the year before BASE_INCOMPLETE, its
      periods so far adding up to nothing BASE_ZERO, a withheld one VALUE_SUPPRESSED; newest year complete: nothing to
      estimate, NO_DATA; a figure below zero NEGATIVE_INPUT; an indicator that cannot serve is left out (warning GAPS).
    Source: our own convention (bridge from the running total); Eurostat, Handbook on Rapid Estimates 2017.
    """
    newest = obs if "vintage" not in obs or obs["vintage"].isna().all() else as_of_day(obs, None)
    known, helper = one_series.read(newest), None if indicator is None else one_series.read(indicator)
    last = next(
        (p for p, value in zip(known.periods[::-1], known.values[::-1], strict=True) if not np.isnan(value)), None
    )
    first = last.start.year if last else 0
    year, reason = _year(known, first)
    if year is None or last is None:
        return {"rows": [], "year": None, "tests": [], "mean_absolute_error_pct": None, "reason": reason}
    pace = None if helper is None else _pace(helper, first, year)
    estimates = _estimates(year, np.ones(known.season) if pace is None else pace)
    codes = [last.shifted(last.months * step).code for step in range(1, len(estimates) + 1)]
    tests = _tests(obs, known, first, year.known)
    return {
        "rows": [
            {"time_period": code, "obs_value": value, "obs_status": "F"}
            for code, value in zip(codes, estimates.tolist(), strict=True)
        ],
        "year": {
            "time_period": str(first),
            "obs_value": float(year.own[: year.known].sum() + estimates.sum()),
            "known_periods": year.known,
            "ytd_index_pct": 100 * year.growth,
            "obs_status": "F",
        },
        "tests": tests,
        "mean_absolute_error_pct": float(np.mean([abs(test["error_pct"]) for test in tests])) if tests else None,
        "reason": "",
        "warning": "GAPS" if helper is not None and pace is None else "",
    }


def _year(known: Series, number: int, until: int = 0) -> tuple[Year | None, str]:
    """The year `number`, its first `until` periods or as many as there are; or the reason why it cannot be bridged."""
    if known.reason not in ("", "GAPS"):
        return None, known.reason
    by_year = {year: _periods(known, year) for year in (number, number - 1)}
    own, before = by_year[number], by_year[number - 1]
    m = until or int(np.flatnonzero(~np.isnan(own))[-1]) + 1 if not np.isnan(own).all() else 0
    if m in (0, known.season):
        return None, "NO_DATA"
    if np.isnan(own[:m]).any() or np.isnan(before[:m]).any():
        return None, "INCOMPLETE_YTD"
    if np.isnan(before).any():
        return None, "BASE_INCOMPLETE"
    if (own[:m] < 0).any() or (before < 0).any():
        return None, "NEGATIVE_INPUT"
    return (Year(own, before, m), "") if before[:m].sum() > 0 else (None, "BASE_ZERO")


def _periods(known: Series, year: int) -> Array:
    """The values of all periods of a year, NaN where the series has none."""
    found = np.full(known.season, np.nan)
    for period, value in zip(known.periods, known.values, strict=True):
        if period.start.year == year:
            found[(period.start.month - 1) // period.months] = value
    return found


def _pace(helper: Series, number: int, year: Year) -> Array | None:
    """How much faster than its own start of the year the indicator says each period runs; 1 where it says nothing.

    None where it cannot serve: it has gaps, other periods than the series, or no start of the year to compare with.
    """
    if helper.reason or helper.season != len(year.own):
        return None
    own, before = _periods(helper, number), _periods(helper, number - 1)
    start = Year(own, before, year.known)
    if np.isnan(own[: year.known]).any() or not (before > 0).all() or not own[: year.known].sum() > 0:
        return None
    return np.where(np.isnan(own), 1.0, own / before / start.growth)


def _estimates(year: Year, pace: Array) -> Array:
    """The periods still missing."""
    found: Array = (year.before * year.growth * pace)[year.known :]
    return found


def _tests(obs: pd.DataFrame, known: Series, newest: int, m: int) -> list[dict[str, float]]:
    """Of each earlier year that is whole: what would have been estimated after its period m, and what it came to."""
    found: list[dict[str, float]] = []
    for number in range(known.periods[0].start.year + 1, newest):
        then, _ = _year(_as_known(obs, known, number, m), number, m)
        actual = float(_periods(known, number).sum())
        if then is None or np.isnan(actual) or actual <= 0:
            continue
        estimate = float(then.own[:m].sum() + _estimates(then, np.ones(known.season)).sum())
        found.append(
            {"year": number, "estimate": estimate, "actual": actual, "error_pct": 100 * (estimate / actual - 1)}
        )
    return found


def _as_known(obs: pd.DataFrame, known: Series, number: int, m: int) -> Series:
    """The series as it was when period m of a year first came out; as it is now where no vintages are given."""
    if "vintage" not in obs or obs["vintage"].isna().all():
        return known
    wanted = [p.code for p in known.periods if p.start.year == number][m - 1 : m]
    days = obs.loc[obs["time_period"].isin(wanted), "vintage"].dropna()
    return one_series.read(as_of_day(obs, days.min())) if len(days) else Series((), np.array([]), "NO_DATA")
