"""Periods in words: months, quarters, halves, years and days of three languages, and what they are compared with."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.period_words import PREVIOUS_PERIOD, SAME_PERIOD_OF_PREVIOUS_YEAR, STATED, read
from data.periods import of_months

WORDED = [
    ("январь–июнь 2023 г.", "2023-S1", "ytd"),
    ("янв.-июнь 2023", "2023-S1", "ytd"),
    ("янв-июн 2023г.", "2023-S1", "ytd"),
    ("в январе - сентябре 2023 года", "2023-01-01/P9M", "ytd"),
    ("с января по июнь 2023 года", "2023-S1", "ytd"),
    ("з січня по червень 2023 року", "2023-S1", "ytd"),
    ("у січні–березні 2023 р.", "2023-Q1", "ytd"),
    ("January to June 2023", "2023-S1", "ytd"),
    ("2023: январь-июнь", "2023-S1", "ytd"),
    ("янв.–дек. 2023", "2023", "ytd"),
    ("за 9 месяцев 2023 года", "2023-01-01/P9M", "ytd"),
    ("за девять месяцев 2023 г.", "2023-01-01/P9M", "ytd"),
    ("за первые 11 мес. 2023 г.", "2023-01-01/P11M", "ytd"),
    ("10 місяців 2023 року", "2023-01-01/P10M", "ytd"),
    ("first nine months of 2023", "2023-01-01/P9M", "ytd"),
    ("9M 2023", "2023-01-01/P9M", "ytd"),
    ("I–III кварталы 2023 г.", "2023-01-01/P9M", "ytd"),
    ("за 3 квартала 2023", "2023-01-01/P9M", "ytd"),
    ("III кв. 2023", "2023-Q3", "quarter"),
    ("ІІІ квартал 2023 року", "2023-Q3", "quarter"),
    ("в первом квартале 2023 года", "2023-Q1", "quarter"),
    ("третьего квартала 2023", "2023-Q3", "quarter"),
    ("у другому кварталі 2023 року", "2023-Q2", "quarter"),
    ("third quarter of 2023", "2023-Q3", "quarter"),
    ("3Q23", "2023-Q3", "quarter"),
    ("I полугодие 2023 г.", "2023-S1", "half_year"),
    ("за первую половину 2023 года", "2023-S1", "half_year"),
    ("друге півріччя 2021 року", "2021-S2", "half_year"),
    ("H1 2023", "2023-S1", "half_year"),
    ("first half of 2023", "2023-S1", "half_year"),
    ("в 2023 году", "2023", "year"),
    ("у 2023 році", "2023", "year"),
    ("2020–2023 гг.", "2020-01-01/P48M", "range"),
    ("июнь 2023 г.", "2023-06", "month"),
    ("у червні 2023 р.", "2023-06", "month"),
    ("06.2023", "2023-06", "month"),
    ("May 2023", "2023-05", "month"),
    ("ноябрь 2022 г. – январь 2023 г.", "2022-11-01/P3M", "range"),
    ("август-октябрь 2023", "2023-08-01/P3M", "range"),
    ("8 июня 2023 г.", "2023-06-08", "day"),
    ("June 8, 2023", "2023-06-08", "day"),
    ("21.05.2024", "2024-05-21", "day"),
    ("2023-S1", "2023-S1", "half_year"),
    ("2023-01-01/P9M", "2023-01-01/P9M", "ytd"),
    ("янвaрь–июнь 2023 г.", "2023-S1", "ytd"),  # a Latin a
]
COMPARED = [
    ("январь–октябрь 2020 г. в % к январю–октябрю 2019 г.", "2019-01-01/P10M", STATED),
    ("січень-жовтень 2017 р. до січня-жовтня 2016 р.", "2016-01-01/P10M", STATED),
    ("май 2025 к маю 2024", "2024-05", STATED),
    ("декабрь 2023 к декабрю предыдущего года", "2022-12", STATED),
    ("май 2023 к декабрю прошлого года", "2022-12", STATED),
    ("январь–июнь 2023 г. в % к январю–июню", "2022-S1", STATED),
    ("в I квартале 2025 г. по сравнению с IV кварталом 2024 г.", "2024-Q4", STATED),
    ("За первую половину 2023 года; по сравнению с аналогичным периодом 2022 года", "2022-S1", STATED),
    ("2023 год к 2022 году", "2022", STATED),
    ("June 2023 compared with June 2022", "2022-06", STATED),
    ("H1 2023 / H1 2022", "2022-S1", STATED),
    ("январь–июнь 2023 / январь–июнь 2022", "2022-S1", STATED),
    ("январь–март 2023 в % к соответствующему периоду предыдущего года", "2022-Q1", SAME_PERIOD_OF_PREVIOUS_YEAR),
    ("січень–червень 2023 до відповідного періоду минулого року", "2022-S1", SAME_PERIOD_OF_PREVIOUS_YEAR),
    ("июнь 2023 г/г", "2022-06", SAME_PERIOD_OF_PREVIOUS_YEAR),
    ("first quarter of 2024 year on year", "2023-Q1", SAME_PERIOD_OF_PREVIOUS_YEAR),
    ("Jan-Sep 2023 to the same period of the previous year", "2022-01-01/P9M", SAME_PERIOD_OF_PREVIOUS_YEAR),
    ("июнь 2023 к уровню прошлого года", "2022-06", SAME_PERIOD_OF_PREVIOUS_YEAR),
    ("март 2017 г. к предыдущему месяцу", "2017-02", PREVIOUS_PERIOD),
    ("у березні 2017 р. до попереднього місяця", "2017-02", PREVIOUS_PERIOD),
    ("Q1 2024 q/q", "2023-Q4", PREVIOUS_PERIOD),
]


@pytest.mark.parametrize(("text", "code", "kind"), WORDED)
def test_period(text, code, kind):
    found = read(text)
    assert (found.period.code, found.kind, found.base_kind, found.reason) == (code, kind, "", "")


@pytest.mark.parametrize(("text", "code", "kind"), COMPARED)
def test_base(text, code, kind):
    found = read(text)
    assert (found.base.code, found.base_kind, found.reason) == (code, kind, "")


@pytest.mark.parametrize(
    ("text", "kind", "month", "day"),
    [("8 июня", "day", 6, 8), ("январь–июнь", "ytd", 1, None), ("за 9 месяцев", "ytd", 1, None), ("I квартал", "quarter", 1, None)],
)  # fmt: skip
def test_without_a_year_the_rest_is_kept(text, kind, month, day):
    found = read(text)
    assert (found.period, found.year, found.kind, found.month, found.day) == (None, None, kind, month, day)
    assert found.reason == "VALUE_MISSING"


@pytest.mark.parametrize("text", ["", "недавно", "за последние 12 месяцев", "к соответствующему периоду прошлого года",
                                  "output may grow"])  # fmt: skip
def test_no_period(text):
    assert (read(text).period, read(text).base, read(text).reason) == (None, None, "NO_DATA")


@pytest.mark.parametrize("text", ["за 15 месяцев 2023 года", "5 квартал 2023", "31 июня 2023", "13.2023", "октябрь–март 2023",
                                  "2023-02-30"])  # fmt: skip
def test_what_no_calendar_has(text):
    assert (read(text).period, read(text).reason) == (None, "INCONSISTENT_INPUT")


def test_months_since_january_have_no_previous_period():
    assert read("январь–июнь 2023 г. к предыдущему месяцу").base is None


@settings(deadline=None)
@given(st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 24))
def test_every_code_is_read_back(year, month, length):
    period = of_months(year, month, length)
    assert (period.start, period.months) == (date(year, month, 1), length)
    assert read(period.code).period == period


@settings(deadline=None)
@given(st.text(alphabet="яньвармйю 0123456789-–.кI/гмесцпол", max_size=40))
def test_any_text_has_a_period_or_a_reason(text):
    found = read(text)
    assert (found.period is None) == bool(found.reason)
