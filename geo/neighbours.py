"""Which regions are next to each other."""

from functools import lru_cache

import geopandas

from geo.boundaries import read


@lru_cache
def neighbours(country: str) -> dict[str, tuple[str, ...]]:
    """Queen contiguity: regions that share an edge or a corner, by code, in order of code.

    A region that touches no other (Kaliningrad, Sakhalin, Alaska, Hawaii) has an empty tuple. Regions meet
    across water only where the source draws their border through it, as it does in the Great Lakes.
    Reckoning it loads libpysal for seconds; a screen takes the same from `geo.outlines.load(...).neighbours`.
    """
    return contiguity(read(country, "m"))


def contiguity(regions: geopandas.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """Queen contiguity of a coverage, symmetric, without the region itself."""
    from libpysal.weights import Queen

    found = Queen.from_dataframe(regions, ids="ref_area", silence_warnings=True).neighbors
    return {code: tuple(sorted(found[code])) for code in regions["ref_area"]}


def shared_edges(regions: geopandas.GeoDataFrame) -> frozenset[tuple[str, str]]:
    """Pairs (lower code, higher code) that share an edge, not only a corner."""
    shapes = dict(zip(regions["ref_area"], regions.geometry, strict=True))
    pairs = {(code, other) for code, others in contiguity(regions).items() for other in others if code < other}
    return frozenset((one, other) for one, other in pairs if shapes[one].intersection(shapes[other]).length > 0)
