"""Runs the statements of methods, kept in one .sql file a family, on frames: without a file, sealed from the outside.

A statement reads its inputs as tables by name, so a warehouse can run it, too, with WITH cells AS (...) before it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pandas as pd

from data.warehouse import seal

_HEAD = re.compile(r"^-- name: (\w+)\n", re.M)
_OTHER = re.compile(r"\{(?:(\w+)\.)?(\w+)\}")
_LOCK = Lock()


@cache
def statement(family: str, name: str) -> str:
    """The SQL under the heading `-- name: ...` in the file of a family; KeyError where there is none.

    {other} or {family.other} in it is that statement, so that a formula is written once: WITH sums AS ({wholes}) ...
    """

    def other(found: re.Match[str]) -> str:
        return statement(found[1] or family, found[2]).removesuffix(";") + "\n"

    return _OTHER.sub(other, _statements(family)[name])


def ask(
    family: str, name: str, params: Mapping[str, Any] | Sequence[Any] | None = None, /, **frames: pd.DataFrame
) -> pd.DataFrame:
    """The answer of a statement to frames that stand for its tables; every value is bound.

    NaN and None arrive as NULL. A column that is empty throughout has no type: a statement casts what it reads.
    """
    with _LOCK:
        cursor = _connection().cursor()
    with cursor:
        for table, frame in frames.items():
            cursor.register(table, frame)
        return cursor.execute(statement(family, name), params).df()


@cache
def _statements(family: str) -> dict[str, str]:
    """All statements of a family by name."""
    text = (Path(__file__).parent / f"{family}.sql").read_text(encoding="utf-8")
    _, *parts = _HEAD.split(text)
    return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    """One database in memory; every question has a cursor, and with it tables, of its own."""
    connection = duckdb.connect(":memory:")
    seal(connection)
    return connection
