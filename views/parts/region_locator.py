"""Where an area lies: its outline among its neighbours, from the outlines of the map; a click on a neighbour opens it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from geo.outlines import Frame, load
from views.parts import controls, html, names, sentences, settle
from views.parts.html import Markup, element, text
from views.parts.language import _
from views.parts.region_neighbours import around
from views.parts.selection import to_query
from views.parts.theme import is_on_paper

WIDTH, HEIGHT, MARGIN = 400.0, 260.0, 0.06
SIZE, LETTER, LINE = 13, 6.8, 15  # pixels of a name: its type, a letter, a line
_TOKEN = re.compile(r"([MLlZ])|(-?\d*\.?\d+)")
_SCRIPT = """
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".locator"), html = new TextDecoder().decode(data);
  if (root.lio !== html) { root.innerHTML = html; root.lio = html; }
  root.onclick = (event) => {
    const link = event.target.closest("[data-area]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("picked", link.dataset.area);
  };
}
"""
_RULES = Path(__file__).with_name("region_locator.css").read_text(encoding="utf-8")
_component = st.components.v2.component("lio_locator", html='<div class="locator"></div>', css=_RULES, js=_SCRIPT)


def draw(here: settle.Settled, area: str) -> None:
    """The picture; nothing for an area without an outline."""
    country = here.selection.country
    frame = frame_of(country, area)
    if frame is None:
        return

    def tell() -> None:
        if picked := st.session_state["locator"].get("picked"):
            controls.change(areas=(picked,))

    # As bytes: Streamlit would write the same outlines as JSON twice.
    _component(key="locator", data=picture(here, area, frame).encode(), on_picked_change=tell)
    html.block("source", caption(len(around(country, area))))


def caption(neighbours: int) -> str:
    """What the picture shows; on paper nothing is clicked."""
    if not neighbours:
        return _("The region borders on no other.")
    if is_on_paper():
        return sentences.sentence(_("The region and its neighbours"))
    return _("The region and its neighbours; a click opens a neighbour.")


@lru_cache(maxsize=256)
def frame_of(country: str, area: str) -> Frame | None:
    """The picture that shows an area largest with all its neighbours whole; None for an area without an outline."""
    frames = load(country, "m").frames
    wanted = (area, *around(country, area))
    holding = [frame for frame in frames if all(code in frame.paths for code in wanted)]
    whole = [frame for frame in holding if _is_inside(frame, area)]
    return (whole or holding or [None])[-1]  # type: ignore[list-item]


def _is_inside(frame: Frame, area: str) -> bool:
    """The outline of the area is not cut at the edge of the frame."""
    left, top, right, bottom = extent(frame.paths[area])
    return left > 0 and top > 0 and right < frame.width and bottom < frame.height


@lru_cache(maxsize=512)
def extent(path: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path of M, L, l and Z.

    >>> extent("M10 10l5 -2 1 4Z")
    (10.0, 8.0, 16.0, 12.0)
    """
    x = y = 0.0
    command, numbers, points = "M", [], []
    for letter, number in _TOKEN.findall(path):
        if letter:
            command = letter
            continue
        numbers.append(float(number))
        if len(numbers) == 2:
            dx, dy = numbers
            x, y = (x + dx, y + dy) if command == "l" else (dx, dy)
            points.append((x, y))
            command, numbers = ("l" if command in "Ml" else "L"), []
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def window(paths: Mapping[str, str], codes: tuple[str, ...]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what holds the areas, in the shape of the picture, with a margin."""
    boxes = [extent(paths[code]) for code in codes]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    width, height = max(box[2] for box in boxes) - left, max(box[3] for box in boxes) - top
    scale = max(width / WIDTH, height / HEIGHT) * (1 + 2 * MARGIN) or 1.0
    middle = left + width / 2, top + height / 2
    return middle[0] - WIDTH * scale / 2, middle[1] - HEIGHT * scale / 2, WIDTH * scale, HEIGHT * scale


def picture(here: settle.Settled, area: str, frame: Frame) -> Markup:
    """All outlines that reach into the window: the area, its neighbours as links, the rest as land; names of those that matter."""
    known, country = names.of(here.edition), here.selection.country
    drawn, (left, top, width, height) = visible(country, area)
    shapes = [_shape(here, code, frame.paths[code], css) for code, css in drawn if css != "land"]
    scale = width / WIDTH
    labels = _labels({code: known.short(code) for code in (area, *around(country, area))}, area, frame, scale)
    spoken = _("{area} and its neighbours", area=known.area(area))
    box_text = f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}"
    return element(
        "svg",
        _land(country, area),
        *shapes,
        *labels,
        viewBox=box_text,
        role="group",
        aria_label=spoken,
        style=f"--edge:{scale:.3f}px",
    )


@lru_cache(maxsize=256)
def visible(country: str, area: str) -> tuple[tuple[tuple[str, str], ...], tuple[float, float, float, float]]:
    """Codes that reach into the window of an area, each with what it is there (own, beside, land), and the window."""
    frame, found = frame_of(country, area), around(country, area)
    if frame is None:
        return (), (0.0, 0.0, WIDTH, HEIGHT)
    left, top, width, height = window(frame.paths, (area, *found))
    boxes = {code: extent(path) for code, path in frame.paths.items()}
    inside = [
        code for code, box in boxes.items()
        if box[2] >= left and box[0] <= left + width and box[3] >= top and box[1] <= top + height
    ]  # fmt: skip
    kinds = tuple((code, "own" if code == area else "beside" if code in found else "land") for code in inside)
    return kinds, (left, top, width, height)


@lru_cache(maxsize=256)
def _land(country: str, area: str) -> Markup:
    """The outlines that are neither, under the others."""
    frame, (drawn, _box) = frame_of(country, area), visible(country, area)
    paths = frame.paths if frame is not None else {}
    return Markup("".join(element("path", d=paths[code], css=css) for code, css in drawn if css == "land"))


def _shape(here: settle.Settled, code: str, path: str, css: str) -> Markup:
    """The outline of the area, or of a neighbour as a link that opens it."""
    shape, name = element("path", d=path, css=css), names.of(here.edition).area(code)
    if css == "own":
        return element("a", element("title", text(name)), shape)
    address = urlencode(to_query(here.selection.changed(areas=(code,))))
    return element("a", element("title", text(name)), shape, href=f"?{address}", data_area=code, aria_label=name)


def _labels(short: Mapping[str, str], area: str, frame: Frame, scale: float) -> list[Markup]:
    """Names at their areas; one that would cover another above it moves down."""
    placed: list[tuple[float, float, float]] = []  # middle, height and half the width of a name
    found = []
    style = f"font-size:{SIZE * scale:.2f}px;stroke-width:{3 * scale:.2f}px"
    for code in sorted((code for code in short if code in frame.anchors), key=lambda code: frame.anchors[code][1]):
        (x, y), half = frame.anchors[code], len(short[code]) * LETTER * scale / 2
        for other_x, other_y, other_half in placed:
            if abs(x - other_x) < half + other_half and y - other_y < LINE * scale:
                y = other_y + LINE * scale
        placed.append((x, y, half))
        css = "own" if code == area else "beside"
        found.append(element("text", text(short[code]), x=f"{x:.1f}", y=f"{y:.1f}", css=css, style=style))
    return found
