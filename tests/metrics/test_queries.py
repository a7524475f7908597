"""A question that cannot be answered gets a sentence with the nearest choice; a good one gives the same SQL every time."""

import os
from pathlib import Path

import pytest

from data.errors import DataError, UnknownCode
from metrics import documentation
from metrics.__main__ import main
from metrics.catalogue import catalogue
from metrics.engine import evaluate, sql
from metrics.errors import NotOffered
from metrics.query import Query, resolved

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_QUERIES = {
    "output_physical_yoy": Query("output_physical", ref_areas=("RU",), product="15.20", transform="yoy", start="2024"),
    "gdp_share_relative": Query("gdp_share", "US", transform="relative", start="2021", end="2021"),
    "output_physical_as_of": Query("output_physical", ref_areas=("RU",), freq="M", as_of="2014-11-15"),
    "clusters": Query("clusters", ref_areas=("RU",), as_of="2024-12-31"),
}


@pytest.mark.parametrize("name", list(GOLDEN_QUERIES))
def test_golden_sql(name):
    path, text = GOLDEN / f"{name}.sql", sql(GOLDEN_QUERIES[name])
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "run with WRITE_GOLDEN=1 after reading what changed"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("gdp", transform="relative"), "not offered"),
        (Query("gdp", transform="yooy"), "not a transform"),
        (Query("gdp", freq="M"), "no periods of length 'M'"),
        (Query("gdp", dataset="US_CPB"), "not drawn from dataset"),
        (Query("gdp", transform="index"), "base_period"),
        (Query("shipments_all", activity="C13"), "not split by activity"),
        (Query("production_index"), "not offered"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_offered(query, expected):
    with pytest.raises(NotOffered, match=expected):
        resolved(query)


@pytest.mark.parametrize(
    "query",
    [
        Query("gdp", "US", ("US-CX",)),
        Query("gdp", "XX"),
        Query("gdp", "US", activity="C99"),
        Query("output_physical", product="99.99"),
    ],
)
def test_an_unknown_code_is_refused(published, query):
    with pytest.raises(UnknownCode, match="is not a code of"):
        evaluate(published, query)


def test_an_unknown_code_names_the_nearest(published):
    with pytest.raises(UnknownCode, match="Did you mean 'RU-IVA'"):
        evaluate(published, Query("shipments_all", ref_areas=("RU-IVAN",)))


@pytest.mark.parametrize(
    "query",
    [
        Query("gdp", "US", start="2020-01"),
        Query("gdp", "US", transform="index", base_period="2020-Q1"),
        Query("gdp", "US", as_of="2020"),
    ],
)
def test_a_period_of_the_wrong_length(published, query):
    with pytest.raises(NotOffered, match="expected a"):
        evaluate(published, query)


def test_a_period_that_is_none(published):
    with pytest.raises(DataError, match="not a period"):
        evaluate(published, Query("gdp", "US", start="2020-13"))


def test_commands(capsys):
    assert main(["list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(catalogue())
    assert main(["sql", "gdp_share", "--country", "US", "--transform", "relative"]) == 0
    assert "-- denominator" in capsys.readouterr().out
    assert main(["docs", "--language", "ru"]) == 0
    assert "Показатели" in capsys.readouterr().out
    assert main(["sql", "gpd"]) == 2
    assert "Did you mean 'gdp'" in capsys.readouterr().err
    assert main(["sql", "gdp", "--country", "XX"]) == 2
    assert capsys.readouterr().err == "'XX' is not the code of a country. Known are: RU, UA, US.\n"
    assert main(["sql", "gdp", "--area", "RU-IVV"]) == 2
    assert capsys.readouterr().err.startswith("'RU-IVV' is not the code of an area. Did you mean")


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_documentation_holds_every_metric(language):
    text = documentation.render(language)
    for metric in catalogue().values():
        assert f"{metric.title[language]} (`{metric.id}`)" in text
        assert metric.numerator.sql in documentation.formula(metric)
    assert not text.endswith("\n\n")
