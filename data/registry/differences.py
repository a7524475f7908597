"""What an edited folder would change: rows added and removed, cells changed, as a table that a reviewer can read."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data.registry.folder import Texts
from data.registry.rows import TABLES

What = Literal["added", "changed", "removed"]
_HEAD = ("table", "row", "what", "column", "old", "new")
_WIDEST = 60
# What a reviewer takes for the same row: a day of joining that is put right does not make it another.
_IDENTITY = {"membership": ("cluster_id", "org_id", "kind", "observed_on")}


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of the registry that differs: its table, its key, and each cell as (column, old, new)."""

    table: str
    key: tuple[str, ...]
    what: What
    cells: tuple[tuple[str, str, str], ...]


def differences(kept: Texts, edited: Texts) -> tuple[Difference, ...]:
    """Rows that differ, in order of table; a row whose key was changed is one removed and one added."""
    return tuple(found for name in TABLES if name in edited for found in _of_table(name, kept[name], edited[name]))


def _of_table(name: str, kept: pd.DataFrame, edited: pd.DataFrame) -> list[Difference]:
    """Differences of one table: rows of the edited file in their order, then the rows that are gone."""
    old, new = _by_key(name, kept), _by_key(name, edited)
    found = []
    for key, row in new.items():
        before = old.get(key)
        cells = [(column, before[column] if before else "", text) for column, text in row.items()]
        changed = tuple(cell for cell in cells if cell[1] != cell[2])
        if before is None or changed:
            found.append(Difference(name, key[:-1], "changed" if before else "added", changed))
    for key, row in old.items():
        if key not in new:
            cells = [(column, text, "") for column, text in row.items() if text]
            found.append(Difference(name, key[:-1], "removed", tuple(cells)))
    return found


def _by_key(name: str, frame: pd.DataFrame) -> dict[tuple[str, ...], dict[str, str]]:
    """Rows by key; of rows with one key the second and further ones are told apart by a number at the end."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in frame.to_dict("records"):
        key, number = tuple(row[part] for part in _IDENTITY.get(name, TABLES[name].key)), 1
        while (*key, str(number)) in found:
            number += 1
        found[(*key, str(number))] = {str(column): str(text) for column, text in row.items()}
    return found


def table(found: tuple[Difference, ...]) -> str:
    """The differences as a text table, one line a cell, and a last line with their number."""
    if not found:
        return "No difference from the present registry."
    lines = [_HEAD, *(line for difference in found for line in _lines(difference))]
    widths = [max(len(line[at]) for line in lines) for at in range(len(_HEAD))]
    printed = [
        "  ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]
    counts = [f"{sum(one.what == what for one in found)} {what}" for what in ("added", "changed", "removed")]
    return "\n".join([*printed, f"Rows: {', '.join(counts)}."])


def _lines(difference: Difference) -> list[tuple[str, ...]]:
    """One line a cell; table and row stand in the first of them only."""
    key = " ".join(part for part in difference.key if part)
    head = (difference.table, key, difference.what)
    cells = difference.cells or (("", "", ""),)
    return [(*(head if at == 0 else ("", "", "")), *map(_shown, cell)) for at, cell in enumerate(cells)]


def _shown(text: str) -> str:
    """A cell in one line of limited width."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
