"""One box for all lines of a year, in the words that were finished before; where years do not fit, a box a point as before."""

import pytest

from views.parts.figures import Axis, Event, trend
from views.parts.hover_together import together
from views.parts.strokes import Line
from views.parts.theme import LIGHT

X, Y = Axis((2020.0,), ("2020",)), Axis((0.0,), ("0",))


def line(*said: str, places=(2020.0, 2021.0), **more) -> Line:
    return Line(tuple(places), tuple(float(at) for at in range(len(places))), tuple(said), "name", **more)


FIRST = line("2020 г.<br>Россия<br>+1,0 %", "2021 г.<br>Россия<br>+2,0 %<br>предварительные данные")
SECOND = line("2020 г.<br>США<br>–", "2021 г.<br>США<br>+3,0 %")


def test_the_year_stands_on_top_as_the_language_writes_it_and_each_line_keeps_its_flag():
    lines, title = together([FIRST, SECOND])
    assert title == "%{x:d} г."
    assert lines[0].hover == ("Россия: +1,0 %", "Россия: +2,0 %<br>предварительные данные")
    assert lines[1].hover == ("США: –", "США: +3,0 %")
    drawn = trend([FIRST, SECOND], X, Y, LIGHT)
    assert (drawn.layout.hovermode, drawn.layout.xaxis.unifiedhovertitle.text) == ("x unified", title)


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST],
        [FIRST, Line((2020.0,), (None,), ("2020 г.<br>США<br>–",), "")],  # nothing of it stands in the picture
        [FIRST, line("янв. 2020<br>США<br>+1 %", "фев. 2020<br>США<br>+2 %", places=(2020.04, 2020.13))],
        [FIRST, line("2020<br>США<br>+1 %", "2021<br>США<br>+2 %")],  # two ways of writing a year
        [FIRST, line("США: +1 %", "США: +2 %")],
    ],
)
def test_elsewhere_nothing_changes(lines):
    assert together(lines) == (lines, "")
    assert trend(lines, X, Y, LIGHT).layout.hovermode == "closest"


def test_what_happened_keeps_its_own_box_and_a_remark_does_not_say_the_same_twice():
    happened = trend([FIRST, SECOND], X, Y, LIGHT, events=[Event(2020.3, 0, "cluster")])
    assert (happened.layout.hovermode, happened.data[-1].customdata) == ("closest", ("cluster",))
    remarked = trend([FIRST, SECOND], X, Y, LIGHT, events=[Event(2021.0, 3, "remark")])
    assert (remarked.layout.hovermode, remarked.data[-1].hoverinfo) == ("x unified", "skip")
