"""Draws one country at one level of detail: the content of an outline file as plain dictionaries."""

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from geo import svg
from geo.layout import Placed, PlacedFrame, lay_out
from geo.neighbours import contiguity
from geo.outlines import SCHEMA


def drawings(country: str, levels: Mapping[str, geopandas.GeoDataFrame]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(level, content) of each outline file of a country; `levels` holds its regions in degrees by level."""
    frames = lay_out(country, levels["l"])
    touching = {code: list(others) for code, others in contiguity(levels["m"]).items()}
    for level, regions in levels.items():
        yield (
            level,
            {
                "schema": SCHEMA,
                "country": country,
                "level": level,
                "frames": [_frame(frame, regions) for frame in frames],
                "neighbours": touching,
            },
        )


def _frame(frame: PlacedFrame, regions: geopandas.GeoDataFrame) -> dict[str, Any]:
    paths = {code: (svg.path(shape), _anchor(shape)) for code, shape in _placed(frame, regions).items()}
    drawn = {code: pair for code, pair in sorted(paths.items()) if pair[0]}
    return {
        "id": frame.id,
        "width": frame.width,
        "height": frame.height,
        "paths": {code: text for code, (text, _) in drawn.items()},
        "anchors": {code: anchor for code, (_, anchor) in drawn.items()},
        "footprints": [{"frame": name, "path": svg.lines(points)} for name, points in frame.footprints.items()],
        "borders": [svg.lines(points) for points in frame.borders],
        "insets": [
            {"area": code, "path": svg.path(shape), "at": [sheet.sheet.box[0], sheet.sheet.box[1]]}
            for sheet in frame.sheets
            if sheet.sheet.repeats and sheet.sheet.box
            for code, shape in _on(sheet, regions)
        ],
    }


def _placed(frame: PlacedFrame, regions: geopandas.GeoDataFrame) -> dict[str, BaseGeometry]:
    """Shapes in frame units by code; a window holds only what it cuts out."""
    found: dict[str, BaseGeometry] = {}
    for sheet in frame.sheets:
        if sheet.sheet.repeats:
            continue
        for code, whole in _on(sheet, regions):
            shape = whole if frame.window is None else whole.intersection(frame.window)
            if shape.area > 0:
                found[code] = shape
    return found


def _on(sheet: Placed, regions: geopandas.GeoDataFrame) -> Iterator[tuple[str, BaseGeometry]]:
    """The regions of a sheet in frame units."""
    flat = sheet.sheet.lay(regions)
    return zip(flat["ref_area"], sheet.place(flat.geometry), strict=True)


def _anchor(shape: BaseGeometry) -> list[float]:
    """The middle of the largest circle inside the largest part: where a point or a name lies best."""
    largest = max(shapely.get_parts(shape), key=lambda part: float(part.area))
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest))[0]
    return [round(float(x), 1), round(float(y), 1)]
