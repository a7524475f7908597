"""The kinds of input that a method takes: tables, lists, records, single values; each checks and converts JSON.

Missing is null. A table becomes a frame: a column of numbers holds NaN where JSON holds null, a column of texts None.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeGuard

import numpy as np
import pandas as pd

from data.errors import DataError
from data.look_alikes import LATIN, LOOK_ALIKES
from data.periods import parse
from data.requests.quoting import BadRequest, quoted
from data.statuses import RANKED

__all__ = ["PERIOD", "STATUS", "WORDS", "BadRequest", "Kind", "List", "Matrix", "One", "Record", "Table", "one"]
WORDS = {
    float: "a number",
    int: "a whole number",
    str: "a text",
    bool: "true or false",
    list: "a list",
    date: "a day like 2024-03-31",
}
PERIOD = "time_period"  # a row without it has no place in a table that needs it
STATUS = "obs_status"  # holds codes of CL_OBS_STATUS, in whatever table it stands
_STATUSES = (*RANKED, "B")


def one(value: object, kind: type, where: str) -> Any:
    """A single JSON value of a kind, None where it is null; `object` takes whatever comes. Raises BadRequest.

    A whole number stands for a text of its digits: years and codes come either way.
    """
    if value is None or kind is object:
        return value
    if kind is date and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    number = _number(value)
    if kind is float and number is not None:
        return float(number)
    if kind is int and number is not None and number == int(number):
        return int(number)
    if kind is str and isinstance(number, int):
        return str(number)
    if kind is list and _is_list(value):
        for at, part in enumerate(value, 1):
            _single(part, f"{where}, value {at}")
    if kind in (str, bool, list) and isinstance(value, kind):
        return value
    raise BadRequest(f"{where} is {quoted(value)}, expected {WORDS[kind]}.")


@dataclass(frozen=True, slots=True)
class Table:
    """A list of records. `needs`: columns without which it cannot be read; `may`: columns that are null if absent.

    Other columns are kept: numbers where every value is a number or null, else as they came.
    """

    needs: Mapping[str, type] = field(default_factory=dict)
    may: Mapping[str, type] = field(default_factory=dict)

    def read(self, value: object, where: str) -> pd.DataFrame:
        """The records as a frame, in their order."""
        if not _is_list(value) or not all(isinstance(row, Mapping) for row in value):
            raise BadRequest(f"{where} is not a list of records.")
        for name in self.needs:
            if value and not any(name in row for row in value):
                raise BadRequest(f"{where} lacks the column {name} ({WORDS[self.needs[name]]}).")
        for at, row in enumerate(value, 1):
            if PERIOD in self.needs:
                _check_period(row.get(PERIOD), _at(where, at, PERIOD))
            if STATUS in row:
                _check_status(row[STATUS], _at(where, at, STATUS))
        known = {**self.needs, **self.may}
        extra = dict.fromkeys(name for row in value for name in row if name not in known)
        columns = {name: [one(row.get(name), kind, _at(where, at, name)) for at, row in enumerate(value, 1)]
                   for name, kind in known.items()}  # fmt: skip
        columns |= {name: [_finite(row.get(name), _at(where, at, name)) for at, row in enumerate(value, 1)]
                    for name in extra}  # fmt: skip
        found = {name: _column(listed, known.get(name)) for name, listed in columns.items()}
        return pd.DataFrame(found, index=pd.RangeIndex(len(value)))


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its keys as a mapping. Numbers may be null."""

    needs: Mapping[str, type] = field(default_factory=dict)

    def read(self, value: object, where: str) -> dict[str, Any]:
        """The record with every key it needs."""
        if not isinstance(value, Mapping):
            raise BadRequest(f"{where} is not a record.")
        for name, kind in self.needs.items():
            if name not in value:
                raise BadRequest(f"{where} lacks {name} ({WORDS[kind]}).")
        _check_status(value.get(STATUS), f"{where}, {STATUS}")
        return {name: one(v, self.needs[name], at) if name in self.needs else _finite(v, at)
                for name, v in value.items() for at in (f"{where}, {name}",)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class List:
    """A list of single values; numbers come as an array with NaN for null, others as a list with None.

    `finite`: false where a method itself says what is wrong with an infinite number; it then gets it as NaN.
    """

    kind: type = float
    finite: bool = True

    def read(self, value: object, where: str) -> Any:
        """The values in their order."""
        if not _is_list(value):
            raise BadRequest(f"{where} is not a list.")
        given = value if self.finite else [None if _is_boundless(v) else v for v in value]
        found = [one(v, self.kind, f"{where}, value {at}") for at, v in enumerate(given, 1)]
        return np.array([math.nan if v is None else v for v in found], dtype=float) if self.kind is float else found


@dataclass(frozen=True, slots=True)
class Matrix:
    """A list of equally long lists of numbers, as an array of two dimensions."""

    def read(self, value: object, where: str) -> Any:
        """The rows in their order."""
        if not _is_list(value):
            raise BadRequest(f"{where} is not a list of lists.")
        rows = [List().read(row, f"{where}, row {at}") for at, row in enumerate(value, 1)]
        if len({len(row) for row in rows}) > 1:
            raise BadRequest(f"{where} has rows of different length.")
        return np.array(rows, dtype=float).reshape(len(rows), len(rows[0]) if rows else 0)


@dataclass(frozen=True, slots=True)
class One:
    """A single value."""

    kind: type = float

    def read(self, value: object, where: str) -> Any:
        """The value."""
        return one(value, self.kind, where)


Kind = Table | Record | List | Matrix | One


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether it is a list; a text is none, although it is a sequence of letters."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def _number(value: object) -> int | float | None:
    """A number that can be computed with; None for anything else, and for a whole number beyond all doubles."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        return value if math.isfinite(value) else None
    except OverflowError:
        return None


def _is_boundless(value: object) -> bool:
    """JSON has no such number; writers that need one spell it, or write more digits than a double can hold."""
    spelt = isinstance(value, str) and value.lower().lstrip("+-") in ("inf", "infinity", "nan")
    return spelt or (isinstance(value, int | float) and not isinstance(value, bool) and _number(value) is None)


def _finite(value: object, where: str) -> object:
    """A value that no method declared: it may be anything but a number beyond all numbers, a list or a record."""
    if _is_boundless(value):
        raise BadRequest(f"{where} is {quoted(value)}, expected a number.")
    return _single(value, where)


def _single(value: object, where: str) -> object:
    """A value that is one."""
    if isinstance(value, list | Mapping):
        raise BadRequest(f"{where} is {quoted(value)}, expected a single value.")
    return value


def _check_period(value: object, where: str) -> None:
    """Raise BadRequest where there is no period, or a text that is none; a whole number stands for a year."""
    if value is None:
        raise BadRequest(f"{where} is missing, expected a period like 2023 or 2023-06.")
    try:
        parse(one(value, str, where))
    except BadRequest:
        raise
    except DataError:
        raise BadRequest(f"{where} is {quoted(value)}, expected a period like 2023, 2023-Q2 or 2023-06.") from None


def _check_status(value: object, where: str) -> None:
    """Raise BadRequest for what is no code of CL_OBS_STATUS: it must not count as a figure without remark."""
    if value is None or value in ("", *_STATUSES):
        return
    meant = value.strip().upper() if isinstance(value, str) else ""
    meant = LOOK_ALIKES[LATIN].get(meant, meant)
    hint = f" Did you mean {meant}, a capital Latin letter?" if meant in _STATUSES else ""
    raise BadRequest(f"{where} is {quoted(value)}, expected one of {', '.join(_STATUSES)}, or null.{hint}")


def _at(where: str, row: int, column: str) -> str:
    return f"{where}, row {row}, {column}"


def _column(values: list[Any], kind: type | None) -> Any:
    """A column of a frame in the form that goes with its kind."""
    is_numeric = all(v is None or (isinstance(v, int | float) and not isinstance(v, bool)) for v in values)
    if kind in (float, int) or (kind is None and is_numeric and any(v is not None for v in values)):
        return np.array([math.nan if v is None else v for v in values], dtype=float)
    return pd.Series(values, dtype=object)
