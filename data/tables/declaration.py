"""What a table and a column declare about themselves."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["VARCHAR", "DOUBLE", "SMALLINT", "INTEGER", "DATE", "BOOLEAN"]


class UnknownTable(KeyError):
    """A table name that the schema does not declare."""


class UnknownColumn(KeyError):
    """A column name that the table does not declare."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `codes` names the code list as table.column; `allowed` lists the values of a short list.

    Text is never NULL (the empty text means not known or not applicable); numbers and dates are NULL
    where they are not known, and only if `nullable` says so. A coded text is empty only if `may_be_empty` says so.
    `is_filled` marks a column that data/sql completes where the file leaves it open.
    """

    name: str
    meaning: str
    type: Type = "VARCHAR"
    unit: str = ""
    codes: str = ""
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    may_be_empty: bool = False
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `key` columns are unique together; `meaning` says what one row is.

    `order` is the order its rows are stored in (the key where empty), `is_coded` stores coded columns as ENUM,
    `is_derived` marks a table that data/sql fills from the others.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    is_coded: bool = False
    is_derived: bool = False

    def column(self, name: str) -> Column:
        """The declaration of one column; raises UnknownColumn."""
        for declared in self.columns:
            if declared.name == name:
                return declared
        raise UnknownColumn(f"Table {self.name!r} has no column {name!r}; it has {', '.join(self.names)}.")

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in declared order."""
        return tuple(declared.name for declared in self.columns)


def day(name: str, meaning: str) -> Column:
    """A date that may be unknown: NULL then, with the precision beside it."""
    return Column(name, meaning, "DATE", nullable=True)
