"""Charts of Compare that hold metrics against each other: two of them as points, several as a radar."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from views.parts import end_labels
from views.parts.compare_figures import RIGHT, TELEPHONE, Mark, Marks, Point, anchor, ends, side_of, spaced
from views.parts.figures import FONT, HOVER, Axis, drawn, layout, text
from views.parts.strokes import Line, strokes
from views.parts.theme import Theme

NEAR = 16  # pixels between two names beside points


def scatter(points: Sequence[Point], x: Axis, y: Axis, lines: tuple[Mark, Mark], titles: tuple[str, str],
            theme: Theme) -> go.Figure:  # fmt: skip
    """Two metrics against each other: all regions grey, those compared named; lines where the country stands on both axes."""
    height, margin = 460, {"l": 8, "r": 12, "t": 44, "b": 52}
    wide = ends([*(one.x for one in points), lines[0].at])
    tall = ends([*(one.y for one in points), lines[1].at])
    own, others = [one for one in points if one.name], [one for one in points if not one.name]
    marks = [_points(others, theme.mute, 7, 0.55, theme), _points(own, theme.up, 11, 1, theme)]
    scale = (height - margin["t"] - margin["b"]) / ((tall[1] - tall[0]) or 1)
    bottom = {
        **side_of(spaced(x, TELEPHONE), wide),
        "showgrid": False,
        "ticks": "outside",
        "ticklen": 4,
        "showline": True,
        "linecolor": theme.mute,
    }
    look = {
        **layout(theme, height), "xaxis": bottom, "yaxis": {**side_of(y, tall), "gridcolor": theme.grid, "automargin": True},
        "margin": margin, "shapes": [_line(lines[0].at, theme, is_upright=True), _line(lines[1].at, theme, is_upright=False)],
        "annotations": [*_names(own, wide, scale, theme), *_words(lines, titles, wide, theme, is_left=_is_full(own, lines[1].at, wide, scale))],
    }  # fmt: skip
    return drawn(marks, look)


def _is_full(own: Sequence[Point], at: float, wide: Sequence[float], scale: float) -> bool:
    """A region compared stands near the right end of the line across, where its words would be."""
    right = wide[0] + (wide[1] - wide[0]) * RIGHT
    return any(one.x > right and abs(one.y - at) * scale < 2 * NEAR for one in own)


def _words(
    lines: tuple[Mark, Mark], titles: tuple[str, str], wide: Sequence[float], theme: Theme, *, is_left: bool
) -> Marks:  # fmt: skip
    """What the two lines are, and what the two axes measure."""
    paper = {"xref": "paper", "yref": "paper"}
    return [
        text(lines[0].at, 1, lines[0].words, theme.ink2, yref="paper", yanchor="bottom", **anchor(lines[0].at, wide)),
        text(
            0 if is_left else 1,
            lines[1].at,
            lines[1].words,
            theme.ink2,
            xref="paper",
            xanchor="left" if is_left else "right",
            yanchor="bottom",
        ),
        text(0, 1, titles[1], theme.ink2, **paper, xanchor="left", yanchor="bottom", yshift=20),
        text(1, 0, titles[0], theme.ink2, **paper, xanchor="right", yanchor="top", yshift=-28),
    ]


def _points(points: Sequence[Point], colour: str, size: int, strength: float, theme: Theme) -> dict[str, Any]:
    marker = {"size": size, "color": colour, "opacity": strength, "line": {"color": theme.page, "width": 1}}
    return {"type": "scatter", "mode": "markers", "x": [one.x for one in points], "y": [one.y for one in points], "marker": marker,
            "customdata": [one.hover for one in points], "hovertemplate": HOVER}  # fmt: skip


def _line(at: float, theme: Theme, *, is_upright: bool) -> dict[str, Any]:
    ends = (
        {"x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "y domain"}
        if is_upright
        else {"y0": at, "y1": at, "x0": 0, "x1": 1, "xref": "x domain"}
    )
    return {"type": "line", **ends, "line": {"width": 1, "dash": "dot", "color": theme.ink3}}


def _names(own: Sequence[Point], wide: Sequence[float], scale: float, theme: Theme) -> Marks:
    """Names beside their points, on the side where there is room, none over another of the same side."""
    found: Marks = []
    for is_right in (True, False):
        mine = sorted(
            (one for one in own if ((one.x - wide[0]) / ((wide[1] - wide[0]) or 1) > RIGHT) == is_right),
            key=lambda one: one.y,
        )
        places = end_labels.apart([one.y * scale for one in mine], NEAR)
        found += [_name(one, place - one.y * scale, is_right, theme) for one, place in zip(mine, places, strict=True)]
    return found


def _name(point: Point, move: float, is_left: bool, theme: Theme) -> dict[str, Any]:
    """A name beside its point; one that had to move up or down is tied to it by a thin stroke."""
    anchor_of = "right" if is_left else "left"
    side = -1 if is_left else 1
    label = text(point.x, point.y, f"<b>{point.name}</b>", theme.up, xanchor=anchor_of)
    if abs(move) <= NEAR / 2:
        return {**label, "xshift": 9 * side, "yshift": move}
    tie = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.up, "standoff": 5}
    return {**label, **tie, "ax": 26 * side, "ay": -move}


def radar(names: Sequence[str], spokes: Sequence[str], parts: Sequence[Sequence[float | None]], hover: Sequence[Sequence[str]],
          theme: Theme) -> go.Figure:  # fmt: skip
    """Places as distances from the middle, a spoke a metric; a region without a place on a spoke has a gap there."""
    looks = strokes([Line((), (), (), name, "chosen" if not at else "other") for at, name in enumerate(names)], theme)
    marks: Marks = []
    for values, texts, look, name in zip(parts, hover, looks, names, strict=True):
        marks.append({
            "type": "scatterpolar", "r": [*values, values[0]], "theta": [*spokes, spokes[0]], "mode": "lines+markers", "connectgaps": False,
            "name": name, "line": {"color": look.colour, "width": 2.25, "dash": look.dash}, "customdata": [*texts, texts[0]],
            "marker": {"size": 7, "color": look.colour}, "hovertemplate": HOVER,
        })  # fmt: skip
    polar = {
        "bgcolor": theme.page,
        "radialaxis": {"range": [0, 1.02], "showticklabels": False, "gridcolor": theme.line, "showline": False, "ticks": "",
                       "tickvals": [0.25, 0.5, 0.75, 1],},
        "angularaxis": {"type": "category", "gridcolor": theme.line, "linecolor": theme.mute, "direction": "clockwise", "rotation": 90,
                        "tickfont": {"family": FONT, "size": 14, "color": theme.ink}},
    }  # fmt: skip
    legend = {
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "y": -0.08,
            "font": {"color": theme.ink},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }
    return drawn(
        marks, {**layout(theme, 420), **legend, "polar": polar, "margin": {"l": 40, "r": 40, "t": 24, "b": 24}}
    )
