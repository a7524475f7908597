"""The office's own files below data/own: rows of reference tables, raw files, boundaries and squares of added countries.

They are no part of the program: an update of it leaves them alone, and so does `make clean`. Where no folder is named,
OWN_DIR is meant, as it is when it is asked for.
"""

import csv
import io
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from data.errors import DataError, Place
from data.tables.declaration import Table
from data.tables.reference import AREA

OWN_DIR = Path(__file__).parent / "own"
Row = Mapping[str, str]


def reference(own: Path | None = None) -> Path:
    """The folder with own rows of reference tables: area.csv has the columns of table area, and so on."""
    return (own or OWN_DIR) / "reference"


def raw(own: Path | None = None) -> Path:
    """The folder with own raw files, each with its provenance file beside it, as in data/raw."""
    return (own or OWN_DIR) / "raw"


def boundaries(own: Path | None = None) -> Path:
    """The folder with boundaries of added countries."""
    return (own or OWN_DIR) / "boundaries"


def tiles(own: Path | None = None) -> Path:
    """The folder with the squares of added countries, a table each."""
    return boundaries(own).with_name("tiles")


def countries(own: Path | None = None) -> tuple[str, ...]:
    """Codes of the countries that were added, sorted; none where there is no such file."""
    return tuple(sorted(row["ref_area"] for row in rows(AREA, own) if row.get("kind") == "country"))


def metrics(own: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Metric -> own datasets with figures of it, as `metrics = [...]` in the provenance files of own raw files says.

    Raises DataError for a key of another form.
    """
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(raw(own).rglob("*.toml")):
        try:
            text = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue  # the build names it
        listed = text.get("metrics", [])
        if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
            place = Place(f"own/raw/{path.relative_to(raw(own)).as_posix()}", column="metrics")
            raise DataError(f"{listed!r} is no list of metrics.", place, listed, 'metrics = ["employment", "gdp"]')
        for name in listed:
            found[name] = (*found.get(name, ()), str(text.get("dataset", "")))
    return found


def rows(declared: Table, own: Path | None = None) -> list[dict[str, str]]:
    """The own rows of a reference table as text, as they are kept."""
    path = reference(own) / f"{declared.name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def put(declared: Table, added: Sequence[Row], own: Path | None = None) -> None:
    """Add rows to the own file of a reference table; it is written aside and swapped in."""
    _write(declared, [*rows(declared, own), *added], own)


def take(declared: Table, is_meant: Callable[[Row], bool], own: Path | None = None) -> None:
    """Take the rows that are meant out of the own file of a reference table; a file without a row goes, too."""
    kept = [row for row in rows(declared, own) if not is_meant(row)]
    if kept:
        _write(declared, kept, own)
    else:
        (reference(own) / f"{declared.name}.csv").unlink(missing_ok=True)


def _write(declared: Table, kept: Sequence[Row], own: Path | None) -> None:
    """All rows in the order of the key."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, declared.names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(kept, key=lambda row: [row[name] for name in declared.key]))
    path = reference(own) / f"{declared.name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.new")
    aside.write_text(text.getvalue(), encoding="utf-8")
    aside.replace(path)
