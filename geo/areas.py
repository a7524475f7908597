"""Which regions must have an outline: `boundaries/areas.csv`, written from ISO 3166-2 by `python -m geo build`.

Countries that the office added have a list and boundaries of the same form below data/own (`python -m geo add`). Where no
folder is named, both are meant; a country of the program is never taken from the other folder.
"""

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from data import own_files
from geo.errors import BoundaryDamaged, UnknownCountry

BOUNDARIES_DIR = Path(__file__).parent / "boundaries"
LEVELS = ("s", "m", "l")
TILES = "tiles"  # one square a region: stands where outlines have their level of detail
RESTORE = "Restore it from the repository, or run `python -m geo build"
_FILE = "areas.csv"


def expected_areas(country: str, folder: Path | None = None) -> frozenset[str]:
    """Codes of the regions that must have an outline; raises UnknownCountry, or BoundaryDamaged for a bad list."""
    listed = _everywhere(folder)
    if country not in listed:
        raise UnknownCountry(f"There are no boundaries of country {country!r}; there are {', '.join(sorted(listed))}.")
    return listed[country]


def countries(folder: Path | None = None) -> tuple[str, ...]:
    """Countries that have boundaries, in order of their code."""
    return tuple(sorted(_everywhere(folder)))


def home(country: str, folder: Path | None = None) -> Path:
    """The folder with the boundary file of a country; raises UnknownCountry."""
    expected_areas(country, folder)
    return folder or (BOUNDARIES_DIR if country in _listed(BOUNDARIES_DIR) else own_files.boundaries())


def require_level(level: str) -> None:
    """Raise UnknownCountry for a level of detail that there is not."""
    if level not in LEVELS:
        raise UnknownCountry(f"There is no level of detail {level!r}; there are {', '.join(LEVELS)}.")


def write_areas(codes: Iterable[str], folder: Path = BOUNDARIES_DIR) -> Path:
    """Write the list aside and swap it; a code begins with its country."""
    path, aside = folder / _FILE, folder / f"{_FILE}.new"
    aside.write_text("".join(f"{line}\n" for line in ["ref_area", *sorted(codes)]), encoding="utf-8")
    aside.replace(path)
    _read.cache_clear()
    return path


def _everywhere(folder: Path | None) -> dict[str, frozenset[str]]:
    """Codes by country of one folder, or of both."""
    if folder is not None:
        return _listed(folder)
    own = own_files.boundaries()
    return (_listed(own) if (own / _FILE).is_file() else {}) | _listed(BOUNDARIES_DIR)


def _listed(folder: Path) -> dict[str, frozenset[str]]:
    """Codes by country; a list that was changed since is read anew, as a country may be added while the server runs."""
    path = folder / _FILE
    return _read(folder, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache
def _read(folder: Path, _changed: int) -> dict[str, frozenset[str]]:
    try:
        with (folder / _FILE).open(encoding="utf-8", newline="") as file:
            codes = [row["ref_area"] for row in csv.DictReader(file)]
    except (OSError, KeyError, ValueError, csv.Error) as cause:
        problem = f"The list of regions geo/boundaries/{_FILE} is missing or damaged ({type(cause).__name__})."
        raise BoundaryDamaged(f"{problem} {RESTORE}`.") from cause
    if not codes:
        raise BoundaryDamaged(f"The list of regions geo/boundaries/{_FILE} names no region. {RESTORE}`.")
    found = {code[:2] for code in codes}
    return {country: frozenset(code for code in codes if code[:2] == country) for country in found}
