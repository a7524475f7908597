"""Charts over time: lines of finished values and texts in, a Plotly figure out; the shared look of all charts.

Every text in a figure comes finished from formats: Plotly never writes a number, a month or a language of its own.
A figure is put together once from plain dictionaries: adding shapes one by one makes Plotly validate all of them each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from views.parts.theme import Theme

FONT = '"Source Sans", sans-serif'
CONFIG = {"displayModeBar": False, "responsive": True, "doubleClick": False, "scrollZoom": False, "showTips": False}
HOVER = "%{customdata}<extra></extra>"
ROW = 16  # pixels between two rows of sentences above a picture


@dataclass(frozen=True, slots=True)
class Line:
    """One line: x positions (numbers), y values (None = gap), hover texts, its label and how it is drawn."""

    x: tuple[float, ...]
    y: tuple[float | None, ...]
    hover: tuple[str, ...]
    label: str
    role: str = "chosen"  # chosen | other | context
    doubtful: tuple[bool, ...] = ()  # provisional, estimated or unreliable points: drawn hollow


@dataclass(frozen=True, slots=True)
class Axis:
    """Ticks of an axis: places and finished texts."""

    places: tuple[float, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line must not be joined, with its sentence."""

    x: float
    text: str


def layout(theme: Theme, height: int) -> dict[str, object]:
    """The shared template: our fonts and colours, no legend, no chart junk."""
    font = {"family": FONT, "size": 13, "color": theme.ink3}
    return {
        "template": "none", "height": height, "font": font, "paper_bgcolor": theme.page, "plot_bgcolor": theme.page,
        "showlegend": False, "dragmode": False, "hovermode": "closest",
        "hoverlabel": {"bgcolor": theme.panel, "bordercolor": theme.line, "font": {**font, "color": theme.ink, "size": 14}},
    }  # fmt: skip


def text(x: float, y: float, words: str, colour: str, **more: object) -> dict[str, object]:
    """A text at a place, without an arrow."""
    return {"x": x, "y": y, "text": words, "showarrow": False, "font": {"color": colour, "size": 13}, **more}


def _axis(theme: Theme, ticks: Axis, reach: list[float]) -> dict[str, object]:
    """What both axes share: our own tick texts, no zooming."""
    return {"tickvals": list(ticks.places), "ticktext": list(ticks.texts), "fixedrange": True, "zeroline": False, "automargin": True,
            "range": reach, "tickcolor": theme.mute}  # fmt: skip


def trend(
    lines: Sequence[Line], x: Axis, y: Axis, theme: Theme, breaks: Sequence[Break] = (), height: int = 340
) -> go.Figure:
    """Lines over time. The line stops at a gap; a break is a dotted vertical line with its sentence on top.

    The vertical axis reaches from its first tick, or the lowest value, to the highest value.
    """
    colours = [_colour(line, place, theme) for place, line in enumerate(lines)]
    drawn = [trace for line, colour in zip(lines, colours, strict=True) for trace in _traces(line, colour, theme)]
    ends = [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    room = (max(ends, default=0) - min(ends, default=0)) * 0.02 or 1
    bottom = {**_axis(theme, x, [min(ends, default=0) - room, max(ends, default=0) + room]), "showgrid": False, "ticks": "outside",
              "ticklen": 4, "linecolor": theme.mute, "showline": True}  # fmt: skip
    side = {**_axis(theme, y, _reach(lines, y)), "gridcolor": theme.grid, "showline": False, "ticks": ""}
    marks = [_dotted(mark.x, theme) for mark in breaks]
    words = _ends(lines, colours) + _sentences(breaks, theme)
    margin = {"l": 8, "r": 96, "t": 12 + ROW * len(breaks), "b": 32}
    return go.Figure(
        drawn,
        {
            **layout(theme, height),
            "xaxis": bottom,
            "yaxis": side,
            "margin": margin,
            "shapes": marks,
            "annotations": words,
        },
    )


def _dotted(x: float, theme: Theme) -> dict[str, object]:
    """The vertical line of a break, from bottom to top."""
    line = {"width": 1, "dash": "dot", "color": theme.ink3}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "y domain", "line": line}


def _sentences(breaks: Sequence[Break], theme: Theme) -> list[dict[str, object]]:
    """What changed, on top of each dotted line; one row a sentence, so that none covers another on a telephone."""
    ordered = sorted(breaks, key=lambda mark: mark.x)
    found = []
    for row, mark in enumerate(ordered):
        is_late = row == len(ordered) - 1 and len(ordered) > 1
        side = {"xanchor": "right", "xshift": -4} if is_late else {"xanchor": "left", "xshift": 4}
        above = {"yref": "paper", "yanchor": "bottom", "yshift": ROW * (len(ordered) - 1 - row)}
        found.append(
            {**text(mark.x, 1, mark.text, theme.ink2, **above, **side), "font": {"size": 12, "color": theme.ink2}}
        )
    return found


def _reach(lines: Sequence[Line], y: Axis) -> list[float]:
    """What the vertical axis covers, with a little room above."""
    known = [value for line in lines for value in line.y if value is not None] + list(y.places)
    low, high = min(known, default=0), max(known, default=1)
    return [low - (high - low) * (0.06 if low < 0 else 0), high + (high - low) * 0.06]


def _colour(line: Line, place: int, theme: Theme) -> str:
    """The chosen line speaks in the first colour, other lines have the categories, context is grey."""
    if line.role == "context":
        return theme.mute
    return (
        theme.up if line.role == "chosen" else (*theme.categories[1:], theme.other)[(place - 1) % len(theme.categories)]
    )


def _traces(line: Line, colour: str, theme: Theme) -> list[dict[str, object]]:
    """The line with its points, and hollow dots over those that are not final; dots alone where there are fewer than three."""
    points = sum(value is not None for value in line.y)
    mode = "markers" if points < 3 else "lines" if len(line.x) > 60 else "lines+markers"
    drawn: list[dict[str, object]] = [
        {
            "type": "scatter", "x": line.x, "y": line.y, "mode": mode, "name": line.label, "connectgaps": False,
            "customdata": line.hover, "hovertemplate": HOVER, "marker": {"color": colour, "size": 6},
            "line": {"color": colour, "width": 1.75 if line.role == "context" else 3},
        }
    ]  # fmt: skip
    if any(line.doubtful):
        shown = [
            (x, y)
            for x, y, is_doubtful in zip(line.x, line.y, line.doubtful, strict=True)
            if is_doubtful and y is not None
        ]
        marker = {"color": theme.page, "size": 7, "line": {"color": colour, "width": 2}}
        drawn.append({"type": "scatter", "x": [x for x, _y in shown], "y": [y for _x, y in shown], "mode": "markers",
                      "marker": marker, "hoverinfo": "skip"})  # fmt: skip
    return drawn


def _ends(lines: Sequence[Line], colours: Sequence[str]) -> list[dict[str, object]]:
    """Each line is named at its last value, in its own colour; labels are pushed apart and keep their order."""
    ends = []
    for line, colour in zip(lines, colours, strict=True):
        known = [(x, y) for x, y in zip(line.x, line.y, strict=True) if y is not None]
        if known and line.label:
            ends.append((*known[-1], line.label, colour))
    values = [y for line in lines for y in line.y if y is not None]
    gap = (max(values) - min(values)) * 0.07 if values else 0
    place, found = float("-inf"), []
    for x, y, label, colour in sorted(ends, key=lambda end: end[1]):
        place = max(y, place + gap)
        found.append(text(x, place, f"<b>{label}</b>", colour, xanchor="left", xshift=8, align="left"))
    return found
