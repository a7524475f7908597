"""Every table and column of the warehouse: declared once, read by DDL, checks, importer and documentation.

A column says its type, unit, meaning and the code list its values come from; a table says its key.
SDMX names are used where SDMX has one.
"""

from data.tables import clusters, observations, reference, registry
from data.tables.declaration import Column, Table, UnknownColumn, UnknownTable

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "Table", "UnknownColumn", "UnknownTable", "table"]

# Raise it whenever a table or column changes meaning, name or type: the app refuses a warehouse of another version.
SCHEMA_VERSION = 3

TABLES: tuple[Table, ...] = (*reference.TABLES, *observations.TABLES, *clusters.TABLES, *registry.TABLES)
_BY_NAME = {declared.name: declared for declared in TABLES}


def table(name: str) -> Table:
    """The declaration of one table; raises UnknownTable for a name that is not declared."""
    if name not in _BY_NAME:
        raise UnknownTable(f"Table {name!r} is not in the schema; known are {', '.join(sorted(_BY_NAME))}.")
    return _BY_NAME[name]
