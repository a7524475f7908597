"""One square a region: where each stands on a grid of its country, and what is written in it.

`tiles/<country>.csv` (ref_area, column, row, en, ru, uk) is our own drawing: north is up, neighbours stand near each other,
and every region is equally large, so that a city is seen as well as a taiga. It has no scale and no borders. The table of
an added country is laid by `geo.adding.squares`, stands in data/own/tiles and may be edited there.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data import own_files
from geo.areas import TILES, expected_areas
from geo.errors import BoundaryDamaged
from geo.outlines import OUTLINES_DIR, SCHEMA, levels_of, load

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


def table_of(country: str, source: Path | None = None) -> Path:
    """The table of a country, whether it is there or not: ours, else the one beside its boundaries (`source`, or data/own)."""
    ours = TILES_DIR / f"{country}.csv"
    return ours if ours.is_file() else (source or own_files.boundaries()).with_name(TILES) / ours.name


def has_tiles(country: str, published: Path = OUTLINES_DIR) -> bool:
    """Whether the squares of a country are published."""
    return TILES in levels_of(country, published)


def tiles(country: str, folder: Path | None = None, source: Path | None = None) -> dict[str, Tile]:
    """The squares of a country by code of the region, in order of code.

    `folder` has the table, `source` the list of regions; without them those of the country are meant. Raises
    BoundaryDamaged where the table cannot be read, lacks a region, has one that is none, or puts two in one place.
    """
    path = folder / f"{country}.csv" if folder else table_of(country, source)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = {row["ref_area"]: _tile(row) for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError, TypeError, AttributeError, csv.Error) as cause:
        raise _damaged(path, country, f"is missing or damaged ({type(cause).__name__})") from cause
    wanted = expected_areas(country, source)
    if wrong := sorted(wanted ^ rows.keys()):
        raise _damaged(path, country, f"and the regions of {country} differ in {', '.join(wrong)}")
    taken: dict[tuple[int, int], str] = {}
    for code, tile in rows.items():
        if (other := taken.setdefault((tile.column, tile.row), code)) != code:
            raise _damaged(path, country, f"puts {other} and {code} in one place")
    return dict(sorted(rows.items()))


def _damaged(path: Path, country: str, problem: str) -> BoundaryDamaged:
    """The error for a table that is of no use, with what helps."""
    is_own = path.parent == own_files.tiles()
    helps = f"Put it right, or run `python -m geo add --squares {country}`." if is_own else _RESTORE
    return BoundaryDamaged(f"The tile table {'data/own' if is_own else 'geo'}/tiles/{path.name} {problem}. {helps}")


def write(country: str, found: Mapping[str, Tile], folder: Path) -> Path:
    """Write the table of a country aside and swap it."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["ref_area", "column", "row", *LANGUAGES])
    rows.writerows(
        [code, tile.column, tile.row, *map(tile.names.get, LANGUAGES)] for code, tile in sorted(found.items())
    )
    folder.mkdir(parents=True, exist_ok=True)
    path, aside = folder / f"{country}.csv", folder / f"{country}.csv.new"
    aside.write_text(text.getvalue(), encoding="utf-8")
    aside.replace(path)
    return path


def _tile(row: Mapping[str, str]) -> Tile:
    return Tile(int(row["column"]), int(row["row"]), {language: row[language].strip() for language in LANGUAGES})


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


def is_by_hand(country: str) -> bool:
    """Whether we drew the squares; those of other countries were laid by the program."""
    return (TILES_DIR / f"{country}.csv").is_file()


def kept(country: str, published: Path = OUTLINES_DIR) -> tuple[int, int]:
    """How many pairs of neighbours touch as squares, and how many there are; raises what `geo.outlines.load` raises."""
    squares, ground = load(country, TILES, published).neighbours, load(country, "s", published).neighbours
    pairs = [(one, other) for one, others in ground.items() for other in others if one < other]
    return sum(other in squares[one] for one, other in pairs), len(pairs)


def drawing(country: str, folder: Path | None = None, source: Path | None = None) -> dict[str, Any]:
    """The grid in the form of an outline file: one frame; `tile` is the side of a square, `names` what stands in it."""
    found = tiles(country, folder, source)
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
