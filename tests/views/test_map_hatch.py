"""What nobody reported and what is withheld can be told apart on the map, in both modes."""

import re
from pathlib import Path

import pytest

from views.parts.theme import DARK, LIGHT

BROWSER = Path(__file__).parents[2] / "views" / "map" / "browser"
LEGEND = (BROWSER / "legend.css").read_text(encoding="utf-8")


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def contrast(first: list[float], second: list[float]) -> float:
    def light(rgb: list[float]) -> float:
        linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def hatch(theme) -> list[float]:
    """The colour of the plain hatch: the token, in the dark mixed with a lighter one."""
    if theme is LIGHT:
        return channels(theme.hatch)
    rule = re.search(
        r'data-mode="dark"\] \.hatch-line \{\s*stroke: color-mix\(in srgb, var\(--hatch\), var\(--mute\) (\d+)%\)',
        LEGEND,
    )
    part = int(rule[1]) / 100
    return [
        (1 - part) * dim + part * bright
        for dim, bright in zip(channels(theme.hatch), channels(theme.mute), strict=True)
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_withheld_stands_out_from_not_reported(theme):
    assert re.search(r"\.hatch-cross \{\s*stroke: var\(--mute\)", LEGEND)
    cross = channels(theme.mute)
    assert contrast(cross, hatch(theme)) >= 1.4
    assert contrast(cross, channels(theme.land)) > contrast(hatch(theme), channels(theme.land)) + 0.8


def test_the_hatch_can_be_seen_in_the_dark():
    assert contrast(hatch(DARK), channels(DARK.land)) >= 2


def test_only_the_cross_hatch_is_marked_as_such():
    script = (BROWSER / "patterns.js").read_text(encoding="utf-8")
    assert script.count("hatch-cross") == 1
    assert re.search(r"cross: .*hatch-cross", script)
