"""Tables of the registry as CSV with the columns of the schema; dates are written as far as they are known."""

from datetime import date
from pathlib import Path

import pandas as pd

from data import schema
from data.cells import require_columns
from data.errors import DataError, Place
from data.periods import Period, parse
from data.provenance import Provenance
from data.sources.files import FIRST_ROW, open_table

# Filled by data/sql from the other columns and the dates of the sources.
_DERIVED = {"cluster": ("counted_as",), "cluster_stage": ("known_by",)}
_FREQ = {"day": "D", "month": "M", "quarter": "Q", "year": "A"}


def read(path: Path, provenance: Provenance) -> pd.DataFrame:
    """One row per row of the file; a date printed as month, quarter or year becomes its first day."""
    declared = schema.table(provenance.table)
    frame = open_table(path, provenance.file)
    derived = _DERIVED.get(declared.name, ())
    require_columns(frame.columns, tuple(name for name in declared.names if name not in derived), provenance.file)
    for column in declared.columns:
        if column.type == "DATE" and column.name in frame:
            frame[column.name] = _first_days(frame, column.name, provenance)
    return frame.assign(**dict.fromkeys(derived, ""))


def _first_days(frame: pd.DataFrame, column: str, provenance: Provenance) -> list[str]:
    """The column with each printed date as its first day; where the next column is its precision, both must agree."""
    names = schema.table(provenance.table).names
    is_graded = names[names.index(column) + 1 :][:1] == ("date_precision",)
    precise = frame["date_precision"] if is_graded else [""] * len(frame)
    first_row = FIRST_ROW[provenance.path.suffix]
    days = []
    for number, (text, precision) in enumerate(zip(frame[column], precise, strict=True), start=first_row):
        place = Place(provenance.file, "", number, column)
        days.append(_first_day(text, precision, place))
    return days


def _first_day(text: str, precision: str, place: Place) -> str:
    """ISO day of one cell; raises DataError where date and precision contradict each other."""
    if not text:
        if precision in _FREQ:
            raise DataError(
                "the date is empty.", place, text, f"a date as exact as a {precision}, or precision unknown"
            )
        return ""
    period = _period(text, place)
    if precision and period.freq != _FREQ.get(precision, ""):
        raise DataError(f"{text!r} is not a date of precision {precision!r}.", place, text, f"a {precision}")
    return _iso(period.start)


def _period(text: str, place: Place) -> Period:
    """The printed date as a period."""
    try:
        return parse(text)
    except DataError as fault:
        raise DataError(f"{text!r} is not a date.", place, text, "2024, 2024-Q2, 2024-05 or 2024-05-21") from fault


def _iso(day: date) -> str:
    return day.isoformat()
