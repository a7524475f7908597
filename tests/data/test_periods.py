"""Periods: codes to days and back."""

import ast
from datetime import date
from pathlib import Path

import pytest

import data
from data.errors import DataError
from data.periods import MONTHS, parse, spine


@pytest.mark.parametrize(
    ("code", "freq", "start", "end", "months"),
    [
        ("2024", "A", date(2024, 1, 1), date(2024, 12, 31), 12),
        ("2023-S2", "S", date(2023, 7, 1), date(2023, 12, 31), 6),
        ("2023-Q1", "Q", date(2023, 1, 1), date(2023, 3, 31), 3),
        ("2024-02", "M", date(2024, 2, 1), date(2024, 2, 29), 1),
        ("2023-01-01/P9M", "P", date(2023, 1, 1), date(2023, 9, 30), 9),
        ("2022-01-01/P2Y", "P", date(2022, 1, 1), date(2023, 12, 31), 24),
        ("2024-05-22", "D", date(2024, 5, 22), date(2024, 5, 22), 0),
    ],
)
def test_a_code_names_its_days(code, freq, start, end, months):
    period = parse(code)
    assert (period.freq, period.start, period.end, period.months) == (freq, start, end, months)


@pytest.mark.parametrize("code", ["2024-13", "2024-Q5", "2024-S3", "24", "2024-02-30", "2024-5", "", "2024-Q", "x"])
def test_anything_else_is_refused_with_an_example(code):
    with pytest.raises(DataError, match="2023-Q2") as raised:
        parse(code)
    assert raised.value.value == code


@pytest.mark.parametrize(
    ("code", "before", "year_before"),
    [
        ("2024", "2023", "2023"),
        ("2024-S1", "2023-S2", "2023-S1"),
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-01", "2023-12", "2023-01"),
        ("2024-03-01", "2024-02-29", "2023-03-01"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("2023-01-01/P9M", "2022-04-01/P9M", "2022-01-01/P9M"),
    ],
)
def test_the_period_before_and_the_year_before(code, before, year_before):
    assert parse(code).previous().code == before
    assert parse(code).year_before().code == year_before


def test_a_spine_has_no_gaps_and_both_ends():
    assert [period.code for period in spine("2023-11", "2024-02")] == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert spine("2024", "2023") == ()


def test_a_spine_of_two_frequencies_is_refused():
    with pytest.raises(DataError, match="one calendar"):
        spine("2023", "2024-01")


def test_every_code_comes_back_from_its_period():
    for period in (*spine("1999-01", "2026-12"), *spine("1999-Q1", "2026-Q4"), *spine("1999-S1", "2026-S2")):
        assert parse(period.code) == period


def test_the_lengths_of_periods_are_written_down_once():
    root = Path(data.__file__).parent.parent
    found = set()
    for path in (part for package in ("data", "metrics", "geo", "views") for part in (root / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict) and ast.unparse(node) == repr(MONTHS):
                found.add(path.relative_to(root).as_posix())
    assert found == {"data/periods.py"}
