"""What follows from where a country lies and how large it is: projection, frame, levels of detail, where its map begins.

For countries that nobody laid out by hand; the others stand in `geo.projections.FRAMES` and `geo.recipes`.
"""

import itertools
import math

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.projections import FRAMES, Frame, Sheet, albers, around
from geo.recipes import Level

WIDTH, HIGHEST, NARROWEST = 1000, 640, 240  # of a frame, in its units
# Sides of the smallest bend that is kept and areas of the smallest island, in units of a map that is WIDTH units wide;
# the same proportions as in geo.recipes.
_DETAIL = {"s": (2.5, 50.0), "m": (0.8, 3.0), "l": (0.25, 0.16)}
# A conic fits what lies along a parallel between the tropics and the polar circles; all else an azimuthal projection.
_TROPIC, _POLAR, _ALONG = 15.0, 75.0, 1.2
_DEGREE_KM = 111.2
Bounds = tuple[float, float, float, float]


def frames(country: str, finest: geopandas.GeoDataFrame) -> tuple[Frame, ...]:
    """The frames of a country: those laid out by hand, else one that shows the whole of it, wide or high as it is."""
    if country in FRAMES:
        return FRAMES[country]
    sheet = sheet_of(finest)
    west, south, east, north = sheet.lay(finest).total_bounds
    ratio = (north - south) / (east - west)
    return (Frame("main", int(max(NARROWEST, min(WIDTH, HIGHEST / ratio))), (sheet,)),)


def sheet_of(regions: geopandas.GeoDataFrame) -> Sheet:
    """The one sheet of a country, in the equal-area projection that fits where it lies."""
    west, south, east, north = (float(edge) for edge in regions.total_bounds)
    return Sheet(equal_area((west, south, east, north)))


def equal_area(bounds: Bounds) -> str:
    """The equal-area projection that distorts shapes least within west, south, east, north (degrees).

    A country along a parallel of the middle latitudes gets the conic of Albers with standard parallels a sixth of its
    height from both ends; any other the azimuthal one of Lambert around its middle (Snyder 1987).
    """
    west, south, east, north = bounds
    longitude, latitude = round((west + east) / 2, 1), round((south + north) / 2, 1)
    along = (east - west) * math.cos(math.radians(latitude)) / max(north - south, 1e-9)
    if along >= _ALONG and _TROPIC <= abs(latitude) <= _POLAR:
        sixth = (north - south) / 6
        return albers(round(south + sixth, 1), round(north - sixth, 1), _turned(longitude))
    return around(_turned(longitude), latitude)


def _turned(longitude: float) -> float:
    """The same meridian within -180 .. 180."""
    return round((longitude + 180) % 360 - 180, 1)


def levels(regions: geopandas.GeoDataFrame) -> tuple[Level, ...]:
    """Levels of detail that look as smooth as those of other countries, and keep as many digits as a pixel needs."""
    flat = sheet_of(regions).lay(regions)
    west, south, east, north = flat.total_bounds
    pixel = max((east - west) / WIDTH, (north - south) / HIGHEST) / 1e3
    digits = max(3, math.ceil(math.log10(_DEGREE_KM / (0.1 * pixel))))
    return tuple(Level(code, side * pixel, area * pixel**2, digits) for code, (side, area) in _DETAIL.items())


def west_of(shapes: NDArray[np.object_]) -> float:
    """The longitude where the map of a country begins: the middle of its widest gap, so that no region is cut.

    -180 where the country does not lie on both sides of it.
    """
    parts = shapely.get_parts(shapes)
    spans = sorted((float(low), float(high)) for low, _south, high, _north in shapely.bounds(parts))
    joined: list[list[float]] = []
    for low, high in spans:
        if joined and low <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], high)
        else:
            joined.append([low, high])
    outer = joined[0][0] + 360 - joined[-1][1]
    gaps = [(after[0] - before[1], (before[1] + after[0]) / 2) for before, after in itertools.pairwise(joined)]
    width, middle = max(gaps, default=(0.0, -180.0))
    return round(middle, 1) if width > outer else -180.0
