"""How a map travels to the browser: parallel arrays in the order of the regions, as compressed UTF-8 JSON."""

import json
import zlib
from typing import Any

from views.map.view import Legend, MapView, State

# Streamlit would write JSON itself, but with six bytes for every Cyrillic letter and sent anew at every rerun.
_LEVEL = 6


class UnknownRegion(ValueError):
    """A label, point, circle or pick names a region that the map does not have."""

    def __init__(self, part: str, code: str, country: str) -> None:
        super().__init__(
            f"The map of {country} has no region {code!r}, but a {part} of it names that region. "
            f"Give the {part} the code of a region of this map, or add the region."
        )


def message(view: MapView) -> bytes:
    """The view as bytes for the browser, headed by a checksum by which it knows whether anything changed.

    Raises UnknownRegion if a mark names a region that is not in the view, ValueError if a class has no colour.
    """
    _check_colours(view)
    body = _body(view)
    checksum = f"{zlib.crc32(_json(body)):08x}"
    return zlib.compress(_json({"version": checksum, **body}), _LEVEL)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _body(view: MapView) -> dict[str, Any]:
    """Texts that most regions lack (rank, remark) still take one entry each: compression makes them free."""
    at = {region.code: place for place, region in enumerate(view.regions)}

    def place(part: str, code: str) -> int:
        if code not in at:
            raise UnknownRegion(part, code, view.country)
        return at[code]

    return {
        "outline": view.outline,
        "alt": view.alt,
        "words": {name: getattr(view.words, name) for name in view.words.__slots__},
        "height": view.height,
        "frames": view.frames,
        "frameTitles": dict(view.frame_titles),
        "palette": {"light": view.palette.light, "dark": view.palette.dark},
        "codes": [region.code for region in view.regions],
        "names": [region.name for region in view.regions],
        "fills": "".join(_letter(region.fill) for region in view.regions),
        "values": [region.value for region in view.regions],
        "ranks": [region.rank for region in view.regions],
        "remarks": [region.remark for region in view.regions],
        "labels": [
            [place("label", label.code), label.lines, int(label.strong)]
            for label in sorted(view.labels, key=lambda one: one.priority)
        ],
        "points": [[place("point", point.code), point.mark, point.title] for point in view.points],
        "circles": [[place("circle", circle.code), circle.value, circle.text] for circle in view.circles],
        "picked": [place("pick", code) for code in view.picked],
        "legend": _legend(view.legend),
    }


def _legend(legend: Legend) -> dict[str, Any]:
    return {
        "title": legend.title,
        "classes": [[one.text, one.count, one.name, one.lower, one.upper] for one in legend.classes],
        "states": [[one.state.value, one.name, one.count] for one in legend.states],
        "points": [[one.mark, one.name, one.count] for one in legend.points],
        "circles": [[one.value, one.text] for one in legend.circles],
        "circleTitle": legend.circle_title,
    }


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
