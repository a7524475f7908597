"""Whole reference and registry tables as frames: they are small, and pages need them by name."""

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
