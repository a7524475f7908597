"""Small charts of Compare: one a region, all on the same two scales, and in each one box a moment that tells every region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from views.parts.compare_figures import ends, side_of
from views.parts.figures import Axis, Break, drawn, layout, silent, text
from views.parts.hover_together import CHANGED, ELSEWHERE, Told, box
from views.parts.strokes import Line, Stroke, traces
from views.parts.theme import Theme

PANEL, GAP, ROW = 112, 34, 16  # pixels: of a panel, of the space under it, of a row of words above it
NAME = 18  # letters of a name in one row: what half a telephone shows
LETTER = 6.5  # pixels of a letter beside an axis, about
SIDES = ((0.0, 0.47), (0.53, 1.0))  # of the width: the two columns; heights stand beside the first, and hold for both


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: its name, the last value; the line of the country where it fits, then that of the region."""

    name: str
    value: str
    lines: tuple[Line, ...]


def figure(panels: Sequence[Panel], x: Axis, y: Axis, theme: Theme, breaks: Sequence[Break] = ()) -> go.Figure:
    """Panels in two columns; the region speaks in the first colour, the country in grey."""
    heads = [[*wrap(panel.name, NAME), *wrap(panel.value, NAME, break_long_words=False)] for panel in panels]
    above = ROW * max(map(len, heads), default=0)
    height = (len(panels) + 1) // 2 * (PANEL + GAP + above) + 8
    known = [value for panel in panels for line in panel.lines for value in line.y if value is not None]
    reach = list(ends([*known, *y.places]))
    if min(known, default=0) >= 0 and y.places and min(y.places) == 0:
        reach[0] = 0
    wide = list(ends([place for panel in panels for line in panel.lines for place in line.x]))
    marks: list[dict[str, Any]] = []
    look: dict[str, Any] = {
        **layout(theme, height), "hovermode": "x", "hoverdistance": -1, "spikedistance": -1,
        "margin": {"l": 10 + LETTER * max(map(len, y.texts), default=0), "r": 8, "t": 8, "b": 0}, "annotations": [], "shapes": [],
    }  # fmt: skip
    below, side = {**side_of(x, wide), **_bottom(theme)}, {**side_of(y, reach), "gridcolor": theme.grid}
    for at, panel in enumerate(panels):
        name = "" if at == 0 else str(at + 1)
        top = 1 - (at // 2 * (PANEL + GAP + above) + above + 4) / height
        bottom = max(top - (PANEL - 12) / height, 0)
        look[f"xaxis{name}"] = {**below, "domain": list(SIDES[at % 2]), "anchor": f"y{name}"}
        look[f"yaxis{name}"] = {**side, "domain": [bottom, top], "anchor": f"x{name}", "showticklabels": at % 2 == 0}
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 3}
        words = "<br>".join(f"<b>{one}</b>" for one in heads[at])
        look["annotations"].append({**text(SIDES[at % 2][0], top, words, theme.ink, **place), "align": "left"})
        look["shapes"] += [_upright(one.x, theme, name) for one in breaks]
        content = [silent(one) for line in panel.lines for one in traces(line, _stroke(line, theme), theme)]
        content.append(told(panel, panels, breaks, theme, sum(reach) / 2))
        marks += [{**one, "xaxis": f"x{name}", "yaxis": f"y{name}"} for one in content]
    return drawn(marks, look)


def _bottom(theme: Theme) -> dict[str, Any]:
    """The lower axis, and the upright line under the pointer."""
    return {"showgrid": False, "ticks": "outside", "ticklen": 3, "showline": True, "linecolor": theme.mute, "tickcolor": theme.mute,
            "showspikes": True, "spikemode": "across", "spikesnap": "hovered data", "spikedash": "dot", "spikethickness": 1,
            "spikecolor": theme.mute}  # fmt: skip


def told(panel: Panel, panels: Sequence[Panel], breaks: Sequence[Break], theme: Theme, middle: float) -> dict[str, Any]:
    """A trace that draws nothing and answers to the pointer at the height of the panel's own region.

    Every region stands in the box, from the highest to the lowest; those that are drawn in other panels have a dot for a sign.
    """
    others = [replace(other.lines[-1], role=ELSEWHERE) for other in panels if other is not panel]
    lines = [*panel.lines, *others]
    changed = [Told(one.x, CHANGED, one.text, is_break=True) for one in breaks]
    found: dict[str, Any] = box(lines, [_stroke(line, theme) for line in lines], changed, theme, middle)
    own = dict(zip(panel.lines[-1].x, panel.lines[-1].y, strict=True))
    heights = [own.get(x) for x in found["x"]]
    return {**found, "y": [y if mine is None else mine for mine, y in zip(heights, found["y"], strict=True)]}


def _stroke(line: Line, theme: Theme) -> Stroke:
    """How a line is drawn, or only told."""
    drawn_as = {"context": Stroke(theme.mute, "dash", 1.75), ELSEWHERE: Stroke(theme.ink3)}
    return drawn_as.get(line.role) or Stroke(theme.up, "solid", 2.25)


def _upright(x: float, theme: Theme, name: str) -> dict[str, Any]:
    """The dotted line of a break."""
    line = {"width": 1, "dash": "dot", "color": theme.ink3}
    return {
        "type": "line",
        "xref": f"x{name}",
        "yref": f"y{name} domain",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "line": line,
    }
