"""Fits the projected country into its frames: scale, insets, and where the enlarged part lies.

The layout follows from the finest level alone, so that all levels of detail lie exactly on each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.extent import frames
from geo.projections import Frame, Sheet, in_degrees

_MARGIN = 4.0  # room for the width of an outline at the edge
_OVERHANG = 3.0  # a cut lies outside the window, so that it is not drawn as a border
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet in its place: metres (x east, y north) become frame units (x right, y down)."""

    sheet: Sheet
    scale: float
    left: float
    top: float

    def place(self, flat: geopandas.GeoSeries) -> geopandas.GeoSeries:
        """Shapes of the sheet (metres) as they lie in the frame, where no CRS holds any more."""
        factor, shift = np.array([self.scale, -self.scale]), np.array([self.left, self.top])
        return flat.transform(lambda points: points * factor + shift).set_crs(None, allow_override=True)


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """One picture with its size in frame units, its sheets, and closed lines around insets (n x 2 points)."""

    id: str
    width: int
    height: int
    sheets: tuple[Placed, ...]
    borders: tuple[NDArray[np.float64], ...]
    window: BaseGeometry | None
    footprints: Mapping[str, NDArray[np.float64]]


def lay_out(country: str, finest: geopandas.GeoDataFrame) -> tuple[PlacedFrame, ...]:
    """The frames of one country, the whole country first; `finest` holds the regions of level l in degrees."""
    whole, *windows = frames(country, finest)
    west = float(finest.total_bounds[0])
    outlines = {frame.id: _window_in_degrees(frame, west) for frame in windows}
    return (_whole(whole, finest, outlines), *(_window(frame) for frame in windows))


def _whole(frame: Frame, finest: geopandas.GeoDataFrame, outlines: Mapping[str, geopandas.GeoSeries]) -> PlacedFrame:
    """The frame around all regions and the windows drawn on them; insets go into their boxes."""
    main, *insets = frame.sheets
    marks = {name: shape.to_crs(main.crs) for name, shape in outlines.items()}
    west, south, east, north = _bounds(pd.concat([main.lay(finest).geometry, *marks.values()]))
    scale = (frame.width - 2 * _MARGIN) / (east - west)
    placed = Placed(main, scale, _MARGIN - west * scale, _MARGIN + north * scale)
    bottom = max([_MARGIN * 2 + (north - south) * scale, *(sheet.box[3] + 1 for sheet in insets if sheet.box)])
    return PlacedFrame(
        id=frame.id,
        width=frame.width,
        height=int(np.ceil(bottom)),
        sheets=(placed, *(_inset(sheet, finest) for sheet in insets)),
        borders=tuple(_corners(sheet.box) for sheet in insets if sheet.box),
        window=None,
        footprints={name: shapely.get_coordinates(placed.place(mark))[:-1] for name, mark in marks.items()},
    )


def _inset(sheet: Sheet, finest: geopandas.GeoDataFrame) -> Placed:
    """As large as its box allows, in the middle of it."""
    left, top, right, bottom = sheet.box or (0.0, 0.0, 1.0, 1.0)
    west, south, east, north = _bounds(sheet.lay(finest).geometry)
    scale = min((right - left - 2 * _MARGIN) / (east - west), (bottom - top - 2 * _MARGIN) / (north - south))
    middle = (left + right) / 2 - (west + east) / 2 * scale, (top + bottom) / 2 + (south + north) / 2 * scale
    return Placed(sheet, scale, *middle)


def _window(frame: Frame) -> PlacedFrame:
    """A window of fixed size around the centre of its projection."""
    wide, high = frame.span_km or (1.0, 1.0)
    scale = frame.width / (wide * 1e3)
    height = round(high * 1e3 * scale)
    window = shapely.box(-_OVERHANG, -_OVERHANG, frame.width + _OVERHANG, height + _OVERHANG)
    placed = Placed(frame.sheets[0], scale, frame.width / 2, height / 2)
    return PlacedFrame(frame.id, frame.width, height, (placed,), (), window, {})


def _window_in_degrees(frame: Frame, west: float) -> geopandas.GeoSeries:
    """The outline of a window, with points close enough to bend with another projection."""
    wide, high = (side * 1e3 for side in frame.span_km or (1.0, 1.0))
    flat = shapely.segmentize(shapely.box(-wide / 2, -high / 2, wide / 2, high / 2), max(wide, high) / 16)
    return in_degrees(geopandas.GeoSeries([flat], crs=frame.sheets[0].crs), west)


def _bounds(shapes: geopandas.GeoSeries) -> Bounds:
    west, south, east, north = (float(edge) for edge in shapes.total_bounds)
    return west, south, east, north


def _corners(box: Bounds) -> NDArray[np.float64]:
    left, top, right, bottom = box
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
