"""What is wrong with figures before anything is computed from them: gaps, outliers, units, letters of another alphabet."""

import re
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from data.look_alikes import WORD, examined
from data.periods import parse, spine
from data.requests.kinds import BadRequest, List, One, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.flags import FLAGS, withheld

# What makes figures of one area and period different ones, as far as the table has it.
_ITEM = ("item", "indicator", "activity", "product")
_COVERED = Table(
    {"ref_area": str, "time_period": str}, may={"value": float, "obs_value": float, "published": date, **FLAGS}
)
# Ratio of the mean absolute deviation of a normal distribution to its standard deviation, the other way round.
_MEAN_TO_SIGMA = 1.253314
_ROUNDING = 1e-14
_COVERAGE = (
    "coverage_pct",
    "suppressed_pct",
    "absent_pct",
    "estimated_share_of_usable_pct",
    "median_publication_lag_days",
)


@method(expected_regions=List(str), obs=_COVERED, expected_periods=List(str), expected_items=List(str),
        optional=("expected_periods", "expected_items"))  # fmt: skip
def dq_coverage(
    expected_regions: Sequence[str],
    obs: pd.DataFrame,
    expected_periods: Sequence[str] = (),
    expected_items: Sequence[str] = (),
    *,
    as_of: date,
) -> dict[str, float | int | str | None]:
    """How much of what should be there is there, how late it came, and how old the newest is.

    Formula: expected = regions x periods x items; coverage = usable / expected; suppressed = withheld / expected; absent =
      expected cells without a row / expected; estimated = values with status E or I / usable; lag = median of days from
      the end of the period to publication; age = as_of - end of the newest period with a value or a withheld one.
    Unit: per cent and days.
    Reading: a row that is there without a value is neither usable nor absent.
    Edge cases: periods run without gap from the first to the last in the rows unless given, items (item, or indicator,
      activity, product) are those of the rows unless given; rows outside, or published after as_of, drop out
      (`n_dropped`); a figure that stands twice counts once (warning INCONSISTENT_INPUT); nothing expected NO_DATA.
    Source: European Statistical System Handbook for Quality and Metadata Reports (completeness, timeliness); the choice
      of cells is our own.
    """
    rows = _covered(obs, as_of)
    periods = list(dict.fromkeys(expected_periods)) or _spine(rows["time_period"].unique().tolist())
    items = list(dict.fromkeys(expected_items)) or rows["item"].unique().tolist() or [""]
    ends = pd.DataFrame({"time_period": periods, "period_end": [parse(code).end for code in periods]}, dtype=object)
    regions = pd.DataFrame({"ref_area": list(dict.fromkeys(expected_regions))}, dtype=object)
    named = {"regions": regions, "periods": ends, "items": pd.DataFrame({"item": items}, dtype=object)}
    found = relation.ask("quality", "coverage", **named, obs=rows).iloc[0]
    counts = {name: int(found[name]) for name in ("expected_cells", "present_rows", "usable_values")}
    numbers = {name: None if pd.isna(found[name]) else float(found[name]) for name in _COVERAGE}
    latest = found["latest_end"]
    return {
        **counts,
        **numbers,
        "age_of_latest_period_days": None if pd.isna(latest) else (as_of - latest.date()).days,
        "n_dropped": len(obs) - int(found["n_inside"]),
        "reason": "" if counts["expected_cells"] else "NO_DATA",
        "reason_estimated_share": "" if counts["usable_values"] else "BASE_ZERO",
        "reason_lag": "VALUE_MISSING" if numbers["median_publication_lag_days"] is None else "",
        "warning": "INCONSISTENT_INPUT" if found["is_repeated"] else "",
    }


@method(text=One(str))
def dq_homoglyphs(text: str | None, *, token_regex: str = WORD) -> dict[str, object]:
    """Words that mix alphabets, and the text with letters of the wrong alphabet replaced.

    Formula: tokens = matches of token_regex; mixed = tokens with letters of more than one of Latin, Cyrillic, Greek and
      Armenian; share = 100 mixed / tokens. A mixed token is rewritten in one alphabet where every foreign letter has a
      look-alike there; a token all Greek only where its letters stand in mixed tokens of the same text.
    Unit: counts and per cent.
    Reading: search and match on `normalised`, keep the raw text. Half-Latin words such as brand names stay as they are.
    Edge cases: no token NO_DATA.
    Source: Unicode Technical Standard 39 (confusables), the part that Russian and Ukrainian letters need.
    """
    try:
        seen = examined(text or "", token_regex)
    except re.error as fault:
        raise BadRequest(f"params, token_regex is no regular expression: {fault}.") from None
    found = {
        "tokens": seen.tokens,
        "mixed_script_tokens": len(seen.mixed),
        "greek_chars": sum(seen.greek.values()),
        "normalised": seen.normalised,
        "mixed_share_pct": 100 * len(seen.mixed) / seen.tokens if seen.tokens else None,
        "distinct_greek": sorted(seen.greek),
    }
    return {**found, "reason": "" if seen.tokens else "NO_DATA"}


@method(values=List())
def outlier_mad(values: Array, *, k: float = 3.5, constant: float = 1.4826) -> dict[str, object]:
    """Outliers by their distance from the median in robust standard deviations.

    Formula: z = (x - median) / (constant MAD), MAD = median of |x - median|; an outlier where |z| > k. Where MAD is zero
      z = (x - median) / (1.253314 mean |x - median|).
    Unit: standard deviations.
    Reading: of a series test what seasonal adjustment leaves (`resid`), not the figures themselves.
    Edge cases: MAD zero: ZERO_MAD beside the numbers of the fallback, which `fallback` names; all values equal ZERO_MAD
      without numbers; a missing value has no z and keeps its place; no value NO_DATA.
    Source: Iglewicz and Hoaglin 1993; the fallback as in IBM's documentation of modified z-scores.
    """
    known = values[~np.isnan(values)]
    empty: dict[str, object] = {"median": None, "mad_scaled": None, "robust_z": [None] * len(values),
                                "outlier_positions_1based": [], "n_dropped": len(values) - len(known)}  # fmt: skip
    if not len(known):
        return {**empty, "reason": "NO_DATA", "fallback": None}
    middle = float(np.median(known))
    away = np.abs(known - middle)
    spread, mean_away = constant * float(np.median(away)), _MEAN_TO_SIGMA * float(away.mean())
    # What is left of equal decimals after subtraction is no spread.
    spread, mean_away = (0.0 if number <= _ROUNDING * np.abs(known).max() else number for number in (spread, mean_away))
    found = {**empty, "median": middle, "mad_scaled": spread}
    if not spread and not mean_away:
        return {**found, "reason": "ZERO_MAD", "fallback": None}
    z = (values - middle) / (spread or mean_away)
    places = (np.flatnonzero(np.abs(z) > k) + 1).tolist()
    fallback = (
        {"reason": "", "fallback": None} if spread else {"reason": "ZERO_MAD", "fallback": "mean_absolute_deviation"}
    )
    return {**found, "robust_z": z, "outlier_positions_1based": places, **fallback}


def _covered(obs: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Rows known on the day, as the statement reads them."""
    values = obs["value"].where(obs["value"].notna(), obs["obs_value"])
    item = pd.Series("", index=obs.index, dtype=object)
    for place, name in enumerate(name for name in _ITEM if name in obs.columns):
        item = item + ("|" if place else "") + obs[name].fillna("").astype(str)
    rows = obs.assign(value=values, item=item, is_withheld=withheld(obs))
    known = ~(pd.to_datetime(obs["published"]) > pd.Timestamp(as_of))
    return rows.loc[known, ["ref_area", "time_period", "item", "value", "obs_status", "is_withheld", "published"]]


def _spine(codes: Sequence[str]) -> list[str]:
    """Every period from the first to the last one."""
    if not codes:
        return []
    known = [parse(code) for code in codes]
    if len({period.freq for period in known}) > 1:
        raise BadRequest("inputs, obs mixes periods of different length: give expected_periods.")
    return [period.code for period in spine(min(known).code, max(known).code)]
