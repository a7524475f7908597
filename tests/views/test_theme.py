"""Colours of marks as colours of letters: what is too pale to be read takes in ink, what can be read stays as it is."""

import pytest

from views.parts.figures import Axis, trend
from views.parts.strokes import Line
from views.parts.theme import DARK, LIGHT, contrast

X, Y = Axis((2015.0, 2020.0), ("2015", "2020")), Axis((0.0, 50.0), ("0", "50"))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_names_at_the_ends_of_pale_lines_can_be_read(theme):
    roles = ["chosen", *["other"] * 6, "context"]
    lines = [
        Line((2015.0, 2016.0, 2017.0), (1.0, 2.0, 3.0 + at), ("",) * 3, f"area {at}", role)
        for at, role in enumerate(roles)
    ]
    inks = {note.font.color for note in trend(lines, X, Y, theme).layout.annotations}
    assert len(inks) > 3
    assert min(contrast(ink, theme.page) for ink in inks) >= 4.5
    assert theme.legible(theme.up) == theme.up


def test_contrast_is_that_of_the_guidelines():
    """The palest grey that can be read on white and the next one, as examples of WCAG give them; the ends of the scale."""
    assert (round(contrast("#FFFFFF", "#767676"), 2), round(contrast("#777777", "#FFFFFF"), 2)) == (4.54, 4.48)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1
