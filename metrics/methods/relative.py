"""Figures of a region held against others: its pace against the country, prices, employment, work for others."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.kinds import Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.display import checked_decimals, percentage, rounded
from metrics.methods.flags import FLAGS, quotient, stated, why_no_quotient, withheld
from metrics.methods.series import DIMENSIONS
from metrics.status import SUPPRESSED, lacking

_ROUNDING = 1e-9  # a part may exceed its whole by the noise of a sum, not by more
_SHOWN = {
    "idx_base_py": ("calc_same_month_prev_year", "va_base"),
    "idx_base_pm": ("calc_prev_month", "va_base"),
    "idx_base_cur": ("calc_current", "va_base"),
    "mom": ("calc_current", "calc_prev_month"),
    "yoy": ("calc_current", "calc_same_month_prev_year"),
}
_CALCULATED = ("va_base", "calc_same_month_prev_year", "calc_prev_month", "calc_current")


@method(rows=Table(needs={"region_index_pct": float, "national_index_pct": float}, may=FLAGS))
def lead_coefficient(rows: pd.DataFrame) -> pd.DataFrame:
    """How far a region's growth is ahead of the country's.

    Formula: lead = index of the region / index of the country; gap = their difference.
    Unit: lead 1 = the same pace; `gap_pp` in percentage points.
    Reading: lead above 1 = the region outpaces the country.
    Edge cases: a national index of zero has no lead (BASE_ZERO) but a gap; a missing or withheld index has neither.
    Source: usual practice of regional statistics; the two indices must be of the same period, base and product.
    """
    region, nation, hidden = _numbers(rows, "region_index_pct", "national_index_pct")
    reason = why_no_quotient(region, nation, hidden)
    gap = np.where(np.isin(reason.astype(str), SUPPRESSED), np.nan, region - nation)
    return _answer(rows, {"lead": quotient(region, nation, reason), "gap_pp": gap}, reason)


@method(rows=Table(needs={"nominal0": float, "nominal1": float, "ppi_yoy_pct": float}, may=FLAGS))
def real_growth(rows: pd.DataFrame) -> pd.DataFrame:
    """Growth at constant prices: nominal growth divided by the price index of producers.

    Formula: nominal index = nominal1 / nominal0 x 100; real index = nominal index / price index x 100.
    Unit: indices, 100 = unchanged.
    Reading: 101.4 = 1.4 % more at the prices of the year before. It is a division: 14 % more at prices 12.4 % higher is
    1.4 % more, not 1.6 %.
    Edge cases: without price index DEFLATOR_MISSING, the nominal index stands; a price index of zero or below BASE_ZERO,
    BASE_NEGATIVE; the nominal figures as in growth_yoy.
    Source: definition of deflation (UN, System of National Accounts 2008, chapter 15).
    """
    now, base, hidden = _numbers(rows, "nominal1", "nominal0")
    prices = rows["ppi_yoy_pct"].to_numpy(float)
    own = why_no_quotient(now, base, hidden)
    nominal = 100 * quotient(now, base, own)
    reason = np.where(own == "", why_no_quotient(np.ones(len(rows)), prices, np.zeros(len(rows), dtype=bool)), own)
    reason = np.where(reason == "BASE_MISSING", np.where(own == "", "DEFLATOR_MISSING", reason), reason).astype(object)
    return _answer(
        rows, {"nominal_index_pct": nominal, "real_index_pct": 100 * quotient(nominal, prices, reason)}, reason
    )


@method(
    rows=Table(
        needs={"gva_mln_rub": float, "employment_avg": float},
        may={"national_gva": float, "national_employment": float, **FLAGS},
    )
)
def labour_productivity(rows: pd.DataFrame) -> pd.DataFrame:
    """Value added per employee, and how it relates to the country's.

    Formula: value added (mln) x 1000 / average employment; relative = the same quotient of the country = 100.
    Unit: thousand roubles per employee; per cent of the country.
    Reading: wages, prices and the mix of activities are in it; compare like with like.
    Edge cases: no employment gives BASE_ZERO; a missing or withheld figure its reason; where only the country lacks,
    the own quotient stands and the reason speaks of the relation (BASE_MISSING).
    Source: UN, System of National Accounts 2008, chapter 19; OECD, Measuring Productivity 2001.
    """
    added, jobs, hidden = _numbers(rows, "gva_mln_rub", "employment_avg")
    reason = why_no_quotient(added, jobs, hidden)
    own = 1000 * quotient(added, jobs, reason)
    total, all_jobs, _ = _numbers(rows, "national_gva", "national_employment")
    shown = np.zeros(len(rows), dtype=bool)
    lacks = why_no_quotient(total, all_jobs, shown)
    nation = 1000 * quotient(total, all_jobs, lacks)
    lacks = np.where(np.isin(lacks, ("", "VALUE_MISSING")), why_no_quotient(own, nation, shown), lacks)
    of_nation = np.where(reason == "", lacks, reason).astype(object)
    columns = {"thousand_rub_per_employee": own, "relative_to_nation_pct": 100 * quotient(own, nation, of_nation)}
    return _answer(rows, columns, of_nation, shown=reason)


@method(rows=Table(needs={"tolling_output": float, "output": float}, may=FLAGS))
def tolling_share(rows: pd.DataFrame) -> pd.DataFrame:
    """Share of output that is made from the customer's material (tolling).

    Formula: tolling output / output x 100.
    Unit: per cent.
    Reading: a large share means that "own production" and "gross output" are different things: a seamstress's fee
    against the price of the coat.
    Edge cases: output of zero gives BASE_ZERO; a part larger than the whole INCONSISTENT_INPUT; a negative part
    NEGATIVE_INPUT; missing and withheld figures their reason.
    Source: Ukrstat, statistics of industrial output by kind of material (50 to 100 % in wearing apparel).
    """
    part, whole, hidden = _numbers(rows, "tolling_output", "output")
    reason = why_no_quotient(part, whole, hidden)
    with np.errstate(invalid="ignore"):
        wrong = np.select([part < 0, part > whole * (1 + _ROUNDING)], ["NEGATIVE_INPUT", "INCONSISTENT_INPUT"], "")
    reason = np.where(reason == "", wrong, reason).astype(object)
    return _answer(rows, {"tolling_share_pct": 100 * quotient(part, whole, reason)}, reason)


@method(rows=Table(needs=dict.fromkeys(_CALCULATED, float), may=FLAGS))
def ipi_to_base_and_growth(
    rows: pd.DataFrame, *, display_decimals: int = 1, rounding: Literal["half_up", "half_even"] = "half_up"
) -> pd.DataFrame:
    """Rosstat's last step: calculated volumes as indices to the base year, and growth from the volumes themselves.

    Formula: index = calculated volume / value added of a mean month of the base year x 100; growth = calculated volume
    of now / of the month before, or of the year before, x 100. Nothing is rounded before it is shown.
    Unit: text with `display_decimals` decimals and a point.
    Reading: growth from rounded indices may differ in the last digit; this one is right.
    Edge cases: rounding is half-up from the exact quotient of the printed digits; a missing, withheld, zero or negative
    base has its reason beside it (`reason_mom` and so on).
    Source: Rosstat, order No 7 of 16.01.2020, worked example in the appendix.
    """
    checked_decimals(display_decimals, "display_decimals")
    hidden, columns, reasons = withheld(rows), {}, {}
    for name, (top, base) in _SHOWN.items():
        why = why_no_quotient(rows[top].to_numpy(float), rows[base].to_numpy(float), hidden)
        columns[name] = [
            None
            if reason or (exact := percentage(part, whole)) is None
            else f"{rounded(exact, display_decimals, rounding):f}"
            for part, whole, reason in zip(rows[top], rows[base], why, strict=True)
        ]
        reasons[f"reason_{name}"] = why
    first = [next(filter(None, whys), "") for whys in zip(*reasons.values(), strict=True)]
    return _answer(rows, {**columns, **reasons}, np.array(first, dtype=object))


def _numbers(rows: pd.DataFrame, top: str, base: str) -> tuple[Array, Array, Array]:
    """Two columns as numbers, NaN where there is none, and which rows are withheld."""
    nothing = np.full(len(rows), np.nan)
    found = [rows[name].to_numpy(float) if name in rows else nothing for name in (top, base)]
    return found[0], found[1], withheld(rows)


def _answer(rows: pd.DataFrame, columns: Mapping[str, Any], reason: Array, shown: Array | None = None) -> pd.DataFrame:
    """What tells the rows apart, the results, why they are not there, and their status."""
    names = [name for name in (*DIMENSIONS, "time_period") if name in rows.columns]
    found = pd.DataFrame({**{name: rows[name] for name in names}, **columns}, index=rows.index)
    why = reason if shown is None else shown
    status = [lacking(code) if code else said for code, said in zip(why, stated(rows), strict=True)]
    return found.assign(reason=reason, obs_status=status).reset_index(drop=True)
