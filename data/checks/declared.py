"""Checks that follow from the schema: keys are unique, codes are known, nothing is empty that must not be."""

from collections.abc import Callable, Iterator

from data import schema
from data.checks.results import Result, of_items
from data.tables.declaration import Column, Table
from data.warehouse import Warehouse

Items = Iterator[tuple[str, bool | None]]


def run(warehouse: Warehouse) -> list[Result]:
    """One result for each kind of promise, over all tables and columns of the schema."""
    return [
        of_items("tables have the declared columns", _columns(warehouse)),
        of_items("keys are unique", _keys(warehouse)),
        of_items("codes are known", _codes(warehouse)),
        of_items("listed values only", _listed(warehouse)),
        of_items("nothing is NULL that must not be", _filled(warehouse)),
    ]


def _columns(warehouse: Warehouse) -> Items:
    """One item a table."""
    found: dict[str, list[str]] = {}
    in_order = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'wh' ORDER BY column_index"
    for table, column in warehouse.rows(in_order):
        found.setdefault(table, []).append(column)
    for declared in schema.TABLES:
        yield declared.name, tuple(found.get(declared.name, ())) == declared.names


def _keys(warehouse: Warehouse) -> Items:
    """One item a table."""
    for declared in schema.TABLES:
        key = ", ".join(declared.key)
        doubled = warehouse.rows(
            f"SELECT {key}, count(*) FROM wh.{declared.name} GROUP BY {key} HAVING count(*) > 1 LIMIT 1"
        )
        yield f"{declared.name} {doubled[0] if doubled else ''}".strip(), not doubled


def _codes(warehouse: Warehouse) -> Items:
    """One item a coded column."""
    for declared, column in _each(lambda column: bool(column.codes)):
        table, key = column.codes.split(".")
        may_be_empty = f"AND {column.name} <> ''" if column.may_be_empty else ""
        unknown = warehouse.rows(
            f"SELECT DISTINCT {column.name}::VARCHAR FROM wh.{declared.name} WHERE {column.name}::VARCHAR NOT IN "
            f"(SELECT {key}::VARCHAR FROM wh.{table}) {may_be_empty} LIMIT 1"
        )
        yield _label(declared, column, unknown), not unknown


def _listed(warehouse: Warehouse) -> Items:
    """One item a column with a short list of values."""
    for declared, column in _each(lambda column: bool(column.allowed)):
        marks = ", ".join("?" * len(column.allowed))
        cell = f"{column.name}::VARCHAR"
        unknown = warehouse.rows(
            f"SELECT DISTINCT {cell} FROM wh.{declared.name} WHERE {cell} NOT IN ({marks}) LIMIT 1", column.allowed
        )
        yield _label(declared, column, unknown), not unknown


def _filled(warehouse: Warehouse) -> Items:
    """One item a column that may not be NULL."""
    for declared, column in _each(lambda column: not column.nullable):
        empty = warehouse.rows(f"SELECT 1 FROM wh.{declared.name} WHERE {column.name} IS NULL LIMIT 1")
        yield f"{declared.name}.{column.name}", not empty


def _each(wanted: Callable[[Column], bool]) -> Iterator[tuple[Table, Column]]:
    """The columns of all tables that are wanted."""
    for declared in schema.TABLES:
        for column in declared.columns:
            if wanted(column):
                yield declared, column


def _label(declared: Table, column: Column, unknown: list[tuple[object, ...]]) -> str:
    """Table, column and the first offending value."""
    return f"{declared.name}.{column.name}" + (f" = {unknown[0][0]!r}" if unknown else "")
