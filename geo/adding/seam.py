"""Brings the regions of a file that lies on both sides of 180 degrees together, however the file counts its longitudes."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.source import without_seam

TURN = 360.0
_TOUCH = 1e-6  # degrees between parts that a cut at 180 degrees left on both sides


def closed(shapes: Sequence[Any]) -> tuple[float, tuple[Any, ...]]:
    """Where the map begins (degrees), and the shapes with longitudes from there on, cuts at 180 degrees closed.

    Raises ValueError where the regions leave no longitude free: a map of the world has no beginning.
    """
    west = _beginning(shapely.bounds(shapely.get_parts(np.array(shapes, dtype=object)))[:, [0, 2]])
    return west, tuple(without_seam(shape, west) for shape in shapes)


def _beginning(spans: NDArray[np.float64]) -> float:
    """-180 where that is free; else the middle of the widest free stretch."""
    around: list[list[float]] = []
    for low, high in sorted(_within(float(low), float(high)) for low, high in spans):
        for start, end in ((low, high), (low + TURN, high + TURN)):
            around.append([start, end])
    joined: list[list[float]] = []
    for start, end in sorted(around):
        if joined and start <= joined[-1][1] + _TOUCH:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    gaps = [(after[0] - before[1], before[1], after[0]) for before, after in itertools.pairwise(joined)]
    if not gaps:
        raise ValueError(f"{spans[:, 0].min():g} to {spans[:, 1].max():g}")
    if any(_holds(start, end, turn) for _width, start, end in gaps for turn in (-TURN / 2, TURN / 2, TURN * 1.5)):
        return -TURN / 2
    _width, start, end = max(gaps, key=lambda gap: gap[0])
    return float((round((start + end) / 2, 1) + TURN / 2) % TURN - TURN / 2)


def _within(low: float, high: float) -> tuple[float, float]:
    """The same stretch, beginning in -180 .. 180."""
    start = (low + TURN / 2) % TURN - TURN / 2
    return start, start + high - low


def _holds(start: float, end: float, longitude: float) -> bool:
    return start <= longitude <= end
