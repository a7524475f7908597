"""An answer as columns, made only when they are looked at: what pages read, many times cheaper than a frame."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from metrics.cube import Array


class Row:
    """One row of an answer; columns are its attributes, as plain Python values; days as dates, None where there is none."""

    __slots__ = ("_instead", "_place", "_rows")

    def __init__(self, rows: "Rows", place: int, instead: Mapping[str, Any] | None = None) -> None:
        self._rows, self._place, self._instead = rows, place, instead or {}

    def __getattr__(self, name: str) -> Any:
        if name in self._instead:
            return self._instead[name]
        column = self._rows._plain.get(name)  # a page reads hundreds: known columns first
        if column is None:
            if name.startswith("_"):
                raise AttributeError(name)  # not a column: someone asks what kind of object this is
            column = self._rows.plain(name)
        return column[self._place]

    def with_(self, **instead: Any) -> "Row":
        """The same row with other values in some columns."""
        return Row(self._rows, self._place, {**self._instead, **instead})


class Rows:
    """The rows of an answer in their order; `rows["value"]` is a column as an array, made once.

    Texts are Python's own, numbers float64 or int64 with NaN for missing, days datetime64 with NaT. Not to be changed.
    """

    __slots__ = ("_column", "_known", "_length", "_plain")

    def __init__(self, length: int, column: Callable[[str], Array]) -> None:
        self._length, self._column = length, column
        self._known: dict[str, Array] = {}
        self._plain: dict[str, tuple[Any, ...]] = {}

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, name: str) -> Array:
        if name not in self._known:
            column = self._column(name).view()
            column.flags.writeable = False  # sessions share what is remembered
            self._known[name] = column
        return self._known[name]

    def __iter__(self) -> Iterator[Row]:
        return (Row(self, place) for place in range(self._length))

    def plain(self, name: str) -> tuple[Any, ...]:
        """A column as plain Python values, made once: days as dates, None where there is none."""
        if name not in self._plain:
            column = self[name]
            self._plain[name] = tuple((column.astype("datetime64[D]") if column.dtype.kind == "M" else column).tolist())
        return self._plain[name]

    def row(self, place: int) -> Row:
        """The row at a place; a negative one counts from the end."""
        return Row(self, place if place >= 0 else self._length + place)

    def with_(self, **columns: Array) -> "Rows":
        """The same rows with some columns added or in place of others."""
        return Rows(len(self), lambda name: columns[name] if name in columns else self[name])

    def at(self, places: Array) -> "Rows":
        """The rows at places, in that order."""
        return Rows(len(places), lambda name: self[name][places])

    def only(self, mask: Array | Sequence[bool]) -> "Rows":
        """The rows where a mask is true."""
        return self.at(np.flatnonzero(mask))

    def where(self, **equal: object) -> "Rows":
        """The rows whose columns equal what is given."""
        mask = np.ones(self._length, dtype=bool)
        for name, value in equal.items():
            mask &= self[name] == value
        return self.only(mask)

    @property
    def known(self) -> "Rows":
        """The rows that have a value."""
        return self.where(reason="")

    def ordered(self, name: str, *, descending: bool = False) -> "Rows":
        """The rows in order of a column; equal ones keep their order, missing numbers come last."""
        key = self[name]
        if not descending or key.dtype.kind == "f":
            return self.at(np.argsort(-key if descending else key, kind="stable"))
        backwards = np.argsort(key[::-1], kind="stable")[::-1]
        return self.at(len(key) - 1 - backwards)

    def among(self, name: str, codes: Iterable[object]) -> "Rows":
        """The rows whose column is one of the codes."""
        wanted = set(codes)
        return self.only([code in wanted for code in self[name].tolist()])

    def firsts(self, name: str) -> "Rows":
        """The first row of each different value of a column."""
        listed = self[name].tolist()
        return self.at(
            np.array(
                sorted({value: place for place, value in reversed(list(enumerate(listed)))}.values()), dtype=np.int64
            )
        )

    def by(self, name: str) -> "Iterator[Rows]":
        """The rows of each different value of a column, in order of first appearance."""
        return (self.where(**{name: value}) for value in self.distinct(name))

    def distinct(self, name: str) -> list[Any]:
        """The different values of a column, in order of first appearance."""
        return list(dict.fromkeys(self[name].tolist()))


def of(columns: Mapping[str, Array]) -> Rows:
    """Rows whose columns are there already, all of one length."""
    return Rows(len(next(iter(columns.values()))), columns.__getitem__)


def of_records(records: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Rows:
    """Rows of records that have the named columns."""
    listed = {name: [record[name] for record in records] for name in names}
    numeric = {name for name, values in listed.items() if values and all(isinstance(v, int | float) for v in values)}
    return Rows(len(records), lambda name: np.array(listed[name], dtype=None if name in numeric else object))


def joined(parts: Sequence[Rows]) -> Rows:
    """The rows of several answers, one after the other."""
    if len(parts) == 1:
        return parts[0]
    return Rows(sum(map(len, parts)), lambda name: np.concatenate([part[name] for part in parts]))


# An answer without rows.
NONE = Rows(0, lambda _name: np.empty(0, dtype=object))
