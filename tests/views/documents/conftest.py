"""A small selection with everything that makes files go wrong, and its passport."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from views.documents.passport import Field, Flag, Formula, Passport, Source, Vintage


@pytest.fixture
def frame():
    """Six rows: Cyrillic, zero beside missing, dates, whole numbers, quotes, and what a spreadsheet would run."""
    return pd.DataFrame({
        "ref_area": pd.Categorical(["RU-IVA", "RU-MOW", "RU-KDA", "RU-KIR", "RU-TVE", "RU-SPE"]),
        "name": ["Ивановская область", "Москва, столица", 'Край "Юг"', "две\nстроки", "=1+1", "-2"],
        "value": [1985.4, 0.0, None, -3.25, 0.1 + 0.2, 1e-7],
        "day": pd.to_datetime(["2024-01-01", "2024-02-01", None, "2024-04-01", "2024-05-01", "2024-06-01"]),
        "n_used": [1, 2, 3, 4, 5, 6],
        "is_final": [True, False, True, True, False, True],
    })  # fmt: skip


@pytest.fixture
def passport():
    """A passport with every part filled in."""
    return Passport(
        title="Выпуск тканей, январь–октябрь 2024 г.",
        edition="published",
        edition_title="Published figures",
        is_demonstration=False,
        query="country=RU&metric=output&from=2024",
        permalink="http://localhost:8501/download?country=RU&metric=output&from=2024",
        program_version="1.0.0",
        schema_version=1,
        vintages=(Vintage("RU_KEP", "Monthly bulletin", "2016-12-31", "2024-11-01"),),
        filters=(("Страна", "Россия"), ("Показатель", "Выпуск")),
        sources=(Source("Росстат", "Бюллетень", "2016-12", "https://example.org", "open"),),
        notes=("=Small base in two regions.", "Territory without a part."),
        flags=(Flag("obs_status", "P", "предварительные данные"),),
        fields=(
            Field("ref_area", "Код", "Where"),
            Field("name", "Регион", "Name of the area"),
            Field("value", "Значение", "The figure", "млн м²", 1),
            Field("day", "День", "First day"),
        ),
        formula=Formula("output", "Выпуск", "sum(obs_value)"),
        created_at="2026-11-25T12:00:00+00:00",
    )


@pytest.fixture
def demonstration(passport):
    """The passport of invented figures."""
    return replace(passport, is_demonstration=True, edition="demo")


@pytest.fixture
def empty(frame):
    """A selection without rows, its columns still typed."""
    return frame.iloc[:0]


@pytest.fixture
def days():
    """The days of the frame as Python dates."""
    return [date(2024, 1, 1), date(2024, 2, 1), None, date(2024, 4, 1), date(2024, 5, 1), date(2024, 6, 1)]
