"""Yearly lines under one pointer: all values of a year in one box, the year on top, instead of a box a point."""

from collections.abc import Sequence
from dataclasses import replace

from views.parts.strokes import Line

BREAK = "<br>"


def together(lines: Sequence[Line]) -> tuple[Sequence[Line], str]:
    """The lines with hover texts for one box, and its title as Plotly fills it in; as they were and '' where it does not fit.

    It fits two lines or more whose points stand on whole years and whose texts all begin with their year, however a
    language writes it.
    """
    points = [(x, text) for line in lines for x, text in zip(line.x, line.hover, strict=False) if text]
    firsts = {text.split(BREAK)[0].removeprefix(f"{x:.0f}") for x, text in points if x == round(x)}
    is_by_year = all(x == round(x) and text.startswith(f"{x:.0f}") for x, text in points)
    if sum(line.has_value for line in lines) < 2 or not is_by_year or len(firsts) != 1:
        return lines, ""
    return [replace(line, hover=tuple(map(_short, line.hover))) for line in lines], "%{x:d}" + firsts.pop()


def _short(text: str) -> str:
    """Name and value in one row, a flag below: the year stands above all of them."""
    _year, *rest = text.split(BREAK)
    return BREAK.join((": ".join(rest[:2]), *rest[2:])) if rest else text
