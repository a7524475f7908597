"""Whether poorer regions catch up (beta) and whether regions draw closer to each other (sigma)."""

import math
import re
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.flags import FLAGS
from metrics.methods.statement_rows import NOTHING, figures, ranks_of, said, texts

_OBS = Table(needs={"y0": float, "y1": float}, may={"ref_area": str, **FLAGS})
_YEAR = re.compile(r"y(\d+)")
# Below this a sum of squares is zero but for rounding.
_NO_SPREAD = 1e-24
# A standard error this much smaller than the slope is zero but for rounding.
_EXACT = 1e-12
_BETA = ("alpha", "beta", "se_beta", "t", "p", "r2", "speed_lambda", "half_life_years")


@method(obs=_OBS, renamed={"T": "years"})
def beta_convergence(
    obs: pd.DataFrame,
    *,
    t0: int | str | None = None,
    t1: int | str | None = None,
    years: float | None = None,
    robust: Literal["none", "HC1"] = "none",
) -> dict[str, Any]:
    """Beta convergence: whether regions that started lower grew faster.

    Formula: (1/T) ln(y1 / y0) = alpha + beta ln y0 by ordinary least squares; speed_lambda = -ln(1 + T beta) / T;
    half_life_years = ln 2 / lambda. T = years between the two figures, t1 - t0 unless it is said. `robust` HC1 takes
    White's standard error with n / (n - 2); p is two-sided from Student's t with n - 2 degrees of freedom.
    Unit: beta and lambda a year; years; p from 0 to 1.
    Reading: beta below zero = catching up; the half-life says in how many years half of the gap closes. If lambda is
    below zero regions drift apart, and its half-life, then negative, is the time in which the gap doubles.
    Edge cases: a region whose figure is missing, withheld, zero or negative is left out and counted (`n_dropped`);
    below 2 regions TOO_FEW_UNITS, at 2 there is a line but no standard error; equal starts give ZERO_VARIANCE; a T
    that is not t1 - t0 gives INCONSISTENT_INPUT; where 1 + T beta is not positive there is no speed (ZERO_IN_LOG in `reason_speed`).
    Source: Barro and Sala-i-Martin 1992; White 1980; MacKinnon and White 1985 (HC1).
    """
    span, is_contradicted = _span(t0, t1, years)
    kept = _above_zero(obs, ["y0", "y1"])
    head = {"n_used": int(kept.sum()), "n_dropped": int((~kept).sum()), "dropped": _named(obs, ~kept)}
    if kept.sum() < 2 or is_contradicted:
        why = "INCONSISTENT_INPUT" if is_contradicted else "TOO_FEW_UNITS"
        return _nothing(_BETA, why if len(obs) else "NO_DATA") | head
    pairs = pd.DataFrame(
        {"whole": "", "place": np.arange(len(obs)), "y0": figures(obs, "y0"), "y1": figures(obs, "y1")}
    )[kept]
    found = relation.ask("convergence", "beta", {"years": span}, start_end=pairs).iloc[0]
    if found["sxx"] <= _NO_SPREAD:
        return _nothing(_BETA, "ZERO_VARIANCE") | head
    error = found["se_hc1"] if robust == "HC1" else found["se_beta"]
    return {
        "alpha": found["alpha"],
        "beta": found["beta"],
        **_tested(found["beta"], error, int(found["n"])),
        "r2": found["r2"] if found["syy"] > _NO_SPREAD else None,
        **_speed(float(found["beta"]), span),
        "reason": "",
        **head,
        "obs_status": _status(obs, kept),
    }


def _tested(beta: float, error: float, n: int) -> dict[str, Any]:
    """Standard error, t and p of the slope; none from two points, no t where every point lies on the line."""
    from scipy.stats import t as student

    if n < 3:
        return {"se_beta": None, "t": None, "p": None, "reason_t": "TOO_FEW_UNITS"}
    if error <= abs(beta) * _EXACT:
        return {"se_beta": error, "t": None, "p": None, "reason_t": "ZERO_VARIANCE"}
    ratio = beta / error
    return {"se_beta": error, "t": ratio, "p": 2 * student.sf(abs(ratio), n - 2), "reason_t": ""}


def _speed(beta: float, years: float) -> dict[str, Any]:
    """How fast the gap closes, and in how many years half of it."""
    inside = 1 + years * beta
    speed = -math.log(inside) / years if inside > 0 else None
    half = math.log(2) / speed if speed else None
    why = "ZERO_IN_LOG" if speed is None else "" if speed else "BASE_ZERO"
    return {"speed_lambda": speed, "half_life_years": half, "reason_speed": why}


@method(obs=_OBS)
def sigma_convergence(obs: pd.DataFrame) -> dict[str, Any]:
    """Sigma convergence: whether regions differ less than before.

    Formula: sd_log_t* = standard deviation (n - 1) of ln y over regions; cv_pop_t* = standard deviation (n) of y / mean;
    one of each for every column y0, y1, y2 ...; converging = the last sd_log is smaller than the first.
    Unit: parts of one.
    Reading: a fall means that regions draw closer; it can be absent although poorer regions grow faster (beta).
    Edge cases: only regions with a figure above zero in every year count (balanced panel), the others are left out and
    counted (`n_dropped`); below 2 regions TOO_FEW_UNITS.
    Source: Barro and Sala-i-Martin 1992.
    """
    years = sorted((name for name in obs.columns if _YEAR.fullmatch(str(name))), key=lambda name: int(name[1:]))
    kept = _above_zero(obs, years)
    head = {"n_used": int(kept.sum()), "n_dropped": int((~kept).sum()), "dropped": _named(obs, ~kept)}
    names = [f"{measure}_t{year[1:]}" for measure in ("sd_log", "cv_pop") for year in years]
    if kept.sum() < 2:
        return _nothing((*names, "converging"), "TOO_FEW_UNITS" if len(obs) else "NO_DATA") | head
    parts = [pd.DataFrame({"whole": "", "step": i, "place": np.arange(len(obs)), "value": figures(obs, year)})[kept]
             for i, year in enumerate(years)]  # fmt: skip
    found = relation.ask("convergence", "sigma", {"steps": len(years)}, panel=pd.concat(parts))
    spread = found["sd_log"].to_numpy(float)
    values = [*spread, *found["cv_pop"]]
    return {
        **dict(zip(names, values, strict=True)),
        "converging": bool(spread[-1] < spread[0]),
        "reason": "",
        **head,
        "obs_status": _status(obs, kept),
    }


def _span(t0: Any, t1: Any, years: Any) -> tuple[float, bool]:
    """Years between the two figures, and whether t0 and t1 contradict them; years of a request may be texts."""
    try:
        between = float(int(t1) - int(t0))
    except (TypeError, ValueError):
        between = 0.0
    span = between if years is None else float(years)
    if not 0 < span < math.inf:
        raise BadRequest("params needs T, the years between y0 and y1, above zero; or the years t0 and t1.")
    return span, t0 is not None and t1 is not None and not math.isclose(span, between)


def _above_zero(obs: pd.DataFrame, years: list[str]) -> Array:
    """Rows with a figure above zero in each of the years, none withheld."""
    kept: Array = ranks_of(obs) < NOTHING
    for year in years:
        kept &= figures(obs, year) > 0
    return kept


def _named(obs: pd.DataFrame, where: Array) -> list[str]:
    """The areas of some rows."""
    return [area for area, is_one in zip(texts(obs, "ref_area"), where, strict=True) if is_one and area]


def _status(obs: pd.DataFrame, kept: Array) -> str:
    """The worst status of the rows that count."""
    return said("", int(ranks_of(obs)[kept].max()))


def _nothing(names: tuple[str, ...], reason: str) -> dict[str, Any]:
    """Every field empty, with the reason."""
    return dict.fromkeys(names) | {"reason": reason, "obs_status": said(reason, 1)}
