"""Colours of the map can be told apart in CIELAB, by every eye: with full sight, and with each of three kinds of cones missing."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from views.parts.theme import DARK, LIGHT, Theme, contrast

# Machado, Oliveira and Fernandes 2009, full severity, for linear RGB; the first is an eye that lacks nothing.
EYES = {
    "full": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
SEEN = pytest.mark.parametrize("eye", EYES)


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(colour: str, eye: str) -> np.ndarray:
    """CIELAB of a colour as an eye sees it, white of D65."""
    seen = np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1)
    x, y, z = XYZ @ seen / WHITE
    f = [value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29 for value in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, eye: str) -> float:
    return float(np.linalg.norm(lab(one, eye) - lab(other, eye)))


def steps(theme: Theme, k: int, eye: str, *, both: bool = False) -> list[float]:
    colours = theme.ramp(k, both)
    return [apart(one, other, eye) for one, other in pairwise(colours)]


def test_the_measure_is_that_of_the_books():
    assert lab("#FFFFFF", "full") == pytest.approx([100, 0, 0], abs=0.02)
    assert lab("#FF0000", "full") == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    assert apart("#FF0000", "#00A000", "deuteranopia") < apart("#FF0000", "#00A000", "full") / 2


@THEMES
@SEEN
def test_neighbouring_classes_are_told_apart(theme: Theme, eye: str):
    for k in range(3, 10):
        assert min(steps(theme, k, eye)) >= (12 if k < 7 else 7.5)
        assert min(steps(theme, k, eye, both=True)) >= (16 if k < 8 else 11.5)


@THEMES
@SEEN
def test_more_is_darker_on_paper_and_lighter_in_the_dark_without_a_turn(theme: Theme, eye: str):
    for k in range(2, 10):
        light = [lab(colour, eye)[0] for colour in theme.ramp(k)]
        assert light == sorted(light, reverse=theme is LIGHT)
        assert apart(theme.ramp(k)[0], theme.page, eye) > 7  # the lowest class is not the page, which stands for zero


@THEMES
@SEEN
def test_the_two_sides_of_a_diverging_map_are_not_confused(theme: Theme, eye: str):
    for k in (3, 5, 7, 9):
        colours = theme.ramp(k, True)
        assert min(apart(colours[place], colours[-1 - place], eye) for place in range(k // 2)) > 25
        assert lab(colours[k // 2], eye)[1:] == pytest.approx([0, 0], abs=9)  # the middle speaks for neither


@THEMES
def test_steps_are_even(theme: Theme):
    for k in range(3, 10):
        found = steps(theme, k, "full")
        assert max(found) / min(found) < (1.25 if theme is LIGHT else 1.75)


@THEMES
@SEEN
def test_any_two_of_the_nine_cells_of_two_metrics_are_told_apart(theme: Theme, eye: str):
    assert min(apart(one, other, eye) for one, other in combinations(theme.bivariate, 2)) > (
        19 if theme is LIGHT else 14.5
    )


@THEMES
@SEEN
def test_more_of_either_metric_is_further_from_the_page(theme: Theme, eye: str):
    lights = np.array([lab(colour, eye)[0] for colour in theme.bivariate]).reshape(3, 3)
    steps = -1 if theme is LIGHT else 1
    assert (np.diff(lights, axis=0) * steps > 6).all()
    assert (np.diff(lights, axis=1) * steps > 6).all()


@THEMES
def test_counts_can_be_read_in_every_cell(theme: Theme):
    assert min(max(contrast(theme.ink, colour), contrast(theme.page, colour)) for colour in theme.bivariate) >= 4.5
