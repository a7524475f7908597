"""Charts: frames of finished values and texts in, Plotly figures out, one look for all.

Every text in a figure comes finished from formats: Plotly never writes a number, a month or a language of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from views.parts.theme import Theme

FONT = '"Source Sans", sans-serif'
CONFIG = {"displayModeBar": False, "responsive": True, "doubleClick": False, "scrollZoom": False, "showTips": False}


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


def layout(theme: Theme, height: int, **more: object) -> go.Layout:
    """The shared template: bottom axis with ticks outside, few grid lines, no chart junk."""
    font = {"family": FONT, "size": 13, "color": theme.ink3}
    return go.Layout(
        template="none", height=height, font=font, paper_bgcolor=theme.page, plot_bgcolor=theme.page, showlegend=False,
        margin={"l": 8, "r": 8, "t": 24, "b": 32, "autoexpand": True}, dragmode=False, hovermode="closest",
        hoverlabel={"bgcolor": theme.panel, "bordercolor": theme.line, "font": {**font, "color": theme.ink, "size": 14}},
        **more,
    )  # fmt: skip


def axis(theme: Theme, ticks: Axis, *, is_bottom: bool, **more: object) -> dict[str, object]:
    """One axis with our own tick texts."""
    drawn = {
        "tickvals": list(ticks.places),
        "ticktext": list(ticks.texts),
        "fixedrange": True,
        "zeroline": False,
        "automargin": True,
    }
    if is_bottom:
        return {**drawn, "showgrid": False, "ticks": "outside", "ticklen": 4, "tickcolor": theme.mute,
                "linecolor": theme.mute, "showline": True, **more}  # fmt: skip
    return {**drawn, "gridcolor": theme.grid, "showline": False, "ticks": "", **more}


def trend(
    lines: Sequence[Line], x: Axis, y: Axis, theme: Theme, breaks: Sequence[Break] = (), height: int = 340
) -> go.Figure:
    """Lines over time. The line stops at a gap; a break is a dotted vertical line with its sentence on top.

    The vertical axis reaches from its first tick, or the lowest value, to the highest value.
    """
    figure = go.Figure(layout=layout(theme, height))
    for place, line in enumerate(lines):
        figure.add_trace(_trace(line, _colour(line, place, theme), len(line.x) > 60))
        if any(line.doubtful):
            figure.add_trace(_hollow(line, _colour(line, place, theme), theme))
    _label_ends(figure, lines, theme)
    for mark in breaks:
        figure.add_vline(x=mark.x, line={"width": 1, "dash": "dot", "color": theme.ink3})
        figure.add_annotation(x=mark.x, y=1, yref="paper", yanchor="bottom", xanchor="left", text=mark.text, showarrow=False,
                              xshift=4, font={"size": 12, "color": theme.ink2})  # fmt: skip
    last = max((line.x[-1] for line in lines if line.x), default=0)
    first = min((line.x[0] for line in lines if line.x), default=0)
    room = (last - first) * 0.02 or 1
    figure.update_layout(xaxis=axis(theme, x, is_bottom=True, range=[first - room, last + room]),
                         yaxis=axis(theme, y, is_bottom=False, range=_reach(lines, y)),
                         margin={"l": 8, "r": 96, "t": 28 if breaks else 12, "b": 32})  # fmt: skip
    return figure


def _reach(lines: Sequence[Line], y: Axis) -> list[float]:
    """What the vertical axis covers, with a little room above."""
    known = [value for line in lines for value in line.y if value is not None] + list(y.places)
    low, high = min(known, default=0), max(known, default=1)
    return [low - (high - low) * (0.06 if low < 0 else 0), high + (high - low) * 0.06]


def _colour(line: Line, place: int, theme: Theme) -> str:
    """The chosen line speaks in the first colour, other lines have the categories, context is grey."""
    if line.role == "context":
        return theme.mute
    return theme.up if line.role == "chosen" else theme.categories[place % len(theme.categories)]


def _trace(line: Line, colour: str, is_dense: bool) -> go.Scatter:
    points = sum(value is not None for value in line.y)
    mode = "markers" if points < 3 else "lines" if is_dense else "lines+markers"
    return go.Scatter(
        x=line.x, y=line.y, mode=mode, name=line.label, connectgaps=False, customdata=line.hover,
        hovertemplate="%{customdata}<extra></extra>",
        line={"color": colour, "width": 1.75 if line.role == "context" else 3}, marker={"color": colour, "size": 6},
    )  # fmt: skip


def _hollow(line: Line, colour: str, theme: Theme) -> go.Scatter:
    """Points that are not final, as hollow dots on the line."""
    shown = [
        (x, y) for x, y, is_doubtful in zip(line.x, line.y, line.doubtful, strict=True) if is_doubtful and y is not None
    ]
    marker = {"color": theme.page, "size": 7, "line": {"color": colour, "width": 2}}
    return go.Scatter(
        x=[x for x, _y in shown], y=[y for _x, y in shown], mode="markers", marker=marker, hoverinfo="skip"
    )


def _label_ends(figure: go.Figure, lines: Sequence[Line], theme: Theme) -> None:
    """Each line is named at its last value, in its own colour; labels are pushed apart and keep their order."""
    ends = []
    for place, line in enumerate(lines):
        known = [(x, y) for x, y in zip(line.x, line.y, strict=True) if y is not None]
        if known and line.label:
            ends.append((*known[-1], line, _colour(line, place, theme)))
    values = [y for line in lines for y in line.y if y is not None]
    gap = (max(values) - min(values)) * 0.07 if values else 0
    place_y = float("-inf")
    for x, y, line, colour in sorted(ends, key=lambda end: end[1]):
        place_y = max(y, place_y + gap)
        figure.add_annotation(x=x, y=place_y, text=f"<b>{line.label}</b>", xanchor="left", xshift=8, showarrow=False, align="left",
                              font={"color": colour, "size": 13})  # fmt: skip


def sticks(
    names: Sequence[str], values: Sequence[float], texts: Sequence[str], theme: Theme, quiet: float = 2.0
) -> go.Figure:
    """A growth ranking: dots on sticks from zero, names on the far side of it; changes within `quiet` stay grey."""
    colours = [theme.mute if abs(value) < quiet else theme.up if value > 0 else theme.down for value in values]
    rows = list(range(len(values)))[::-1]
    figure = go.Figure(layout=layout(theme, 44 + 26 * len(values)))
    for row, value, colour in zip(rows, values, colours, strict=True):
        figure.add_shape(type="line", x0=0, x1=value, y0=row, y1=row, line={"color": colour, "width": 2})
    hover = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    figure.add_trace(go.Scatter(x=list(values), y=rows, mode="markers", marker={"color": colours, "size": 9}, customdata=hover,
                                hovertemplate="%{customdata}<extra></extra>"))  # fmt: skip
    for row, value, name, text, colour in zip(rows, values, names, texts, colours, strict=True):
        side = 1 if value >= 0 else -1
        figure.add_annotation(x=value, y=row, text=text, showarrow=False, xanchor="left" if side > 0 else "right", xshift=9 * side,
                              font={"color": theme.ink2 if colour == theme.mute else colour, "size": 13})  # fmt: skip
        figure.add_annotation(x=0, y=row, text=name, showarrow=False, xanchor="right" if side > 0 else "left", xshift=-8 * side,
                              font={"color": theme.ink2, "size": 13})  # fmt: skip
    low, high = min(0, *values), max(0, *values)
    span = (high - low) or 1
    figure.add_vline(x=0, line={"color": theme.mute, "width": 1})
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4}, yaxis={"visible": False, "range": [-0.7, len(values) - 0.3], "fixedrange": True},
                         xaxis={"visible": False, "range": [low - span * 0.62, high + span * 0.38], "fixedrange": True})  # fmt: skip
    return figure


def bridge(
    names: Sequence[str], changes: Sequence[float], ends: tuple[float, float], texts: Sequence[str], theme: Theme
) -> go.Figure:
    """From the old total to the new one, part by part; `names` and `texts` include the two totals at their ends."""
    figure = go.Figure(layout=layout(theme, 60 + 30 * len(names)))
    level, rows = ends[0], list(range(len(names)))[::-1]
    reach = [ends[0], ends[1]]
    for row, change in zip(rows[1:-1], changes, strict=True):
        figure.add_shape(type="rect", x0=level, x1=level + change, y0=row - 0.33, y1=row + 0.33, line={"width": 0},
                         fillcolor=theme.up if change >= 0 else theme.down)  # fmt: skip
        level += change
        reach.append(level)
    span = max(reach) - min(reach) or 1
    start = min(reach) - span * 0.25
    for row, end in ((rows[0], ends[0]), (rows[-1], ends[1])):
        figure.add_shape(
            type="rect", x0=start, x1=end, y0=row - 0.33, y1=row + 0.33, line={"width": 0}, fillcolor=theme.hatch
        )
        for cut in (0.03, 0.05):  # two slashes: the axis does not start at zero
            figure.add_annotation(
                x=start + span * cut * 1.2,
                y=row,
                text="<b>/</b>",
                showarrow=False,
                font={"color": theme.page, "size": 20},
            )
    places, level = [ends[0]], ends[0]
    for change in changes:
        level += change
        places.append(max(level, level - change))
    places.append(ends[1])
    for row, name, place, text in zip(rows, names, places, texts, strict=True):
        figure.add_annotation(
            x=place, y=row, text=text, showarrow=False, xanchor="left", xshift=6, font={"color": theme.ink, "size": 13}
        )
        figure.add_annotation(
            x=start,
            y=row,
            text=name,
            showarrow=False,
            xanchor="right",
            xshift=-8,
            font={"color": theme.ink2, "size": 13},
        )
    figure.add_trace(go.Scatter(x=places, y=rows, mode="markers", marker={"opacity": 0},
                                customdata=[f"{n}: {t}" for n, t in zip(names, texts, strict=True)],
                                hovertemplate="%{customdata}<extra></extra>"))  # fmt: skip
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4}, yaxis={"visible": False, "range": [-0.7, len(names) - 0.3], "fixedrange": True},
                         xaxis={"visible": False, "range": [start - span * 0.75, max(reach) + span * 0.3], "fixedrange": True})  # fmt: skip
    return figure
