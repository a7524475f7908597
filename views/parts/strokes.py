"""How lines over time are drawn: which colour and dashes tell them apart, and what is not final dotted and hollow."""

from collections.abc import Sequence
from dataclasses import dataclass

from views.parts.theme import Theme

HOVER = "%{customdata}<extra></extra>"
DASHES = ("solid", "dash", "dashdot", "longdash")  # dots alone are kept for figures that are not final
HUES = {"light": (1, 2, 4), "dark": (1, 3, 4)}  # yellow is too light for white paper, teal too near to our light blue
GREY = ("context", "raw")
MANY = 60  # points from which a line has no marks
FEW = 3  # points under which there is no line


@dataclass(frozen=True, slots=True)
class Line:
    """One line: x positions (numbers), y values (None = gap), hover texts, its label and how it is drawn."""

    x: tuple[float, ...]
    y: tuple[float | None, ...]
    hover: tuple[str, ...]
    label: str
    role: str = "chosen"  # chosen | other | context (grey) | raw (thin, beside the same line adjusted) | said (points)
    doubtful: tuple[bool, ...] = ()  # provisional, estimated, unreliable or of an unfinished year: dotted and hollow

    @property
    def has_value(self) -> bool:
        """At least one point of it stands somewhere."""
        return any(value is not None for value in self.y)


@dataclass(frozen=True, slots=True)
class Stroke:
    """Colour, dashes and width in pixels of a line."""

    colour: str
    dash: str = "solid"
    width: float = 3


def strokes(lines: Sequence[Line], theme: Theme) -> list[Stroke]:
    """One stroke a line. The chosen one speaks in the first colour; others take four hues, then the same ones dashed.

    The hues are the three categories furthest from it and from each other that show well as a line; greys are left to the context, which has
    dashes of its own, so twelve lines and four of context can be told apart without seeing colours.
    """
    hues = (theme.up, *(theme.categories[place] for place in HUES[theme.mode]))
    spoken, grey, found = 0, 0, []
    for line in lines:
        if line.role == "said":
            found.append(Stroke(theme.ink2))
            continue
        if line.role in GREY:
            found.append(Stroke(theme.mute, DASHES[grey % len(DASHES)], 1.75))
            grey += line.role == "context"
            continue
        place = 0 if line.role == "chosen" else (spoken := spoken + 1)
        found.append(Stroke(hues[place % len(hues)], DASHES[place // len(hues) % len(DASHES)], 2.25 if place else 3))
    return found


def traces(line: Line, stroke: Stroke, theme: Theme) -> list[dict[str, object]]:
    """The line with its points; dots alone where there are fewer than three. What is not final is dotted and hollow."""
    if line.role == "said":
        return [_stated(line, stroke, theme)]
    points = sum(value is not None for value in line.y)
    mode = "markers" if points < FEW else "lines" if len(line.x) > MANY else "lines+markers"
    firm = line.y
    if any(line.doubtful):
        firm = tuple(None if unsure else y for y, unsure in zip(line.y, line.doubtful, strict=True))
    look = {"color": stroke.colour, "width": stroke.width, "dash": stroke.dash}
    drawn: list[dict[str, object]] = [
        {
            "type": "scatter", "x": line.x, "y": firm, "mode": mode, "name": line.label, "connectgaps": False,
            "customdata": line.hover, "hovertemplate": HOVER, "marker": {"color": stroke.colour, "size": 4 if line.role in GREY else 6}, "line": look,
        }
    ]  # fmt: skip
    return drawn if firm is line.y else [*drawn, *_not_final(line, look, theme, has_line=points >= FEW)]


def _stated(line: Line, stroke: Stroke, theme: Theme) -> dict[str, object]:
    """Diamonds that no line joins."""
    marker = {"symbol": "diamond", "size": 10, "color": stroke.colour, "line": {"color": theme.page, "width": 1.5}}
    return {"type": "scatter", "x": line.x, "y": line.y, "mode": "markers", "marker": marker, "customdata": line.hover,
            "hovertemplate": HOVER}  # fmt: skip


def _not_final(line: Line, look: dict[str, object], theme: Theme, *, has_line: bool) -> list[dict[str, object]]:
    """The dotted stretch up to and between points that are not final, and their hollow dots."""
    unsure = line.doubtful
    last = len(unsure) - 1
    beside = tuple(unsure[max(at - 1, 0)] or unsure[at] or unsure[min(at + 1, last)] for at in range(len(unsure)))
    stretch = tuple(y if near else None for y, near in zip(line.y, beside, strict=True))
    shown = [at for at, y in enumerate(line.y) if unsure[at] and y is not None]
    marker = {
        "color": theme.page,
        "size": 7 if len(line.x) <= MANY else 5,
        "line": {"color": look["color"], "width": 2},
    }
    hollow: dict[str, object] = {
        "type": "scatter", "x": [line.x[at] for at in shown], "y": [line.y[at] for at in shown], "mode": "markers",
        "marker": marker, "customdata": [line.hover[at] for at in shown], "hovertemplate": HOVER,
    }  # fmt: skip
    dotted: dict[str, object] = {
        "type": "scatter", "x": line.x, "y": stretch, "mode": "lines", "connectgaps": False, "hoverinfo": "skip",
        "line": {**look, "dash": "dot", "width": min(float(str(look["width"])), 2.25)},
    }  # fmt: skip
    return [dotted, hollow] if has_line else [hollow]
