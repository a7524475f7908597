"""The class colours that the browser has at hand, so that a message names a palette by its number."""

import json
from functools import cache
from typing import Any

from views.map.view import Palette
from views.parts.theme import DARK, LIGHT

MOST = 10  # classes of a map: one digit each


@cache
def known() -> tuple[Palette, ...]:
    """Every ramp of the theme: one colour direction, both directions, and the first without its lowest colour."""
    ramps = [Palette(LIGHT.ramp(k, both), DARK.ramp(k, both)) for both in (False, True) for k in range(1, MOST)]
    upper = [Palette(LIGHT.ramp(k)[1:], DARK.ramp(k)[1:]) for k in range(2, MOST + 1)]
    return tuple(dict.fromkeys([*ramps, *upper]))


def number(palette: Palette) -> int | dict[str, tuple[str, ...]]:
    """The place of a palette among the known ones; an unknown palette itself."""
    if palette in known():
        return known().index(palette)
    return {"light": palette.light, "dark": palette.dark}


def ramp() -> tuple[int, ...]:
    """The numbers of the palettes of 1, 2, ... classes in one direction."""
    return tuple(known().index(Palette(LIGHT.ramp(k), DARK.ramp(k))) for k in range(1, MOST))


def script() -> str:
    """The known palettes as a module of the browser."""
    listed: list[dict[str, Any]] = [{"light": one.light, "dark": one.dark} for one in known()]
    return f"export const PALETTES = {json.dumps(listed, separators=(',', ':'))};\n"
