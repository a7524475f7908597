"""The tidy frame of an answer: the division of a pair, the reason where there is none, and what every value rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from metrics.compare import Pair
from metrics.cube import PRINTED, Array, Axes, Words, first_days
from metrics.query import Grain
from metrics.status import BREAK_ORDER, CODE, RANKED, REASONS, SUPPRESSED_CODES
from metrics.transforms import TRANSFORMS

COLUMNS = (
    "dataset",
    "ref_area",
    "activity",
    "product",
    "freq",
    "time_period",
    "period_start",
    "period_end",
    "value",
    "unit",
    "unit_mult",
    "obs_status",
    "conf_status",
    "break_kind",
    "reason",
    "n_used",
    "n_dropped",
    "weight_coverage",
    "vintage",
    "issue",
    "source_id",
    "note",
    "formula",
    "base_value",
    "base_period",
    "numerator",
    "denominator",
    "is_small_base",
    "is_computed",
)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
# Reasons of a base that say more than that it is missing.
_TELLING = ("SERIES_BREAK", "INCOMPLETE_YTD", "BASE_ABSENT", "BASE_INCOMPLETE")
_CANNOT_EXIST = ("BASE_ZERO", "BASE_NEGATIVE", "SERIES_BREAK")


@dataclass(frozen=True, slots=True)
class Halves:
    """What a quotient was divided from, before any transform; unit, power of ten, vintage and issue of every series."""

    numerator: Array
    denominator: Array | None
    units: Sequence[tuple[str, int]]
    vintages: Sequence[object]
    issues: Sequence[str]


def reasons(pair: Pair) -> Array:
    """Why there is no value, 0 where there is one.

    In this order: the figure of now, its base, the break between them, what cannot be divided by (METRICS R2, R4).
    """
    if pair.base is None:
        return pair.now.reason
    base = pair.base
    telling = np.isin(base.reason, [CODE[reason] for reason in _TELLING])
    missing = np.where(telling, base.reason, CODE["BASE_MISSING"])
    hidden = np.isin(base.reason, SUPPRESSED_CODES)
    with np.errstate(invalid="ignore"):
        found: Array = np.select(
            [pair.now.reason > 0, hidden, np.isnan(base.value), pair.is_broken, base.value == 0, base.value < 0],
            [
                pair.now.reason,
                CODE["BASE_SUPPRESSED"],
                missing,
                CODE["SERIES_BREAK"],
                CODE["BASE_ZERO"],
                CODE["BASE_NEGATIVE"],
            ],
            0,
        )
    return found.astype(np.int8)


def frame(grain: Grain, pair: Pair, axes: Axes, halves: Halves, words: tuple[Words, Words]) -> pd.DataFrame:
    """The answer as columns COLUMNS, one row per (series, area, period), in that order."""
    shape, why = pair.now.value.shape, reasons(pair)
    now, transform = pair.now, TRANSFORMS[grain.query.transform]
    columns = {**_keys(grain, axes), **_series_columns(grain, shape, halves)}
    value, base_value, joined = now.value, np.full(shape, np.nan), _joined(pair)
    if pair.base is not None:
        base_value = np.broadcast_to(pair.base.value, shape)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = transform.times * now.value / np.where(why == 0, base_value, np.nan)
    value = np.where(why == 0, value, np.nan)
    is_printed = pair.base is None and transform.id in ("level", *dict(grain.metric.published))
    columns |= {
        "value": value,
        "obs_status": _status(why, joined["rank"], now.printed if is_printed else np.zeros_like(now.printed)),
        "conf_status": np.where(joined["is_confidential"] | (why == CODE["COMPONENT_SUPPRESSED"]), "C", "F"),
        "break_kind": np.array(BREAK_ORDER, dtype=object)[now.break_kind],
        "reason": np.array(("", *REASONS), dtype=object)[why],
        "n_used": joined["n_used"],
        "n_dropped": joined["n_dropped"],
        "weight_coverage": joined["n_used"] / np.maximum(joined["n_used"] + joined["n_dropped"], 1),
        "formula": np.full(shape, _formula(grain), dtype=object),
        "base_value": base_value,
        "is_computed": now.is_computed,
        **_base_period(grain, pair, axes),
        **_halves(grain, halves, shape),
    }
    flat = {name: np.broadcast_to(array, shape).reshape(-1) for name, array in columns.items()}
    flat["note"] = np.array(words[0].decoded(joined["notes"].reshape(-1)), dtype=object)
    flat["source_id"] = np.array(words[1].decoded(joined["sources"].reshape(-1)), dtype=object)
    return pd.DataFrame({name: flat[name] for name in COLUMNS})


def nothing() -> pd.DataFrame:
    """The answer without rows: the warehouse has no such series."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in COLUMNS})


def _joined(pair: Pair) -> dict[str, Array]:
    """What now and base rest on together."""
    now, base = pair.now, pair.base
    if base is None:
        return {
            name: getattr(now, name) for name in ("rank", "is_confidential", "n_used", "n_dropped", "notes", "sources")
        }
    return {
        "rank": np.maximum(now.rank, base.rank),
        "is_confidential": now.is_confidential | base.is_confidential,
        "n_used": now.n_used + base.n_used,
        "n_dropped": now.n_dropped + base.n_dropped,
        "notes": now.notes | base.notes,
        "sources": now.sources | base.sources,
    }


def _status(why: Array, rank: Array, printed: Array) -> Array:
    """The status of the answer: as printed, else the worst of what it rests on, else that of the reason."""
    by_reason = np.select(
        [np.isin(why, SUPPRESSED_CODES), np.isin(why, [CODE[reason] for reason in _CANNOT_EXIST])], ["Q", "M"], "O"
    )
    ranked = np.array(RANKED, dtype=object)[np.minimum(rank, len(RANKED)) - 1]
    found: Array = np.where(
        printed > 0, np.array(PRINTED, dtype=object)[printed], np.where(why == 0, ranked, by_reason)
    )
    return found


def _keys(grain: Grain, axes: Axes) -> dict[str, Array]:
    """The columns that say where a row stands."""
    starts, ends = first_days(axes.months), axes.last_days
    series = np.array(axes.series, dtype=object).reshape(-1, 3)
    return {
        "dataset": series[:, 0, None, None],
        "activity": series[:, 1, None, None],
        "product": series[:, 2, None, None],
        "ref_area": np.array(axes.areas, dtype=object)[None, :, None],
        "freq": np.array(grain.freq, dtype=object),
        "time_period": period_codes(axes.months, axes.step),
        "period_start": _as_dates(starts),
        "period_end": _as_dates(ends),
    }


def _as_dates(ordinals: Array) -> Array:
    """Ordinals of Python's date as datetime64."""
    found: Array = (ordinals - _EPOCH_ORDINAL).astype("datetime64[D]").astype("datetime64[s]")
    return found


def period_codes(months: Array, step: int) -> Array:
    """The SDMX codes of periods that begin in months since year 0; empty for -1.

    >>> period_codes(np.array([2024 * 12 + 3, -1]), 3).tolist()
    ['2024-Q2', '']
    """
    letter = {6: "S", 3: "Q"}.get(step, "")
    codes = {month: _code(month, step, letter) for month in np.unique(months).tolist()}
    found = np.empty(months.shape, dtype=object)
    found[...] = np.array([codes[month] for month in months.reshape(-1).tolist()], dtype=object).reshape(months.shape)
    return found


def _code(month: int, step: int, letter: str) -> str:
    """One code."""
    year, place = divmod(month, 12)
    if month < 0:
        return ""
    if step == 12:
        return f"{year:04d}"
    return f"{year:04d}-{letter}{place // step + 1}" if letter else f"{year:04d}-{place + 1:02d}"


def _series_columns(grain: Grain, shape: tuple[int, ...], halves: Halves) -> dict[str, Array]:
    """Unit, vintage and issue: that of the transform, of the definition for a quotient, of the printed rows for a total."""
    transform, metric = TRANSFORMS[grain.query.transform], grain.metric
    if transform.unit:
        units = [(transform.unit, 0)] * shape[0]
    elif metric.denominator is not None:
        units = [(metric.unit, metric.unit_mult)] * shape[0]
    else:
        units = [(unit, metric.unit_mult if metric.unit else mult) for unit, mult in halves.units]
    wide = {
        "unit": np.array([unit for unit, _ in units], dtype=object),
        "unit_mult": np.array([mult for _, mult in units], dtype=np.int64),
        "vintage": np.array(halves.vintages, dtype="datetime64[s]"),
        "issue": np.array(halves.issues, dtype=object),
    }
    return {name: array[:, None, None] for name, array in wide.items()}


def _halves(grain: Grain, halves: Halves, shape: tuple[int, ...]) -> dict[str, Array]:
    """Numerator and denominator of the level, and whether the numerator is small."""
    is_quotient = halves.denominator is not None
    with np.errstate(invalid="ignore"):
        is_small = is_quotient & (halves.numerator < grain.metric.small_base)
    bottom = halves.denominator if halves.denominator is not None else np.full(shape, np.nan)
    return {"numerator": halves.numerator, "denominator": bottom, "is_small_base": is_small}


def _formula(grain: Grain) -> str:
    """Id of the formula in METRICS; what an office printed is marked so."""
    if grain.metric.is_published_index:
        return f"as_published_{dict(grain.metric.published)[grain.query.transform]}"
    if grain.query.transform == "relative" and grain.metric.scale != "share":
        return "relative_to_country"
    return TRANSFORMS[grain.query.transform].formula


def _base_period(grain: Grain, pair: Pair, axes: Axes) -> dict[str, Array]:
    """The code of the base; of a printed index it follows from how it is printed."""
    if grain.query.transform == "index":
        return {"base_period": np.array(grain.query.base_period, dtype=object)}
    if not grain.metric.is_published_index:
        return {"base_period": period_codes(np.ascontiguousarray(pair.base_at[0, 0]), axes.step)}
    back = axes.step if grain.query.transform == "mom" else 12
    return {"base_period": period_codes(axes.months - back, axes.step)}
