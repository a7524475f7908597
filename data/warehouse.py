"""Opens a published warehouse: read-only, sealed from the outside, one connection, a cursor for each query."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from data import schema
from data.errors import DamagedWarehouse, DataError, MissingWarehouse, SchemaMismatch

# Values for `?` in their order, or for `$name` by name.
Params = Sequence[Any] | Mapping[str, Any]

_MOST_KEPT = 2048  # a page needs a few dozen
_NOTHING = object()
BUILD_DIR = Path(__file__).parent / "build"
# The editions that this program makes itself, and how; files of others come from elsewhere.
BUILT_HERE, DEMONSTRATION = "published", "demo"
_MADE_BY = {BUILT_HERE: "python -m data build", DEMONSTRATION: "python -m data generate"}
ADDED_COUNTRIES = "added_countries"  # in table meta: codes of the countries that the office added, with blanks between
# Settings that keep a query inside the database; the last one forbids to change the others.
_SEALS = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class Warehouse:
    """A warehouse file, opened read-only. SQL names its tables as wh.<table>. Safe to share between threads."""

    def __init__(self, edition: str, path: Path) -> None:
        self.edition, self.path = edition, path
        self._kept: dict[Hashable, Any] = {}
        self._lock = Lock()
        self._connection = _connect(edition, path)
        # What the file says of itself, as table meta has it.
        self.facts: Mapping[str, str] = dict(self.rows("SELECT key, value FROM wh.meta"))
        found = self.facts.get("schema_version", "none")
        if found != str(schema.SCHEMA_VERSION):
            self.close()
            needed = f"schema version {schema.SCHEMA_VERSION}"
            said = (
                f"The warehouse {path.name} has schema version {found}, this program needs {needed}: {_advice(edition)}"
            )
            raise SchemaMismatch(said, value=found)
        self.fingerprint = self.facts["fingerprint"]

    def frame(self, sql: str, params: Params = ()) -> pd.DataFrame:
        """The result as a frame; codes are text, days datetime64, missing numbers NaN or NA. Every value is bound."""
        with self._reading() as cursor:
            result = cursor.execute(sql, params).df()
        coded = result.select_dtypes("category").columns
        return result.astype(dict.fromkeys(coded, "str")) if len(coded) else result

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """The result as tuples; missing values are None."""
        with self._reading() as cursor:
            return cursor.execute(sql, params).fetchall()

    def columns(self, sql: str, params: Params = ()) -> dict[str, npt.NDArray[Any]]:
        """The result as one array a column, without a frame: the cheapest way to read many figures.

        Missing numbers are NaN (whole numbers with gaps come as floats), missing texts None, missing days NaT.
        """
        with self._reading() as cursor:
            found = cursor.execute(sql, params).fetchnumpy()
        return {name: _filled(values) for name, values in found.items()}

    def codes(self, table: str, column: str) -> frozenset[str]:
        """The distinct values of a column, to check a code before it is bound: an unknown one would find nothing."""
        name = schema.table(table).column(column).name
        text = f"SELECT DISTINCT {name} FROM wh.{table}"
        found: frozenset[str] = self.kept(text, lambda: frozenset(str(value) for (value,) in self.rows(text)))
        return found

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` finds, remembered as long as this warehouse is open. Two threads may both make it once."""
        found = self._kept.get(key, _NOTHING)  # asked once: another thread may empty what is kept at any moment
        if found is _NOTHING:
            found = make()
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    def close(self) -> None:
        """Close the connection; queries fail afterwards."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one query; raises DamagedWarehouse where the file is cut short."""
        try:
            with self._cursor() as cursor:
                yield cursor
        except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException) as fault:
            raise DamagedWarehouse(f"The file {self.path.name} is damaged: {_advice(self.edition)}") from fault

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own: two threads on one cursor would silently get each other's rows."""
        with self._lock:
            return self._connection.cursor()


def _filled(values: Any) -> npt.NDArray[Any]:
    """A column as the database hands it over, as a plain array with gaps filled."""
    if not np.ma.is_masked(values):
        return np.asarray(values)
    is_number = values.dtype.kind in "biuf"
    found: npt.NDArray[Any] = values.data.astype(np.float64 if is_number else values.dtype)
    found[np.ma.getmaskarray(values)] = (
        np.nan if is_number else np.datetime64("NaT", "us") if values.dtype.kind == "M" else None
    )
    return found


def warehouse_path(edition: str) -> Path:
    """The file of an edition, whether it exists or not."""
    return BUILD_DIR / f"{edition}.duckdb"


def editions() -> tuple[str, ...]:
    """Names of the editions whose file is present; `published` first."""
    names = sorted(path.stem for path in BUILD_DIR.glob("*.duckdb"))
    return tuple(sorted(names, key=lambda name: name != BUILT_HERE))


def stamp(edition: str) -> str:
    """Changes whenever the file of the edition is replaced; read without opening it, for use as a cache key."""
    try:
        found = warehouse_path(edition).stat()
    except FileNotFoundError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"


def open_warehouse(edition: str) -> Warehouse:
    """The published warehouse of an edition; raises MissingWarehouse or SchemaMismatch, each saying what to run."""
    return Warehouse(edition, warehouse_path(edition))


def is_whole(edition: str) -> bool:
    """Whether the file of an edition is there, fits this program, and can be read to its last row."""
    try:
        opened = open_warehouse(edition)
    except (DataError, duckdb.Error):
        return False
    try:
        for declared in schema.TABLES:
            opened.rows(f"SELECT bit_xor(hash(t)) FROM wh.{declared.name} t")
    except (DataError, duckdb.Error):
        return False
    finally:
        opened.close()
    return True


def _connect(edition: str, path: Path) -> duckdb.DuckDBPyConnection:
    """An in-memory connection that has the file attached and can reach nothing else."""
    if not path.is_file():
        raise MissingWarehouse(f"There is no warehouse for the edition {edition!r}: {_advice(edition)}")
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS wh (READ_ONLY)")
        known = connection.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'wh' AND table_name = 'meta'"
        ).fetchone()
        if known != (1,):
            raise SchemaMismatch(f"The file {path.name} is not a warehouse of this program: {_advice(edition)}")
    except duckdb.Error as fault:
        connection.close()
        cause = str(fault).splitlines()[0]
        raise DamagedWarehouse(f"The file {path.name} cannot be opened ({cause}): {_advice(edition)}") from None
    seal(connection)
    return connection


def seal(connection: duckdb.DuckDBPyConnection) -> None:
    """Let a connection reach nothing outside, for good."""
    for setting in _SEALS:
        connection.execute(setting)


def _advice(edition: str) -> str:
    """What the reader should do about a file that is missing or does not fit."""
    if edition in _MADE_BY:
        return f"run `{_MADE_BY[edition]}`."
    return f"get it anew from whoever made it; `{_MADE_BY[BUILT_HERE]}` makes only the edition {BUILT_HERE!r}."
