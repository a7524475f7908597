"""How a page that the screen shows in dark colours comes out light on paper: every colour of the dark mode has its light one."""

from dataclasses import fields
from functools import cache

from views.parts.theme import DARK, LIGHT, Theme

TOLD = (
    "page",
    "panel",
    "ink",
    "ink2",
    "ink3",
    "up",
    "down",
    "mute",
    "line",
    "grid",
    "land",
    "hatch",
)  # as CSS variables


def variables(theme: Theme) -> str:
    """The tokens of a mode as CSS variables."""
    pairs = [f"--lio-{name}:{getattr(theme, name)}" for name in TOLD]
    pairs += [f"--lio-banner-{part}:{getattr(theme, 'banner_' + part)}" for part in ("paper", "text", "bar")]
    return ":root{" + ";".join(pairs) + "}"


@cache
def on_paper(theme: Theme) -> str:
    """Rules for the print of a page that is shown in this mode; none for the light one.

    A chart was drawn in the colours of the screen, and stays as it is: on paper its strokes and fills are told anew.
    """
    if theme.mode == LIGHT.mode:
        return ""
    rules = [rule for dark, light in _pairs().items() for rule in _told(dark, light)]
    return "@media print{" + variables(LIGHT) + "".join(rules) + "}"


def _pairs() -> dict[str, str]:
    """The colours of the dark mode, each with the light one of the same meaning; a colour of two meanings has the first."""
    found: dict[str, str] = {}
    for field in fields(Theme):
        dark, light = getattr(DARK, field.name), getattr(LIGHT, field.name)
        if field.name != "mode":
            for one, other in zip(*((dark, light) if isinstance(dark, tuple) else ((dark,), (light,))), strict=True):
                found.setdefault(one, other)
    return found


def _told(dark: str, light: str) -> list[str]:
    """Rules for what the browser drew in a colour; it writes colours as numbers."""
    written = ", ".join(str(int(dark[at : at + 2], 16)) for at in (1, 3, 5))
    return [f'.lio-chart [style*="{what}: rgb({written})"]{{{what}:{light} !important}}' for what in ("stroke", "fill")]
