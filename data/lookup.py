"""Whole reference and registry tables as frames: they are small, and pages need them by name."""

from datetime import date
from typing import TYPE_CHECKING

from data.schema import table

if TYPE_CHECKING:
    import pandas as pd

    from data.warehouse import Warehouse


def whole(warehouse: "Warehouse", name: str) -> "pd.DataFrame":
    """All rows of a declared table in the order of its key, columns as declared.

    Meant for reference and registry tables, never for observations. Raises UnknownTable.
    """
    declared = table(name)
    columns, key = ", ".join(declared.names), ", ".join(declared.key)
    return warehouse.frame(f"select {columns} from wh.{declared.name} order by {key}")


def issue_days(warehouse: "Warehouse") -> tuple[date, ...]:
    """Days on which something was published, the newest first; bounds count as days where the day is not known."""
    rows = warehouse.rows("select distinct vintage from wh.issue order by vintage desc")
    return tuple(day for (day,) in rows)


def is_demonstration(warehouse: "Warehouse") -> bool:
    """The file says of itself that the program made its figures up; a file that says nothing holds real ones."""
    return warehouse.rows("select value from wh.meta where key = 'is_demonstration'") == [("true",)]
