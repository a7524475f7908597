"""Text cells become typed columns of a declared table; the first cell that cannot be read is named in a sentence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from data.errors import DataError, Place, SourceChanged, UnknownCode
from data.tables.declaration import Column, Table

_BOOLEANS = {"true": True, "false": False}
_INTEGERS = {"SMALLINT": 2**15, "INTEGER": 2**31}


def typed(
    frame: pd.DataFrame, declared: Table, file: str, first_row: int, codes: Mapping[str, frozenset[str]]
) -> pd.DataFrame:
    """The frame with exactly the columns of `declared` and their types, rows in file order.

    `first_row` is the number a reader of the file sees at its first data row. Code lists that `codes` does
    not hold are left to the checks of the finished warehouse. Raises SourceChanged for a missing or strange
    column, UnknownCode for a code outside its list, DataError for a cell of another type.
    """
    require_columns(frame.columns, declared.names, file)
    result = {}
    for column in declared.columns:
        cells = frame[column.name].reset_index(drop=True)
        result[column.name] = _column(cells, column, Place(file=file, column=column.name), first_row, codes)
    return pd.DataFrame(result, columns=list(declared.names))


def require_columns(found: Any, expected: tuple[str, ...], file: str) -> None:
    """Raises SourceChanged unless the columns found are the expected ones, in any order."""
    missing = [name for name in expected if name not in set(found)]
    strange = [str(name) for name in found if name not in expected]
    for names, what in ((missing, "is missing"), (strange, "is not known here")):
        if names:
            raise SourceChanged(
                f"column {names[0]!r} {what}.", Place(file=file), names[0], "columns " + ", ".join(expected)
            )


def _column(
    cells: pd.Series, column: Column, place: Place, first_row: int, codes: Mapping[str, frozenset[str]]
) -> pd.Series:
    """One column, typed and held against its list."""
    if column.type == "VARCHAR":
        text = cells.fillna("").astype(str)
        _known(text, column, place, first_row, codes)
        return text
    values = _READERS[column.type](cells, column)
    wrong = values.isna() & ~_empty(cells)
    if not (column.nullable or column.is_filled):
        wrong |= values.isna()
    _refuse(cells, wrong, place, first_row, _FORMS[column.type])
    return values


def _known(text: pd.Series, column: Column, place: Place, first_row: int, codes: Mapping[str, frozenset[str]]) -> None:
    """Raises UnknownCode for the first text outside the list of the column."""
    if column.allowed:
        listed = frozenset(column.allowed)
    elif column.codes in codes:
        listed = codes[column.codes] | ({""} if column.may_be_empty or column.is_filled else set())
    else:
        return
    unknown = ~text.isin(listed)
    if unknown.any():
        at = int(unknown.to_numpy().argmax())
        value = text.iloc[at]
        where = Place(place.file, "", first_row + at, place.column)
        raise UnknownCode(f"{value!r} is not a known code.", where, value, _offer(listed, column))


def _offer(listed: frozenset[str], column: Column) -> str:
    """What may stand there: the list itself if short, else where it is kept."""
    return (
        ", ".join(sorted(map(repr, listed))) if len(listed) <= 15 else f"a code of table {column.codes.split('.')[0]}"
    )


def _refuse(cells: pd.Series, wrong: pd.Series, place: Place, first_row: int, expected: str) -> None:
    """Raises DataError for the first wrong cell."""
    if wrong.any():
        at = int(wrong.to_numpy().argmax())
        value = cells.iloc[at]
        shown = "" if pd.isna(value) else str(value)
        raise DataError(
            f"{shown!r} cannot be read.", Place(place.file, "", first_row + at, place.column), shown, expected
        )


def _empty(cells: pd.Series) -> pd.Series:
    """Cells that hold nothing: NULL or the empty text."""
    return cells.isna() | (cells.astype(str) == "")


def _doubles(cells: pd.Series, _: Column) -> pd.Series:
    """Numbers with a decimal point; infinity is none."""
    numbers = pd.to_numeric(cells, errors="coerce").astype("float64")
    return numbers.where(numbers.abs() != float("inf"))


def _integers(cells: pd.Series, column: Column) -> pd.Series:
    """Whole numbers that fit the type."""
    numbers = pd.to_numeric(cells, errors="coerce").astype("float64")
    fits = (numbers % 1 == 0) & (numbers.abs() < _INTEGERS[column.type])
    return numbers.where(fits).astype("Int64")


def _booleans(cells: pd.Series, _: Column) -> pd.Series:
    """The words true and false."""
    return cells.astype(str).str.lower().map(_BOOLEANS).astype("boolean")


def _dates(cells: pd.Series, _: Column) -> pd.Series:
    """ISO days; each distinct text is read once."""
    texts = cells.map(lambda cell: cell.isoformat()[:10] if isinstance(cell, date) else cell)
    return texts.map({text: _iso(text) for text in texts.unique()}).astype(object)


def _iso(text: object) -> date | None:
    """A day, or None where the text is none."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


_READERS = {"DOUBLE": _doubles, "SMALLINT": _integers, "INTEGER": _integers, "BOOLEAN": _booleans, "DATE": _dates}
_FORMS = {
    "DOUBLE": "a number with a decimal point",
    "SMALLINT": "a whole number",
    "INTEGER": "a whole number",
    "BOOLEAN": "true or false",
    "DATE": "a day such as 2024-05-21",
}
