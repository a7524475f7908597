"""Makes an edited folder the registry: files and warehouse both, or nothing at all."""

import fcntl
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pandas as pd

from data.errors import DataError, Place
from data.loading import checked, read_inputs
from data.registry.differences import Difference, differences
from data.registry.folder import Findings, examine, present, read
from data.registry.provenances import as_bytes, write

EDITION = "published"
_BEFORE = "registry.before"


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything is kept: raw files, reference tables, the warehouse that is made of them."""

    raw: Path
    reference: Path
    warehouse: Path


class RegistryRefused(DataError):
    """An edited folder has faults: each is one sentence on a line of its own, and nothing was changed."""

    def __init__(self, findings: Findings) -> None:
        self.faults = findings.faults
        super().__init__("\n".join(str(fault) for fault in findings.faults))


def check(folder: Path, home: Home, day: date) -> Findings:
    """Everything that is wrong with a folder, if it were the registry from `day` on."""
    return examine(read(folder), _kept(home), home.reference, day)


def diff(folder: Path, home: Home) -> tuple[Difference, ...]:
    """What a folder would change; files that cannot be read are refused, whatever else may be wrong is not looked at."""
    edited = read(folder)
    if edited.faults:
        raise RegistryRefused(Findings(edited.faults, ()))
    return differences(_kept(home), edited.tables)


def export(folder: Path, home: Home, *, for_spreadsheet: bool = False) -> int:
    """Write every table of the present registry for editing; the number of files. A folder in use is refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        said = "there is something already, and edits could be lost."
        raise DataError(said, Place(file=str(folder)), str(folder), "a new or empty folder")
    tables = _kept(home)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        (folder / f"{name}.csv").write_bytes(as_bytes(frame, for_spreadsheet=for_spreadsheet))
    return len(tables)


def apply(folder: Path, home: Home, day: date) -> tuple[Difference, ...]:
    """Make the folder the registry and say what changed; raises DataError, and nothing has changed, where it cannot be.

    The new files and the warehouse made of them are written and checked aside, then take their places one right after
    the other. A process killed between the two leaves the new files and the last warehouse, each whole, and the next
    build brings them together.
    """
    with _alone(home):
        edited, kept = read(folder), present(home.raw)
        findings = examine(edited, kept, home.reference, day)
        if findings.faults:
            raise RegistryRefused(findings)
        found = differences(kept, edited.tables)
        if found:
            with _aside(home) as raw:
                for name in {difference.table for difference in found}:
                    write(raw / "registry", name, edited.tables[name], day)
                with checked(EDITION, read_inputs(raw, home.reference), home.warehouse) as built:
                    _swap(home, raw / "registry", built)
        return found


def recover(home: Home) -> None:
    """Put the registry back where a process was killed while its folder was being replaced; else do nothing."""
    if not (home.raw / "registry").exists():
        with _alone(home):
            pass


def _kept(home: Home) -> dict[str, pd.DataFrame]:
    """The present registry as text."""
    recover(home)
    return present(home.raw)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """One change at a time, of a registry that is in its place; the lock ends with the process, however it ends."""
    home.warehouse.parent.mkdir(parents=True, exist_ok=True)
    with (home.warehouse.parent / ".registry.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataError("the registry is being changed by somebody else: try again in a minute.") from None
        if not (home.raw / "registry").exists():
            for before in sorted(home.raw.parent.glob(f".{home.raw.name}.*/{_BEFORE}")):
                before.rename(home.raw / "registry")
                break
        yield


@contextmanager
def _aside(home: Home) -> Iterator[Path]:
    """A copy of all raw files beside them; it is gone afterwards, and so is what a killed process left a day ago."""
    for left in home.raw.parent.glob(f".{home.raw.name}.*"):
        if left.stat().st_mtime < time.time() - 86_400:
            shutil.rmtree(left)
    aside = home.raw.with_name(f".{home.raw.name}.{uuid4().hex}")
    try:
        shutil.copytree(home.raw, aside)
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(home: Home, registry: Path, built: Path) -> None:
    """Put files and warehouse in their places; the files go back where the warehouse cannot follow."""
    place, before = home.raw / "registry", registry.with_name(_BEFORE)
    place.rename(before)
    try:
        registry.rename(place)
        built.replace(home.warehouse)
    except BaseException:
        if place.exists():
            place.rename(registry)
        before.rename(place)
        raise
