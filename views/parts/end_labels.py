"""Names at the ends of lines: in order, apart from each other, tied to the line where they had to move away."""

from collections.abc import Sequence

from views.parts.strokes import Line

LABEL = 16  # pixels between two labels at the ends of lines
LETTER, NARROW, BROAD = 7, 96, 150  # a bold letter of a label, and the least and most room beside the picture
TIE = 22  # pixels for the stroke between the end of a line and its label


def text(x: float, y: float, words: str, colour: str, **more: object) -> dict[str, object]:
    """A text at a place, without an arrow."""
    return {"x": x, "y": y, "text": words, "showarrow": False, "font": {"color": colour, "size": 13}, **more}


def ends(
    lines: Sequence[Line], colours: Sequence[str], scale: float, reach: Sequence[float]
) -> list[dict[str, object]]:  # fmt: skip
    """Each line is named at its last value, in the colour of its name; `scale` is pixels for one unit of height.

    `reach` is the lowest and the highest place of the axis: labels stay between them while there is room.

    Labels keep their order and a distance; one that had to move away is tied to its line by a thin stroke.
    """
    found = []
    for line, colour in zip(lines, colours, strict=True):
        known = [(x, y) for x, y in zip(line.x, line.y, strict=True) if y is not None]
        if known and line.label:
            found.append((*known[-1], line.label, colour))
    found.sort(key=lambda end: end[1])
    distance = LABEL * max((len(rows(label)) for _x, _y, label, _colour in found), default=1)
    places = apart([y * scale for _x, y, _label, _colour in found], distance)
    places = within(places, distance, reach[0] * scale + distance / 2, reach[1] * scale - (distance - LABEL) / 2)
    moves = [place - y * scale for place, (_x, y, _label, _colour) in zip(places, found, strict=True)]
    room = TIE if any(abs(move) > LABEL / 2 for move in moves) else 8
    return [
        _named(x, y, text(x, y, f"<b>{label}</b>", colour, xanchor="left", align="left"), move, room)
        for (x, y, label, colour), move in zip(found, moves, strict=True)
    ]


def _named(x: float, y: float, label: dict[str, object], move: float, room: int) -> dict[str, object]:
    """A label beside the end of its line, or moved up by some pixels and tied to it."""
    if abs(move) <= LABEL / 2:
        return {**label, "xshift": room, "yshift": move}
    tie = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": label["font"]["color"], "standoff": 4}  # type: ignore[index]
    return {**label, "x": x, "y": y, "showarrow": True, "ax": room, "ay": -move, **tie}


def room(lines: Sequence[Line]) -> int:
    """Pixels at the right for the longest label."""
    return min(
        BROAD, max(NARROW, TIE + LETTER * max((len(row) for line in lines for row in rows(line.label)), default=0))
    )


def rows(label: str) -> list[str]:
    """The rows of a label."""
    return label.split("<br>")


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


def within(places: Sequence[float], distance: float, low: float, high: float) -> list[float]:
    """Ascending places moved up from below `low`, else down from above `high`, without coming closer to each other.

    >>> within([-5.0, 10.0, 30.0], 16.0, 0.0, 100.0)
    [0.0, 16.0, 32.0]
    """
    lifted = list(places)
    for at, place in enumerate(places):
        least = low if not at else lifted[at - 1] + distance
        lifted[at] = max(place, least)
    most = high
    for at in range(len(lifted) - 1, -1, -1):
        if lifted[at] <= most or lifted[at] <= low + at * distance:
            break
        lifted[at] = max(most, low + at * distance)
        most = lifted[at] - distance
    return lifted


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
