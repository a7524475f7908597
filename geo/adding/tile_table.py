"""The squares of an added country as a table: laid by themselves, with letters in three languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas

from data import own_files
from data.tables.reference import AREA
from geo.adding.found import LANGUAGES
from geo.adding.short_names import shortened
from geo.adding.squares import Grid, laid
from geo.boundaries import read
from geo.errors import NotAdded
from geo.tiles import Tile, write

Names = Mapping[str, Mapping[str, str]]


def table(regions: geopandas.GeoDataFrame, names: Names) -> tuple[dict[str, Tile], str]:
    """The squares by code, and what is to be said of them.

    `regions` has ref_area and geometry in degrees; `names` by code and language, English where one is not written.
    """
    grid = laid(regions)
    inside = {
        language: shortened({code: names[code].get(language) or names[code]["en"] for code in grid.cells})
        for language in LANGUAGES
    }
    found = {
        code: Tile(column, row, {language: inside[language][code] for language in LANGUAGES})
        for code, (column, row) in grid.cells.items()
    }
    return found, _said(grid)


def _said(grid: Grid) -> str:
    """How well the squares keep neighbours together."""
    squares = f"Squares: {len(grid.cells)}, one a region"
    if not grid.pairs:
        return f"{squares}; no two regions share a border."
    share = f"{grid.touching / grid.pairs:.0%}"
    return f"{squares}; of {grid.pairs} pairs of neighbours {grid.touching} touch ({share})."


def relaid(country: str, own: Path | None = None) -> Sequence[str]:
    """Lay the squares of an added country anew, with the names as they stand now; raises NotAdded where it is none."""
    if country not in own_files.countries(own):
        added = ", ".join(own_files.countries(own)) or "none"
        raise NotAdded(f"{country} was not added by `python -m geo add`; added countries: {added}.")
    names = {
        row["ref_area"]: {language: row[f"name_{language}"] for language in LANGUAGES}
        for row in own_files.rows(AREA, own)
    }
    found, said = table(read(country, "m", own_files.boundaries(own)), names)
    write(country, found, own_files.tiles(own))
    return (
        said,
        f"They stand in data/own/tiles/{country}.csv and may be moved there; `python -m geo publish` shows them.",
    )
