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
VALIDATE = False
ROW = 16  # pixels between two rows of sentences above a picture
LABEL = 16  # pixels between two labels at the ends of lines
LETTER, NARROW, BROAD = 7, 96, 150  # a bold letter of a label, and the least and most room beside the picture
THIRD = 1 / 3
TIE = 22  # pixels for the stroke between the end of a line and its label


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


class Finished(go.Figure):
    """A figure that is drawn and never changed: it keeps what it was given, and hands it over as it is.

    A plain one checks and copies every mark three times, which on our pages took a fifth of all time.
    """

    def __init__(self, content: dict[str, object]) -> None:
        super().__init__()
        self._content = content

    def to_dict(self) -> dict[str, object]:
        """What is drawn."""
        return self._content


def drawn(traces: Sequence[dict[str, object]], look: dict[str, object]) -> go.Figure:
    """The figure of finished traces and layout. Tests let Plotly check every figure; pages hand it over unchecked."""
    content = {"data": list(traces), "layout": look}
    return go.Figure(content) if VALIDATE else Finished(content)


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
    traces = [trace for line, colour in zip(lines, colours, strict=True) for trace in _traces(line, colour, theme)]
    ends = [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    room = (max(ends, default=0) - min(ends, default=0)) * 0.02 or 1
    bottom = {**_axis(theme, x, [min(ends, default=0) - room, max(ends, default=0) + room]), "showgrid": False, "ticks": "outside",
              "ticklen": 4, "linecolor": theme.mute, "showline": True}  # fmt: skip
    reach, margin = _reach(lines, y), {"l": 8, "r": _room(lines), "t": 12 + ROW * len(breaks), "b": 32}
    scale = (height - margin["t"] - margin["b"]) / ((reach[1] - reach[0]) or 1)
    side = {**_axis(theme, y, reach), "gridcolor": theme.grid, "showline": False, "ticks": ""}
    marks = [_dotted(mark.x, theme) for mark in breaks]
    words = _ends(lines, colours, scale) + _sentences(breaks, ends, theme)
    return drawn(
        traces,
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


def _sentences(breaks: Sequence[Break], ends: Sequence[float], theme: Theme) -> list[dict[str, object]]:
    """What changed, on top of each dotted line; one row a sentence, so that none covers another on a telephone.

    A sentence begins at its line, stands over it or ends there, so that it stays within the picture.
    """
    ordered = sorted(breaks, key=lambda mark: mark.x)
    first, width = min(ends, default=0), (max(ends, default=0) - min(ends, default=0)) or 1
    found = []
    for row, mark in enumerate(ordered):
        part = (mark.x - first) / width
        anchor, shift = ("left", 4) if part < THIRD else ("center", 0) if part < 1 - THIRD / 2 else ("right", -4)
        above = {"yref": "paper", "yanchor": "bottom", "yshift": ROW * (len(ordered) - 1 - row)}
        place = {**above, "xanchor": anchor, "xshift": shift}
        found.append({**text(mark.x, 1, mark.text, theme.ink2, **place), "font": {"size": 12, "color": theme.ink2}})
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
    if line.role == "chosen":
        return theme.up
    first, second, yellow = theme.categories[1:4]  # yellow is too light for a line or its label
    others = [colour for colour in (first, second, *theme.categories[4:], theme.ink2, theme.other) if colour != yellow]
    return others[(place - 1) % len(others)]


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


def _ends(lines: Sequence[Line], colours: Sequence[str], scale: float) -> list[dict[str, object]]:
    """Each line is named at its last value, in its own colour; `scale` is pixels for one unit of height.

    Labels keep their order and a distance; one that had to move away is tied to its line by a thin stroke.
    """
    ends = []
    for line, colour in zip(lines, colours, strict=True):
        known = [(x, y) for x, y in zip(line.x, line.y, strict=True) if y is not None]
        if known and line.label:
            ends.append((*known[-1], line.label, colour))
    ends.sort(key=lambda end: end[1])
    places = apart([y * scale for _x, y, _label, _colour in ends], LABEL)
    moves = [place - y * scale for place, (_x, y, _label, _colour) in zip(places, ends, strict=True)]
    room = TIE if any(abs(move) > LABEL / 2 for move in moves) else 8
    return [
        _named(x, y, text(x, y, f"<b>{label}</b>", colour, xanchor="left", align="left"), move, room)
        for (x, y, label, colour), move in zip(ends, moves, strict=True)
    ]


def _named(x: float, y: float, label: dict[str, object], move: float, room: int) -> dict[str, object]:
    """A label beside the end of its line, or moved up by some pixels and tied to it."""
    if abs(move) <= LABEL / 2:
        return {**label, "xshift": room, "yshift": move}
    tie = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": label["font"]["color"], "standoff": 4}  # type: ignore[index]
    return {**label, "x": x, "y": y, "showarrow": True, "ax": room, "ay": -move, **tie}


def _room(lines: Sequence[Line]) -> int:
    """Pixels at the right for the longest label."""
    return min(BROAD, max(NARROW, TIE + LETTER * max((len(line.label) for line in lines), default=0)))


def apart(wanted: Sequence[float], distance: float) -> list[float]:
    """Ascending places at least so far apart, as near as can be to those wanted: what collides is centred together.

    >>> apart([0.0, 10.0, 11.0], 3.0)
    [0.0, 9.0, 12.0]
    """
    groups: list[list[float]] = []  # places without the distances below them; in the answer each group is one level
    for place, want in enumerate(wanted):
        groups.append([want - place * distance])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    levels = [_mean(group) for group in groups for _member in group]
    return [level + place * distance for place, level in enumerate(levels)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
