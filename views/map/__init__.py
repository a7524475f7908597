"""The map of a country: our own small component, outlines fetched once, only values per redraw."""

from views.map.component import draw
from views.map.view import (
    Circle,
    Label,
    Legend,
    LegendCircle,
    LegendClass,
    LegendPoint,
    LegendState,
    MapView,
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
    "Palette",
    "Point",
    "Region",
    "State",
    "Words",
    "draw",
    "ranges",
    "words",
]
