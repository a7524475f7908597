"""One square a region: where each stands on a grid of its country, and what is written in it.

`tiles/<country>.csv` (ref_area, column, row, en, ru, uk) is our own drawing: north is up, neighbours stand near each other,
and every region is equally large, so that a city is seen as well as a taiga. It has no scale and no borders.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.areas import TILES, expected_areas
from geo.errors import BoundaryDamaged
from geo.outlines import SCHEMA

TILES_DIR = Path(__file__).parent / "tiles"
SIDE, GAP = 40, 2  # of a square and between two, in units of the frame
LANGUAGES = ("en", "ru", "uk")
_RESTORE = "Restore it from the repository."


@dataclass(frozen=True, slots=True)
class Tile:
    """The square of one region: column from the west, row from the north, both from 0; language -> its short name."""

    column: int
    row: int
    names: Mapping[str, str]


def has_tiles(country: str, folder: Path = TILES_DIR) -> bool:
    """Whether somebody has drawn the grid of a country."""
    return (folder / f"{country}.csv").is_file()


@lru_cache
def tiles(country: str, folder: Path = TILES_DIR) -> dict[str, Tile]:
    """The squares of a country by code of the region, in order of code.

    Raises BoundaryDamaged where the table cannot be read, lacks a region, has one that is none, or puts two in one place.
    """
    path = folder / f"{country}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = {row["ref_area"]: _tile(row) for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError, TypeError, csv.Error) as cause:
        problem = f"The tile table geo/tiles/{path.name} is missing or damaged ({type(cause).__name__})."
        raise BoundaryDamaged(f"{problem} {_RESTORE}") from cause
    _check(country, path.name, rows)
    return dict(sorted(rows.items()))


def _tile(row: Mapping[str, str]) -> Tile:
    return Tile(int(row["column"]), int(row["row"]), {language: row[language].strip() for language in LANGUAGES})


def _check(country: str, name: str, found: Mapping[str, Tile]) -> None:
    """Every region once, and no other, each in a place of its own."""
    wanted = expected_areas(country)
    if wrong := sorted(wanted ^ found.keys()):
        problem = f"The tile table geo/tiles/{name} and the regions of {country} differ in {', '.join(wrong)}."
        raise BoundaryDamaged(f"{problem} {_RESTORE}")
    taken: dict[tuple[int, int], str] = {}
    for code, tile in found.items():
        other = taken.setdefault((tile.column, tile.row), code)
        if other != code:
            raise BoundaryDamaged(f"The tile table geo/tiles/{name} puts {other} and {code} in one place. {_RESTORE}")


def touching(found: Mapping[str, Tile]) -> dict[str, tuple[str, ...]]:
    """Regions whose squares share an edge or a corner, by code: the way for the arrow keys."""
    at = {(tile.column, tile.row): code for code, tile in found.items()}
    return {code: tuple(_around(at, tile)) for code, tile in found.items()}


def _around(at: Mapping[tuple[int, int], str], tile: Tile) -> Iterator[str]:
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            other = at.get((tile.column + column, tile.row + row))
            if other and (row or column):
                yield other


def drawing(country: str, folder: Path = TILES_DIR) -> dict[str, Any]:
    """The grid in the form of an outline file: one frame; `tile` is the side of a square, `names` what stands in it."""
    found = tiles(country, folder)
    step = SIDE + GAP
    left, top = (min(getattr(tile, side) for tile in found.values()) for side in ("column", "row"))
    corners = {code: (GAP + (t.column - left) * step, GAP + (t.row - top) * step) for code, t in found.items()}
    frame = {
        "id": "main",
        "width": max(x for x, _y in corners.values()) + step,
        "height": max(y for _x, y in corners.values()) + step,
        "paths": {code: f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}Z" for code, (x, y) in corners.items()},
        "anchors": {code: [x + SIDE // 2, y + SIDE // 2] for code, (x, y) in corners.items()},
        "footprints": [],
        "borders": [],
        "tile": SIDE,
        "names": {language: {code: tile.names[language] for code, tile in found.items()} for language in LANGUAGES},
    }
    beside = {code: list(others) for code, others in touching(found).items()}
    return {"schema": SCHEMA, "country": country, "level": TILES, "frames": [frame], "neighbours": beside}
