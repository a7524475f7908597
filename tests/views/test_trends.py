"""From an answer to lines: gaps stay gaps, breaks interrupt, ticks are round, the table says what the picture says."""

import numpy as np
import pytest

from tests.views.answers import answer, known, series
from views.parts import names, trends
from views.parts.figures import Axis
from views.parts.formats import MISSING
from views.parts.language import speaking
from views.parts.names import Names
from views.parts.strokes import Line


def line_of(rows, transform="level"):
    return trends.line(rows, "gdp", transform, known(), "Aland")


def ticks(*values, **more):
    return trends.heights([Line(tuple(range(len(values))), values, ("",) * len(values), "")], **more)


@pytest.mark.parametrize(
    ("code", "place"),
    [("2020", 2020), ("2020-S1", 2020.25), ("2020-Q4", 2020.875), ("2020-01", 2020.04), ("2020-12", 2020.96)],
)
def test_a_period_stands_at_its_middle(code, place):
    assert trends.place(code) == pytest.approx(place, abs=0.01)


def test_a_year_that_is_missing_is_a_gap_and_never_zero():
    line = line_of(series([10.0, None, 12.0]))
    assert line.y == (10.0, None, 12.0)
    assert line.x == (2015, 2016, 2017)


def test_growth_is_drawn_as_a_change_in_per_cent():
    line = line_of(series([104.2, 97.5]), "yoy")
    assert line.y == pytest.approx((4.2, -2.5))
    assert [text.split("<br>")[2] for text in line.hover] == ["+4.2%", "−2.5%"]


@pytest.mark.parametrize(("kind", "pieces"), [("definition", 2), ("territory", 2), ("territory_remark", 1), ("", 1)])
def test_a_break_interrupts_the_line_unless_it_is_a_remark(kind, pieces):
    rows = answer({"time_period": "2015"}, {"time_period": "2016", "break_kind": kind}, {"time_period": "2017"})
    for transform in ("level", "rolling12", "share", "relative", "yoy"):
        assert line_of(rows, transform).y.count(None) == pieces - 1, transform
    assert len(trends.breaks(rows, known())) == pieces - 1


def test_a_break_has_a_sentence_and_stands_between_two_points():
    (mark,) = trends.breaks(answer({"time_period": "2016", "break_kind": "definition"}), known())
    assert mark.x == 2015.5
    assert mark.text == "2016: definition changed"
    with speaking("ru"):
        (mark,) = trends.breaks(answer({"time_period": "2016", "break_kind": "territory"}), known())
    assert "2016" in mark.text
    assert "territory" not in mark.text


def test_a_break_that_not_every_area_has_names_those_that_have_it():
    """The country has other regions since then, the region is what it was."""
    rows = answer(
        *(
            {"ref_area": area, "time_period": "2016", "break_kind": kind}
            for area, kind in (("US", "territory"), ("US-GA", ""))
        )
    )
    (mark,) = trends.breaks(rows, names.of("published"))
    assert mark.text == "2016: territory changed (United States)"
    broken = dict.fromkeys(("US-NC", "US-SC", "US-TN"), "territory")
    rows = answer(
        *(
            {"ref_area": area, "time_period": "2016", "break_kind": kind}
            for area, kind in (*broken.items(), ("US-GA", ""))
        )
    )
    (mark,) = trends.breaks(rows, names.of("published"))
    assert mark.text == "2016: territory changed (North Carolina, South Carolina and 1 more)"


def test_what_the_pointer_reads_has_period_area_value_unit_and_flag():
    line = line_of(answer({"value": 25_999.4, "obs_status": "P"}))
    period, area, value, flag = line.hover[0].split("<br>")
    assert (period, area) == ("2020", "Aland")
    assert value.replace("\u00a0", " ") == "25,999 mln USD"
    assert "provisional" in flag.lower()
    assert line.doubtful == (True,)


def test_a_year_that_is_not_over_is_hollow():
    rows = answer(*({"freq": "M", "time_period": f"2016-{month:02}", "value": 100.0 + month} for month in range(1, 11)))
    assert all(line_of(rows, "ytd").doubtful)
    assert not any(line_of(rows, "yoy").doubtful)


@pytest.mark.parametrize(
    ("first", "last", "step"), [(2015, 2020, 1), (2000, 2015, 4), (1963, 2023, 10), (1997, 1997, 1)]
)
def test_years_are_round_and_few(first, last, step):
    axis = trends.years([Line((first, last), (1, 1), ("", ""), "")])
    assert all(year % step == 0 for year in axis.places)
    assert 1 <= len(axis.places) <= 9
    assert axis.texts == tuple(str(int(year)) for year in axis.places)


def test_levels_start_at_zero_with_at_most_six_round_ticks():
    assert ticks(151.2, 138.0) == Axis((0, 50, 100, 150), ("0", "50", "100", "150"))
    assert len(ticks(7.0, 99.0).places) <= 6


def test_changes_have_ticks_on_both_sides_of_zero_and_a_per_cent_sign():
    axis = ticks(-7.5, 12.0, is_percent=True)
    assert 0 in axis.places
    assert min(axis.places) < 0 < max(axis.places)
    assert all(text.endswith("%") for text in axis.texts)


def test_an_index_need_not_start_at_zero():
    assert min(ticks(95.0, 110.0, from_zero=False).places) >= 95


def test_things_that_are_counted_have_no_halves():
    assert ticks(1.0, 2.0).texts == ("0", "1", "2")


@pytest.mark.parametrize("values", [(-49.9, 45.0), (0.0,), (0.0, 0.004), (7.0,), (-3.0,), (0.4, 0.7)])
@pytest.mark.parametrize("from_zero", [True, False])
def test_an_axis_has_at_least_two_ticks(values, from_zero):
    axis = ticks(*values, from_zero=from_zero)
    assert 2 <= len(axis.places) <= 6
    assert len(set(axis.texts)) == len(axis.texts)


def test_nothing_to_draw_has_no_ticks():
    assert trends.heights([]) == trends.years([]) == Axis((), ())


def test_small_values_keep_their_decimals():
    axis = ticks(0.02, 0.07)
    assert axis.texts[:2] == ("0.00", "0.02")


def test_the_table_says_the_same_newest_first_with_the_reason():
    headers, body, numeric = trends.twin(series([10.0, None, 12.5]), "gdp", "level", known())
    assert headers == ["Period", "Value", "Flag or reason"], "area and issue are the same in every row"
    assert [row[0] for row in body] == ["2017", "2016", "2015"]
    assert [row[1].replace("\u00a0", " ") for row in body] == ["12.5 mln USD", MISSING, "10.0 mln USD"]
    assert body[1][2]
    assert body[0][2] == ""
    assert numeric == [False, True, False]


def test_a_year_of_months_has_them_along_the_bottom():
    months = [{"time_period": f"2011-{month:02d}", "freq": "M"} for month in range(1, 13)]
    axis = trends.years([line_of(answer(*months))])
    assert axis.texts == ("Jan 2011", "Apr 2011", "Jul 2011", "Oct 2011")
    quarters = [{"time_period": f"2011-Q{at}", "freq": "Q"} for at in (2, 3, 4)]
    assert trends.years([line_of(answer(*quarters))]).texts == ("Q2 2011", "Q3 2011", "Q4 2011")
    assert trends.years([line_of(answer({"time_period": "2011"}))]).texts == ("2011",)


def test_the_areas_of_a_table_stand_by_name_in_the_language_of_the_reader():
    names = Names(
        "ru", {**known("ru").tables, "area": {"US-AA": {"name_ru": "Яландия"}, "US-BB": {"name_ru": "Аландия"}}}
    )
    body = trends.twin(answer({}, {"ref_area": "US-BB"}), "gdp", "level", names)[1]
    assert [row[1] for row in body] == ["Аландия", "Яландия"]


def test_the_table_names_what_differs_and_has_the_adjusted_values_beside():
    rows = answer({"time_period": "2015"}, {"time_period": "2015", "ref_area": "US-BB", "dataset": "OTHER"})
    adjusted = rows.at(np.array([0])).with_(value=np.array([2.0]))
    headers, body, numeric = trends.twin(rows, "gdp", "level", known(), adjusted)
    assert headers == ["Period", "Area", "Dataset", "Value", "Seasonally adjusted", "Flag or reason"]
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in body] == [
        ["2015", "Aland", "TEST", "1 mln USD", "2 mln USD", ""],
        ["2015", "Beland", "OTHER", "1 mln USD", MISSING, ""],
    ]
    assert numeric == [False, False, False, True, True, False]
