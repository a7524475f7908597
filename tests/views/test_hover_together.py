"""One box for a moment: every line's value in the order of the lines, its flag in words, and what happened then."""

import re

import pytest

from views.parts.figures import Axis, Break, Event, trend
from views.parts.hover_together import WIDTH
from views.parts.strokes import Line, strokes
from views.parts.theme import DARK, LIGHT, contrast
from views.parts.trends import place

X, Y = Axis((2020.0,), ("2020",)), Axis((0.0,), ("0",))
JAN, FEB = place("2020-01"), place("2020-02")


def line(*said: str, at=(2020.0, 2021.0), heights=None, **more) -> Line:
    known = tuple(float(one) for one in range(len(said))) if heights is None else heights
    return Line(tuple(at), known, tuple(said), "name", **more)


def told(*lines: Line, theme=LIGHT, **more) -> dict[float, list[str]]:
    """What the pointer reads at each moment, row by row, without colours."""
    box = trend(lines, X, Y, theme, **more).data[-1]
    rows = [re.sub(r"<(?!br)[^>]+>", "", text).split("<br>") for text in box.hovertext]
    return dict(zip(box.x, rows, strict=True))


MONTHS = {"at": (JAN, FEB)}
FIRST = line("янв.<br>Россия<br>+1,0 %", "фев.<br>Россия<br>+2,0 %<br>предварительные данные", **MONTHS)
SECOND = line("янв.<br>США<br>+4,0 %", "фев.<br>США<br>+3,0 %<br>предварительные данные", heights=(4.0, 3.0), **MONTHS)


def test_months_share_a_box_the_highest_line_first_and_a_flag_of_all_is_said_once():
    assert told(FIRST, SECOND) == {
        JAN: ["янв.", "— США: +4,0 %", "— Россия: +1,0 %"],
        FEB: ["фев., предварительные данные", "— США: +3,0 %", "— Россия: +2,0 %"],
    }
    alone = line("фев.<br>США<br>+3,0 %", at=(FEB,))
    assert told(FIRST, alone)[FEB] == ["фев.", "— Россия: +2,0 %, предварительные данные", "— США: +3,0 %"]


def test_it_answers_wherever_the_pointer_stands_and_nothing_else_does():
    figure = trend([FIRST, SECOND], X, Y, LIGHT, events=[Event(JAN, 0, "2020<br>cluster")])
    assert (figure.layout.hovermode, figure.layout.hoverdistance) == ("x", -1)
    assert [trace.hoverinfo for trace in figure.data] == ["skip"] * 3 + ["text"]
    assert not any(trace.customdata for trace in figure.data)
    assert figure.data[-1].mode == "none"


def test_a_gap_is_told_with_its_reason_and_what_lies_before_the_first_value_is_not():
    gap = line("2019<br>A<br>–", "2020<br>A<br>1", "2021<br>A<br>–<br>withheld", "2022<br>A<br>3",
               at=(2019.0, 2020.0, 2021.0, 2022.0), heights=(None, 1.0, None, 3.0))  # fmt: skip
    assert told(gap) == {2020: ["2020", "— A: 1"], 2021: ["2021", "— A: –, withheld"], 2022: ["2022", "— A: 3"]}


def test_what_happened_stands_in_the_month_or_the_year_it_belongs_to():
    events = [Event(2020.13, 0, "20 фев. 2020<br>Кластер<br>Иваново")]
    assert told(FIRST, events=events)[FEB][-1] == "● 20 фев. 2020: Кластер, Иваново"
    years = line("2020<br>A<br>1", "2021<br>A<br>2")
    found = told(
        years, events=[Event(2020.9, 1, "ноя. 2020<br>Форум<br>A"), Event(2025.5, 2, "2025<br>Программа<br>A")]
    )
    assert found[2020][-1] == "◆ ноя. 2020: Форум, A"
    assert 2021 in found
    assert len(found[2021]) == 2
    assert found[2025.5] == ["■ 2025: Программа, A"]
    assert told(years, breaks=[Break(2020.5, "2021: definition changed")])[2021][-1] == "┊ 2021: definition changed"
    remarked = line("2020<br>A<br>1<br>remark on the territory", at=(2020.0,))
    rows = told(remarked, events=[Event(2020.0, 3, "2020<br>remark on the territory")])[2020]
    assert rows == ["2020", "— A: 1, remark on the territory"]


def test_twelve_lines_and_a_crowd_of_events_stay_narrow_and_low():
    lines = [line(f"2020<br>Область номер {at}<br>{at} млн пар", at=(2020.0,), role="other") for at in range(12)]
    events = [Event(2020.1, 0, f"2020<br>{'Очень длинное название кластера ' * 3}{at}<br>Область") for at in range(9)]
    box = trend(lines, X, Y, LIGHT, events=events).data[-1]
    rows = told(*lines, events=events)[2020]
    assert max(map(len, rows)) <= WIDTH + 5
    assert rows[-1] == "and 5 more events"
    assert len(rows) * box.hoverlabel.font.size * 1.3 <= 26 * 12 * 1.3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_sign_has_the_colour_of_its_line_dark_enough_to_be_read(theme):
    lines = [line("2020<br>A<br>1", at=(2020.0,), role="other" if at else "chosen") for at in range(12)]
    (text,) = trend(lines, X, Y, theme).data[-1].hovertext
    colours = re.findall(r"color:(#\w+)", text)
    assert sorted(colours) == sorted(theme.legible(one.colour) for one in strokes(lines, theme))
    assert min(contrast(one, theme.panel) for one in colours) >= 4.0
    assert len(set(re.findall(r"<b>([-—·  ]+)</b>", text))) == 3, "dashes tell lines of one colour apart"


def test_texts_without_a_common_period_each_name_their_own():
    year, half = line("2020<br>A<br>1", at=(2020.0,)), line("1. Halbjahr<br>A<br>2", at=(2020.0,))
    assert told(year, half)[2020] == ["— 2020 · A: 1", "— 1. Halbjahr · A: 2"]
    assert trend([], X, Y, LIGHT).data[-1].hovertext == ()
