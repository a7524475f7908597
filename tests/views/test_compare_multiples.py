"""Small charts of Compare answer with one box a moment: every region in it, the highest first, each panel at its own height."""

import re

import pytest

from views.parts import compare_multiples
from views.parts.compare_multiples import Panel
from views.parts.figures import Axis, Break
from views.parts.strokes import Line
from views.parts.theme import DARK, LIGHT

X, Y = Axis((2020.0,), ("2020",)), Axis((0.0, 100000.0), ("0", "100 000"))


def line(name: str, *heights: float | None, role: str = "chosen") -> Line:
    texts = [f"{2019 + at}<br>{name}<br>{'–<br>withheld' if y is None else f'{y:g} t'}" for at, y in enumerate(heights)]
    return Line(tuple(2019.0 + at for at in range(len(heights))), tuple(heights), tuple(texts), "", role)


COUNTRY = line("Country", 5.0, 6.0, 7.0, role="context")
PANELS = [Panel("A", "", (COUNTRY, line("A", 1.0, None, 9.0))), Panel("B", "", (COUNTRY, line("B", 2.0, 3.0, 4.0))),
          Panel("Kabardino-Balkarian", "5 t", (COUNTRY, line("C", None, 8.0, 5.0)))]  # fmt: skip


def boxes(theme=LIGHT, breaks=()):
    drawn = compare_multiples.figure(PANELS, X, Y, theme, breaks)
    return drawn, [trace for trace in drawn.data if trace.hoverinfo == "text"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_panel_has_one_box_a_moment_with_all_regions_in_order(theme):
    drawn, found = boxes(theme)
    assert [trace.xaxis for trace in found] == ["x", "x2", "x3"]
    assert {trace.hoverinfo for trace in drawn.data} == {"skip", "text"}, "no line answers for itself"
    assert (drawn.layout.hovermode, drawn.layout.hoverdistance) == ("x", -1)
    told = [[re.sub(r"<[^>]+>", "", row) for row in text.split("<br>")] for text in found[0].hovertext]
    assert told == [
        ["2019", "- - Country: 5 t", "· B: 2 t", "— A: 1 t"],
        ["2020", "· C: 8 t", "- - Country: 6 t", "· B: 3 t", "— A: –, withheld"],
        ["2021", "— A: 9 t", "- - Country: 7 t", "· C: 5 t", "· B: 4 t"],
    ]
    assert found[2].hovertext[2].count(theme.legible(theme.up)) == 1, (
        "only the region of the panel speaks in its colour"
    )


def test_a_box_stands_at_the_height_of_its_own_region_and_tells_a_break():
    _drawn, found = boxes(breaks=[Break(2019.5, "2020: definition changed")])
    assert found[1].y == (2.0, 3.0, 4.0)
    assert found[0].y[0] == 1.0
    assert found[0].y[2] == 9.0
    assert 3.0 <= found[0].y[1] <= 8.0, "without a figure of its own it stands among the others"
    assert all("definition changed" in trace.hovertext[1] for trace in found)


def test_heights_beside_the_first_column_have_room_on_a_telephone():
    """Letters of 12 pixels are about 6.5 wide; a telephone of 390 pixels leaves 350 to the picture."""
    drawn, _found = boxes()
    needed = len("100 000") * 6.5
    assert drawn.layout.margin.l >= needed
    assert [note.text for note in drawn.layout.annotations][-1] == "<b>Kabardino-</b><br><b>Balkarian</b><br><b>5 t</b>"
    assert not drawn.layout.yaxis2.showticklabels, "heights of the right column would lie on the lines of the left one"
