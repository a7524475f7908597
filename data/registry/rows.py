"""The registry as the rules read it: rows by table, and what the reference tables say about them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.tables import clusters, registry
from data.tables.declaration import Column, Table

TABLES: Mapping[str, Table] = {
    declared.name: declared for declared in (*clusters.TABLES, *registry.TABLES) if not declared.is_derived
}
# Text is never None; days and numbers are None where they are not known.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Registry:
    """Rows by table in stored order. `day` is the day of the files, None where each source has its own.

    `ordinals` orders the lifecycle stages, `read_on` is the day each source was read, where that is a day.
    """

    tables: Mapping[str, Sequence[Row]]
    ordinals: Mapping[str, int]
    read_on: Mapping[str, date] = field(default_factory=dict)
    day: date | None = None

    def rows(self, table: str) -> Iterator[tuple[int, Row]]:
        """Rows of a table with their places."""
        return enumerate(self.tables.get(table, ()))


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that breaks a rule: its table, place of its row and column; `other` is the row it contradicts, if any."""

    table: str
    at: int
    column: str
    said: str
    expected: str
    other: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be true of the rows of some tables, and how rows that break it are found."""

    name: str
    tables: tuple[str, ...]
    find: Callable[[Registry], Iterator[Fault]]


def source_days(sources: Sequence[tuple[str, str]]) -> dict[str, date]:
    """The day each source was read, from (source_id, vintage); a vintage that is no day is left out."""
    found = {}
    for source_id, vintage in sources:
        try:
            found[source_id] = date.fromisoformat(vintage)
        except ValueError:
            continue
    return found


def is_free_text(column: Column) -> bool:
    """Whether people write into the column what they like."""
    return column.type == "VARCHAR" and not (column.codes or column.allowed)
