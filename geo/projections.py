"""How each country is laid flat: equal-area projections and the frames that they fill.

All projections keep areas in proportion, so that a large fill means a large region and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import geopandas
import numpy as np
from numpy.typing import NDArray

DEGREES = "OGC:CRS84"  # longitude and latitude on WGS 84, in this order


@dataclass(frozen=True, slots=True)
class Sheet:
    """Regions that share one projection; `areas` empty means every region that no other sheet names.

    `box` (left, top, right, bottom in frame units) is where an inset lies; None fills the frame. An inset that `repeats`
    shows regions larger that stay in their place on another sheet as well.
    """

    crs: str
    areas: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    box: tuple[float, float, float, float] | None = None
    repeats: bool = False

    def shows(self, code: str) -> bool:
        """Whether the region with this code lies on this sheet."""
        return code in self.areas if self.areas else code not in self.elsewhere

    def lay(self, regions: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
        """The regions of this sheet, laid flat in metres."""
        return regions[regions["ref_area"].map(self.shows)].to_crs(self.crs)


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the country, `width` units wide.

    `span_km` (width, height) cuts a window around the centre of the projection; None shows the whole
    country and takes its height from it.
    """

    id: str
    width: int
    sheets: tuple[Sheet, ...]
    span_km: tuple[float, float] | None = None


def albers(first: float, second: float, longitude: float) -> str:
    """Albers equal-area conic with two standard parallels and a central meridian, in metres."""
    return f"+proj=aea +lat_1={first} +lat_2={second} +lat_0=0 +lon_0={longitude} +datum=WGS84 +units=m +type=crs"


def around(longitude: float, latitude: float) -> str:
    """Lambert azimuthal equal-area, north up at its centre, in metres."""
    return f"+proj=laea +lat_0={latitude} +lon_0={longitude} +datum=WGS84 +units=m +type=crs"


_ALASKA, _HAWAII = frozenset({"US-AK"}), frozenset({"US-HI"})
_UNITED_STATES = (
    Sheet(albers(29.5, 45.5, -96), elsewhere=_ALASKA | _HAWAII),
    Sheet(albers(55, 65, -154), areas=_ALASKA, box=(4, 456, 256, 640)),
    Sheet(albers(8, 18, -157), areas=_HAWAII, box=(262, 545, 392, 640)),
)
# Two cities are regions: a dot on the map of the country.
_RUSSIA = (
    Sheet(albers(52, 64, 105)),
    Sheet(around(37.4, 55.6), areas=frozenset({"RU-MOW"}), box=(4, 404, 116, 520), repeats=True),
    Sheet(around(30.2, 59.9), areas=frozenset({"RU-SPE"}), box=(124, 462, 206, 520), repeats=True),
)

FRAMES: Mapping[str, tuple[Frame, ...]] = MappingProxyType(
    {
        "RU": (
            Frame("main", 1000, _RUSSIA),
            Frame("dense", 600, (Sheet(around(47.4, 51.6)),), span_km=(2150, 2007)),
        ),
        "UA": (Frame("main", 1000, (Sheet(albers(45.5, 51, 31.5)),)),),
        "US": (
            Frame("main", 1000, _UNITED_STATES),
            Frame("dense", 600, (Sheet(around(-74.3, 42.6)),), span_km=(1240, 1157)),
        ),
    }
)


def in_degrees(shapes: geopandas.GeoSeries, west: float = -180.0) -> geopandas.GeoSeries:
    """Flat shapes back in degrees, longitudes within west .. west + 360."""

    def turned(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack([(points[:, 0] - west) % 360 + west, points[:, 1]])

    return shapes.to_crs(DEGREES).transform(turned)
