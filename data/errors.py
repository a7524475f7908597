"""What can go wrong with data, said so that a ministry analyst can act on it.

Every error carries the place it was found in; the message is one sentence that names it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something was found; empty fields are not known. `row` counts from 1 as a spreadsheet does."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        parts = (
            self.file,
            f"sheet {self.sheet!r}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column!r}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)


class DataError(Exception):
    """Base of all data errors: `message` says what is wrong, the attributes say where and what was expected."""

    def __init__(self, message: str, place: Place | None = None, value: object = None, expected: str = "") -> None:
        where = place or Place()
        self.message, self.value, self.expected = message, value, expected
        self.file, self.sheet, self.row, self.column = where.file, where.sheet, where.row, where.column
        super().__init__(message)
        self._where = str(where)

    def __str__(self) -> str:
        prefix = f"{self._where}: " if self._where else ""
        suffix = f" Expected: {self.expected}." if self.expected else ""
        return f"{prefix}{self.message}{suffix}"


class MissingWarehouse(DataError):
    """There is no warehouse file for the edition."""


class SchemaMismatch(DataError):
    """The warehouse file was built for another version of the schema."""


class DamagedWarehouse(DataError):
    """The warehouse file cannot be read: it is cut short or is no warehouse."""


class SourceChanged(DataError):
    """A raw file is not the one its provenance describes: changed, truncated, missing or without a column."""


class CheckFailed(DataError):
    """A check before publication found figures that contradict what is promised about them."""


class UnknownCode(DataError):
    """A value that is not in the code list of its column."""
