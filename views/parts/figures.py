"""Charts over time: lines of finished values and texts in, a Plotly figure out; the shared look of all charts.

Every text in a figure comes finished from formats: Plotly never writes a number, a month or a language of its own.
A figure is put together once from plain dictionaries: adding shapes one by one makes Plotly validate all of them each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from views.parts import end_labels
from views.parts.end_labels import text
from views.parts.hover_together import CHANGED, HAPPENED, Told, box
from views.parts.strokes import HOVER, Line, strokes, traces
from views.parts.theme import Theme

__all__ = ["HOVER", "Axis", "Band", "Break", "Event", "Line", "drawn", "layout", "marked", "silent", "text", "trend"]

FONT = '"Source Sans", sans-serif'
VALIDATE = False
ROW = 16  # pixels between two rows of sentences above a picture
ROOM = 0.06  # of the height, above the highest value and below the lowest
STRIP = 24  # pixels for the mark of a demonstration on top of a picture
THIRD = 1 / 3
REMARKED = 3  # the kind of mark that is a remark on the figure itself
SYMBOLS = ("circle", "diamond", "square", "triangle-up")


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


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a mark on the bottom axis, its kind (0 to 3, one symbol each) and what the pointer reads."""

    x: float
    kind: int
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """An interval around a line, in the first colour at 15 %."""

    x: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def layout(theme: Theme, height: int) -> dict[str, object]:
    """The shared template: our fonts and colours, no legend, no chart junk."""
    font = {"family": FONT, "size": 13, "color": theme.ink3}
    return {
        "template": "none", "height": height, "font": font, "paper_bgcolor": theme.page, "plot_bgcolor": theme.page,
        "showlegend": False, "dragmode": False, "hovermode": "closest",
        "hoverlabel": {"bgcolor": theme.panel, "bordercolor": theme.line, "font": {**font, "color": theme.ink, "size": 14}},
    }  # fmt: skip


class Finished(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure that is drawn and never changed: it keeps what it was given, and hands it over as it is.

    A plain one checks and copies every mark three times, which on our pages took a fifth of all time; even an empty one
    takes longer to set up than our charts to be put together, so nothing of it is: only the form counts, for Streamlit.
    """

    def __init__(self, content: dict[str, object]) -> None:
        object.__setattr__(self, "_content", content)

    def to_dict(self) -> dict[str, object]:
        """What is drawn."""
        content: dict[str, object] = self._content
        return content


def drawn(traces: Sequence[dict[str, object]], look: dict[str, object]) -> go.Figure:
    """The figure of finished traces and layout. Tests let Plotly check every figure; pages hand it over unchecked."""
    content: dict[str, object] = {"data": list(traces), "layout": look}
    return go.Figure(content) if VALIDATE else Finished(content)


def marked(figure: go.Figure, words: str, theme: Theme) -> go.Figure:
    """The same figure with a strip on top that says what it is made of: part of the picture, also where it is saved."""
    content: dict[str, Any] = figure.to_dict()
    look = content["layout"]
    margin = {**look["margin"], "t": look["margin"]["t"] + STRIP}
    place = {"xref": "paper", "xanchor": "left", "yref": "paper", "yanchor": "top", "yshift": margin["t"] - 1}
    note = {**text(0, 1, f"<b>{words}</b>", theme.banner_text, **place), "bgcolor": theme.banner_paper, "borderpad": 2}
    notes = [*look.get("annotations", ()), note]
    return drawn(content["data"], {**look, "margin": margin, "height": look["height"] + STRIP, "annotations": notes})


def _axis(theme: Theme, ticks: Axis, reach: list[float]) -> dict[str, object]:
    """What both axes share: our own tick texts, no zooming."""
    return {"tickvals": list(ticks.places), "ticktext": list(ticks.texts), "fixedrange": True, "zeroline": False, "automargin": True,
            "range": reach, "tickcolor": theme.mute, "tickangle": 0}  # fmt: skip


def trend(  # noqa: PLR0913 - a picture has this many sides
    lines: Sequence[Line],
    x: Axis,
    y: Axis,
    theme: Theme,
    breaks: Sequence[Break] = (),
    height: int = 340,
    *,
    events: Sequence[Event] = (),
    bands: Sequence[Band] = (),
) -> go.Figure:
    """Lines over time. The line stops at a gap; a break is a dotted vertical line with its sentence on top.

    The vertical axis has room above the highest value and, unless it begins at zero, below the lowest.
    """
    looks = strokes(lines, theme)
    content = [trace for band in bands for trace in _band(band, theme)]
    content += [silent(trace) for line, look in zip(lines, looks, strict=True) for trace in traces(line, look, theme)]
    ends = [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    room = (max(ends, default=0) - min(ends, default=0)) * 0.02 or 1
    bottom = {**_axis(theme, x, [min(ends, default=0) - room, max(ends, default=0) + room]), "showgrid": False, "ticks": "outside",
              "ticklen": 4, "linecolor": theme.mute, "showline": True, "showspikes": True, "spikemode": "across", "spikesnap": "hovered data",
              "spikedash": "dot", "spikethickness": 1, "spikecolor": theme.mute}  # fmt: skip
    reach, margin = _reach(lines, y, bands), {"l": 8, "r": end_labels.room(lines), "t": 12 + ROW * len(breaks), "b": 32}
    scale = (height - margin["t"] - margin["b"]) / ((reach[1] - reach[0]) or 1)
    side = {**_axis(theme, y, reach), "gridcolor": theme.grid, "showline": False, "ticks": ""}
    look = {
        **layout(theme, height), "hovermode": "x", "hoverdistance": -1, "spikedistance": -1, "xaxis": bottom, "yaxis": side,
        "margin": margin,
        "shapes": [_dotted(mark.x, theme) for mark in breaks],
        "annotations": end_labels.ends(lines, [theme.legible(one.colour) for one in looks], scale, reach) + _sentences(breaks, ends, theme),
    }  # fmt: skip
    told = [*(Told(mark.x, CHANGED, mark.text, is_break=True) for mark in breaks),
            *(Told(mark.x, HAPPENED[mark.kind], mark.text) for mark in events)]  # fmt: skip
    return drawn([*content, *_marks(events, reach[0], theme), box(lines, looks, told, theme, sum(reach) / 2)], look)


def silent(trace: dict[str, object]) -> dict[str, object]:
    """A line that leaves the answer to the pointer to the box of its moment."""
    return {key: kept for key, kept in trace.items() if key not in ("customdata", "hovertemplate")} | {
        "hoverinfo": "skip"
    }


def _dotted(x: float, theme: Theme) -> dict[str, object]:
    """The vertical line of a break, from bottom to top."""
    line = {"width": 1, "dash": "dot", "color": theme.ink3}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "y domain", "line": line}


def _band(band: Band, theme: Theme) -> list[dict[str, object]]:
    """Two invisible ends with the space between them filled."""
    end = {"type": "scatter", "x": band.x, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    red, green, blue = (int(theme.up[place : place + 2], 16) for place in (1, 3, 5))
    filled = {"fill": "tonexty", "fillcolor": f"rgba({red},{green},{blue},0.15)"}
    return [{**end, "y": band.low}, {**end, "y": band.high, **filled}]


def _marks(events: Sequence[Event], bottom: float, theme: Theme) -> list[dict[str, object]]:
    """What happened, as marks on the bottom axis; the box of their moment tells it."""
    if not events:
        return []
    marker = {"symbol": [SYMBOLS[event.kind] for event in events], "size": 10, "color": theme.ink2,
              "line": {"color": theme.page, "width": 1.5}}  # fmt: skip
    return [
        {
            "type": "scatter", "x": [event.x for event in events], "y": [bottom] * len(events), "mode": "markers",
            "marker": marker, "cliponaxis": False, "hoverinfo": "skip",
        }
    ]  # fmt: skip


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


def _reach(lines: Sequence[Line], y: Axis, bands: Sequence[Band]) -> list[float]:
    """What the vertical axis covers: every value and tick, with room at both ends; none below a zero that it starts at."""
    known = [value for line in lines for value in line.y if value is not None] + list(y.places)
    known += [value for band in bands for value in (*band.low, *band.high)]
    low, high = min(known, default=0), max(known, default=1)
    return [low - (high - low) * (ROOM if low else 0), high + (high - low) * ROOM]
