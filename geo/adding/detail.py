"""The three levels of detail of an added country, each as plain as its neighbours allow."""

from dataclasses import replace

import geopandas

from geo.build import check_level
from geo.errors import BoundaryDamaged
from geo.extent import levels, sheet_of
from geo.recipes import Level
from geo.simplify import simplified

# A level is drawn anew with half the bends left out until no region loses a neighbour; then with every bend.
_TRIES = (1.0, 0.5, 0.25, 0.1, 0.02, 0.0)
_MOST_DIGITS = 7


def detail(country: str, full: geopandas.GeoDataFrame, west: float) -> dict[str, geopandas.GeoDataFrame]:
    """The regions (degrees) by level; raises BoundaryDamaged where even every bend is not enough."""
    return {level.code: _level(country, full, level, west) for level in levels(full)}


def _level(country: str, full: geopandas.GeoDataFrame, level: Level, west: float) -> geopandas.GeoDataFrame:
    sheets = (sheet_of(full),)
    for share in _TRIES:
        digits = level.digits if share else _MOST_DIGITS
        tried = replace(
            level,
            tolerance_km=level.tolerance_km * share,
            smallest_island_km2=level.smallest_island_km2 * share,
            digits=digits,
        )
        regions = simplified(full, sheets, tried, west)
        try:
            check_level(f"{country}, level {level.code}", regions, full)
        except BoundaryDamaged:
            continue
        return regions
    raise BoundaryDamaged(
        f"{country}: the outlines do not stay side by side at level {level.code}. Regions must share their edges, "
        "vertex by vertex; clean the file as a coverage first."
    )
