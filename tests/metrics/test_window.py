"""What is left out to save time changes nothing: an answer to a part of the question is that part of the whole answer."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from metrics import choices, presence, statements
from metrics.catalogue import metric as find_metric
from metrics.engine import evaluate
from metrics.query import Query
from metrics.transforms import offered

ASKED = {
    "shipments_all": Query("shipments_all", ref_areas=("RU", "RU-CFD", "RU-IVA"), start="2014-03", end="2014-05"),
    "output_physical": Query(
        "output_physical", ref_areas=("RU",), product="KEP_HOSIERY", freq="M", start="2014-03", end="2014-05"
    ),
    "production_index": Query("production_index", ref_areas=("RU", "RU-IVA"), start="2014-03", end="2014-05"),
    "employment_share": Query("employment_share", "US", ("US", "US-CA"), start="2009", end="2010"),
    "average_monthly_wage": Query("average_monthly_wage", "US", ("US", "US-CA"), start="2016-Q2", end="2016-Q3"),
}
BASES = {"shipments_all": "2012", "output_physical": "2015", "employment_share": "2011", "average_monthly_wage": "2016"}
CASES = [
    (name, transform)
    for name, query in ASKED.items()
    for transform in offered(find_metric(name), query.freq or find_metric(name).freqs[0])
]


@pytest.mark.parametrize(("name", "transform"), CASES)
@pytest.mark.parametrize("as_of", ["", "2014-11-15"])
def test_a_cut_of_the_calendar_is_the_cut_of_the_answer(published, name, transform, as_of):
    base = BASES[name] if transform == "index" else ""
    query = replace(ASKED[name], transform=transform, base_period=base, as_of=as_of)
    whole = evaluate(published, replace(query, start="", end=""))
    inside = whole[whole["time_period"].between(query.start, query.end)]
    assert len(inside) >= len(query.ref_areas)
    pd.testing.assert_frame_equal(evaluate(published, query), inside.reset_index(drop=True))


@pytest.mark.parametrize(("name", "transform"), CASES)
def test_one_area_is_answered_as_among_others(published, name, transform):
    base = BASES[name] if transform == "index" else ""
    query = replace(ASKED[name], transform=transform, base_period=base)
    among = evaluate(published, query)
    for area in query.ref_areas:
        alone = evaluate(published, replace(query, ref_areas=(area,)))
        others = among[among["ref_area"] == area].reset_index(drop=True)
        pd.testing.assert_frame_equal(alone, others)


@pytest.mark.parametrize(
    "query",
    [
        Query("shipments_all"),
        Query("shipments_all", ref_areas=("RU-IVA",)),
        Query("shipments_all", end="2020-05"),
        Query("establishments", "US"),
        Query("production_index", transform="ytd"),
        Query("output_physical", freq="M", product="KEP_HOSIERY", as_of="2014-11-15"),
    ],
    ids=lambda query: query.metric,
)
def test_what_is_there_is_known_without_the_answer(published, query):
    found, answer = presence.of(published, query), evaluate(published, query)
    there = answer[answer["reason"] == ""]
    assert found is not None
    assert list(found.areas) == sorted(set(there["ref_area"]))
    assert list(found.periods) == sorted(set(there["time_period"]))
    assert choices.periods(published, query) == found.periods


@pytest.mark.parametrize(
    "query",
    [
        Query("shipments_all", transform="yoy"),
        Query("shipments_all", ref_areas=("RU-CFD",)),
        Query("employment_share", "US"),
        Query("clusters"),
    ],
    ids=lambda query: f"{query.metric} {query.transform}",
)
def test_what_must_be_worked_out_is_worked_out(published, query):
    answer = evaluate(published, query)
    there = answer[answer["reason"] == ""]
    assert presence.of(published, query) is None
    assert choices.areas_with_data(published, query) == tuple(sorted(set(there["ref_area"])))


def test_statements_can_be_asked_for_one_metric(published):
    every = statements.against_computed(published, "RU")
    assert set(every["metric"]) > {"production_index"}
    for name in set(every["metric"]):
        alone = statements.against_computed(published, "RU", metric=name)
        same = every.where(metric=name)
        assert all(np.array_equal(alone[column], same[column]) for column in statements.COMPARED)
    assert not len(statements.against_computed(published, "RU", metric="gdp"))


def test_a_statement_stands_beside_what_a_query_of_its_own_finds(published):
    found = statements.against_computed(published, "RU", product="KEP_FOOTWEAR")
    for row in found:
        where = statements.comparable(row.period_code)
        asked = Query(
            row.metric,
            ref_areas=(row.ref_area,),
            product=row.product,
            freq=where.freq,
            start=where.period,
            end=where.period,
            transform=where.transform,
        )
        answer = evaluate(published, asked)
        assert answer["value"].tolist() == [row.computed]
    assert len(found)


def test_all_choices_come_from_few_statements(published, monkeypatch):
    fresh = type(published)("published", published.path)
    asked = []
    rows = fresh.rows
    monkeypatch.setattr(fresh, "rows", lambda *given: asked.append(given) or rows(*given))
    for country in choices.countries(fresh):
        choices.offered(fresh, country)
        for metric in choices.offered(fresh, country):
            assert len(choices.available(fresh, metric.id, country))
            choices.default(fresh, metric.id, country)
    assert len(asked) <= 4
    fresh.close()
