"""Numbers, growth and counts read as the style sheet says, in three languages."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.parts import formats
from views.parts.language import LANGUAGES, speaking

NB, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("value", "decimals", "lang", "text"),
    [
        (1985.4, 1, "en", "1,985.4"),
        (1985.4, 1, "ru", f"1{THIN}985,4"),
        (1985.4, 1, "uk", f"1{THIN}985,4"),
        (1234567, 0, "ru", f"1{THIN}234{THIN}567"),
        (-1.9, 1, "en", "\u22121.9"),
        (-0.04, 1, "en", "0.0"),
        (0, 0, "en", "0"),
        (None, 1, "en", "–"),
        (float("nan"), 1, "ru", "–"),
        (pd.NA, 1, "uk", "–"),
        (np.float64(2.5), 0, "en", "3"),
        (np.int64(7), 0, "en", "7"),
        (Decimal("1.005"), 2, "en", "1.01"),
    ],
)
def test_number(value, decimals, lang, text):
    assert formats.number(value, decimals, lang) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.25, "0.3"), (0.35, "0.4"), (2.675, "2.7"), (1.45, "1.5"), (-0.25, "\u22120.3")]
)
def test_rounding_is_half_up_from_the_decimal_digits(value, text):
    assert formats.number(value, 1, "en") == text


def test_half_up_holds_where_binary_fractions_fall_short():
    assert f"{1.005:.2f}" == "1.00"  # what the machine would print
    assert formats.number(1.005, 2, "en") == "1.01"


@pytest.mark.parametrize("value", [float("inf"), float("-inf")])
def test_infinity_is_refused(value):
    with pytest.raises(ValueError, match="not a number that can be shown"):
        formats.number(value)


@given(st.floats(-1e15, 1e15, allow_nan=False), st.integers(0, 6), st.sampled_from(LANGUAGES))
def test_a_shown_number_is_within_half_a_unit(value, decimals, lang):
    shown = formats.number(value, decimals, lang)
    plain = shown.replace("\u2212", "-").replace(THIN, "").replace(",", "" if lang == "en" else ".")
    assert abs(Decimal(plain) - Decimal(repr(value))) <= Decimal(5).scaleb(-decimals - 1)


@pytest.mark.parametrize(
    ("index", "en", "ru"),
    [
        (116.4, "+16.4%", f"+16,4{NB}%"),
        (98.1, "\u22121.9%", f"\u22121,9{NB}%"),
        (100.0, "0.0%", f"0,0{NB}%"),
        (116.45, "+16.5%", f"+16,5{NB}%"),
        (0.0, "\u2212100.0%", f"\u2212100,0{NB}%"),
        (None, "–", "–"),
    ],
)
def test_rate(index, en, ru):
    assert formats.rate(index, "en") == en
    assert formats.rate(index, "ru") == formats.rate(index, "uk") == ru


def test_index_names_what_it_is_held_against():
    assert formats.index(116.4, "2023", "en") == "116.4% of 2023"
    assert formats.index(116.4, "2023", "ru") == f"116,4{NB}% к 2023{NB}г."
    assert formats.index(116.4, "2023", "uk") == f"116,4{NB}% до 2023{NB}р."
    assert formats.index(104.2, "2023-10", "ru", span="ytd") == f"104,2{NB}% к январю–октябрю 2023{NB}г."
    assert formats.index(104.2, "2023-Q2", "ru") == f"104,2{NB}% ко II кварталу 2023{NB}г."
    assert formats.index(104.2, "2023-10", "uk") == f"104,2{NB}% до жовтня 2023{NB}р."
    assert formats.index(None, "2023", "uk") == "–"


def test_points_and_quotients_are_other_things_than_per_cent():
    assert formats.points(1.25, "en") == f"+1.3{NB}p.p."
    assert formats.points(-0.5, "ru") == f"\u22120,5{NB}п.{NB}п."
    assert formats.points(0.5, "uk") == f"+0,5{NB}в.{NB}п."
    assert formats.quotient(1.6449, "en") == "1.64"
    assert formats.quotient(2, "ru") == "2,00"
    assert formats.points(None) == formats.quotient(None) == "–"


@pytest.mark.parametrize(
    ("value", "symbol", "mult", "lang", "text"),
    [
        (151.2, "pairs", 6, "en", f"151.2{NB}mln{NB}pairs"),
        (151.2, "пар", 6, "ru", f"151,2{NB}млн{NB}пар"),
        (151.2, "пар", 6, "uk", f"151,2{NB}млн{NB}пар"),
        (12, "т", 3, "ru", f"12{NB}тыс.{NB}т"),
        (12, "т", 3, "uk", f"12{NB}тис.{NB}т"),
        (12.5, "t", 3, "en", f"12.5{NB}thousand{NB}t"),
        (7, "руб.", 9, "ru", f"7{NB}млрд{NB}руб."),
        (120.0, "t", 0, "en", f"120{NB}t"),  # printed as 120, so 120
        (1949.4, "m²", 6, "en", f"1,949{NB}mln{NB}m²"),  # no decimals above 1,000
        (999.96, "m²", 6, "en", f"1,000{NB}mln{NB}m²"),
        (151.26, "m²", 6, "en", f"151.3{NB}mln{NB}m²"),
        (0.015, "pcs", 3, "en", f"15{NB}pcs"),  # 15 coats, not 0.02 thousand
        (0.2, "pcs", 3, "en", f"0.2{NB}thousand{NB}pcs"),  # nothing is known behind its only digit
        (0.015, "pcs", 0, "en", f"0.02{NB}pcs"),  # something is never 0.0
        (4, "t", 5, "en", f"400{NB}thousand{NB}t"),  # a power that has no word
        (250, "m²", -2, "en", f"2.5{NB}m²"),
        (411 * (274 / 411 * 100) / 100, "pairs", 6, "en", f"274{NB}mln{NB}pairs"),  # 273.99999999999994
        (0.1 + 0.2, "t", 0, "ru", f"0,3{NB}t"),
        (1234.4999999999998, "t", 0, "en", f"1,235{NB}t"),  # half up as 1234.5 is, which it stands for
        (3, "", 6, "en", f"3{NB}mln"),
        (3, "", 0, "en", "3"),
        (16.4, "%", 0, "en", "16.4%"),
        (16.4, "%", 0, "uk", f"16,4{NB}%"),
        (None, "t", 3, "en", "–"),
    ],
)
def test_level(value, symbol, mult, lang, text):
    assert formats.level(value, symbol, mult, lang) == text


def test_level_takes_the_decimals_of_its_column():
    assert formats.level(120.0, "t", 0, "en", decimals=1) == f"120.0{NB}t"


def test_unit_alone():
    assert formats.unit("pairs", 6, "en") == f"mln{NB}pairs"
    assert formats.unit("pairs", 0, "en") == "pairs"
    assert formats.unit("pairs", 5, "en") == f"10^5{NB}pairs"


@pytest.mark.parametrize(
    ("index", "en", "ru", "uk"),
    [
        (150, "1.5 times", "в 1,5 раза", "у 1,5 раза"),
        (200, "2 times", "в 2 раза", "у 2 рази"),
        (500, "5 times", "в 5 раз", "у 5 разів"),
        (512, "5.1 times", "в 5,1 раза", "у 5,1 раза"),
        (2100, "21 times", "в 21 раз", "у 21 раз"),
        (None, "–", "–", "–"),
    ],
)
def test_times(index, en, ru, uk):
    assert [formats.times(index, lang) for lang in LANGUAGES] == [en, ru, uk]


@pytest.mark.parametrize(
    ("index", "en", "ru"),
    [
        (116.4, "16.4% more than in 2023", f"на 16,4{NB}% больше, чем в 2023 году"),
        (80.0, "20.0% less than in 2023", f"на 20,0{NB}% меньше, чем в 2023 году"),
        (98.1, "hardly changed: \u22121.9%", f"почти без изменений: \u22121,9{NB}%"),
        (102.0, "2.0% more than in 2023", f"на 2,0{NB}% больше, чем в 2023 году"),
        (101.96, "2.0% more than in 2023", f"на 2,0{NB}% больше, чем в 2023 году"),
        (149.9, "49.9% more than in 2023", f"на 49,9{NB}% больше, чем в 2023 году"),
        (150.0, "1.5 times the level of 2023", "в 1,5 раза больше, чем в 2023 году"),
        (None, "–", "–"),
    ],
)
def test_change_in_words(index, en, ru):
    assert formats.change(index, "2023", "en") == en
    assert formats.change(index, "2023", "ru") == ru


def test_a_small_base_never_reads_as_a_factor():
    assert formats.change(900, "2023", "en", is_small_base=True) == "800.0% more than in 2023"


def test_change_in_ukrainian():
    assert formats.change(150, "2023", "uk") == "у 1,5 раза більше, ніж у 2023 році"
    assert formats.change(80, "2023-10", "uk", span="ytd") == f"на 20,0{NB}% менше, ніж у січні–жовтні 2023 року"


def test_lists():
    assert formats.listed(["fabrics", "hosiery", "footwear"], "en") == "fabrics, hosiery and footwear"
    assert formats.listed(["ткани", "обувь"], "ru") == "ткани и обувь"
    assert formats.listed(["тканини", "трикотаж", "взуття"], "uk") == "тканини, трикотаж і взуття"
    assert formats.listed([], "en") == ""


@pytest.mark.parametrize(
    ("count", "en", "ru", "uk"),
    [
        (0, "0 rows", "0 строк", "0 рядків"),
        (1, "1 row", "1 строка", "1 рядок"),
        (3, "3 rows", "3 строки", "3 рядки"),
        (11, "11 rows", "11 строк", "11 рядків"),
        (21, "21 rows", "21 строка", "21 рядок"),
        (1234, "1,234 rows", f"1{THIN}234 строки", f"1{THIN}234 рядки"),
    ],
)
def test_counts(count, en, ru, uk):
    assert [formats.rows(count, lang) for lang in LANGUAGES] == [en, ru, uk]


def test_file_sizes():
    assert formats.file_size(0, "en") == f"0{NB}B"
    assert formats.file_size(999, "en") == f"999{NB}B"
    assert formats.file_size(1500, "ru") == f"1,5{NB}КБ"
    assert formats.file_size(42_600_000, "uk") == f"42,6{NB}МБ"
    assert formats.file_size(486_000_000, "en") == f"486{NB}MB"
    assert formats.file_size(3_210_000_000, "en") == f"3.2{NB}GB"


def test_the_current_language_is_the_default():
    with speaking("ru"):
        assert formats.number(1.5, 1) == "1,5"
        assert formats.rate(116.4) == f"+16,4{NB}%"
        assert formats.period("2024-10", case="in") == "в октябре 2024 года"
    assert formats.number(1.5, 1) == "1.5"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(0.0042, 2, "0.004%"), (0.04, 1, "0.04%"), (0.0, 2, "0.00%"), (0.25, 2, "0.25%"), (1e-12, 2, "0.00%"), (-0.004, 2, "−0.004%")],
)  # fmt: skip
def test_a_small_percentage_never_reads_as_nothing(value, decimals, shown):
    assert formats.percent(value, decimals, "en") == shown


def test_a_small_difference_of_percentages_never_reads_as_nothing():
    assert formats.points(-0.0009, "ru", 2) == "−0,001\u00a0п.\u00a0п."
    assert formats.points(0.0, "en") == "0.0\u00a0p.p."
