"""Which regions are next to each other."""

from functools import lru_cache
from typing import Literal

import geopandas
import shapely

from geo.boundaries import read

Rule = Literal["queen", "rook"]


@lru_cache
def neighbours(country: str) -> dict[str, tuple[str, ...]]:
    """Queen contiguity: regions that share an edge or a corner, by code, in order of code.

    A region that touches no other (Kaliningrad, Sakhalin, Alaska, Hawaii) has an empty tuple. Regions meet
    across water only where the source draws their border through it, as it does in the Great Lakes.
    Reckoning it loads libpysal for seconds; a screen takes the same from `geo.outlines.load(...).neighbours`.
    """
    return contiguity(read(country, "m"))


def contiguity(regions: geopandas.GeoDataFrame, rule: Rule = "queen") -> dict[str, tuple[str, ...]]:
    """Contiguity, symmetric, without the region itself: queen = an edge or a corner, rook = an edge.

    A coverage, whose regions share their vertices, is compared vertex by vertex. Where shapes cross themselves, overlap
    or meet at an edge that only one of them divides, that would miss neighbours; there shapes are intersected.
    """
    pairs = shared_edges(regions) if rule == "rook" else _touching(regions)
    found: dict[str, list[str]] = {code: [] for code in regions["ref_area"]}
    for one, other in pairs:
        found[one].append(other)
        found[other].append(one)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def shared_edges(regions: geopandas.GeoDataFrame) -> frozenset[tuple[str, str]]:
    """Pairs (lower code, higher code) that share an edge, not only a corner."""
    valid = shapely.make_valid(regions.geometry.to_numpy())
    shapes = dict(zip(regions["ref_area"], valid, strict=True))
    return frozenset(
        (one, other) for one, other in _touching(regions) if shapes[one].intersection(shapes[other]).length > 0
    )


def _touching(regions: geopandas.GeoDataFrame) -> frozenset[tuple[str, str]]:
    """Pairs (lower code, higher code) that share an edge or a corner."""
    from libpysal.weights import Queen, fuzzy_contiguity

    if shapely.coverage_is_valid(regions.geometry.to_numpy()):
        found = Queen.from_dataframe(regions, ids="ref_area", silence_warnings=True).neighbors
    else:
        found = fuzzy_contiguity(regions.set_index("ref_area"), silence_warnings=True).neighbors
    return frozenset((code, other) for code, others in found.items() for other in others if code < other)
