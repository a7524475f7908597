"""Charts: what is drawn, in what colours, with whose words; nothing of Plotly's own."""

from itertools import pairwise

import pytest

from views.parts.bars import sticks
from views.parts.figures import CONFIG, LABEL, Axis, Break, Line, apart, trend
from views.parts.theme import DARK, LIGHT

X, Y = Axis((2015.0, 2020.0), ("2015", "2020")), Axis((0.0, 50.0), ("0", "50"))


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
    assert figure.data[0].hovertemplate == "%{customdata}<extra></extra>"
    assert figure.data[0].customdata[0] == "year 2015.0"
    assert figure.layout.showlegend is False


def test_the_toolbar_and_zooming_are_off():
    assert CONFIG["displayModeBar"] is False
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
    colours = [trace.line.color for trace in figure.data]
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


def test_no_line_is_yellow():
    figure = trend([line(i, i + 1, role="other") for i in range(6)], X, Y, LIGHT)
    colours = [trace.line.color for trace in figure.data]
    assert LIGHT.categories[3] not in colours
    assert len(set(colours[1:])) == 5


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


def test_what_is_not_final_is_hollow():
    figure = trend([line(1, 2, 3, doubtful=(False, False, True))], X, Y, LIGHT)
    hollow = figure.data[1]
    assert list(hollow.x) == [2017.0]
    assert hollow.marker.color == LIGHT.page


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
