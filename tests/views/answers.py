"""Small answers of the engine and names of made-up codes, for tests of pictures and words."""

from datetime import date
from typing import Any

import numpy as np

from data.periods import parse
from metrics.rows import Rows, of
from views.parts.names import Names

AREAS = {
    "US-AA": {"name_en": "Aland", "short_en": "Aland", "name_ru": "Аландия", "short_ru": "Аландия"},
    "US-BB": {"name_en": "Beland", "short_en": "Beland", "name_ru": "Беландия", "short_ru": "Беландия"},
    "US-CC": {"name_en": "Celand", "short_en": "Celand", "name_ru": "Селандия", "short_ru": "Селандия"},
}
UNITS = {"USD": {"symbol_en": "USD", "symbol_ru": "долл."}, "PC": {"symbol_en": "%", "symbol_ru": "%"}}
ROW: dict[str, Any] = {
    "ref_area": "US-AA", "activity": "C13-C15", "product": "_T", "freq": "A", "time_period": "2020", "value": 1.0, "unit": "USD",
    "unit_mult": 6, "obs_status": "A", "conf_status": "F", "break_kind": "", "reason": "", "is_small_base": False,
    "dataset": "TEST", "vintage": np.datetime64("2023-03-31", "s"), "base_period": "", "base_value": float("nan"),
}  # fmt: skip


def known(lang: str = "en") -> Names:
    """Names of three areas and two units."""
    others = ("activity", "product", "stage", "lifecycle_stage", "indicator", "dataset", "cluster", "facility")
    return Names(lang, {**{name: {} for name in others}, "area": AREAS, "unit": UNITS})


def answer(*rows: dict[str, Any]) -> Rows:
    """One row for each dictionary, which says only what matters; a row with a reason has no value."""
    listed = [_row(given) for given in rows]
    return of({name: _column([row[name] for row in listed]) for name in listed[0]})


def _column(values: list[Any]) -> np.ndarray:
    return np.array(values, dtype=object if isinstance(values[0], str) else None)


def series(values: list[float | None], first: int = 2015, **more: Any) -> Rows:
    """Yearly values of one area; None = not published."""
    gap = {"value": float("nan"), "reason": "NOT_PUBLISHED"}
    rows = [
        {"time_period": str(first + at), **({"value": value} if value is not None else gap), **more}
        for at, value in enumerate(values)
    ]
    return answer(*rows)


def _row(given: dict[str, Any]) -> dict[str, Any]:
    row = {**ROW, "is_provisional": given.get("obs_status") == "P", **given}
    if row["reason"]:
        row["value"] = float("nan")
    period = parse(row["time_period"])
    return row | {"period_start": _stamp(period.start), "period_end": _stamp(period.end)}


def _stamp(day: date) -> np.datetime64:
    return np.datetime64(day, "s")
