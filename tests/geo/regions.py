"""Regions as frames from shapes by code, and back, for the tests of this folder."""

from collections.abc import Mapping

import geopandas
import shapely

from geo.projections import DEGREES


def regions(shapes: Mapping[str, shapely.Geometry]) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame({"ref_area": list(shapes)}, geometry=list(shapes.values()), crs=DEGREES)


def by_code(frame: geopandas.GeoDataFrame) -> dict[str, shapely.Geometry]:
    return dict(zip(frame["ref_area"], frame.geometry, strict=True))
