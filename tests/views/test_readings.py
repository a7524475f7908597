"""How a value reads in its view: points for shares, an index without a per cent sign, small shares that are not nothing."""

import pytest

from tests.views.answers import answer, known
from views.parts import readings


def row(**given):
    return answer(given).row(0)


@pytest.mark.parametrize(
    ("metric", "transform", "expected"),
    [("gdp_share", "yoy", True), ("gdp_share", "level", False), ("gdp", "yoy", False), ("gdp_share", "index", False)],
)
def test_only_the_change_of_a_share_is_in_points(metric, transform, expected):
    assert readings.is_in_points(metric, transform) is expected


def test_a_share_that_grew_from_two_to_three_per_cent_grew_by_one_point():
    grown = row(value=150.0, base_value=2.0, unit="PC", unit_mult=0)
    assert readings.shown(grown, "gdp_share", "yoy") == pytest.approx(1.0)
    assert readings.text(grown, "gdp_share", "yoy", known()) == "+1.00\u00a0p.p."
    assert readings.unit_line(grown, "gdp_share", "yoy", known()) == "change in percentage points"


def test_other_changes_stay_per_cent():
    grown = row(value=150.0, base_value=2.0, unit="PC", unit_mult=0)
    assert readings.shown(grown, "gdp", "yoy") == 50.0
    assert readings.text(grown, "gdp", "yoy", known()) == "+50.0%"


def test_points_follow_from_the_share_and_its_index():
    assert readings.points(3.0, 150.0) == 1.0
    assert readings.points(0.0, 0.0) is None


def test_an_index_is_no_percentage_and_names_its_base():
    index = row(value=126.04, base_period="2017", unit="PC", unit_mult=0)
    assert readings.text(index, "output_physical", "index", known()) == "126.0"
    assert readings.unit_line(index, "output_physical", "index", known()) == "index, 2017 = 100"


def test_a_small_share_is_not_nothing():
    small = row(value=0.0042, unit="PC", unit_mult=0)
    assert readings.text(small, "gdp_share", "level", known()) == "0.004%"


def test_what_is_missing_stays_missing():
    assert readings.text(row(reason="BASE_MISSING"), "gdp_share", "yoy", known()) == "–"
