"""Tables of the registry as CSV with the columns of the schema; dates are written as far as they are known."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data import schema
from data.cells import require_columns
from data.errors import DataError, Place
from data.periods import Period, parse
from data.provenance import Provenance
from data.sources.files import FIRST_ROW, open_table
from data.tables.declaration import Table

# Filled by data/sql from the other columns and the dates of the sources.
_DERIVED = {"cluster": ("counted_as",), "cluster_stage": ("known_by",)}
PRECISION = "date_precision"
FREQ: Mapping[str, str] = {"day": "D", "month": "M", "quarter": "Q", "year": "A"}


def read(path: Path, provenance: Provenance) -> pd.DataFrame:
    """One row per row of the file; a date printed as month, quarter or year becomes its first day."""
    declared = schema.table(provenance.table)
    frame = open_table(path, provenance.file)
    require_columns(frame.columns, columns(declared), provenance.file)
    result, faults = dated(frame, declared, provenance.file, FIRST_ROW[provenance.path.suffix])
    for fault in faults:
        raise fault
    return result


def columns(declared: Table) -> tuple[str, ...]:
    """The columns of the file of a table: those of the schema without the ones that data/sql fills."""
    return tuple(name for name in declared.names if name not in _DERIVED.get(declared.name, ()))


def graded(declared: Table) -> str:
    """The date whose precision stands in the next column; empty where the table has none."""
    names = declared.names
    return names[names.index(PRECISION) - 1] if PRECISION in names else ""


def dated(frame: pd.DataFrame, declared: Table, file: str, first_row: int) -> tuple[pd.DataFrame, list[DataError]]:
    """The frame with each printed date as its first day, derived columns empty; and every date that cannot be read.

    A date with its precision in the next column may be a month, quarter or year; every other date is a whole day.
    """
    result, faults = frame.copy(), list[DataError]()
    for column in declared.columns:
        if column.type != "DATE" or column.name not in frame:
            continue
        precise = frame[PRECISION] if column.name == graded(declared) else ["day"] * len(frame)
        days = []
        for number, (text, precision) in enumerate(zip(frame[column.name], precise, strict=True), start=first_row):
            needed = column.name == graded(declared)
            try:
                days.append(_first_day(text, precision, Place(file, "", number, column.name), needed))
            except DataError as fault:
                faults.append(fault)
                days.append("")
        result[column.name] = days
    derived: dict[str, str] = dict.fromkeys(_DERIVED.get(declared.name, ()), "")
    return result.assign(**derived), faults


def _first_day(text: str, precision: str, place: Place, needed: bool) -> str:
    """ISO day of one cell; raises DataError where date and precision contradict each other."""
    if not text:
        if needed and precision in FREQ:
            expected = f"a date as exact as a {precision}, or precision unknown"
            raise DataError("the date is empty.", place, text, expected)
        return ""
    period = _period(text, place)
    if not needed and period.freq != "D":
        raise DataError(f"{text!r} is not a whole day.", place, text, "a day such as 2024-05-21, or an empty cell")
    if precision and period.freq != FREQ.get(precision, ""):
        raise DataError(f"{text!r} is not a date of precision {precision!r}.", place, text, f"a {precision}")
    return period.start.isoformat()


def _period(text: str, place: Place) -> Period:
    """The printed date as a period."""
    try:
        return parse(text)
    except DataError as fault:
        raise DataError(f"{text!r} is not a date.", place, text, "2024, 2024-Q2, 2024-05 or 2024-05-21") from fault
