"""The regions of a country as GeoJSON, the way a map library wants them embedded or fetched."""

import json
from functools import cache
from typing import Any

import shapely

from geo import boundaries

# Equal-area axes of Plotly for Russia, without land, sea or borders of their own.
RUSSIA = {
    "visible": False,
    "projection": {"type": "conic equal area", "parallels": [52, 64], "rotation": {"lon": 105}},
    "lonaxis": {"range": [20, 190]},
    "lataxis": {"range": [41, 82]},
}
# An empty world instead of the one that plotly.js would fetch from another machine, and draw nothing without.
OFFLINE = 'data:application/json,{"type":"Topology","objects":{},"arcs":[]}#'


@cache
def features(country: str, level: str) -> dict[str, Any]:
    """One feature a region, its code as id, outer rings clockwise as the geo axes of plotly.js want them."""
    rows = boundaries.read(country, level)
    shapes = shapely.orient_polygons(rows.geometry.array, exterior_cw=True)
    found = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": shapely.geometry.mapping(shape)}
        for code, shape in zip(rows["ref_area"], shapes, strict=True)
    ]
    return {"type": "FeatureCollection", "features": found}


@cache
def compact(country: str, level: str) -> bytes:
    """The same as text without a blank, coordinates as they are kept: in thousandths of a degree."""
    return json.dumps(features(country, level), separators=(",", ":")).encode()
