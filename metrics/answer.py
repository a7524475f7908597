"""The tidy frame of an answer: the division of a pair, the reason where there is none, and what every value rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.statuses import BREAK_ORDER, RANKED
from metrics.columns import Coded, Sheet, as_dates, period_codes, same, texts_of
from metrics.compare import Pair
from metrics.cube import Array, Axes, Words, first_days, first_reason, hides
from metrics.halves import Reach
from metrics.query import Grain
from metrics.status import CODE, PRINTED, REASONS, lacking
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
    "is_provisional",
)
# Reasons of a base that say more than that it is missing.
_TELLING = ("SERIES_BREAK", "INCOMPLETE_YTD", "BASE_ABSENT", "BASE_INCOMPLETE")


@dataclass(frozen=True, slots=True)
class Halves:
    """What a quotient was divided from, before any transform; the reach of every series with its unit and issue."""

    numerator: Array
    denominator: Array | None
    reaches: Sequence[Reach]


def reasons(pair: Pair) -> Array:
    """Why there is no value, 0 where there is one.

    In this order: the figure of now, its base, the break between them, what cannot be divided by (METRICS R2, R4).
    """
    if pair.base is None:
        return pair.now.reason
    base = pair.base
    telling = np.isin(base.reason, [CODE[reason] for reason in _TELLING])
    missing = np.where(telling, base.reason, CODE["BASE_MISSING"])
    return first_reason(
        pair.now.reason,
        (hides(base.reason), CODE["BASE_SUPPRESSED"]),
        (np.isnan(base.value), missing),
        (pair.is_broken, CODE["SERIES_BREAK"]),
        (base.value == 0, CODE["BASE_ZERO"]),
        (base.value < 0, CODE["BASE_NEGATIVE"]),
    )


def sheet(grain: Grain, pair: Pair, axes: Axes, halves: Halves, words: tuple[Words, Words]) -> Sheet:
    """The answer as columns COLUMNS, one cell per (series, area, period), in that order."""
    shape, why = pair.now.value.shape, reasons(pair)
    now, transform = pair.now, TRANSFORMS[grain.query.transform]
    value, base_value, joined = now.value, np.full(shape, np.nan), _joined(pair)
    if pair.base is not None:
        base_value = np.broadcast_to(pair.base.value, shape)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = transform.times * now.value / np.where(why == 0, base_value, np.nan)
    is_printed = pair.base is None and transform.id in ("level", *dict(grain.metric.published))
    found = {
        **_keys(grain, axes),
        **_series_columns(grain, halves),
        "value": np.where(why == 0, value, np.nan),
        "obs_status": Coded(_status(why, joined["rank"], now.printed if is_printed else None), PRINTED),
        "conf_status": _confidentiality(why, joined["is_confidential"], now.is_computed),
        "break_kind": Coded(now.break_kind, BREAK_ORDER),
        "reason": Coded(why, ("", *REASONS)),
        "n_used": joined["n_used"],
        "n_dropped": joined["n_dropped"],
        "weight_coverage": joined["n_used"] / np.maximum(joined["n_used"] + joined["n_dropped"], 1),
        "formula": same(_formula(grain)),
        "base_value": base_value,
        "is_computed": now.is_computed,
        "is_provisional": joined["is_provisional"],
        "base_period": lambda: _base_period(grain, pair, axes),
        "note": lambda: texts_of(words[0], joined["notes"]),
        "source_id": lambda: texts_of(words[1], joined["sources"]),
        **_halves(grain, halves, shape),
    }
    return Sheet({name: found[name] for name in COLUMNS}, shape)


_KINDS: dict[str, Any] = {"period_start": "datetime64[s]", "period_end": "datetime64[s]", "vintage": "datetime64[s]",
          "n_used": np.int32, "n_dropped": np.int32, "unit_mult": np.int64, "is_small_base": bool, "is_computed": bool, "is_provisional": bool,
          **dict.fromkeys(("value", "weight_coverage", "base_value", "numerator", "denominator"), np.float64)}  # fmt: skip
# The answer without rows: the warehouse has no such series.
NOTHING = Sheet({name: np.empty(0, dtype=_KINDS.get(name, object)) for name in COLUMNS}, (0,))


_JOINED = ("rank", "is_confidential", "is_provisional", "n_used", "n_dropped", "notes", "sources")


def _joined(pair: Pair) -> dict[str, Array]:
    """What now and base rest on together."""
    now, base = pair.now, pair.base
    if base is None:
        return {name: getattr(now, name) for name in _JOINED}
    return {
        "rank": np.maximum(now.rank, base.rank),
        "is_confidential": now.is_confidential | base.is_confidential,
        "is_provisional": now.is_provisional | base.is_provisional,
        "n_used": now.n_used + base.n_used,
        "n_dropped": now.n_dropped + base.n_dropped,
        "notes": now.notes | base.notes,
        "sources": now.sources | base.sources,
    }


def _status(why: Array, rank: Array, printed: Array | None) -> Array:
    """The status, as its place among PRINTED: as printed, else the worst of what it rests on, else that of the reason."""
    by_reason = _STATUS_OF_REASON[why]
    found: Array = np.where(why == 0, np.minimum(rank, len(RANKED)), by_reason)
    return found if printed is None else np.where(printed > 0, printed, found)


def _confidentiality(why: Array, is_confidential: Array, is_computed: Array) -> Coded:
    """C = withheld by the office, or a sum with such a part; S = printed, and withheld here because it would tell one."""
    is_part_hidden = why == CODE["COMPONENT_SUPPRESSED"]
    is_told = is_part_hidden & ~is_confidential & ~is_computed
    return Coded(np.where(is_told, 2, is_confidential | is_part_hidden).astype(np.int64), ("F", "C", "S"))


_STATUS_OF_REASON = np.array([PRINTED.index(lacking(reason)) for reason in ("", *REASONS)])


def _keys(grain: Grain, axes: Axes) -> dict[str, Array | Coded]:
    """The columns that say where a row stands."""
    by_series = np.arange(len(axes.series))[:, None, None]
    datasets, activities, products = zip(*axes.series, strict=True)
    return {
        "dataset": Coded(by_series, datasets),
        "activity": Coded(by_series, activities),
        "product": Coded(by_series, products),
        "ref_area": Coded(np.arange(len(axes.areas))[:, None], axes.areas),
        "freq": same(grain.freq),
        "time_period": period_codes(axes.months, axes.step),
        "period_start": as_dates(first_days(axes.months)),
        "period_end": as_dates(axes.last_days),
    }


def _series_columns(grain: Grain, halves: Halves) -> dict[str, Array | Coded]:
    """Unit, vintage and issue: that of the transform, of the definition for a quotient, of the printed rows for a total.

    A quotient without a declared unit is in that of its numerator, such as the currency of the country.
    """
    transform, metric, reaches = TRANSFORMS[grain.query.transform], grain.metric, halves.reaches
    is_quotient = metric.denominator is not None
    places = np.arange(len(reaches))[:, None, None]
    units = [transform.unit or (metric.unit if metric.unit and is_quotient else reach.unit) for reach in reaches]
    powers = [0 if transform.unit else metric.unit_mult if metric.unit else reach.unit_mult for reach in reaches]
    return {
        "unit": Coded(places, units),
        "unit_mult": np.array(powers, dtype=np.int64)[:, None, None],
        "vintage": np.array([reach.vintage for reach in reaches], dtype="datetime64[s]")[:, None, None],
        "issue": Coded(places, [reach.issue for reach in reaches]),
    }


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


def _base_period(grain: Grain, pair: Pair, axes: Axes) -> Coded:
    """The code of the base; of a printed index it follows from how it is printed."""
    if grain.query.transform == "index":
        return same(grain.query.base_period)
    if not grain.metric.is_published_index:
        return period_codes(pair.base_at[0, 0], axes.step)
    back = axes.step if grain.query.transform == "mom" else 12
    return period_codes(axes.months - back, axes.step)
