"""Units in words."""

import pytest

from data.sources.reference_csv import read as read_table
from data.tables.reference import UNIT
from data.units import _FILE, _WORDS, base_of, read

WORDED = [
    ("млрд кв. м", "MTK", 9), ("тыс. кв. м", "MTK", 3), ("тыс. м²", "MTK", 3), ("млн м2", "MTK", 6), ("млрд.кв.м.", "MTK", 9),
    ("миллионов квадратных метров", "MTK", 6), ("млн квадратних метрів", "MTK", 6), ("mln sq. m", "MTK", 6),
    ("млн дм²", "DMK", 6), ("тыс. кв. дм", "DMK", 3), ("млн пар", "PR", 6), ("тис. пар", "PR", 3), ("тыс.пар", "PR", 3),
    ("1000 пар", "PR", 3), ("млн пар обуви", "PR", 6), ("thousand pairs", "PR", 3), ("тыс. шт.", "NMB", 3), ("штук", "NMB", 0),
    ("млн усл. катушек", "BB_COND", 6), ("млн умовних котушок", "BB_COND", 6), ("conditional bobbins", "BB_COND", 0),
    ("тыс. т.", "TNE", 3), ("кг.", "KGM", 0),
    ("тыс. т", "TNE", 3), ("кг", "KGM", 0), ("тыс. м", "MTR", 3), ("тыс. пог. м", "MTR", 3), ("млрд руб.", "RUB", 9),
    ("bn RUB", "RUB", 9), ("тис. грн", "UAH", 3), ("млн долларов США", "USD", 6), ("тыс. чел.", "PS", 3), ("%", "PC", 0),
    ("п. п.", "PP", 0), ("трлн руб", "RUB", 12), ("тыс\u00a0пaр", "PR", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "power"), WORDED)
def test_unit(text, code, power):
    assert (read(text).code, read(text).power) == (code, power)


@pytest.mark.parametrize(
    "text", ["", "млн", "чего-то", "тыс. пар в год", "т условного топлива", "м/с", "руб. за штуку"]
)
def test_what_is_no_known_unit(text):
    assert read(text).code == ""


def test_a_square_decimetre_is_a_hundredth_of_a_square_metre():
    assert base_of("DMK") == ("MTK", 0.01)
    assert base_of("BB_COND") == ("BB_COND", 1.0)


def test_every_unit_of_the_table_can_be_worded_but_those_that_nothing_is_counted_in():
    known = set(read_table(_FILE, UNIT, {})["unit_measure"])
    assert known - {code for code, _ in _WORDS} <= {"DAY"}
