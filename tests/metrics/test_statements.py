"""What was said in public counts from the day it was published, not from the period it speaks of."""

import pytest

from metrics import records, statements
from tests.metrics.stores import store

SAID = {
    "ref_area": "RU-IVA",
    "indicator": "IPI",
    "activity": "C13",
    "product": "_T",
    "index_pct": 104.0,
    "value_kind": "index_pct",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    sources = [
        {"source_id": "late", "published_on": "2024-03-15", "vintage": "2026-01-01"},
        {"source_id": "month", "published_on": "2023-02", "vintage": "2026-01-01"},
        {"source_id": "year", "published_on": "2023", "vintage": "2026-01-01"},
        {"source_id": "this-year", "published_on": "2026", "vintage": "2026-02-01"},
        {"source_id": "undated", "published_on": "", "vintage": "2026-01-01"},
    ]
    rows = [
        {**SAID, "figure_id": f"f-{source['source_id']}", "source_id": source["source_id"], "period_code": "2022",
         "period_start": "2022-01-01", "period_end": "2022-12-31", "base_period": "2021"}
        for source in sources
    ]  # fmt: skip
    plan = {**rows[0], "figure_id": "f-plan", "source_id": "year", "period_code": "2030", "period_start": "2030-01-01",
            "period_end": "2030-12-31", "base_period": "2029"}  # fmt: skip
    facilities = [{"facility_id": "f1", "ref_area": "RU-IVA", "source_id": "late"},
                  {"facility_id": "f2", "ref_area": "RU-IVA", "source_id": "late", "opened_on": "2020-05-01"}]  # fmt: skip
    opened = store(tmp_path_factory.mktemp("said"), source=sources, published_figure=[*rows, plan], facility=facilities)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        ("2022-12-31", set()),
        ("2023-02-27", set()),
        ("2023-02-28", {"f-month"}),
        ("2023-12-31", {"f-month", "f-year", "f-plan"}),
        ("2024-03-15", {"f-month", "f-year", "f-plan", "f-late"}),
        ("2026-01-01", {"f-month", "f-year", "f-plan", "f-late", "f-undated"}),
        ("2026-02-01", {"f-month", "f-year", "f-plan", "f-late", "f-undated", "f-this-year"}),
        ("", {"f-month", "f-year", "f-plan", "f-late", "f-undated", "f-this-year"}),
    ],
)
def test_a_statement_is_known_from_the_day_of_its_source(said, as_of, known):
    assert set(statements.figures(said, "RU", as_of=as_of)["figure_id"]) == known


def test_the_newest_growth_of_a_day_is_what_had_been_said_by_then(said):
    assert statements.latest_growth(said, "RU", as_of="2023-02-28")["figure_id"].tolist() == ["f-month"]
    assert not len(statements.latest_growth(said, "RU", as_of="2022-12-31"))


def test_an_undated_facility_counts_from_its_source(said):
    assert records.facilities(said, "RU", "2020-06-01")["facility_id"].tolist() == ["f2"]
    assert records.facilities(said, "RU", "2024-03-15")["facility_id"].tolist() == ["f2", "f1"]
    assert len(records.facilities(said, "RU")) == 2
