"""Builds a warehouse aside, checks it and swaps it in: a reader sees the old file or the new one, never a half."""

import hashlib
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import gethostname
from uuid import uuid4

import duckdb
import pandas as pd
import pyarrow

from data import ddl, own_files, schema
from data.cells import typed
from data.checks import require, run
from data.errors import DataError, Place, SourceChanged
from data.provenance import Provenance, read_all, verify
from data.sources import issues, reference_csv, registry_csv, statements, tidy_observations
from data.sources.files import FIRST_ROW
from data.tables import staging
from data.tables.declaration import Table
from data.tables.staging import ISSUE_REMARK
from data.warehouse import ADDED_COUNTRIES, Warehouse

HERE = Path(__file__).parent
RAW_DIR, REFERENCE_DIR, SQL_DIR = HERE / "raw", HERE / "reference", HERE / "sql"
_READERS = {
    "observations": tidy_observations.read,
    "issues": issues.read,
    "statements": statements.read,
    "registry": registry_csv.read,
}
_TABLES = {"observations": "observation", "issues": "printed_figure", "statements": "published_figure"}
_STAGED = {declared.name: declared for declared in staging.TABLES}
Frames = dict[str, pd.DataFrame]
_NO_FACTS: Mapping[str, str] = {}


def build(
    edition: str,
    target: Path,
    raw: Path = RAW_DIR,
    reference: Path = REFERENCE_DIR,
    own: Path | None = None,
) -> None:
    """Read everything, write the warehouse aside, check it, replace `target`. On any error `target` stays as it was."""
    publish(edition, read_inputs(raw, reference, own), target, facts_of_own(own))


def facts_of_own(own: Path | None = None) -> dict[str, str]:
    """What an edition says in table meta of the countries that the office added."""
    added = own_files.countries(own)
    return {ADDED_COUNTRIES: " ".join(added)} if added else {}


def read_inputs(raw: Path, reference: Path, own: Path | None = None) -> Frames:
    """All tables as the files give them, typed and held against the code lists; raises DataError at the first fault."""
    frames, codes = reference_csv.read_all(reference, own)
    mine = own_files.raw(own)
    described = (*read_all(raw), *(read_all(mine) if mine.is_dir() else ()))
    frames["dataset"] = _datasets(described, codes)
    codes["dataset.dataset"] = frozenset(frames["dataset"]["dataset"])
    parts: dict[str, list[pd.DataFrame]] = {}
    for entry in described:
        verify(entry)
    for entry in described:
        name = entry.table or _TABLES[entry.kind]
        parts.setdefault(name, []).append(_read(entry, codes))
        if entry.remarks:
            remarks = typed(issues.remarks(entry), ISSUE_REMARK, entry.file, 1, codes)
            parts.setdefault(ISSUE_REMARK.name, []).append(remarks)
    return frames | {name: pd.concat(found, ignore_index=True) for name, found in parts.items()}


def publish(
    edition: str, frames: Mapping[str, pd.DataFrame], target: Path, facts: Mapping[str, str] = _NO_FACTS
) -> None:
    """Write the tables aside, check them, and put the file in the place of `target` in one step.

    `facts` are what the file is to say of itself in table meta besides edition, schema version and fingerprint.
    """
    with checked(edition, frames, target, facts) as aside:
        aside.replace(target)


@contextmanager
def checked(
    edition: str, frames: Mapping[str, pd.DataFrame], target: Path, facts: Mapping[str, str] = _NO_FACTS
) -> Iterator[Path]:
    """A warehouse beside `target` that passed every check, for whoever puts it in its place; gone afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    aside = target.with_name(f".{target.stem}.{os.getpid()}@{gethostname()}.{uuid4().hex}.building")
    try:
        write(edition, frames, aside, facts)
        built = Warehouse(edition, aside)
        try:
            require(run(built))
        finally:
            built.close()
        yield aside
    finally:
        aside.unlink(missing_ok=True)
        aside.with_name(aside.name + ".wal").unlink(missing_ok=True)


def write(edition: str, frames: Mapping[str, pd.DataFrame], path: Path, facts: Mapping[str, str] = _NO_FACTS) -> None:
    """A warehouse file with every declared table: the given rows, then what data/sql derives from them, then meta."""
    path.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(path)) as connection:
            _fill(connection, frames)
            for derivation in sorted(SQL_DIR.glob("*.sql")):
                connection.execute(derivation.read_text(encoding="utf-8"))
            _describe(connection, edition, facts)
            connection.execute("CHECKPOINT")
    except duckdb.Error as fault:
        cause = str(fault).splitlines()[0]
        raise DataError(f"the tables do not fit together ({cause}).", Place(file=path.name)) from fault


def _sweep(target: Path) -> None:
    """Remove what killed builds left behind: their process is gone, or, where that cannot be told, a day has passed."""
    for left in target.parent.glob(f".{target.stem}.*.building*"):
        try:
            if _is_gone(left.name) or left.stat().st_mtime < time.time() - 86_400:
                left.unlink(missing_ok=True)
        except FileNotFoundError:
            continue  # its own build, or another sweep, was faster


def _is_gone(name: str) -> bool:
    """Whether the process that a file is named after has ended; of another machine (or container) that is not known."""
    named = re.search(rf"\.(\d+)@{re.escape(gethostname())}\.[0-9a-f]{{32}}\.building", name)
    if not named:
        return False
    try:
        os.kill(int(named[1]), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def _read(entry: Provenance, codes: Mapping[str, frozenset[str]]) -> pd.DataFrame:
    """One raw file, typed; raises SourceChanged where it does not have the described number of rows."""
    declared = _declared(entry.table or _TABLES[entry.kind])
    frame = _READERS[entry.kind](entry.path, entry)
    if len(frame) != entry.rows:
        raise SourceChanged(
            f"the file has {len(frame)} rows.", Place(file=entry.file), len(frame), f"{entry.rows} rows"
        )
    return typed(frame, declared, entry.file, FIRST_ROW[entry.path.suffix], codes)


def _declared(name: str) -> Table:
    """Declaration of a core or staging table; raises DataError where a provenance file names none."""
    try:
        return _STAGED.get(name) or schema.table(name)
    except schema.UnknownTable as fault:
        raise DataError(str(fault.args[0])) from None


def _datasets(described: tuple[Provenance, ...], codes: Mapping[str, frozenset[str]]) -> pd.DataFrame:
    """Table dataset: one row for each provenance file, except those that hold earlier issues of another."""
    rows = [
        {
            "dataset": entry.dataset,
            **dict(zip(("title_en", "title_ru", "title_uk"), entry.title, strict=True)),
            **dict(zip(("warning_en", "warning_ru", "warning_uk"), entry.warning, strict=True)),
            **{name: getattr(entry, name) for name in ("country", "source_id", "licence", "file", "sha256", "kind")},
        }
        for entry in described
        if entry.kind != "issues"
    ]
    declared = schema.table("dataset")
    return typed(pd.DataFrame(rows, columns=list(declared.names)), declared, "provenance of raw files", 1, codes)


def _fill(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pd.DataFrame]) -> None:
    """Types, tables and the given rows."""
    tables = (*schema.TABLES, *staging.TABLES)
    for statement in ddl.create_types(tables, _code_lists(frames)):
        connection.execute(statement)
    for declared in tables:
        connection.execute(ddl.create_table(declared, temporary=declared.name in _STAGED))
        if declared.name in frames:
            connection.register("incoming", pyarrow.Table.from_pandas(frames[declared.name], preserve_index=False))
            connection.execute(ddl.insert(declared, "incoming"))
            connection.unregister("incoming")


def _code_lists(frames: Mapping[str, pd.DataFrame]) -> dict[str, frozenset[str]]:
    """Members of every code list that a coded column may draw on."""
    lists = {}
    for declared in schema.TABLES:
        if len(declared.key) == 1:
            key = declared.key[0]
            lists[f"{declared.name}.{key}"] = (
                frozenset(frames[declared.name][key]) if declared.name in frames else frozenset()
            )
    return lists


def _describe(connection: duckdb.DuckDBPyConnection, edition: str, said: Mapping[str, str]) -> None:
    """The meta table. The fingerprint is made of the rows themselves: the same content gives the same fingerprint."""
    marks = [str(schema.SCHEMA_VERSION)]
    for declared in schema.TABLES:
        found = connection.execute(f"SELECT count(*), coalesce(bit_xor(hash(t)), 0) FROM {declared.name} t").fetchone()
        marks.append(f"{declared.name}={found}")
    fingerprint = hashlib.sha256("\n".join(marks).encode()).hexdigest()
    facts = {**said, "edition": edition, "schema_version": str(schema.SCHEMA_VERSION), "fingerprint": fingerprint}
    connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", list(facts.items()))
