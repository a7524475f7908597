"""Draws one country at one level of detail: the content of an outline file as plain dictionaries."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import svg
from geo.layout import PlacedFrame, lay_out
from geo.neighbours import contiguity
from geo.outlines import SCHEMA


def drawings(country: str, levels: Mapping[str, Mapping[str, BaseGeometry]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(level, content) of each outline file of a country; `levels` holds shapes in degrees by level and code."""
    frames = lay_out(country, levels["l"])
    touching = {code: list(others) for code, others in contiguity(levels["m"]).items()}
    for level, shapes in levels.items():
        yield (
            level,
            {
                "schema": SCHEMA,
                "country": country,
                "level": level,
                "frames": [_frame(frame, shapes) for frame in frames],
                "neighbours": touching,
            },
        )


def _frame(frame: PlacedFrame, shapes: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    paths = {code: (svg.path(shape), _anchor(shape)) for code, shape in _placed(frame, shapes).items()}
    drawn = {code: pair for code, pair in sorted(paths.items()) if pair[0]}
    return {
        "id": frame.id,
        "width": frame.width,
        "height": frame.height,
        "paths": {code: text for code, (text, _) in drawn.items()},
        "anchors": {code: anchor for code, (_, anchor) in drawn.items()},
        "footprints": [{"frame": name, "path": svg.lines(points)} for name, points in frame.footprints.items()],
        "borders": [svg.lines(points) for points in frame.borders],
    }


def _placed(frame: PlacedFrame, shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Shapes in frame units by code; a window holds only what it cuts out."""
    found: dict[str, BaseGeometry] = {}
    for sheet in frame.sheets:
        codes = [code for code in shapes if sheet.sheet.shows(code)]
        flat = sheet.place(np.array([shapes[code] for code in codes]))
        if frame.window is not None:
            flat = shapely.intersection(flat, frame.window)
        found |= {code: shape for code, shape in zip(codes, flat, strict=True) if shape.area > 0}
    return found


def _anchor(shape: BaseGeometry) -> list[float]:
    """The middle of the largest circle inside the largest part: where a point or a name lies best."""
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest))[0]
    return [round(float(x), 1), round(float(y), 1)]
