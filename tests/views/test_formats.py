"""Numbers, periods and missing values read as the style sheet says, in three languages."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import DataError
from views.parts import formats
from views.parts.language import LANGUAGES, speaking
from views.parts.reasons import CONFIDENTIALITY, REASONS, STATUSES

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
    with pytest.raises(ValueError, match="cannot be shown"):
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
        (4, "t", 5, "en", f"400{NB}thousand{NB}t"),  # a power that has no word
        (250, "m²", -2, "en", f"2.5{NB}m²"),
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


PERIODS = [
    ("2024", "", "2024", f"2024{NB}г.", f"2024{NB}р."),
    ("2023-S1", "", "1st half of 2023", f"I полугодие 2023{NB}г.", f"I півріччя 2023{NB}р."),
    ("2023-Q2", "", "Q2 2023", f"II квартал 2023{NB}г.", f"II квартал 2023{NB}р."),
    ("2024-10", "", "October 2024", f"октябрь 2024{NB}г.", f"жовтень 2024{NB}р."),
    ("2024-10", "ytd", "January–October 2024", f"январь–октябрь 2024{NB}г.", f"січень–жовтень 2024{NB}р."),
    ("2024-01", "ytd", "January 2024", f"январь 2024{NB}г.", f"січень 2024{NB}р."),
    ("2016-12", "ytd", "January–December 2016", f"январь–декабрь 2016{NB}г.", f"січень–грудень 2016{NB}р."),
    ("2024-Q3", "ytd", "January–September 2024", f"январь–сентябрь 2024{NB}г.", f"січень–вересень 2024{NB}р."),
    ("2024", "ytd", "2024", f"2024{NB}г.", f"2024{NB}р."),
    ("2024-10", "yoy", "October 2024", f"октябрь 2024{NB}г.", f"жовтень 2024{NB}р."),
    ("2024-10", "rolling12", "November 2023 – October 2024", f"ноябрь 2023{NB}г. – октябрь 2024{NB}г.",
     f"листопад 2023{NB}р. – жовтень 2024{NB}р."),
    ("2023-01-01/P9M", "", "January–September 2023", f"январь–сентябрь 2023{NB}г.", f"січень–вересень 2023{NB}р."),
    ("2024-05-22", "", "22 May 2024", f"22 мая 2024{NB}г.", f"22 травня 2024{NB}р."),
    ("2019-01-01/P36M", "", "2019–2021", f"2019–2021{NB}гг.", f"2019–2021{NB}рр."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "span", "en", "ru", "uk"), PERIODS)
def test_period(code, span, en, ru, uk):
    assert [formats.period(code, lang, span=span) for lang in LANGUAGES] == [en, ru, uk]


@pytest.mark.parametrize(
    ("code", "span", "en", "ru", "uk"),
    [
        ("2024", "", "in 2024", "в 2024 году", "у 2024 році"),
        ("2023-S2", "", "in the 2nd half of 2023", "во II полугодии 2023 года", "у II півріччі 2023 року"),
        ("2023-Q2", "", "in Q2 2023", "во II квартале 2023 года", "у II кварталі 2023 року"),
        ("2023-Q3", "", "in Q3 2023", "в III квартале 2023 года", "у III кварталі 2023 року"),
        ("2024-10", "ytd", "in January–October 2024", "в январе–октябре 2024 года", "у січні–жовтні 2024 року"),
        ("2024-05-22", "", "on 22 May 2024", f"22 мая 2024{NB}г.", f"22 травня 2024{NB}р."),
    ],
)
def test_period_in_a_sentence(code, span, en, ru, uk):
    assert [formats.period(code, lang, case="in", span=span) for lang in LANGUAGES] == [en, ru, uk]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", ["name", "of", "to", "in"])
def test_every_month_half_and_quarter_has_its_own_word_in_every_case(lang, case):
    codes = (
        [f"2024-{month:02d}" for month in range(1, 13)] + [f"2024-Q{n}" for n in range(1, 5)] + ["2024-S1", "2024-S2"]
    )
    words = [formats.period(code, lang, case=case) for code in codes]
    assert len(set(words)) == 18
    assert not any("{" in word for word in words)


def test_short_periods_for_axes():
    assert [formats.period_short("2022-10", lang) for lang in LANGUAGES] == ["Oct 2022", "окт. 2022", "жовт. 2022"]
    assert formats.period_short("2022-05", "ru") == "май 2022"
    assert formats.period_short("2023-S1", "ru") == "I пол. 2023"
    assert formats.period_short("2023-Q2", "en") == "Q2 2023"
    assert formats.period_short("2024-10", "en", span="ytd") == "Jan–Oct 2024"


def test_a_code_that_is_no_period_is_refused():
    with pytest.raises(DataError, match="2024-13"):
        formats.period("2024-13", "en")


def test_days_and_months():
    on = date(2022, 10, 1)
    assert [formats.day(on, lang) for lang in LANGUAGES] == [
        "1 October 2022", f"1 октября 2022{NB}г.", f"1 жовтня 2022{NB}р.",
    ]  # fmt: skip
    assert [formats.month_short(on, lang) for lang in LANGUAGES] == ["Oct 2022", "окт. 2022", "жовт. 2022"]
    assert [formats.day_short(on, lang) for lang in LANGUAGES] == ["2022-10-01", "01.10.2022", "01.10.2022"]
    assert formats.month_name(5, "ru") == "май"


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


LAW = """BASE_ZERO BASE_NEGATIVE BASE_MISSING BASE_SUPPRESSED BASE_ABSENT BASE_INCOMPLETE VALUE_MISSING VALUE_SUPPRESSED
SERIES_BREAK INCOMPLETE_YTD SHORT_SERIES GAPS COMPONENT_MISSING COMPONENT_SUPPRESSED PRICE_MISSING DEFLATOR_MISSING NO_DATA
NEGATIVE_INPUT INCONSISTENT_INPUT ZERO_IN_LOG ZERO_VARIANCE ZERO_MAD TOO_FEW_UNITS PLANT_HHI_ONE DEGENERATE_SPECTRUM
INVALID_WEIGHTS TOO_FEW_DIMENSIONS PERCENTAGE_POINTS NEGATIVE_INCREMENT""".split()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_is_a_sentence_of_its_own(lang):
    sentences = {formats.reason(code, lang) for code in LAW}
    assert set(REASONS) == set(LAW)
    assert len(sentences) == len(LAW)
    assert all(sentence.endswith(".") and "_" not in sentence for sentence in sentences)


def test_withheld_is_not_said_as_missing():
    assert formats.reason("VALUE_SUPPRESSED", "en") != formats.reason("VALUE_MISSING", "en")
    assert "confidential" in formats.reason("VALUE_SUPPRESSED", "en")


def test_reasons_at_the_edges():
    assert formats.reason("", "en") == ""
    assert formats.absent("", "en") == "–"
    assert formats.absent("NO_DATA", "en") == "– There are no figures for this choice."
    assert formats.reason("NEW_CODE", "en") == "Not available, reason: NEW_CODE."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_flags_are_words(lang):
    assert len({formats.status(code, lang) for code in STATUSES}) == len(STATUSES)
    assert len({formats.confidentiality(code, lang) for code in CONFIDENTIALITY}) == len(CONFIDENTIALITY)
    assert formats.status("?", lang) == "?"


def test_the_current_language_is_the_default():
    with speaking("ru"):
        assert formats.number(1.5, 1) == "1,5"
        assert formats.rate(116.4) == f"+16,4{NB}%"
        assert formats.period("2024-10", case="in") == "в октябре 2024 года"
    assert formats.number(1.5, 1) == "1.5"
