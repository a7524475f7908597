"""The map of a country: our own small component. Outlines are fetched once; of many periods, all values once too."""

from views.map.component import Second, draw, draw_series
from views.map.view import (
    Circle,
    Label,
    Legend,
    LegendCircle,
    LegendClass,
    LegendPoint,
    LegendState,
    MapView,
    Mark,
    Palette,
    Point,
    Region,
    State,
    Words,
    ranges,
)
from views.map.words import words

__all__ = [
    "Circle",
    "Label",
    "Legend",
    "LegendCircle",
    "LegendClass",
    "LegendPoint",
    "LegendState",
    "MapView",
    "Mark",
    "Palette",
    "Point",
    "Region",
    "Second",
    "State",
    "Words",
    "draw",
    "draw_series",
    "ranges",
    "words",
]
