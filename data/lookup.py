"""Whole reference and registry tables: they are small, and pages need them by name."""

from datetime import date
from typing import TYPE_CHECKING

from data.schema import table

if TYPE_CHECKING:
    import pandas as pd

    from data.warehouse import Warehouse


def _statement(name: str) -> str:
    """All rows of a declared table in the order of its key, columns as declared."""
    declared = table(name)
    return f"select {', '.join(declared.names)} from wh.{declared.name} order by {', '.join(declared.key)}"


def whole(warehouse: "Warehouse", name: str) -> "pd.DataFrame":
    """All rows of a declared table as a frame. Meant for reference and registry tables, never for observations.

    Raises UnknownTable.
    """
    return warehouse.frame(_statement(name))


def by_key(warehouse: "Warehouse", name: str) -> dict[str, dict[str, object]]:
    """The rows of a table with a key of one column, as key -> column -> value; dates and numbers may be None.

    Much cheaper than a frame for looking names up; remembered by the warehouse, so not to be changed. Raises UnknownTable.
    """
    found: dict[str, dict[str, object]] = warehouse.kept(("rows by key", name), lambda: _by_key(warehouse, name))
    return found


def _by_key(warehouse: "Warehouse", name: str) -> dict[str, dict[str, object]]:
    declared = table(name)
    columns = declared.names
    place = columns.index(declared.key[0])
    return {str(row[place]): dict(zip(columns, row, strict=True)) for row in warehouse.rows(_statement(name))}


def issue_days(warehouse: "Warehouse") -> tuple[date, ...]:
    """Days on which something was published, the newest first; bounds count as days where the day is not known."""
    rows = warehouse.rows("select distinct vintage from wh.issue order by vintage desc")
    return tuple(day for (day,) in rows)


def is_demonstration(warehouse: "Warehouse") -> bool:
    """The file says of itself that the program made its figures up; a file that says nothing holds real ones."""
    return warehouse.facts.get("is_demonstration") == "true"
