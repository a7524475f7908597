"""Comparisons that were saved by name: one JSON file beside the warehouses, changed by one process at a time.

A comparison is an address (query parameters, codes only), so it means the same in every language and never holds figures.
The file is written aside and put in place whole; one that cannot be read is left as it is, and nothing is written over it.
"""

import fcntl
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from data import warehouse
from data.errors import DataError, Place

SCHEMA = 1
LONGEST_NAME, LONGEST_ADDRESS, MOST = 60, 4000, 500
SIGNS = ". , ; ( ) + - – — _ / № « » “ ” „ \" ' ’"
NAME = re.compile(rf"(?![\s./])[\w {re.escape(SIGNS.replace(' ', ''))}]{{1,{LONGEST_NAME}}}(?<!\s)")
_QUERY = re.compile(r"[\w.+,%&=~*()-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A name, the query parameters that lead back, and when it was saved (UTC, ISO)."""

    name: str
    address: str
    saved_at: str

    @property
    def day(self) -> date:
        """The day it was saved on."""
        return datetime.fromisoformat(self.saved_at).date()


class ComparisonError(DataError):
    """Base of what can go wrong with saved comparisons."""


class BadName(ComparisonError):
    """A name that is empty, too long or holds other signs than letters, digits, spaces and SIGNS."""


class NameTaken(ComparisonError):
    """Another comparison has the name; nothing is overwritten unless that is asked for."""


class NoSuchComparison(ComparisonError):
    """There is no comparison of that name, or there is none any more."""


class DamagedComparisons(ComparisonError):
    """The file is there and cannot be read; it is left as it is."""


class CannotWrite(ComparisonError):
    """The folder or the file cannot be written to, or somebody else is writing."""


class TooMany(ComparisonError):
    """The file holds as many comparisons as it may."""


def path() -> Path:
    """Where the comparisons are kept: beside the warehouses."""
    return warehouse.BUILD_DIR / "comparisons.json"


def kept() -> tuple[Comparison, ...]:
    """Every saved comparison in order of name; none where there is no file. Raises DamagedComparisons."""
    try:
        text = path().read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as fault:
        raise _damaged(str(fault)) from None
    return tuple(sorted(_read(text), key=lambda one: one.name.casefold()))


def save(name: str, address: str, *, is_replacing: bool = False) -> Comparison:
    """Keep an address under a name; `is_replacing` takes the place of one of that name.

    Raises BadName, NameTaken, TooMany, DamagedComparisons, CannotWrite; then nothing was changed.
    """
    made = Comparison(_named(name), address, datetime.now(UTC).replace(microsecond=0).isoformat())
    if len(address) > LONGEST_ADDRESS or not _QUERY.fullmatch(address):
        raise ComparisonError(
            "the address of the comparison is too long, or is none.", Place(path().name), address[:80]
        )

    def change(found: Sequence[Comparison]) -> list[Comparison]:
        others = [one for one in found if _same(one.name) != _same(made.name)]
        if len(others) < len(found) and not is_replacing:
            raise NameTaken(f"{made.name!r} is kept already.", Place(path().name), made.name, "another name")
        if len(others) >= MOST:
            raise TooMany(f"{MOST} comparisons are kept: delete one first.", Place(path().name))
        return [*others, made]

    _change(change)
    return made


def delete(name: str) -> None:
    """Forget one. Raises NoSuchComparison, DamagedComparisons, CannotWrite; then nothing was changed."""

    def change(found: Sequence[Comparison]) -> list[Comparison]:
        others = [one for one in found if _same(one.name) != _same(name)]
        if len(others) == len(found):
            raise NoSuchComparison(f"there is no comparison {name!r}.", Place(path().name), name)
        return others

    _change(change)


def _same(name: str) -> str:
    """Names that differ only in capitals are one."""
    return name.casefold()


def _named(name: str) -> str:
    """The name without spaces at its ends; raises BadName."""
    bare = " ".join(name.split())
    if not NAME.fullmatch(bare):
        expected = f"1 to {LONGEST_NAME} letters, digits, spaces and {SIGNS}"
        raise BadName(f"{name[:80]!r} cannot be the name of a comparison.", Place(path().name), name[:80], expected)
    return bare


def _change(change: Callable[[Sequence[Comparison]], list[Comparison]]) -> None:
    """Read, change and put in place, while nobody else does."""
    with _alone():
        found = {"schema": SCHEMA, "comparisons": [asdict(one) for one in change(kept())]}
        aside = path().with_name(f".{path().name}.{uuid4().hex}")
        try:
            with aside.open("w", encoding="utf-8") as file:
                json.dump(found, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path())
        except OSError as fault:
            raise _unwritable(fault) from None
        finally:
            aside.unlink(missing_ok=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One change at a time; the lock ends with the process, however it ends."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        lock = (path().parent / ".comparisons.lock").open("w")
    except OSError as fault:
        raise _unwritable(fault) from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _unwritable(fault: OSError) -> CannotWrite:
    return CannotWrite(f"cannot be written ({fault.strerror}): let the server write to the folder.", Place(str(path())))


def _damaged(why: str) -> DamagedComparisons:
    return DamagedComparisons(
        f"cannot be read ({why}). It was left as it is: mend it, or move it away to begin anew.", Place(str(path()))
    )


def _read(text: str) -> list[Comparison]:
    """The comparisons of a file; raises DamagedComparisons for whatever is not exactly as written."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _damaged(f"no JSON: {fault}") from None
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or not isinstance(found.get("comparisons"), list):
        raise _damaged(f"expected an object with schema {SCHEMA} and a list of comparisons")
    read = [_one(row) for row in found["comparisons"]]
    if len({_same(one.name) for one in read}) < len(read):
        raise _damaged("a name stands there twice")
    return read


def _one(row: object) -> Comparison:
    """One entry, every field of it checked."""
    names = ("name", "address", "saved_at")
    if not isinstance(row, dict) or set(row) != set(names) or not all(isinstance(row[name], str) for name in names):
        raise _damaged(f"an entry is {str(row)[:80]}, expected {', '.join(names)} as texts")
    if not NAME.fullmatch(row["name"]) or not _QUERY.fullmatch(row["address"]):
        raise _damaged(f"the entry {row['name'][:80]!r} has a name or an address that we never write")
    try:
        datetime.fromisoformat(row["saved_at"])
    except ValueError:
        raise _damaged(f"saved_at of {row['name']!r} is no time") from None
    return Comparison(**row)
