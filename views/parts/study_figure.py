"""Pictures of what is counted from an event on: paths by year before and after it, and how many are still there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from metrics.rows import Row, Rows
from views.parts import figures, formats
from views.parts.figures import Axis, Break, Line
from views.parts.language import _
from views.parts.theme import Theme

HEIGHT = 300
_BETWEEN = -0.5  # the event lies between the last year before it and its own
_MOST_TICKS = 6
_LOW = 0.1


@dataclass(frozen=True, slots=True)
class Curve:
    """Parts (0 to 1) of a group that are left at days; `low`, `high` = its interval, None where none is drawn."""

    days: Sequence[float]
    part: Sequence[float]
    label: str
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None
    until: float = 0.0  # the last day that anybody was seen; the curve stays level from its last step to there

    @property
    def end(self) -> float:
        """The day up to which the curve is drawn."""
        return max([self.until, *self.days[-1:]])

    def steps(self, part: Sequence[float]) -> list[float]:
        """A line of the curve from everybody on, level from its last step to its end."""
        return [1.0, *part, *(part[-1:] if self.is_level_at_end else [])]

    @property
    def is_level_at_end(self) -> bool:
        """Somebody was seen beyond the last step."""
        return bool(len(self.days)) and self.end > self.days[-1]

    @property
    def places(self) -> list[float]:
        """The days of `steps`."""
        return [0.0, *self.days, *([self.end] if self.is_level_at_end else [])]


def year(number: int) -> str:
    """A year counted from the event: −1, 0, +1."""
    return formats.number(number, signed=True) if number else "0"


def paths(rows: Rows, own: str, event: str, theme: Theme) -> go.Figure:
    """The mean path of the firms and of their peers, 100 in the year before the event."""
    places = tuple(float(number) for number in rows.plain("relative_year"))
    lines = [
        Line(places, tuple(_known(row, name) for row in rows), tuple(_hover(row, name, label) for row in rows), label, role)
        for name, label, role in (("peers_index", _("peers"), "context"), ("units_index", own, "chosen"))
    ]  # fmt: skip
    heights = [value for line in lines for value in line.y if value is not None]
    heights = heights or [100.0]
    bottom = Axis(places, tuple(year(int(place)) for place in places))
    return figures.trend(lines, bottom, ticks(heights), theme, [Break(_BETWEEN, event)], height=HEIGHT)


def apart(rows: Rows, event: str, theme: Theme) -> go.Figure:
    """Firms less peers in per cent, with the interval of every year and the number of firms below it."""
    shown = [row for row in rows if not row.reason]
    y = [row.difference_pct for row in shown]
    whisker = {"type": "data", "symmetric": False, "array": [row.high_pct - row.difference_pct for row in shown], "width": 4,
               "arrayminus": [row.difference_pct - row.low_pct for row in shown], "color": theme.up, "thickness": 1.5}  # fmt: skip
    trace: dict[str, object] = {
        "type": "scatter", "x": [row.relative_year for row in shown], "y": y, "mode": "lines+markers", "error_y": whisker,
        "customdata": [interval(row) for row in shown], "hovertemplate": figures.HOVER,
        "line": {"color": theme.up, "width": 2}, "marker": {"color": theme.up, "size": 7},
    }  # fmt: skip
    ends = [value for row in shown for value in (row.low_pct, row.high_pct)]
    step = _step(max(ends, default=1) - min(ends, default=-1))
    low, high = int(min(ends, default=-1) // step), int(-(-max(ends, default=1) // step))
    places = [number * step for number in range(min(low, -1), max(high, 1) + 1)]
    every = rows.plain("relative_year")
    texts = [f"{year(int(row.relative_year))}<br>{formats.number(int(row.n_units))}" for row in rows]
    axis = {"fixedrange": True, "zeroline": False, "automargin": True}
    look = {
        **figures.layout(theme, HEIGHT), "margin": {"l": 8, "r": 12, "t": 28, "b": 44},
        "xaxis": {**axis, "tickvals": list(every), "ticktext": texts, "range": [min(every) - 0.4, max(every) + 0.4], "showgrid": False},
        "yaxis": {**axis, "tickvals": places, "ticktext": [formats.percent(place, 0, signed=True) for place in places],
                  "range": [places[0], places[-1]], "gridcolor": theme.grid},
        "shapes": [_level(theme), {"type": "line", "x0": _BETWEEN, "x1": _BETWEEN, "y0": 0, "y1": 1, "yref": "y domain",
                                   "line": {"width": 1, "dash": "dot", "color": theme.ink3}}],
        "annotations": [figures.text(_BETWEEN, 1, event, theme.ink2, yref="paper", yanchor="bottom", xanchor="center")],
    }  # fmt: skip
    return figures.drawn([trace], look)


def ticks(heights: Sequence[float]) -> Axis:
    """A handful of round ticks around heights."""
    step = _step(max(heights) - min(heights))
    places = range(int(min(heights) // step), int(-(-max(heights) // step)) + 1)
    return Axis(
        tuple(float(n * step) for n in places), tuple(formats.number(n * step, 0 if step >= 1 else 1) for n in places)
    )


def interval(row: Row) -> str:
    """Year, difference, interval and numbers of one point in words."""
    return "<br>".join(
        (
            _("year {year}", year=year(int(row.relative_year))),
            _("{change} against peers", change=formats.percent(row.difference_pct, signed=True)),
            _("95% interval {low} to {high}", low=formats.percent(row.low_pct, signed=True), high=formats.percent(row.high_pct, signed=True)),
            _("firms {n}, peers {peers}", n=formats.number(int(row.n_units)), peers=formats.number(int(row.n_peers))),
        )
    )  # fmt: skip


def left(curves: Sequence[Curve], days: Axis, theme: Theme) -> go.Figure:
    """Steps down from everybody; the first curve in colour with its interval, others grey."""
    traces: list[dict[str, object]] = []
    for place, curve in enumerate(curves):
        colour, x = (
            (theme.up if place == 0 else theme.mute),
            curve.places,
        )
        if curve.low is not None and curve.high is not None:
            same = {
                "type": "scatter",
                "x": x,
                "mode": "lines",
                "line": {"width": 0, "shape": "hv"},
                "hoverinfo": "skip",
            }
            traces += [
                {**same, "y": curve.steps(curve.high)},
                {**same, "y": curve.steps(curve.low), "fill": "tonexty", "fillcolor": theme.grid},
            ]
        traces.append({"type": "scatter", "x": x, "y": curve.steps(curve.part), "mode": "lines", "name": curve.label,
                       "line": {"color": colour, "width": 3 if place == 0 else 2, "shape": "hv"}, "hoverinfo": "skip"})  # fmt: skip
    names = [
        _name(curve, theme.up if place == 0 else theme.ink3, is_above=place == 0)
        for place, curve in enumerate(curves)
        if len(curve.days)
    ]
    axis = {"fixedrange": True, "zeroline": False, "automargin": True}
    parts = [0, 0.25, 0.5, 0.75, 1]
    look = {
        **figures.layout(theme, HEIGHT), "margin": {"l": 8, "r": 16, "t": 12, "b": 32}, "annotations": names,
        "xaxis": {**axis, "tickvals": list(days.places), "ticktext": list(days.texts), "showgrid": False,
                  "range": [0, max([*days.places, *(curve.end for curve in curves)], default=1) * 1.02]},
        "yaxis": {**axis, "tickvals": parts, "ticktext": [formats.percent(100 * part, 0) for part in parts], "range": [0, 1.04],
                  "gridcolor": theme.grid},
    }  # fmt: skip
    return figures.drawn(traces, look)


def _name(curve: Curve, colour: str, *, is_above: bool) -> dict[str, object]:
    """What a curve is called, above or below its end; a step down at the end is not crossed."""
    height = [1.0, *curve.part][-2] if is_above and not curve.is_level_at_end else curve.part[-1]
    lift = (
        34 if curve.part[-1] < _LOW else 3
    )  # a curve that ends low fell steeply; on a telephone its name would cross it
    anchors = {"yanchor": "bottom", "yshift": lift} if is_above else {"yanchor": "top", "yshift": -3}
    return figures.text(curve.end, height, f"<b>{curve.label}</b>", colour, xanchor="right", **anchors)


def _level(theme: Theme) -> dict[str, object]:
    """The line of no difference."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "xref": "x domain",
        "y0": 0,
        "y1": 0,
        "line": {"width": 1, "color": theme.ink3},
    }


def _known(row: Row, name: str) -> float | None:
    """A figure of a point; None where it is withheld or not there."""
    value = getattr(row, name)
    return None if row.reason or np.isnan(value) else float(value)


def _hover(row: Row, name: str, label: str) -> str:
    """One point of a path in words."""
    if row.reason:
        return formats.reason(row.reason)
    return f"{_('year {year}', year=year(int(row.relative_year)))}<br>{label}: {formats.number(getattr(row, name), 1)}"


def _step(span: float) -> float:
    """A round distance between ticks, so that there are a handful of them."""
    rough = max(span, 1e-9) / _MOST_TICKS
    power = 10.0 ** np.floor(np.log10(rough))
    return float(next(round_one * power for round_one in (1, 2, 5, 10) if round_one * power >= rough))
