"""Writes shapes as short SVG path text.

A path knows three commands: M (absolute start), l (relative lines), Z (close). Coordinates have one decimal.
"""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry


def path(shape: BaseGeometry) -> str:
    """Path text of a polygon or multipolygon in frame units; rings smaller than a tenth of a unit vanish.

    Holes run against their outline, so that both fill rules of SVG draw them as holes.
    """
    return "".join(_ring_text(steps) for steps in _rings_in_tenths(shape))


def lines(points: NDArray[np.float64]) -> str:
    """Path text of one closed line through the points (n x 2)."""
    return _ring_text(_distinct(np.rint(points * 10).astype(np.int64)))


def _rings_in_tenths(shape: BaseGeometry) -> Iterator[NDArray[np.int64]]:
    for polygon in shapely.get_parts(shapely.orient_polygons(shape)):
        for ring in shapely.get_rings(polygon):
            points = _distinct(np.rint(shapely.get_coordinates(ring)[:-1] * 10).astype(np.int64))
            if len(points) > 2 and _doubled_area(points) != 0:
                yield points


def _distinct(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """Without points that repeat the one before (the first follows the last)."""
    return points[np.any(points != np.roll(points, 1, axis=0), axis=1)]


def _doubled_area(points: NDArray[np.int64]) -> int:
    x, y = points.T
    return int(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))


def _ring_text(points: NDArray[np.int64]) -> str:
    start, steps = points[0], np.diff(points, axis=0)
    return f"M{_numbers(start.tolist())}l{_numbers(steps.ravel().tolist())}Z"


def _numbers(tenths: list[int]) -> str:
    """Numbers as short as SVG allows: no zero before the point, no space before a minus.

    >>> _numbers([15, -3, 20, 0])
    '1.5-.3 2 0'
    """
    return " ".join(_number(value) for value in tenths).replace(" -", "-")


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
