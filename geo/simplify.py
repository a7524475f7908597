"""Makes the levels of detail: fewer bends and islands, while neighbours keep sharing their edges."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.projections import Sheet, project, unproject
from geo.recipes import Level

# Three digits are 110 m at most; two let narrow rings of Mordovia and Ryazan collapse.
_DIGITS = 3


def simplified(
    shapes: Mapping[str, BaseGeometry], sheets: Sequence[Sheet], level: Level, west: float
) -> dict[str, BaseGeometry]:
    """The shapes (degrees) at one level of detail, in degrees with three digits, by code.

    Each sheet of the country's main frame is simplified in its own equal-area projection; the whole of a
    sheet at once, because only so do neighbours lose the same bends.
    """
    done: dict[str, BaseGeometry] = {}
    for sheet in sheets:
        codes = [code for code in shapes if sheet.shows(code)]
        flat = project(np.array([shapes[code] for code in codes]), sheet.crs)
        kept = _without_specks(flat, level.smallest_island_km2 * 1e6)
        plain = shapely.coverage_simplify(kept, level.tolerance_km * 1e3)
        done |= dict(zip(codes, _rounded(unproject(plain, sheet.crs, west)), strict=True))
    return {code: done[code] for code in sorted(done)}


def _without_specks(shapes: NDArray[np.object_], smallest: float) -> NDArray[np.object_]:
    """Leave out small parts that touch nothing. An exclave touches its host; the largest part always stays."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area = shapely.area(parts)
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, area)
    first, second = shapely.STRtree(parts).query(parts, predicate="intersects")
    touches = np.zeros(len(parts), dtype=bool)
    touches[first[first != second]] = True
    keep = touches | (area >= smallest) | (area == largest[owner])
    return np.array([shapely.multipolygons(parts[keep & (owner == index)]) for index in range(len(shapes))])


def _rounded(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Coordinates with few digits and rings in one direction; one part is a plain polygon."""
    short = shapely.transform(shapes, lambda coordinates: np.round(coordinates, _DIGITS) + 0.0)
    single = shapely.get_num_geometries(short) == 1
    return np.asarray(shapely.orient_polygons(np.where(single, shapely.get_geometry(short, 0), short)))
