"""A network as a picture: numbered marks by kind, arrows from supplier to buyer; names stand beside each mark on hover."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from views.parts import figures
from views.parts.theme import Theme

# Shapes tell kinds apart without colour; the signs stand for them in the caption.
SHAPES = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "pentagon": "⬟", "hexagon2": "⬢"}
_MARK, _ROOM = 24, 0.07


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: place (0 to 1 both ways), the text inside, what is said of it, its shape."""

    x: float
    y: float
    label: str
    hover: str
    shape: str = "circle"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one mark to another, given as places in their list; what is said of it at its middle."""

    start: int
    end: int
    hover: str
    is_strong: bool = False
    is_both_ways: bool = False


def draw(marks: Sequence[Mark], arrows: Sequence[Arrow], theme: Theme, height: int = 460) -> go.Figure:
    """The picture, without axes; arrows are annotations, their words hang on an unseen point at the middle."""
    axis = {"range": [-_ROOM, 1 + _ROOM], "visible": False, "fixedrange": True}
    look = {
        **figures.layout(theme, height),
        "xaxis": axis,
        "yaxis": axis,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "annotations": [_arrow(arrow, marks, theme) for arrow in arrows],
    }
    return figures.drawn([_middles(marks, arrows), _marks(marks, theme)], look)


def _arrow(arrow: Arrow, marks: Sequence[Mark], theme: Theme) -> dict[str, object]:
    """A line with a head that stops before the mark it points to."""
    start, end = marks[arrow.start], marks[arrow.end]
    return {
        "x": end.x, "y": end.y, "ax": start.x, "ay": start.y, "xref": "x", "yref": "y", "axref": "x", "ayref": "y", "text": "",
        "showarrow": True, "arrowhead": 2, "arrowsize": 0.9, "arrowwidth": 2.5 if arrow.is_strong else 1.25,
        "arrowcolor": theme.ink3 if arrow.is_strong else theme.mute, "standoff": _MARK / 2 + 1, "startstandoff": _MARK / 2 + 1,
        "arrowside": "end+start" if arrow.is_both_ways else "end",
    }  # fmt: skip


def _middles(marks: Sequence[Mark], arrows: Sequence[Arrow]) -> dict[str, object]:
    """Unseen points in the middle of every arrow, so that it can be asked."""
    ends = [(marks[arrow.start], marks[arrow.end]) for arrow in arrows]
    return {
        "type": "scatter", "mode": "markers", "marker": {"size": 16, "opacity": 0}, "customdata": [arrow.hover for arrow in arrows],
        "x": [(a.x + b.x) / 2 for a, b in ends], "y": [(a.y + b.y) / 2 for a, b in ends], "hovertemplate": figures.HOVER,
    }  # fmt: skip


def _marks(marks: Sequence[Mark], theme: Theme) -> dict[str, object]:
    """The numbered marks."""
    colours = dict(zip(SHAPES, (theme.up, theme.down, *theme.categories[2:], theme.ink2), strict=False))
    return {
        "type": "scatter", "mode": "markers+text", "x": [mark.x for mark in marks], "y": [mark.y for mark in marks],
        "text": [mark.label for mark in marks], "textfont": {"family": figures.FONT, "size": 12, "color": theme.ink},
        "marker": {"symbol": [mark.shape for mark in marks], "size": _MARK, "color": theme.page,
                   "line": {"width": 2, "color": [colours[mark.shape] for mark in marks]}},
        "customdata": [mark.hover for mark in marks], "hovertemplate": figures.HOVER,
    }  # fmt: skip
