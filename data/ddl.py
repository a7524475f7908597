"""The schema as DuckDB statements: types of coded columns, tables, inserts in stored order."""

from collections.abc import Iterable, Mapping

from data.tables.declaration import Column, Table

Codes = Mapping[str, frozenset[str]]


def enum_name(column: Column) -> str:
    """Name of the ENUM type of a coded column; columns with one code list share it."""
    return f"{column.codes.replace('.', '_')}_code" if column.codes else f"{column.name}_code"


def is_enum(declared: Table, column: Column) -> bool:
    """Whether the column is stored as ENUM. Issues are not: their list is known only after loading."""
    return declared.is_coded and bool(column.allowed or column.codes) and column.codes != "issue.issue"


def create_types(tables: Iterable[Table], codes: Codes) -> list[str]:
    """One CREATE TYPE for each code list of the coded tables; members sorted, so that the order is that of text."""
    members: dict[str, tuple[str, ...]] = {}
    for declared in tables:
        for column in declared.columns:
            if is_enum(declared, column):
                listed = column.allowed or (codes[column.codes] | ({""} if column.may_be_empty else set()))
                members[enum_name(column)] = tuple(sorted(listed)) or ("",)
    return [f"CREATE TYPE {name} AS ENUM ({', '.join(map(quoted, listed))})" for name, listed in members.items()]


def create_table(declared: Table, *, temporary: bool = False) -> str:
    """CREATE TABLE of one declaration."""
    columns = ", ".join(f"{c.name} {enum_name(c) if is_enum(declared, c) else c.type}" for c in declared.columns)
    return f"CREATE {'TEMP ' if temporary else ''}TABLE {declared.name} ({columns})"


def insert(declared: Table, relation: str) -> str:
    """INSERT of a relation with the same columns, in the order the table is to be stored in."""
    names, order = ", ".join(declared.names), ", ".join(declared.order or declared.key)
    return f"INSERT INTO {declared.name} ({names}) SELECT {names} FROM {relation} ORDER BY {order}"


def quoted(text: str) -> str:
    """A text as SQL literal."""
    return "'" + text.replace("'", "''") + "'"
