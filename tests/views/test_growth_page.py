"""What the Growth page says and offers: January to now, multiples with their cautions, bases, what stands beside, groups."""

import json
import re

import pytest

from data.warehouse import editions
from tests.conftest import ROOT
from tests.views.answers import answer, known, series
from views.parts import (
    contributions,
    growth_bases,
    growth_beside,
    growth_cautions,
    growth_grouping,
    growth_happenings,
    growth_lines,
    growth_parts,
    growth_stated,
    growth_words,
    page,
    pictures,
    published_growth,
    readings,
    settle,
    trends,
)
from views.parts.language import speaking
from views.parts.selection import Selection
from views.parts.strokes import Line
from views.parts.theme import LIGHT

STATES = tuple(f"US-{code}" for code in ("AL", "AR", "AZ", "CA", "CO", "CT", "DE", "FL", "GA", "IA", "IL", "IN", "KS"))


def at(**chosen) -> settle.Settled:
    """The page at a choice over the published figures."""
    found = settle.page(
        Selection(**{"language": "en", "country": "RU", "metric": "output_physical", **chosen}), "growth"
    )
    areas = found.selection.areas or (found.selection.country,)
    return settle.Settled(found.selection.changed(areas=areas), found.notices)


@pytest.mark.parametrize(
    ("choice", "view"),
    [
        ({"product": "KEP_FOOTWEAR", "freq": "M"}, "ytd"),
        ({"product": "KEP_FOOTWEAR", "freq": "Q"}, "ytd"),
        ({"product": "15.20"}, "level"),
        ({"metric": "production_index"}, "ytd"),
        ({"metric": "sme_employment", "freq": "Q"}, "level"),
        ({"product": "KEP_FOOTWEAR", "freq": "M", "transform": "mom"}, "mom"),
    ],
)
def test_months_open_with_january_to_now(choice, view):
    assert at(**choice).selection.transform == view


def grew(index, **more):
    return answer(
        {
            "value": index,
            "base_value": 60.0,
            "base_period": "2023",
            "time_period": "2024",
            "unit": "PC",
            "ref_area": "US",
            **more,
        }
    ).row(0)


@pytest.mark.parametrize(
    ("index", "lang", "told"),
    [
        (164.2, "en", "Output rose: 1.6 times the level of 2023"),
        (150.0, "en", "Output rose: 1.5 times the level of 2023"),
        (149.94, "en", "Output rose"),
        (200.0, "ru", "Output rose: в 2 раза больше, чем в 2023 году"),
        (164.2, "uk", "Output rose: у 1,6 раза більше, ніж у 2023 році"),
        (500.0, "ru", "Output rose: в 5 раз больше, чем в 2023 году"),
        (0.0, "en", "Output rose"),
    ],
)
def test_from_one_and_a_half_times_on_the_factor_stands_beside_the_percentage(index, lang, told):
    with speaking(lang):
        said = growth_words._with_times(at(country="US", metric="gdp"), "Output rose", grew(index))
    assert said.replace("\u00a0", " ") == told


def test_a_small_base_has_no_factor_but_a_caution():
    here, small = at(country="US", metric="gdp"), grew(900.0, is_small_base=True)
    assert growth_words._with_times(here, "Output rose", small) == "Output rose, on a small base"
    assert growth_cautions.of(here, small) == ["The base is small: a comparison with it says little."]
    assert growth_cautions.of(here, grew(120.0, is_small_base=True)) == []


def test_rounded_figures_leave_the_factor_open_and_the_page_says_how_far():
    (said,) = growth_cautions.of(at(country="US", metric="gdp"), grew(200.0, base_value=8.0))
    assert said == "Both figures are rounded: the factor lies between 1.8 and 2.2."


def test_an_index_opens_on_a_year_after_the_last_break_and_warns_of_an_older_base():
    fabrics = {"product": "13.20", "freq": "A", "transform": "index"}
    assert growth_bases.settled(at(**fabrics)).selection.base == "2021"
    older = growth_bases.settled(at(**fabrics, base="2018"))
    assert older.selection.base == "2018"
    assert growth_bases.warning(older).startswith("The base lies before the break of 2021")
    assert growth_bases.warning(growth_bases.settled(at(**fabrics, base="2022"))) == ""


def test_an_average_since_january_is_not_called_a_quarter():
    rows = series([1.0], freq="Q", time_period="2015-Q3", unit_mult=3)
    _headers, body, _numeric = trends.twin(rows, "sme_employment", "level", known())
    assert body[0][0] == "January–September 2015"
    assert readings.unit_line(rows.row(0), "sme_employment", "level", known()).endswith("average since January")
    assert trends.twin(rows, "gdp", "level", known())[1][0][0] == "Q3 2015"


@pytest.mark.parametrize(
    ("choice", "offered"),
    [
        ({"country": "US", "metric": "gdp", "transform": "yoy", "areas": ("US-NC",)}, {"country", "peers"}),
        ({"country": "US", "metric": "gdp", "transform": "level", "areas": ("US-NC",)}, set()),
        ({"country": "US", "metric": "gdp", "transform": "yoy", "areas": ("US-NC", "US")}, {"peers"}),
        ({"metric": "production_index", "areas": ("RU-IVA",)}, {"country", "district", "peers", "said", "events"}),
        ({"product": "KEP_FOOTWEAR", "freq": "M", "transform": "level"}, {"adjusted", "events"}),
        ({"metric": "sme_employment", "freq": "Q", "areas": ("RU-IVA",)}, {"events"}),
    ],
)
def test_only_what_can_be_compared_is_offered_beside(choice, offered):
    assert set(growth_beside.offered(at(**choice))) == offered


def test_a_district_and_the_country_are_held_against_a_region_in_grey():
    here = at(metric="production_index", areas=("RU-IVA",), extras="country.district")
    rows = growth_beside.measures(here)
    assert set(rows["ref_area"]) == {"RU", "RU-CFD"}
    assert {line.role for line in growth_beside.measure_lines(here, rows)} == {"context"}
    assert growth_grouping.district_of(here, "RU") == ""
    said = growth_beside.comparison(here, page.rows("published", here.query()), rows)
    assert said == "January 2016: Ivanovo −6.7%; held against: Russia −5.6%; Central FD −6.1%."


def test_the_adjusted_line_is_in_colour_and_the_printed_one_behind_it():
    here = at(product="KEP_FOOTWEAR", freq="M", transform="level", extras="adjusted")
    drawn = growth_lines.drawn(here, page.rows("published", here.query()))
    assert [line.role for line in drawn.lines] == ["raw", "chosen"]
    assert drawn.lines[1].x[0] == trends.place("2010-01"), "only since the last break"
    assert any("STL" in remark for remark in drawn.remarks)


def test_more_than_twelve_lines_are_not_drawn_and_can_be_grouped():
    many = at(country="US", metric="gdp", areas=STATES)
    assert len(growth_grouping.drawn(many).selection.areas) == growth_grouping.MOST_LINES
    regions = at(metric="shipments_all", areas=("RU-IVA", "RU-VLA", "RU-KOS", "RU-SVE"))
    assert growth_grouping.districts(regions) == ("RU-CFD", "RU-UFD")


def test_parts_are_offered_only_where_they_fit():
    def parts(**choice):
        here = at(**choice)
        return growth_parts.offered(here, page.rows("published", here.query()))

    assert parts(product="15.20") == ("kinds", "industry", "regions", "said")
    assert parts(country="US", metric="gdp") == ("activities", "regions")
    assert parts(country="US", metric="gdp", areas=("US-NC",)) == ("activities", "shift")
    assert parts(country="US", metric="gdp", activity="C13", areas=("US-NC",)) == ()
    assert parts(product="KEP_FOOTWEAR", freq="M") == ("regions", "outlook", "said")
    assert parts(metric="sme_employment", freq="Q", areas=("RU-IVA",)) == ("said",)
    assert contributions.members(at(metric="shipments_all", areas=("RU-UFD",)))


@pytest.mark.parametrize(
    ("gap", "formula", "why"),
    [
        (0.1, "growth_ytd", "they agree within rounding"),
        (-3.2, "growth_ytd", "other revision or circle of producers"),
        (-2.9, "as_published_C_YTD", "two publications disagree"),
    ],
)
def test_a_difference_between_stated_and_computed_growth_has_a_reason(gap, formula, why):
    assert published_growth.why(answer({"gap_pp": gap, "formula": formula} | {"time_period": "2020"}).row(0)) == why


def test_statements_stand_as_points_that_no_line_joins():
    here = at(product="13.20", freq="A", transform="yoy", areas=("RU-IVA",), extras="said")
    (line,) = growth_stated.lines(here, growth_stated.points(here))
    assert (line.role, line.x, line.y) == ("said", (2024.0,), pytest.approx((-10.7,)))
    assert growth_stated.source(here, growth_stated.points(here)).startswith("Source: ")


@pytest.mark.parametrize("edition", editions())
def test_a_chart_of_a_demonstration_carries_its_mark(monkeypatch, edition):
    sent = []
    monkeypatch.setattr(pictures.chart, "draw", lambda *told: sent.append(told))
    monkeypatch.setattr(pictures, "theme", lambda: LIGHT)
    here = at(product="15.20", freq="A")
    figure = growth_lines.figure(here, growth_lines.drawn(here, page.rows("published", here.query())))
    with speaking("ru"):
        pictures.show(edition, figure, "what it shows", "trend")
    ((drawn, alt, lost, key),) = sent
    marks = [note for note in json.loads(drawn)["layout"]["annotations"] if "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ" in note["text"]]
    assert len(marks) == (edition == "demo")
    assert (alt, key) == ("what it shows", "trend")
    assert lost.startswith("График не загрузился")


def test_every_chart_goes_to_its_page_through_the_module_that_marks_it():
    calling = [
        path.name
        for path in sorted((ROOT / "views").rglob("*.py"))
        if re.search(r"\bchart\.draw\(|\.plotly_chart\(", path.read_text("utf-8"))
    ]
    assert calling == ["pictures.py"]


def test_what_happened_is_marked_within_the_time_of_the_lines_and_listed():
    here = at(metric="shipments_manufacturing", areas=("RU",), extras="events")
    line = Line((2017.0, 2021.0), (1.0, 1.0), ("", ""), "")
    found = growth_happenings.happenings(here, [line])
    marks, legend = growth_happenings.marks(here, found)
    assert len(marks) == len(found) > 3
    assert all(2016.5 <= mark.x <= 2021.5 for mark in marks)
    assert {mark.kind for mark in marks} <= {0, 1, 2}
    assert "● a cluster began" in legend
    headers, body, _numeric = growth_happenings.listed(here, found)
    assert headers == ["Day", "What happened", "Area"]
    assert "<br>".join(body[-1]) == marks[0].text
    assert growth_happenings.marks(here, growth_happenings.happenings(here, []))[0] == []
