"""Publishes outlines as files that a browser fetches once, and reads the same files for documents.

A file name carries the hash of the content, so a file never changes under its name; the manifest says which
name is current. Reading needs nothing but json.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.areas import TILES, expected_areas, require_level
from geo.errors import OutlineDamaged, OutlineMissing, missing_regions

OUTLINES_DIR = Path(__file__).parent.parent / "static" / "outlines"
MANIFEST = "manifest.json"
SCHEMA = 1  # raise it when the form of a file changes
PUBLISH = "python -m geo publish"
Manifest = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Footprint:
    """The outline of another frame (its id) on this one, as SVG path text."""

    frame: str
    path: str


@dataclass(frozen=True, slots=True)
class Inset:
    """A small region once more, larger: its code, its outline as SVG path text, and the corner where its name stands."""

    area: str
    path: str
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture in units of which it is `width` wide; y grows downwards. Paths and anchors by region code.

    `borders` are path texts around insets. A frame that enlarges a part holds only the regions in it, cut
    three units outside its edge: draw it with overflow hidden.
    """

    id: str
    width: int
    height: int
    paths: Mapping[str, str]
    anchors: Mapping[str, tuple[float, float]]
    footprints: tuple[Footprint, ...]
    borders: tuple[str, ...]
    insets: tuple[Inset, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlines:
    """One country at one level of detail; frames with the whole country first; neighbours as in geo.neighbours.

    Of the level `geo.areas.TILES`, one square a region, the neighbours are those of the grid.
    """

    country: str
    level: str
    frames: tuple[Frame, ...]
    neighbours: Mapping[str, tuple[str, ...]]

    def frame(self, name: str) -> Frame:
        """One frame by its id; raises OutlineMissing."""
        for frame in self.frames:
            if frame.id == name:
                return frame
        listed = ", ".join(frame.id for frame in self.frames)
        raise OutlineMissing(f"The map of {self.country} has no frame {name!r}; it has {listed}.")


def publish(target: Path = OUTLINES_DIR) -> Manifest:
    """Write the outline files of all countries and the manifest where they are not current.

    Every file is written aside and moved into its place, the manifest last; files that it no longer names are
    removed. Returns the manifest. Raises what `geo.boundaries.read` raises.
    """
    # Drawing needs shapely and pyproj, which reading does without.
    from geo.publishing import publish_files

    return publish_files(target)


def outline_name(country: str, level: str, folder: Path = OUTLINES_DIR) -> str:
    """The name of the current outline file, checked once; raises what `load` raises."""
    name = _manifest_name(country, level, folder)
    _checked(folder / name, country, level)
    return name


def load(country: str, level: str, folder: Path = OUTLINES_DIR) -> Outlines:
    """The current outlines of one country.

    Raises UnknownCountry, OutlineMissing (not published, or regions without an outline, by name) or
    OutlineDamaged, each saying which command helps.
    """
    return _checked(folder / _manifest_name(country, level, folder), country, level)


def levels_of(country: str, folder: Path = OUTLINES_DIR) -> tuple[str, ...]:
    """The levels of detail, and `TILES`, that are published of a country; raises OutlineDamaged."""
    return tuple(_published(folder).get(country, {}))


def stamp(folder: Path = OUTLINES_DIR) -> str:
    """What changes when other outlines are published; '' where none are."""
    path = folder / MANIFEST
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else ""


def _published(folder: Path) -> Manifest:
    path = folder / MANIFEST
    return _manifest(path, path.stat().st_mtime_ns) if path.is_file() else {}


def _manifest_name(country: str, level: str, folder: Path) -> str:
    wanted = expected_areas(country)
    if level != TILES:
        require_level(level)
    name = _published(folder).get(country, {}).get(level, "")
    if not name or not (folder / name).is_file():
        raise missing_regions(country, wanted, f"the folder {folder.name} at level {level!r}", PUBLISH)
    return name


@lru_cache(maxsize=4)
def _manifest(path: Path, _changed: int) -> Manifest:
    try:
        names = json.loads(path.read_bytes())
        return {country: {level: str(name) for level, name in files.items()} for country, files in names.items()}
    except (ValueError, AttributeError) as cause:
        raise OutlineDamaged(f"The outline manifest {path.name} is damaged. Run `{PUBLISH}`.") from cause


@lru_cache(maxsize=16)
def _checked(path: Path, country: str, level: str) -> Outlines:
    content = path.read_bytes()
    if content_hash(content) not in path.name:
        raise OutlineDamaged(f"The outline file {path.name} does not hold what was written. Run `{PUBLISH}`.")
    text = json.loads(content)
    if text.get("schema") != SCHEMA:
        raise OutlineDamaged(f"The outline file {path.name} has the form of another version. Run `{PUBLISH}`.")
    outlines = _read(text)
    if (outlines.country, outlines.level) != (country, level):
        raise OutlineDamaged(f"The manifest names {path.name} for {country}, level {level}. Run `{PUBLISH}`.")
    if missing := expected_areas(country) - outlines.frames[0].paths.keys():
        raise missing_regions(country, missing, path.name, PUBLISH)
    return outlines


def content_hash(content: bytes) -> str:
    """The 16 hexadecimal digits that a file name carries."""
    return sha256(content).hexdigest()[:16]


def _read(content: dict[str, Any]) -> Outlines:
    return Outlines(
        country=content["country"],
        level=content["level"],
        frames=tuple(_read_frame(frame) for frame in content["frames"]),
        neighbours={code: tuple(others) for code, others in content["neighbours"].items()},
    )


def _read_frame(frame: dict[str, Any]) -> Frame:
    return Frame(
        id=frame["id"],
        width=frame["width"],
        height=frame["height"],
        paths=frame["paths"],
        anchors={code: (x, y) for code, (x, y) in frame["anchors"].items()},
        footprints=tuple(Footprint(mark["frame"], mark["path"]) for mark in frame["footprints"]),
        borders=tuple(frame["borders"]),
        insets=tuple(Inset(one["area"], one["path"], tuple(one["at"])) for one in frame.get("insets", ())),
    )
