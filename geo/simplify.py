"""Makes the levels of detail: fewer bends and islands, while neighbours keep sharing their edges."""

from collections.abc import Sequence

import geopandas
import numpy as np
import pandas as pd
import shapely

from geo.projections import Sheet, in_degrees
from geo.recipes import Level


def simplified(
    regions: geopandas.GeoDataFrame, sheets: Sequence[Sheet], level: Level, west: float
) -> geopandas.GeoDataFrame:
    """The regions (degrees) at one level of detail, in degrees with the digits of the level, in order of code.

    Each sheet of the country's main frame is simplified in its own equal-area projection; the whole of a
    sheet at once, because only so do neighbours lose the same bends.
    """
    done = []
    for sheet in sheets:
        flat = sheet.lay(regions)
        kept = _without_specks(flat.geometry, level.smallest_island_km2 * 1e6)
        plain = in_degrees(kept.simplify_coverage(level.tolerance_km * 1e3), west)
        done.append(flat[["ref_area"]].set_geometry(_rounded(plain, level.digits)))
    return pd.concat(done).sort_values("ref_area", ignore_index=True)


def _without_specks(shapes: geopandas.GeoSeries, smallest: float) -> geopandas.GeoSeries:
    """Leave out small parts that touch nothing. An exclave touches its host; the largest part always stays."""
    parts = shapes.reset_index(drop=True).explode()
    area = parts.area
    first, second = parts.sindex.query(parts, predicate="intersects")
    touches = np.isin(np.arange(len(parts)), first[first != second])
    kept = parts[touches | (area >= smallest) | (area == area.groupby(level=0).transform("max"))]
    return geopandas.GeoSeries(shapely.multipolygons(kept, indices=kept.index), shapes.index, crs=shapes.crs)


def _rounded(shapes: geopandas.GeoSeries, digits: int) -> geopandas.GeoSeries:
    """Coordinates with few digits and rings in one direction; one part is a plain polygon."""
    short = shapes.transform(lambda points: np.round(points, digits) + 0.0)
    return short.where(short.count_geometries() > 1, shapely.get_geometry(short, 0)).orient_polygons()
