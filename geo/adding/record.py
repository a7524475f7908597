"""Writes an added country below data/own, and takes it back: boundaries, squares, rows of area and area_parent."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from geopandas import GeoDataFrame

from data import own_files
from data.tables.reference import AREA, AREA_PARENT
from geo import tiles
from geo.adding import rows, tile_table
from geo.adding.detail import detail
from geo.adding.found import Found
from geo.adding.mending import mended
from geo.areas import BOUNDARIES_DIR, countries, expected_areas, write_areas
from geo.boundaries import write
from geo.errors import FolderUnwritable, NotAdded
from geo.tiles import Tile

NEXT = "Now `make run` (or `python -m data build` and `python -m geo publish`)"


def require_new(country: str, own: Path | None = None) -> None:
    """Raise NotAdded for a country of the program, or one that was added before."""
    if country in countries(BOUNDARIES_DIR):
        raise NotAdded(f"{country} is a country of the program: it is there already.")
    if country in own_files.countries(own):
        raise NotAdded(f"{country} was added before. Take it back first: `python -m geo add --remove {country}`.")


def add(found: Found, day: date, own: Path | None = None) -> tuple[str, ...]:
    """Mend, simplify and write a country; what is to be said of it, in sentences.

    Raises NotAdded, RegionsRefused, BoundaryDamaged or FolderUnwritable; nothing has been written then.
    """
    require_new(found.country, own)
    whole = mended(found)
    levels = detail(whole.country, whole.frame(), whole.west)
    squares, about = tile_table.table(levels["m"], {one.code: one.names for one in whole.regions})
    try:
        path = _write(whole, levels, squares, day, own)
    except OSError as fault:
        with suppress(OSError):
            _take(whole.country, {one.code for one in (*whole.regions, *whole.without_outline)} | {whole.country}, own)
        raise FolderUnwritable(
            f"{fault.filename or 'data/own'} cannot be written ({fault.strerror or fault}); nothing was added. "
            "Make the folder data/own writable for this user, then the same again."
        ) from fault
    size, vertices = path.stat().st_size / 1024, levels["l"].count_coordinates().sum()
    counted = "1 region with an outline" if len(whole.regions) == 1 else f"{len(whole.regions)} regions with outlines"
    told = f"{whole.country}: {counted} ({vertices:,} vertices, {size:.0f} KB)."
    edited = "Names stand in data/own/reference/area.csv and may be edited there"
    return (*whole.said, told, about, f"{NEXT} shows it. {edited}, squares in data/own/tiles/{whole.country}.csv.")


def _write(
    whole: Found, levels: Mapping[str, GeoDataFrame], squares: Mapping[str, Tile], day: date, own: Path | None
) -> Path:
    """Every file of a country; the list of regions, without which the others are of no use, at the end."""
    folder = own_files.boundaries(own)
    folder.mkdir(parents=True, exist_ok=True)
    path = write(whole.country, levels, folder)
    tiles.write(whole.country, squares, own_files.tiles(own))
    own_files.put(AREA, rows.areas(whole, day.isoformat()), own)
    own_files.put(AREA_PARENT, rows.parents(whole), own)
    write_areas([*_listed(folder), *(one.code for one in whole.regions)], folder)
    return path


def remove(country: str, own: Path | None = None) -> tuple[str, ...]:
    """Take an added country back; raises NotAdded where it is not one. Figures of it are left, and named."""
    if country not in own_files.countries(own):
        added = ", ".join(own_files.countries(own)) or "none"
        raise NotAdded(f"{country} was not added by `python -m geo add`; added countries: {added}.")
    _take(country, {row["ref_area"] for row in _rows_of(country, own)}, own)
    left = sorted(path.name for path in own_files.raw(own).rglob("*.toml")) if own_files.raw(own).is_dir() else []
    about = f" Figures in data/own/raw ({', '.join(left)}) are left: those of {country} no longer fit." if left else ""
    return (f"{country} is taken back.{about} {NEXT} no longer shows it.",)


def _take(country: str, mine: Collection[str], own: Path | None) -> None:
    """Take away whatever there is of a country."""
    folder = own_files.boundaries(own)
    if others := [code for code in _listed(folder) if code[:2] != country]:
        write_areas(others, folder)
    else:
        (folder / "areas.csv").unlink(missing_ok=True)
    own_files.take(AREA_PARENT, lambda row: row["ref_area"] in mine, own)
    own_files.take(AREA, lambda row: row["ref_area"] in mine, own)
    (own_files.tiles(own) / f"{country}.csv").unlink(missing_ok=True)
    (folder / f"{country}.parquet").unlink(missing_ok=True)


def _listed(folder: Path) -> list[str]:
    """Codes that have an outline among the added countries."""
    if not (folder / "areas.csv").is_file():
        return []
    return [code for country in countries(folder) for code in expected_areas(country, folder)]


def _rows_of(country: str, own: Path | None) -> list[dict[str, str]]:
    return [row for row in own_files.rows(AREA, own) if row["country"] == country]
