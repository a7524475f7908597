"""Charts: what is drawn, in what colours, with whose words; nothing of Plotly's own."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from views.parts.bars import sticks
from views.parts.end_labels import LABEL, apart
from views.parts.figures import Axis, Band, Break, Event, marked, trend
from views.parts.strokes import Line, strokes
from views.parts.theme import DARK, LIGHT

X, Y = Axis((2015.0, 2020.0), ("2015", "2020")), Axis((0.0, 50.0), ("0", "50"))


# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB; the last is everybody's eye.
EYES = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "all colours": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}


def seen(eye, colour):
    """A colour in OKLab x 100 as an eye sees it."""
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    shown = np.clip(np.array(eye) @ linear, 0, 1)
    lms = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                    [0.0883024619, 0.2817188376, 0.6299787005]]) @ shown  # fmt: skip
    lab = [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
           [0.0259040371, 0.7827717662, -0.8086757660]]  # fmt: skip
    return np.array(lab) @ np.cbrt(lms) * 100


def apart_to(eye, one, two):
    return float(np.linalg.norm(seen(eye, one) - seen(eye, two)))


def line(*heights, label="Aland", **more):
    years = tuple(2015.0 + at for at in range(len(heights)))
    return Line(years, heights, tuple(f"year {year}" for year in years), label, **more)


def texts(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chart_wears_the_colours_of_its_mode(theme):
    figure = trend([line(1, 2, 3)], X, Y, theme)
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == theme.page
    assert figure.layout.font.color == theme.ink3
    assert figure.data[0].line.color == theme.up
    assert figure.layout.yaxis.gridcolor == theme.grid


def test_every_word_comes_from_us():
    figure = trend([line(1, 2, 3)], X, Y, LIGHT)
    assert figure.layout.xaxis.ticktext == X.texts
    assert figure.layout.yaxis.ticktext == Y.texts
    assert figure.data[-1].hovertext[0] == "<b>year 2015.0</b>"
    assert figure.layout.showlegend is False


def test_zooming_is_off():
    figure = trend([line(1, 2, 3)], X, Y, LIGHT)
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange is figure.layout.yaxis.fixedrange is True


def test_a_gap_is_not_bridged():
    figure = trend([line(1, None, 3, 4)], X, Y, LIGHT)
    assert figure.data[0].connectgaps is False
    assert list(figure.data[0].y) == [1, None, 3, 4]


@pytest.mark.parametrize(
    ("heights", "mode"), [((1, 2), "markers"), ((1, 2, 3), "lines+markers"), (tuple(range(70)), "lines")]
)
def test_few_points_are_dots_and_many_are_a_line(heights, mode):
    assert trend([line(*heights)], X, Y, LIGHT).data[0].mode == mode


def test_lines_are_named_at_their_ends_and_apart():
    lines = [
        line(1, 2, 10.0, label="Aland"),
        line(1, 2, 10.1, label="Beland", role="other"),
        line(5, 6, label="older", role="context"),
    ]
    figure = trend(lines, X, Y, LIGHT)
    assert sorted(texts(figure)) == ["<b>Aland</b>", "<b>Beland</b>", "<b>older</b>"]
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    low, high = figure.layout.yaxis.range
    places = sorted(
        note.y * plot / (high - low) + (note.yshift or -(note.ay or 0)) for note in figure.layout.annotations
    )
    assert all(upper - lower >= LABEL - 0.01 for lower, upper in pairwise(places))
    colours = [trace.line.color for trace in figure.data[:-1]]
    assert colours[0] == LIGHT.up
    assert colours[2] == LIGHT.mute
    assert len(set(colours)) == 3


def test_labels_that_collide_are_centred_on_their_lines_and_keep_their_order():
    assert apart([0.0, 10.0, 11.0], 3.0) == [0.0, 9.0, 12.0]
    places = apart([5.0, 5.0, 5.0, 5.0], 16.0)
    assert places == [-19.0, -3.0, 13.0, 29.0]
    assert sum(places) / len(places) == 5.0


def test_a_label_that_had_to_move_is_tied_to_its_line():
    figure = trend([line(1, 10.0, label=f"area {i}", role="other") for i in range(4)], X, Y, LIGHT)
    notes = figure.layout.annotations
    assert {note.y for note in notes} == {10.0}
    tied = [note for note in notes if note.showarrow]
    assert len(tied) >= 2
    assert all(note.arrowhead == 0 for note in tied)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_twelve_lines_can_be_told_apart_by_every_eye(theme):
    lines = [line(0, 1), *(line(i, i + 1, role="other") for i in range(1, 12))]
    looks = strokes(lines, theme)
    assert len({(look.colour, look.dash) for look in looks}) == 12
    hues = {look.colour for look in looks}
    assert not hues & {LIGHT.categories[3], theme.mute, theme.other, theme.ink2}, (
        "yellow on white and greys are no lines"
    )
    assert {look.dash for look in looks} == {"solid", "dash", "dashdot"}, "dots are kept for what is not final"
    for eye in EYES.values():
        assert min(apart_to(eye, one, two) for one, two in combinations(hues, 2)) >= 8


def test_what_is_held_against_is_grey_and_told_apart_by_dashes():
    looks = strokes([line(1), *(line(1, role="context") for _ in range(3))], LIGHT)
    assert {look.colour for look in looks[1:]} == {LIGHT.mute}
    assert len({look.dash for look in looks[1:]}) == 3


def test_a_break_is_a_dotted_line_with_its_sentence():
    figure = trend(
        [line(1, 2, 3)],
        X,
        Y,
        LIGHT,
        [Break(2015.5, "2016: definition changed"), Break(2017.5, "2018: territory changed")],
    )
    assert [(shape.x0, shape.x1, shape.line.dash) for shape in figure.layout.shapes] == [
        (2015.5, 2015.5, "dot"),
        (2017.5, 2017.5, "dot"),
    ]
    assert {"2016: definition changed", "2018: territory changed"} <= set(texts(figure))
    rows = {note.yshift for note in figure.layout.annotations if "changed" in note.text}
    assert len(rows) == 2


def test_what_is_not_final_is_hollow_and_dotted_up_to_the_last_final_point():
    figure = trend([line(1, 2, 3, 4, doubtful=(False, False, True, True))], X, Y, LIGHT)
    firm, dotted, hollow, _box = figure.data
    assert list(firm.y) == [1, 2, None, None]
    assert (list(dotted.y), dotted.line.dash) == ([None, 2, 3, 4], "dot")
    assert list(hollow.x) == [2017.0, 2018.0]
    assert hollow.marker.color == LIGHT.page


def test_the_lowest_point_of_an_index_is_not_cut_off():
    low, _high = trend([line(100, 24, 61)], X, Axis((50.0, 100.0), ("50", "100")), LIGHT).layout.yaxis.range
    assert low < 24
    assert trend([line(0, 24, 61)], X, Y, LIGHT).layout.yaxis.range[0] == 0


def test_labels_stay_above_the_bottom_axis():
    figure = trend([line(100, 24.0 + i / 10, label=f"area {i}", role="other") for i in range(6)], X, Y, LIGHT)
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    for note in figure.layout.annotations:
        assert (note.y - low) * plot / (high - low) + (note.yshift or -(note.ay or 0)) >= LABEL / 2 - 0.01


def test_the_mark_of_a_demonstration_is_part_of_the_picture():
    plain = trend([line(1, 2, 3)], X, Y, LIGHT, [Break(2016.5, "2017: definition changed")])
    figure = marked(plain, "DEMONSTRATION DATA", LIGHT)
    assert "<b>DEMONSTRATION DATA</b>" in texts(figure)
    assert figure.layout.height - plain.layout.height == figure.layout.margin.t - plain.layout.margin.t > 0
    assert len(figure.data) == len(plain.data)


def test_events_stand_on_the_axis_and_tell_themselves_and_an_interval_lies_behind():
    figure = trend(
        [line(1, 2, 3)], X, Y, LIGHT, events=[Event(2016.0, 1, "forum")], bands=[Band((2015.0, 2017.0), (1, 1), (9, 9))]
    )
    low, high = figure.layout.yaxis.range
    assert high > 9, "the interval is within the picture"
    assert [trace.fill for trace in figure.data[:2]] == [None, "tonexty"]
    marks, box = figure.data[-2:]
    assert (list(marks.y), marks.marker.symbol[0]) == ([low], "diamond")
    assert "forum" in box.hovertext[1]


def test_the_axis_holds_every_value():
    low, high = trend([line(-8, 2, 61)], X, Y, LIGHT).layout.yaxis.range
    assert low < -8
    assert high > 61


def test_nothing_at_all_is_still_a_figure():
    assert trend([], Axis((), ()), Axis((), ()), LIGHT).layout.height == 340


def test_sticks_speak_in_two_colours_and_keep_quiet_about_small_changes():
    figure = sticks(("Footwear", "Fabrics", "Coats"), (16.4, -3.9, 0.5), ("+16.4%", "−3.9%", "+0.5%"), LIGHT)
    *sticks_, dots, numbers, names = figure.data
    assert list(dots.marker.color) == [LIGHT.up, LIGHT.down, LIGHT.mute]
    assert [(trace.line.color, trace.x) for trace in sticks_] == [
        (LIGHT.up, (0, 16.4, None)),
        (LIGHT.down, (0, -3.9, None)),
        (LIGHT.mute, (0, 0.5, None)),
    ]
    assert list(dots.x) == [16.4, -3.9, 0.5]
    assert list(dots.customdata) == ["Footwear: +16.4%", "Fabrics: −3.9%", "Coats: +0.5%"]
    assert [text.strip("\N{NO-BREAK SPACE}") for text in numbers.text] == ["+16.4%", "−3.9%", "+0.5%"]
    assert [text.strip("\N{NO-BREAK SPACE}") for text in names.text] == ["Footwear", "Fabrics", "Coats"]
    assert list(names.textposition) == ["middle left", "middle right", "middle left"]
    assert list(dots.y) == sorted(dots.y, reverse=True)


@pytest.mark.parametrize(("x", "anchor"), [(2001.0, "left"), (2010.0, "center"), (2019.0, "right")])
def test_the_sentence_of_a_break_stays_within_the_picture(x, anchor):
    drawn = Line(tuple(range(2000, 2021)), tuple(range(21)), ("",) * 21, "")
    (note,) = trend([drawn], X, Y, LIGHT, [Break(x, "2010: new list")]).layout.annotations
    assert (note.text, note.xanchor) == ("2010: new list", anchor)


def test_a_long_label_gets_its_room():
    short, long = (
        trend([line(1, 2, 3, label=label)], X, Y, LIGHT).layout.margin.r for label in ("Ohio", "Северная Каролина")
    )
    assert short < long <= 150
