"""Mends outlines that are nearly right, and refuses those that are not: crossings within one, overlaps and gaps between two."""

from dataclasses import replace
from typing import Any

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.adding.found import Found, Named
from geo.errors import Fault, RegionsRefused
from geo.extent import sheet_of
from geo.projections import DEGREES

# Of the area of a region: what mending may change of it.
MOST_CHANGED = 0.01
# Slits between regions of a user's file up to this part of the width of the country are drawing errors. The boundary
# source fits together; what is narrow there is water.
_SLIT = 2e-4
_FIELD = "geometry"


def mended(found: Found) -> Found:
    """The regions as a coverage: each outline valid, neighbours sharing their edges.

    What was mended is said. Raises RegionsRefused where an outline would lose or gain more than one part in a hundred.
    """
    shapes, said = _each(found)
    shapes, more = _together(replace(found, shapes=shapes))
    return replace(found, shapes=shapes, said=(*found.said, *said, *more))


def _each(found: Found) -> tuple[tuple[Any, ...], list[str]]:
    """Every outline without crossings of its own."""
    shapes, faults, said = list[Any](), list[Fault](), list[str]()
    for region, shape in zip(found.regions, found.shapes, strict=True):
        valid = shape if shape.is_valid else _areas(shapely.make_valid(shape, method="structure", keep_collapsed=False))
        why = shapely.is_valid_reason(shape)
        if valid.is_empty or abs(valid.area - shape.area) > MOST_CHANGED * max(valid.area, 1e-12):
            faults.append(_fault(found, region, why, "an outline that does not cross itself"))
        elif valid is not shape:
            said.append(f"Mended: {_place(found, region)}, {why}.")
        shapes.append(valid)
    if faults:
        raise RegionsRefused(faults)
    return tuple(shapes), said


def _areas(shape: Any) -> Any:
    """The polygons of a shape; lines and points that mending left over are dropped."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if len(parts) != 1 else parts[0]


def _together(found: Found) -> tuple[tuple[Any, ...], list[str]]:
    """All outlines with shared edges."""
    shapes = np.array(found.shapes, dtype=object)
    low, _south, high, _north = shapely.total_bounds(shapes)
    slit = (high - low) * _SLIT if any(region.feature for region in found.regions) else 0.0
    if shapely.coverage_is_valid(shapes, gap_width=slit):
        return found.shapes, []
    overlaps = _overlaps(found)
    if faults := [
        _fault(
            found, found.regions[one], f"{share:.0%} of it lies in {found.regions[other].code}", "regions side by side"
        )
        for one, other, share in overlaps
        if share > MOST_CHANGED
    ]:
        raise RegionsRefused(faults)
    clean = shapely.coverage_clean(shapes, gap_width=slit, snapping_distance=slit or -1)
    lost = [region for region, shape in zip(found.regions, clean, strict=True) if shape.is_empty]
    if lost or not shapely.coverage_is_valid(clean):
        expected = "regions side by side that share their edges"
        raise RegionsRefused([_fault(found, region, "overlaps or slits", expected) for region in lost or found.regions])
    pairs = [f"{found.regions[one].code} and {found.regions[other].code}" for one, other, _share in overlaps]
    return tuple(clean), [f"Mended: edges that did not fit together{' (' + ', '.join(pairs) + ')' if pairs else ''}."]


def _overlaps(found: Found) -> list[tuple[int, int, float]]:
    """Pairs of regions with the share of the smaller that both claim, in order of the file."""
    frame = geopandas.GeoDataFrame(geometry=list(found.shapes), crs=DEGREES)
    flat: NDArray[np.object_] = frame.to_crs(sheet_of(frame).crs).geometry.to_numpy()
    areas = shapely.area(flat)
    first, second = shapely.STRtree(flat).query(flat, predicate="intersects")
    pairs = [(int(one), int(other)) for one, other in zip(first, second, strict=True) if one < other]
    shared = [(one, other, float(shapely.area(flat[one].intersection(flat[other])))) for one, other in pairs]
    return sorted((one, other, both / min(areas[one], areas[other])) for one, other, both in shared if both > 1.0)


def _fault(found: Found, region: Named, value: str, expected: str) -> Fault:
    return Fault(found.source, region.feature, f"{_FIELD} of {region.code}", value, expected)


def _place(found: Found, region: Named) -> str:
    """Where a region stands, for a sentence."""
    return (
        f"{found.source}, feature {region.feature} ({region.code})"
        if region.feature
        else f"{found.source}, {region.code}"
    )
