"""A page that was shown dark is light on paper, its charts as well; a light one is left as it is."""

import re

from views.parts.print_colours import on_paper
from views.parts.theme import DARK, LIGHT, contrast


def test_what_was_drawn_for_the_dark_page_can_be_read_on_white_paper():
    assert on_paper(LIGHT) == ""
    told = dict(re.findall(r'stroke: rgb\(([\d, ]+)\)"\]\{stroke:(#\w+)', on_paper(DARK)))
    assert told["137, 179, 241"] == LIGHT.up
    assert told["35, 43, 52"] == LIGHT.grid
    lines = [
        told[", ".join(str(int(one[at : at + 2], 16)) for at in (1, 3, 5))]
        for one in (DARK.up, DARK.down, DARK.mute, DARK.ink3)
    ]
    assert min(contrast(one, "#FFFFFF") for one in lines) >= 3
