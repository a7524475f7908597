"""Which regions are next to each other."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.boundaries import read


@lru_cache
def neighbours(country: str) -> dict[str, tuple[str, ...]]:
    """Queen contiguity: regions that share an edge or a corner, by code, in order of code.

    A region that touches no other (Kaliningrad, Sakhalin, Alaska, Hawaii) has an empty tuple. Regions meet
    across water only where the source draws their border through it, as it does in the Great Lakes.
    """
    return contiguity(read(country, "m"))


def contiguity(shapes: Mapping[str, BaseGeometry]) -> dict[str, tuple[str, ...]]:
    """Queen contiguity of a coverage, symmetric, without the region itself."""
    codes = list(shapes)
    drawn = np.array([shapes[code] for code in codes])
    found: dict[str, list[str]] = {code: [] for code in codes}
    for one, other in shapely.STRtree(drawn).query(drawn, predicate="intersects").T:
        if one != other:
            found[codes[one]].append(codes[other])
    return {code: tuple(sorted(others)) for code, others in found.items()}


def shared_edges(shapes: Mapping[str, BaseGeometry]) -> frozenset[tuple[str, str]]:
    """Pairs (lower code, higher code) that share an edge, not only a corner."""
    pairs = {(code, other) for code, others in contiguity(shapes).items() for other in others if code < other}
    return frozenset(pair for pair in pairs if shapely.length(shapely.intersection(*(shapes[c] for c in pair))) > 0)
