"""Text cells become typed columns of a declared table; the first cell that cannot be read is named in a sentence."""

from collections.abc import Iterable, Mapping
from datetime import date

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
    result, faults = examined(frame, declared, file, first_row, codes)
    for fault in faults:
        raise fault
    return result


def examined(
    frame: pd.DataFrame, declared: Table, file: str, first_row: int, codes: Mapping[str, frozenset[str]]
) -> tuple[pd.DataFrame, list[DataError]]:
    """As `typed`, with every fault instead of the first, column by column; a cell that cannot be read is missing."""
    result, faults = {}, list[DataError]()
    for column in declared.columns:
        cells = frame[column.name].reset_index(drop=True)
        result[column.name], wrong, expected = _column(cells, column, codes)
        for at in wrong.to_numpy().nonzero()[0]:
            place = Place(file, "", first_row + int(at), column.name)
            faults.append(_fault(cells.iloc[at], column, place, expected))
    return pd.DataFrame(result, columns=list(declared.names)), faults


def require_columns(found: Iterable[str], expected: tuple[str, ...], file: str) -> None:
    """Raises SourceChanged unless the columns found are the expected ones, in any order."""
    for fault in column_faults(found, expected, file):
        raise fault


def column_faults(found: Iterable[str], expected: tuple[str, ...], file: str) -> list[SourceChanged]:
    """One fault for each column that is missing, strange or there twice."""
    names = [str(name) for name in found]
    told = [(name, "is missing") for name in expected if name not in names]
    told += [(name, "is not known here") for name in dict.fromkeys(names) if name not in expected]
    told += [(name, "stands twice") for name in expected if names.count(name) > 1]
    listed = "columns " + ", ".join(expected)
    return [SourceChanged(f"column {name!r} {what}.", Place(file=file), name, listed) for name, what in told]


def _column(
    cells: pd.Series, column: Column, codes: Mapping[str, frozenset[str]]
) -> tuple[pd.Series, pd.Series, frozenset[str]]:
    """One column, typed; which of its cells are wrong; the texts that may stand there, empty where any may."""
    if column.type == "VARCHAR":
        text, listed = cells.fillna("").astype(str), _listed(column, codes)
        wrong = pd.Series(False, index=text.index) if listed is None else ~text.isin(listed)
        return text, wrong, listed or frozenset()
    values = _READERS[column.type](cells, column)
    wrong = values.isna() & ~_empty(cells)
    if not (column.nullable or column.is_filled):
        wrong |= values.isna()
    return values, wrong, frozenset()


def _listed(column: Column, codes: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The texts that may stand in a column; None where any may, or where its list is not known yet."""
    if column.allowed:
        return frozenset(column.allowed)
    if column.codes not in codes:
        return None
    return codes[column.codes] | ({""} if column.may_be_empty or column.is_filled else set())


def _fault(cell: object, column: Column, place: Place, listed: frozenset[str]) -> DataError:
    """What is said about a cell that is outside its list or of another type."""
    shown = "" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]
    if column.type == "VARCHAR":
        said = f"{shown!r} is not a known code." if shown else f"{column.name} is empty."
        return UnknownCode(said, place, shown, _offer(listed, column))
    return DataError(f"{shown!r} cannot be read.", place, shown, _FORMS[column.type])


def _offer(listed: frozenset[str], column: Column) -> str:
    """What may stand there: the list itself if short, else where it is kept."""
    return (
        ", ".join(sorted(map(repr, listed))) if len(listed) <= 15 else f"a code of table {column.codes.split('.')[0]}"
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
