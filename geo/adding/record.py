"""Writes an added country below data/own, and takes it back: boundaries, rows of area and area_parent."""

from datetime import date
from pathlib import Path

from data import own_files
from data.tables.reference import AREA, AREA_PARENT
from geo.adding import rows
from geo.adding.detail import detail
from geo.adding.found import Found
from geo.adding.mending import mended
from geo.areas import BOUNDARIES_DIR, countries, expected_areas, write_areas
from geo.boundaries import write
from geo.errors import NotAdded

NEXT = "Now `make run` (or `python -m data build` and `python -m geo publish`)"


def require_new(country: str, own: Path = own_files.OWN_DIR) -> None:
    """Raise NotAdded for a country of the program, or one that was added before."""
    if country in countries(BOUNDARIES_DIR):
        raise NotAdded(f"{country} is a country of the program: it is there already.")
    if country in own_files.countries(own):
        raise NotAdded(f"{country} was added before. Take it back first: `python -m geo add --remove {country}`.")


def add(found: Found, day: date, own: Path = own_files.OWN_DIR) -> tuple[str, ...]:
    """Mend, simplify and write a country; what is to be said of it, in sentences.

    Raises NotAdded, RegionsRefused or BoundaryDamaged; nothing has been written then.
    """
    require_new(found.country, own)
    whole = mended(found)
    levels = detail(whole.country, whole.frame(), whole.west)
    folder = own_files.boundaries(own)
    folder.mkdir(parents=True, exist_ok=True)
    path = write(whole.country, levels, folder)
    own_files.put(AREA, rows.areas(whole, day.isoformat()), own)
    own_files.put(AREA_PARENT, rows.parents(whole), own)
    write_areas([*_listed(folder), *(one.code for one in whole.regions)], folder)
    size, vertices = path.stat().st_size / 1024, levels["l"].count_coordinates().sum()
    told = f"{whole.country}: {len(whole.regions)} regions with outlines ({vertices:,} vertices, {size:.0f} KB)."
    return (*whole.said, told, f"{NEXT} shows it. Names stand in data/own/reference/area.csv and may be edited there.")


def remove(country: str, own: Path = own_files.OWN_DIR) -> tuple[str, ...]:
    """Take an added country back; raises NotAdded where it is not one. Figures of it are left, and named."""
    if country not in own_files.countries(own):
        added = ", ".join(own_files.countries(own)) or "none"
        raise NotAdded(f"{country} was not added by `python -m geo add`; added countries: {added}.")
    folder, mine = own_files.boundaries(own), {row["ref_area"] for row in _rows_of(country, own)}
    if others := [code for code in _listed(folder) if code[:2] != country]:
        write_areas(others, folder)
    else:
        (folder / "areas.csv").unlink(missing_ok=True)
    own_files.take(AREA_PARENT, lambda row: row["ref_area"] in mine, own)
    own_files.take(AREA, lambda row: row["ref_area"] in mine, own)
    (folder / f"{country}.parquet").unlink(missing_ok=True)
    left = sorted(path.name for path in own_files.raw(own).rglob("*.toml")) if own_files.raw(own).is_dir() else []
    about = f" Figures in data/own/raw ({', '.join(left)}) are left: those of {country} no longer fit." if left else ""
    return (f"{country} is taken back.{about} {NEXT} no longer shows it.",)


def _listed(folder: Path) -> list[str]:
    """Codes that have an outline among the added countries."""
    if not (folder / "areas.csv").is_file():
        return []
    return [code for country in countries(folder) for code in expected_areas(country, folder)]


def _rows_of(country: str, own: Path) -> list[dict[str, str]]:
    return [row for row in own_files.rows(AREA, own) if row["country"] == country]
