"""Seasonal adjustment: STL by statsmodels, X-13ARIMA-SEATS by the program of the US Census Bureau where it is installed."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.periods import MOST_PERIODS
from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import one_series, x13
from metrics.methods.one_series import OBS, Series

# Years of figures without which a seasonal pattern is not told from chance.
FEWEST_YEARS = 3
# Settings beyond these change nothing but the time that it takes.
_WIDEST, _MOST_ROUNDS = 100_001, 100
NO_LOG = "additive_no_log"
X13_OFF = "FEATURE_OFF"
X13_COLUMNS = ("seasonal_factor", "sa", "trend")
_NOT_CALENDAR = "X-13ARIMA-SEATS adjusts months and quarters."
_DEGREES = ("seasonal_deg", "trend_deg", "low_pass_deg")
_JUMPS = ("seasonal_jump", "trend_jump", "low_pass_jump")
_NOT_INSTALLED = "Adjustment by X-13ARIMA-SEATS is off: the program x13as of the US Census Bureau is neither in PATH nor named by X13PATH."


@method(obs=OBS)
def seasonal_adjustment_stl(  # noqa: PLR0913 - every setting of STL can be given, so that none is left to a library
    obs: pd.DataFrame,
    *,
    log: bool = True,
    period: int = 0,
    seasonal: int = 13,
    trend: int = 0,
    low_pass: int = 0,
    seasonal_deg: int = 1,
    trend_deg: int = 1,
    low_pass_deg: int = 1,
    seasonal_jump: int = 1,
    trend_jump: int = 1,
    low_pass_jump: int = 1,
    robust: bool = False,
    inner_iter: int = 0,
    outer_iter: int = -1,
) -> pd.DataFrame:
    """Seasonal adjustment by STL, a decomposition by local regressions.

    Formula: ln y = trend + seasonal + resid; sa = exp(ln y - seasonal). With log = false, or where a value is zero or
      negative (warning additive_no_log), y = trend + seasonal + resid and sa = y - seasonal.
    Unit: sa in the unit of the series; trend, seasonal and resid in natural logarithms, or in its unit without log.
    Reading: sa is comparable from month to month; the newest months of it change most when the next figure comes.
      `obs_status` is the worst status of the figures used.
    Edge cases: fewer than three years of periods SHORT_SERIES; a period without figure GAPS (nothing is interpolated), a
      withheld one VALUE_SUPPRESSED. All windows are given to the library: period by the frequency of the rows, seasonal
      13, trend the next odd number from 1.5 period / (1 - 1.5 / 7) (23 for months), low pass the next odd number above
      the period; two inner and no outer iterations, one and fifteen where robust.
    Source: Cleveland, Cleveland, McRae and Terpenning 1990; ESS Guidelines on Seasonal Adjustment; statsmodels STL, which
      agrees with stl of R. R takes its own windows, degree 0 and jumps where they are not given: compare with all given.
    """
    known = one_series.read(obs)
    length = period or known.season
    reason = known.shorter_than(FEWEST_YEARS * length) or ("INCONSISTENT_INPUT" if length < 2 else "")
    is_log = log and not reason and bool((known.values > 0).all())
    rows = _rows(known, reason, ("seasonal", "trend", "resid", "sa"), warning=NO_LOG if log and not is_log else "")
    if reason:
        return rows
    windows = {
        "period": length,
        "seasonal": seasonal,
        "trend": trend or _odd_from(1.5 * length / (1 - 1.5 / 7)),
        "low_pass": low_pass or _odd_from(length + 1),
    }
    degrees = dict(zip(_DEGREES, (seasonal_deg, trend_deg, low_pass_deg), strict=True))
    jumps = dict(zip(_JUMPS, (seasonal_jump, trend_jump, low_pass_jump), strict=True))
    _refuse_settings(windows, degrees, jumps, (inner_iter, outer_iter))
    iterations = (inner_iter or (1 if robust else 2), outer_iter if outer_iter >= 0 else (15 if robust else 0))
    values = np.log(known.values) if is_log else known.values
    parts = _decomposed(values, {**windows, **degrees, **jumps, "robust": robust}, iterations)
    adjusted = known.values / np.exp(parts[0]) if is_log else known.values - parts[0]
    return rows.assign(seasonal=parts[0], trend=parts[1], resid=parts[2], sa=adjusted)


def _refuse_settings(
    windows: Mapping[str, int], degrees: Mapping[str, int], jumps: Mapping[str, int], rounds: tuple[int, int]
) -> None:
    """Raise BadRequest for settings that STL does not have, or that only take time."""
    if not set(degrees.values()) <= {0, 1} or not 1 <= min(jumps.values()) <= max(jumps.values()) <= MOST_PERIODS:
        raise BadRequest(f"STL cannot work with these windows: degrees are 0 or 1, jumps 1 to {MOST_PERIODS:,}.")
    if min(windows.values()) < 1 or max(windows.values()) > _WIDEST or max(rounds) > _MOST_ROUNDS or rounds[0] < 0:
        raise BadRequest(f"STL: windows are 1 to {_WIDEST:,} periods, inner_iter and outer_iter 0 to {_MOST_ROUNDS}.")


@method(obs=OBS, regressors=Table({"time_period": str}), optional=("regressors",))
def seasonal_adjustment_x13(obs: pd.DataFrame, regressors: pd.DataFrame | None = None) -> pd.DataFrame:
    """Seasonal adjustment by X-13ARIMA-SEATS, where the program of the US Census Bureau is installed.

    Formula: tables D10 (seasonal_factor), D11 (sa) and D12 (trend) of its X-11 filters after a RegARIMA model that the
      program chooses (automdl, outliers, logarithm where its test asks for it).
    Unit: sa and trend in the unit of the series; seasonal_factor a factor, or an amount where the series is not positive
      throughout or the program adjusts additively.
    Reading: as for STL. The program knows no Russian or Ukrainian holidays: working days come as `regressors`, columns
      of numbers by time_period that cover the series and, best, the year after it.
    Edge cases: program absent FEATURE_OFF with a sentence in `note` (never STL under this name); not months or quarters,
      or refused by the program, INCONSISTENT_INPUT with its sentence; fewer than three years SHORT_SERIES; GAPS and
      VALUE_SUPPRESSED as for STL. A value of zero or below: additive without logarithm, warning additive_no_log. Set
      X13PATH to the program or its folder, or have x13as in PATH.
    Source: US Census Bureau, X-13ARIMA-SEATS Reference Manual; ESS Guidelines on Seasonal Adjustment.
    """
    known = one_series.read(obs)
    reason, given = _ready(known, regressors)
    program = None if reason else x13.program()
    if reason or program is None:
        note = (_NOT_CALENDAR if known.season not in (4, 12) else None) if reason else _NOT_INSTALLED
        return _rows(known, reason or X13_OFF, X13_COLUMNS).assign(note=note)
    is_positive = bool((known.values > 0).all())
    tables, note = x13.adjusted(program, known, given, is_additive=not is_positive)
    if not tables:
        return _rows(known, "INCONSISTENT_INPUT", X13_COLUMNS).assign(note=note)
    rows = _rows(known, "", X13_COLUMNS, warning="" if is_positive else NO_LOG)
    return rows.assign(seasonal_factor=tables["d10"], sa=tables["d11"], trend=tables["d12"], note=None)


def _ready(known: Series, regressors: pd.DataFrame | None) -> tuple[str, pd.DataFrame | None]:
    """Why X-13 cannot be asked, or the regressors from the first period of the series on."""
    reason = known.shorter_than(FEWEST_YEARS * known.season)
    if not reason and known.season not in (4, 12):
        reason = "INCONSISTENT_INPUT"
    return (reason, None) if reason or regressors is None else _regressors(known, regressors)


def _rows(known: Series, reason: str, columns: tuple[str, ...], *, warning: str = "") -> pd.DataFrame:
    """One row a period, numbers still missing; a single one without period where the calendar is not known."""
    codes: list[str | None] = [*known.codes] or [None]
    found = pd.DataFrame({"time_period": pd.Series(codes, dtype=object)} | dict.fromkeys(columns, np.nan))
    found["reason"], found["warning"] = reason, "" if reason else warning
    return found.assign(obs_status=known.status) if known.status else found


def _odd_from(least: float) -> int:
    """The smallest odd number that is not below `least`."""
    whole = int(np.ceil(least))
    return whole + 1 - whole % 2


def _decomposed(
    values: Array, settings: Mapping[str, int | bool], iterations: tuple[int, int]
) -> tuple[Array, Array, Array]:
    """Seasonal, trend and rest; raises BadRequest for settings that STL does not have."""
    from statsmodels.tsa.seasonal import STL

    try:
        found = STL(values, **settings).fit(inner_iter=iterations[0], outer_iter=iterations[1])
    except ValueError as fault:
        raise BadRequest(f"STL cannot work with these windows: {fault}.") from None
    return found.seasonal, found.trend, found.resid


def _regressors(known: Series, given: pd.DataFrame) -> tuple[str, pd.DataFrame | None]:
    """Regressors from the first period of the series on, or the reason why they cannot serve."""
    columns = [name for name in given.columns if name != "time_period"]
    rows = given.set_index("time_period")[columns].apply(pd.to_numeric, errors="coerce")
    wanted = [*known.codes, *(code for code in known.after(12) if code in rows.index)]
    if not columns or rows.index.has_duplicates:
        return "INCONSISTENT_INPUT", None
    found = rows.reindex(wanted)
    return ("GAPS", None) if found.isna().any(axis=None) else ("", found)
