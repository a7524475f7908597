"""Charts of Compare: places over time, a strip a region, and what its charts share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from views.parts import figures
from views.parts.figures import HOVER, Axis, drawn, layout, text
from views.parts.strokes import Line, strokes
from views.parts.theme import Theme

Marks = list[dict[str, Any]]
ROOM = 0.06  # part of the height, above the highest value
ROW = 40  # pixels of a strip
LETTER, APART = 6.5, 12  # pixels of a letter below an axis, about, and between two numbers there
TELEPHONE, BESIDE_NAMES = 230, 170  # pixels of a picture on a telephone: right of numbers, right of names
RIGHT = 0.62  # of the width: names of points further right stand on their left


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one region over time: middles of bands, and how far each band reaches to both sides."""

    line: Line
    reach: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A vertical or horizontal line with its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """A region among all: its place on both axes, what the pointer reads, and its name where it is one of those compared."""

    x: float
    y: float
    hover: str
    name: str = ""


def ends(found: Sequence[float]) -> tuple[float, float]:
    """What an axis covers: every value with room at both ends."""
    low, high = min(found, default=0.0), max(found, default=1.0)
    room = (high - low) * ROOM or abs(high) * ROOM or 1
    return low - room, high + room


def side_of(ticks: Axis, reach: Sequence[float]) -> dict[str, Any]:
    """What all axes share."""
    return {"tickvals": list(ticks.places), "ticktext": list(ticks.texts), "range": list(reach), "fixedrange": True, "zeroline": False,
            "tickangle": 0, "tickfont": {"size": 12}, "automargin": False}  # fmt: skip


def spaced(ticks: Axis, width: float) -> Axis:
    """As many ticks of an axis along the bottom as have room in so many pixels: every one, or every second, third, and so on.

    >>> spaced(Axis((0.0, 1e6, 2e6, 3e6), ("0", "1 000 000", "2 000 000", "3 000 000")), 200).texts
    ('0', '2 000 000')
    """
    most = max(int(width / (LETTER * max(map(len, ticks.texts), default=1) + APART)), 2)
    step = -(-len(ticks.places) // most) or 1
    return Axis(ticks.places[::step], ticks.texts[::step])


def bump(found: Sequence[Places], x: Axis, theme: Theme) -> go.Figure:
    """Places over time, the first on top; a thin upright stroke is the band of places that a figure may have."""
    count = max(
        round(far - place)
        for one in found
        for place, far in zip(one.line.y, one.reach, strict=True)
        if place is not None
    )
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100) if count / one <= 6)
    ticks = [1, *(place for place in range(step, count + 1, step) if place > 1)]
    y = Axis(tuple(-float(place) for place in ticks), tuple(str(place) for place in ticks))
    lines = [one.line for one in found]
    figure = figures.trend(lines, x, y, theme, height=max(320, 60 + 28 * len(found)))
    content: dict[str, Any] = figure.to_dict()
    looks = strokes(lines, theme)
    marks = [
        {
            **trace,
            "error_y": {"type": "data", "array": list(one.reach), "color": look.colour, "thickness": 1.5, "width": 0},
        }
        for trace, one, look in zip(content["data"], found, looks, strict=False)
    ]
    return drawn([*marks, *content["data"][len(found) :]], content["layout"])


def strips(own: Sequence[Point], others: Sequence[Point], x: Axis, lines: Sequence[Mark], theme: Theme) -> go.Figure:
    """A row a region: every region of the country a thin stroke, this one a dot; upright lines for country and middle."""
    rows, x = [float(len(own) - 1 - at) for at in range(len(own))], spaced(x, BESIDE_NAMES)
    every = [point.x for point in others]
    reach = ends([*every, *(line.at for line in lines), *x.places])
    strokes_of_all: dict[str, Any] = {
        "type": "scatter", "mode": "markers", "x": every * len(rows), "y": [row for row in rows for _one in every],
        "customdata": [point.hover for point in others] * len(rows), "hovertemplate": HOVER,
        "marker": {"symbol": "line-ns", "size": 14, "line": {"width": 1, "color": theme.mute}},
    }  # fmt: skip
    dots: dict[str, Any] = {
        "type": "scatter", "mode": "markers", "x": [one.x for one in own], "y": rows, "customdata": [one.hover for one in own],
        "hovertemplate": HOVER, "marker": {"size": 12, "color": theme.up, "line": {"color": theme.page, "width": 1.5}},
    }  # fmt: skip
    notes = [
        text(
            line.at,
            1,
            line.words,
            theme.ink2,
            yref="paper",
            yanchor="bottom",
            yshift=2 + 16 * at,
            **anchor(line.at, reach),
        )
        for at, line in enumerate(lines)
    ]
    side = {"tickvals": rows, "ticktext": [one.name for one in own], "range": [-0.7, len(rows) - 0.3], "fixedrange": True, "zeroline": False,
            "showgrid": False, "automargin": True, "ticks": "", "showline": False, "tickfont": {"color": theme.ink}}  # fmt: skip
    bottom = {
        **side_of(x, reach),
        "showgrid": False,
        "ticks": "outside",
        "ticklen": 4,
        "showline": True,
        "linecolor": theme.mute,
    }
    shapes = [_dashed(line.at, at, theme) for at, line in enumerate(lines)]
    return drawn([strokes_of_all, dots], {**layout(theme, 70 + 16 * len(lines) + ROW * len(rows)), "xaxis": bottom, "yaxis": side, "shapes": shapes,
                               "annotations": notes, "margin": {"l": 8, "r": 16, "t": 8 + 16 * len(lines), "b": 30}})  # fmt: skip


def anchor(at: float, reach: Sequence[float]) -> dict[str, Any]:
    """Words of a line begin at it, or end there where it stands far to the right."""
    is_right = (at - reach[0]) / ((reach[1] - reach[0]) or 1) > RIGHT
    return {"xanchor": "right" if is_right else "left", "xshift": -3 if is_right else 3}


def _dashed(x: float, at: int, theme: Theme) -> dict[str, Any]:
    line = {"width": 1.5, "dash": ("solid", "dot")[at % 2], "color": theme.ink3}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "y domain", "line": line, "layer": "below"}
