"""How a map travels to the browser: what a choice changes in the message, what stays the same in a file kept there.

The message is parallel arrays in the order of the regions, as compressed UTF-8 JSON. Names, codes, words and points
are the same whatever period, classes or region the reader chooses, and so is most of the legend: they stand in a file
named by its content, so that a choice costs its own values and no more.
"""

import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from views.map.palettes import number
from views.map.view import DASH, Label, LegendClass, MapView, Region, State, ranges

# Streamlit would write JSON itself, but with six bytes for every Cyrillic letter and sent anew at every rerun.
_LEVEL = 9
_DIGITS = 15  # as many as a number of the browser holds exactly
VALUE, NAME = 0, 1  # stand for a line of a label that repeats the value or the name of its region

Keep = Callable[[str], str]


class UnknownRegion(ValueError):
    """A label, point, circle or pick names a region that the map does not have."""

    def __init__(self, part: str, code: str, country: str) -> None:
        super().__init__(
            f"The map of {country} has no region {code!r}, but a {part} of it names that region. "
            f"Give the {part} the code of a region of this map, or add the region."
        )


def message(view: MapView, keep: Keep | None = None) -> bytes:
    """The view as bytes for the browser.

    `keep` takes the unchanging part as a text and returns the address where the browser finds it, or '' if it could
    not be kept; then, and without `keep`, the part travels in the message.
    Raises UnknownRegion if a mark names a region that is not in the view, ValueError if a class has no colour.
    """
    _check_colours(view)
    place = _places(view)
    same = _same(view, place)
    address = keep(_json(same).decode()) if keep else ""
    changing = {name: value for name, value in _changing(view, place).items() if name == "alt" or value not in ("", [])}
    return zlib.compress(_json({**({"kept": address} if address else same), **changing}), _LEVEL)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def same(view: MapView) -> dict[str, Any]:
    """What no choice of period, classes or region changes, as plain values for JSON; raises UnknownRegion."""
    return _same(view, _places(view))


def _places(view: MapView) -> Callable[[str, str], int]:
    """How to find the place of a region that a part of the map names."""
    at = {region.code: place for place, region in enumerate(view.regions)}

    def place(part: str, code: str) -> int:
        if code not in at:
            raise UnknownRegion(part, code, view.country)
        return at[code]

    return place


def _same(view: MapView, place: Callable[[str, str], int]) -> dict[str, Any]:
    """What no choice of period, classes or region changes."""
    return {
        "outline": view.outline,
        "words": {name: getattr(view.words, name) for name in view.words.__slots__},
        "frames": view.frames,
        "frameTitles": dict(view.frame_titles),
        "codes": [region.code for region in view.regions],
        "names": [region.name for region in view.regions],
        "points": [[place("point", point.code), point.mark, point.title] for point in view.points],
        "height": view.height,
        **({"mark": view.mark} if view.mark else {}),
        **({"language": view.language} if view.language else {}),
        "legend": {
            "title": view.legend.title,
            "states": [[one.state.value, one.name] for one in view.legend.states],
            "points": [[one.mark, one.name, one.count] for one in view.legend.points],
            "circles": [[one.value, one.text] for one in view.legend.circles],
            "circleTitle": view.legend.circle_title,
        },
    }


def _changing(view: MapView, place: Callable[[str, str], int]) -> dict[str, Any]:
    """What a choice changes; empty texts and lists do not travel."""
    remarks = [region.remark for region in view.regions]
    return {
        "alt": view.alt,
        "palette": number(view.palette),
        "fills": "".join(_letter(region.fill) for region in view.regions),
        "values": "\n".join(region.value for region in view.regions),
        "ranks": _ranks(view.regions),
        "remarks": "\n".join(remarks) if any(remarks) else "",
        "labels": [
            _label(label, view.regions[place("label", label.code)], place("label", label.code))
            for label in sorted(view.labels, key=lambda one: one.priority)
        ],
        "circles": [[place("circle", circle.code), circle.value, circle.text] for circle in view.circles],
        "picked": [place("pick", code) for code in view.picked],
        **_classes(view.legend.classes),
        "counts": [one.count for one in view.legend.states],
    }


def _label(label: Label, region: Region, place: int) -> list[Any]:
    """Place, lines and strength; a line that the browser knows from the region goes as a number."""
    known = {region.name: NAME, region.value: VALUE}
    return [place, [known.get(line, line) for line in label.lines], int(label.strong)]


def order(text: str) -> int:
    """The number in a text as far as its digits tell: right for texts with the same decimals and the same unit."""
    digits = int("0" + re.sub("[^0-9]", "", text)[:_DIGITS])
    return -digits if text[:1] in "-−" else digits


def _ranks(regions: Sequence[Region]) -> list[int | None]:
    """By how much the place of a region differs from what its printed value tells; None = no place, empty = no places.

    The browser orders the printed values itself (order() is there too), so that mostly zeros travel.
    """
    ranked = sorted(order(region.value) for region in regions if region.rank)
    if not ranked:
        return []
    return [
        region.rank - 1 - (len(ranked) - bisect_right(ranked, order(region.value))) if region.rank else None
        for region in regions
    ]


def _classes(classes: Sequence[LegendClass]) -> dict[str, Any]:
    """Classes of the legend: how many regions, and their joints where these say it all, else every text."""
    counts = [one.count for one in classes]
    ends = [one.text.split(DASH) for one in classes]
    joints = [ends[0][0], *(end[-1] for end in ends)] if ends else []
    if tuple(classes) == ranges(joints, counts):
        return {"joints": joints, "sizes": counts}
    return {"classes": [[one.text, one.name, one.lower, one.upper] for one in classes], "sizes": counts}


def _letter(fill: int | State) -> str:
    """One character a region: the digit of its class or the letter of its state."""
    return fill.value if isinstance(fill, State) else str(fill)


def _check_colours(view: MapView) -> None:
    """Every class has a colour in both modes, a place in the legend, and one digit."""
    classes = len(view.legend.classes)
    for mode, colours in (("light", view.palette.light), ("dark", view.palette.dark)):
        if len(colours) != classes:
            raise ValueError(
                f"The legend has {classes} classes and the {mode} palette {len(colours)} colours; give one each."
            )
    for region in view.regions:
        if not isinstance(region.fill, State) and not 0 <= region.fill < min(classes, 10):
            raise ValueError(
                f"{region.name} ({region.code}) is in class {region.fill}, "
                f"but the legend has classes 0 to {classes - 1}."
            )
