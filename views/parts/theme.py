"""Colours and type: the tokens and palettes of the house, light and dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

TEXT = 4.5  # least contrast of letters against what they stand on


@dataclass(frozen=True, slots=True)
class Theme:
    """One mode. `up` and `down` are the two colours that speak; everything else is ink or grey.

    `spot_high` and `spot_low` are outlines over the areas of a map, whose fills have the other colours.
    """

    mode: str
    page: str
    panel: str
    ink: str
    ink2: str
    ink3: str
    up: str
    down: str
    mute: str
    line: str
    grid: str
    land: str
    hatch: str
    banner_paper: str
    banner_text: str
    banner_bar: str
    spot_high: str
    spot_low: str
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    categories: tuple[str, ...]
    other: str
    bivariate: tuple[str, ...]  # nine cells: rows are one metric from low to high, columns the other

    def ramp(self, classes: int, is_diverging: bool = False) -> tuple[str, ...]:
        """Colours for a number of classes, low to high: 5 and 7 as designed, every other count spread over the ramp."""
        designed = self.diverging if is_diverging else self.sequential
        if classes >= len(designed):
            return _stretched(designed, classes)
        if classes == len(designed) - 2 and is_diverging:
            return (designed[0], *designed[2:5], designed[6])
        if classes == len(designed) - 1 and not is_diverging:
            return designed[1:]
        if classes > 1 and not is_diverging:
            return _stretched(designed, classes)
        steps = [round(i * (len(designed) - 1) / max(classes - 1, 1)) for i in range(classes)]
        return tuple(designed[step] for step in steps)

    def legible(self, colour: str) -> str:
        """A colour of marks as one of text: where it is too pale for letters, as much ink is mixed in as makes it readable."""
        return _legible(colour, self.page, self.ink)


def _mixed(one: str, two: str, weight: float) -> str:
    """The colour between two, `weight` of the way to the second."""
    parts = [(int(one[i : i + 2], 16), int(two[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * weight):02X}" for a, b in parts)


@lru_cache
def _legible(colour: str, page: str, ink: str) -> str:
    inked = (_mixed(colour, ink, part / 20) for part in range(21))
    return next((one for one in inked if contrast(one, page) >= TEXT), ink)


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart in lightness, as WCAG 2 counts it: 1 (alike) to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _stretched(designed: tuple[str, ...], classes: int) -> tuple[str, ...]:
    """Another number of classes than was designed: the ramp is walked in equal steps."""
    places = [i * (len(designed) - 1) / (classes - 1) for i in range(classes)]
    last = len(designed) - 1
    return tuple(_mixed(designed[int(p)], designed[min(int(p) + 1, last)], p - int(p)) for p in places)


LIGHT = Theme(
    mode="light",
    page="#FFFFFF", panel="#F5F6F8", ink="#1A222C", ink2="#4F5B68", ink3="#66717E", up="#2B519C", down="#AC4A1E",
    mute="#8B95A1", line="#E1E4E8", grid="#ECEEF1", land="#F6F7F8", hatch="#D3D8DE",
    banner_paper="#FFF1C7", banner_text="#3D2E00", banner_bar="#B98A12",
    spot_high="#7A0F52", spot_low="#00807A",
    sequential=("#E8F1FC", "#C1D6F2", "#96B6E4", "#6B92CE", "#446AAE", "#27437E"),
    diverging=("#9E502C", "#C98158", "#EAC2A2", "#F0EEEA", "#ACCBEE", "#6691CB", "#34599B"),
    categories=("#345AA3", "#C75F1C", "#189F99", "#D3AE4F", "#68134C"), other="#7A8189",
    bivariate=("#E6E6E2", "#98B6DD", "#4F76B5", "#E6C089", "#989887", "#516570", "#DD8D3D", "#92703C", "#4E4B32"),
)  # fmt: skip
DARK = Theme(
    mode="dark",
    page="#13181F", panel="#1B222B", ink="#E8EBEF", ink2="#AAB4BF", ink3="#8D98A5", up="#89B3F1", down="#E89960",
    mute="#66727F", line="#2A323C", grid="#232B34", land="#1C232C", hatch="#38434F",
    banner_paper="#3A2E10", banner_text="#FFE3A0", banner_bar="#EAC25D",
    spot_high="#F28CB7", spot_low="#26A99D",
    sequential=("#273042", "#32476D", "#40639C", "#5A84C5", "#81AAE3", "#BFD7F5"),
    diverging=("#D7976E", "#A76D50", "#734E3D", "#36383C", "#41597C", "#5B82B9", "#8CB4E7"),
    categories=("#6F96DF", "#D07645", "#7EDAD4", "#EAC25D", "#96537A"), other="#8D939A",
    bivariate=("#262E38", "#3C5983", "#5F8DCE", "#73563A", "#88808B", "#97A3CE", "#BE814E", "#C49B90", "#CFBAD3"),
)  # fmt: skip


_on_paper: ContextVar[bool] = ContextVar("on_paper", default=False)
_mode: ContextVar[str] = ContextVar("mode", default="")


@contextmanager
def on_paper() -> Iterator[None]:
    """What is drawn inside is meant for paper: light, whatever the mode of the browser."""
    former = _on_paper.set(True)
    try:
        yield
    finally:
        _on_paper.reset(former)


def is_on_paper() -> bool:
    """Whether what is drawn is meant for paper."""
    return _on_paper.get()


@contextmanager
def shown_in(mode: str) -> Iterator[None]:
    """What is drawn inside is meant for a browser in this mode, whoever asks for it."""
    former = _mode.set(mode)
    try:
        yield
    finally:
        _mode.reset(former)


def current() -> Theme:
    """The mode of the browser; light until the browser has said which it is, and on paper."""
    if is_on_paper():
        return LIGHT
    return DARK if (_mode.get() or st.context.theme.type) == "dark" else LIGHT
