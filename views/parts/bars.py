"""Charts of parts: dots on sticks for a growth ranking, a bridge from an old total to a new one."""

from collections.abc import Sequence

import plotly.graph_objects as go

from views.parts.figures import HOVER, drawn, layout
from views.parts.theme import Theme

Marks = list[dict[str, object]]


GAP = "\N{NO-BREAK SPACE}" * 3  # between a point and its text
LETTER, ROOM, NARROW = 6.6, 56, 340  # pixels: a letter of a name, a value beside its mark, the width on a telephone


def sticks(
    names: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    theme: Theme,
    quiet: float = 2.0,
    width: int = NARROW,
) -> go.Figure:
    """A growth ranking: dots on sticks from zero, names on the far side of it; changes within `quiet` stay grey.

    `width` is the narrowest width in pixels that it is drawn in: no name is cut there.
    """
    rows = list(range(len(values)))[::-1]
    colours = [theme.mute if abs(value) < quiet else theme.up if value > 0 else theme.down for value in values]
    zero = {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": 0,
        "y1": 1,
        "yref": "y domain",
        "line": {"color": theme.mute, "width": 1},
    }
    dots = _dots(values, rows, [f"{name}: {written}" for name, written in zip(names, texts, strict=True)],
                 {"color": colours, "size": 9})  # fmt: skip
    inks = [theme.ink2 if colour == theme.mute else colour for colour in colours]
    sides = ["right" if value >= 0 else "left" for value in values]
    far = ["left" if side == "right" else "right" for side in sides]
    words = [
        _words(values, rows, texts, inks, sides),
        _words([0] * len(rows), rows, names, [theme.ink2] * len(rows), far),
    ]
    frame = _bare(len(values), _room(names, values, width))
    return drawn(
        [*_lines(values, rows, colours), dots, *words],
        {**layout(theme, 44 + 26 * len(values)), **frame, "shapes": [zero]},
    )


def _words(
    x: Sequence[float], y: Sequence[float], texts: Sequence[str], inks: Sequence[str], sides: Sequence[str]
) -> dict[str, object]:
    """Finished texts beside points, each on its side: one trace, which is far cheaper than a note a text."""
    spaced = [f"{GAP}{text}" if side == "right" else f"{text}{GAP}" for text, side in zip(texts, sides, strict=True)]
    return {"type": "scatter", "x": list(x), "y": list(y), "mode": "text", "text": spaced, "hoverinfo": "skip", "cliponaxis": False,
            "textposition": [f"middle {side}" for side in sides], "textfont": {"color": list(inks), "size": 13}}  # fmt: skip


def _room(names: Sequence[str], values: Sequence[float], width: int) -> list[float]:
    """What the axis covers so that names on one side and values on the other both find room."""
    low, high = min(0, *values), max(0, *values)
    left = max((len(name) * LETTER + 12 for name, value in zip(names, values, strict=True) if value >= 0), default=0)
    right = max((len(name) * LETTER + 12 for name, value in zip(names, values, strict=True) if value < 0), default=0)
    scale = (width - 2 * ROOM) / ((high - low) or 1)
    while scale > 1e-9:
        sides = max(left, -low * scale + ROOM), max(right, high * scale + ROOM)
        if sum(sides) <= width:
            return [-sides[0] / scale, sides[1] / scale]
        scale *= 0.97
    return [low, high]


def _lines(values: Sequence[float], rows: Sequence[int], colours: Sequence[str]) -> Marks:
    """The sticks from zero to each value, a trace a colour."""
    found: Marks = []
    for colour in dict.fromkeys(colours):
        mine = [(value, row) for value, row, own in zip(values, rows, colours, strict=True) if own == colour]
        x, y = (
            [end for value, _row in mine for end in (0, value, None)],
            [end for _value, row in mine for end in (row, row, None)],
        )
        found.append(
            {
                "type": "scatter",
                "x": x,
                "y": y,
                "mode": "lines",
                "line": {"color": colour, "width": 2},
                "hoverinfo": "skip",
            }
        )
    return found


def _dots(x: Sequence[float], y: Sequence[float], hover: Sequence[str], marker: dict[str, object]) -> dict[str, object]:
    """Points that carry the hover texts."""
    return {"type": "scatter", "x": list(x), "y": list(y), "mode": "markers", "marker": marker, "customdata": list(hover),
            "hovertemplate": HOVER}  # fmt: skip


def _bare(rows: int, reach: list[float]) -> dict[str, object]:
    """No axes: names and values stand at the marks."""
    upright = {"visible": False, "range": [-0.7, rows - 0.3], "fixedrange": True}
    return {
        "margin": {"l": 0, "r": 0, "t": 4, "b": 4},
        "yaxis": upright,
        "xaxis": {"visible": False, "range": reach, "fixedrange": True},
    }


def bridge(
    names: Sequence[str], changes: Sequence[float], ends: tuple[float, float], texts: Sequence[str], theme: Theme
) -> go.Figure:
    """From the old total to the new one, part by part; `names` and `texts` include the two totals at their ends."""
    rows = list(range(len(names)))[::-1]
    levels = [ends[0]]
    for change in changes:
        levels.append(levels[-1] + change)
    reach = [*levels, ends[1]]
    span = max(reach) - min(reach) or 1
    start = min(reach) - span * 0.25
    left, right = max(len(name) for name in names) * LETTER + 12, max(len(written) for written in texts) * LETTER + 12
    unit = (max(reach) - start) / max(NARROW - left - right, 60)  # axis units a pixel
    shapes: Marks = [
        _bar(levels[i], levels[i + 1], row, theme.up if change >= 0 else theme.down)
        for i, (row, change) in enumerate(zip(rows[1:-1], changes, strict=True))
    ]
    shapes += [_bar(start, ends[0], rows[0], theme.hatch), _bar(start, ends[1], rows[-1], theme.hatch)]
    places = [ends[0], *(max(levels[i], levels[i + 1]) for i in range(len(changes))), ends[1]]
    words = [_words(places, rows, texts, [theme.ink] * len(rows), ["right"] * len(rows)),
             _words([start] * len(rows), rows, names, [theme.ink2] * len(rows), ["left"] * len(rows)),
             _cuts(start, span, (rows[0], rows[-1]), theme)]  # fmt: skip
    dots = _dots(
        places, rows, [f"{name}: {written}" for name, written in zip(names, texts, strict=True)], {"opacity": 0}
    )
    frame = _bare(len(names), [start - left * unit, max(reach) + right * unit])
    return drawn([dots, *words], {**layout(theme, 60 + 30 * len(names)), **frame, "shapes": shapes})


def _bar(one: float, two: float, row: int, colour: str) -> dict[str, object]:
    return {
        "type": "rect",
        "x0": one,
        "x1": two,
        "y0": row - 0.33,
        "y1": row + 0.33,
        "line": {"width": 0},
        "fillcolor": colour,
    }


def _cuts(start: float, span: float, rows: tuple[int, int], theme: Theme) -> dict[str, object]:
    """Two slashes through each total: the axis does not start at zero."""
    places = [(start + span * cut, row) for row in rows for cut in (0.04, 0.06)]
    return {"type": "scatter", "x": [x for x, _row in places], "y": [row for _x, row in places], "mode": "text", "text": ["<b>/</b>"] * 4,
            "hoverinfo": "skip", "textfont": {"color": theme.page, "size": 20}}  # fmt: skip
