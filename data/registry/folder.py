"""A folder of edited files, one CSV a table of the registry: what stands in it, and everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from data import cells
from data.errors import DataError, Place
from data.registry.names import mixed_words
from data.registry.rows import TABLES, Fault, Registry, Row, is_free_text, source_days
from data.registry.rules import RULES
from data.sources import reference_csv, registry_csv
from data.sources.files import csv_rows, uneven_rows
from data.tables.declaration import Table

FIRST_ROW = 2
Texts = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Edited:
    """The tables of a folder as text, columns in the order of the schema, and the faults of files that could not be read."""

    tables: Texts
    faults: tuple[DataError, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that is wrong, in order of file and row, and what only deserves a second look."""

    faults: tuple[DataError, ...]
    warnings: tuple[str, ...]


def read(folder: Path) -> Edited:
    """Every file of the folder; raises DataError where there is no folder or nothing in it."""
    if not folder.is_dir():
        raise DataError("there is no such folder.", Place(file=folder.name), str(folder), "a folder with CSV files")
    tables, faults = dict[str, pd.DataFrame](), list[DataError]()
    # A copy of data/raw/registry brings its provenance files along; they are written anew.
    paths = sorted(
        path for path in folder.iterdir() if not path.name.startswith((".", "~$")) and path.suffix != ".toml"
    )
    if not paths:
        raise DataError("the folder is empty.", Place(file=folder.name), "", f"files such as {next(iter(TABLES))}.csv")
    for path in paths:
        if path.suffix != ".csv" or path.stem not in TABLES:
            listed = ", ".join(f"{name}.csv" for name in TABLES)
            faults.append(DataError("this is no file of the registry.", Place(file=path.name), path.name, listed))
            continue
        frame, wrong = _table(path, path.name, TABLES[path.stem])
        faults += wrong
        if frame is not None:
            tables[path.stem] = frame
    return Edited(tables, tuple(faults))


def present(raw: Path) -> dict[str, pd.DataFrame]:
    """The registry as it is kept below data/raw, as text; a table without a file has no rows."""
    found = {}
    for name, declared in TABLES.items():
        path = raw / "registry" / f"{name}.csv"
        frame, faults = _table(path, f"registry/{path.name}", declared) if path.is_file() else (None, [])
        for fault in faults:
            raise fault
        found[name] = pd.DataFrame(columns=list(registry_csv.columns(declared)), dtype=str) if frame is None else frame
    return found


def _table(path: Path, file: str, declared: Table) -> tuple[pd.DataFrame | None, list[DataError]]:
    """One file as text with the columns of its table; None and the faults where that cannot be had."""
    try:
        rows = csv_rows(path, file, ",;")
    except DataError as fault:
        return None, [fault]
    columns = registry_csv.columns(declared)
    heading = [name.strip() for name in rows[0]]
    faults: list[DataError] = [*cells.column_faults(heading, columns, file), *uneven_rows(rows, file)]
    if faults:
        return None, faults
    return pd.DataFrame(rows[1:], columns=heading, dtype=str)[list(columns)], []


def examine(edited: Edited, kept: Texts, reference: Path, day: date) -> Findings:
    """The folder held against the schema and the rules, as the registry would be with it; `day` is the day of the files."""
    whole = {**kept, **edited.tables}
    frames, codes = reference_csv.read_all(reference)
    unread = {Path(fault.file).stem for fault in edited.faults}
    codes |= {f"{name}.{key}": frozenset(whole[name][key]) - {""} for name, key in _single_keys() if name not in unread}
    faults, rows = list(edited.faults), dict[str, list[Row]]()
    for name, declared in TABLES.items():
        file = _file(name, edited)
        dated, undated = registry_csv.dated(whole[name], declared, file, FIRST_ROW)
        typed, wrong = cells.examined(dated, declared, file, FIRST_ROW, codes)
        rows[name] = _rows(typed)
        faults += [*undated, *wrong, *_doubled(rows[name], declared, file)]
    stages, sources = frames["lifecycle_stage"], frames["source"]
    ordinals = dict(zip(stages["lifecycle_stage"], map(int, stages["ordinal"]), strict=True))
    read_on = source_days(list(zip(sources["source_id"], sources["vintage"], strict=True)))
    faults += _broken(Registry(rows, ordinals, read_on, day), edited, {_place(fault) for fault in faults})
    return Findings(tuple(sorted(faults, key=_place)), tuple(_second_looks(edited.tables)))


def _file(table: str, edited: Edited) -> str:
    """How the file of a table is called; a fault in one that was not edited comes from one that was."""
    return f"{table}.csv" if table in edited.tables else f"{table}.csv of the present registry"


def _single_keys() -> list[tuple[str, str]]:
    """Tables of the registry that other tables refer to, with their key."""
    return [(name, declared.key[0]) for name, declared in TABLES.items() if len(declared.key) == 1]


def _rows(frame: pd.DataFrame) -> list[Row]:
    """Rows as the rules read them: None where a day or a number is missing."""
    found: list[dict[str, Any]] = frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[assignment]
    return list(found)


def _doubled(rows: list[Row], declared: Table, file: str) -> list[DataError]:
    """Rows whose key an earlier row has."""
    first: dict[tuple[str, ...], int] = {}
    found = []
    for number, row in enumerate(rows, start=FIRST_ROW):
        key = tuple(str(row[name] or "") for name in declared.key)
        if first.setdefault(key, number) != number:
            said = f"the key {' '.join(filter(None, key))!r} stands in row {first[key]} already."
            found.append(DataError(said, Place(file, "", number, ", ".join(declared.key)), key, "every key once"))
    return found


def _broken(registry: Registry, edited: Edited, known: set[tuple[str, int, str]]) -> list[DataError]:
    """What the rules find, once for each cell; cells that could not be read are not told a second time."""
    found = []
    for rule in RULES:
        for fault in rule.find(registry):
            told = _told(fault, registry, edited)
            if _place(told) not in known:
                known.add(_place(told))
                found.append(told)
    return found


def _told(fault: Fault, registry: Registry, edited: Edited) -> DataError:
    """The fault as a sentence with file, row and column, and the row it contradicts."""
    see = ""
    if fault.other is not None:
        table, at = fault.other
        see = f" (see {'' if table == fault.table else _file(table, edited) + ', '}row {at + FIRST_ROW})"
    place = Place(_file(fault.table, edited), "", fault.at + FIRST_ROW, fault.column)
    value = registry.tables[fault.table][fault.at][fault.column]
    return DataError(f"{fault.said}{see}.", place, value, fault.expected)


def _place(fault: DataError) -> tuple[str, int, str]:
    return fault.file, fault.row, fault.column


def _second_looks(tables: Texts) -> list[str]:
    """Words that mix alphabets: matched as they are meant, and worth correcting."""
    found = []
    for name, frame in tables.items():
        for column in (column.name for column in TABLES[name].columns if is_free_text(column) and column.name in frame):
            for number, text in enumerate(frame[column], start=FIRST_ROW):
                meant = mixed_words(text)
                if meant and meant != text:
                    place = Place(f"{name}.csv", "", number, column)
                    found.append(
                        f"{place}: {text!r} mixes look-alike letters of two alphabets; {meant!r} is understood."
                    )
    return found
