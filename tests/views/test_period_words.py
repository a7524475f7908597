"""Periods, days and months in the case that their sentence asks for."""

from datetime import date

import pytest

from data.errors import DataError
from views.parts import formats
from views.parts.language import LANGUAGES

NB = "\u00a0"

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
