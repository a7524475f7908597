"""Every metric compiles at every transform and grain that it offers, on the real figures, with unique keys."""

import numpy as np
import pytest

from metrics import choices
from metrics.answer import COLUMNS
from metrics.catalogue import catalogue
from metrics.engine import evaluate, sql
from metrics.query import Query
from metrics.status import REASONS, SUPPRESSED
from metrics.transforms import offered

COUNTRY = {"RU": ("RU", "RU-CFD"), "UA": ("UA",), "US": ("US",)}
KEYS = ["dataset", "ref_area", "activity", "product", "time_period"]
CASES = [
    (metric.id, freq, transform)
    for metric in catalogue().values()
    for freq in metric.freqs
    for transform in offered(metric, freq)
]


def country_of(warehouse, metric_id: str) -> str:
    return next(country for country in COUNTRY if len(choices.available(warehouse, metric_id, country)))


@pytest.mark.parametrize(("metric_id", "freq", "transform"), CASES, ids=str)
def test_compiles_at_every_grain(published, metric_id, freq, transform):
    country = country_of(published, metric_id)
    base = "2012" if transform == "index" else ""
    every = "*" if "product" in catalogue()[metric_id].dimensions else ""
    for areas in ((), COUNTRY[country]):
        query = Query(metric_id, country, areas, product=every, freq=freq, transform=transform, base_period=base)
        answer = evaluate(published, query)
        check(answer)
        assert len(answer) or metric_id == "latest_published_growth"
        assert sql(query).count(";\n")


def check(answer):
    assert tuple(answer.columns) == COLUMNS
    assert not answer.duplicated(KEYS).any()
    has_value = answer["value"].notna()
    assert (has_value == (answer["reason"] == "")).all()
    assert set(answer["reason"]) <= {"", *REASONS}
    assert np.isfinite(answer.loc[has_value, "value"].astype(float)).all()
    hidden = answer["reason"].isin(SUPPRESSED)
    assert (answer.loc[hidden, "obs_status"] == "Q").all()
    assert answer["weight_coverage"].between(0, 1).all() or answer.empty


@pytest.mark.parametrize("metric_id", list(catalogue()))
def test_the_first_look_has_a_value(published, metric_id):
    country = country_of(published, metric_id)
    choice = choices.default(published, metric_id, country)
    metric = catalogue()[metric_id]
    transform = choices.transforms(metric_id, choice.freq)[0]
    areas = () if choices.available(published, metric_id, country).n_areas else (country,)
    query = Query(metric_id, country, areas, choice.activity, choice.product, choice.freq, transform=transform)
    assert metric.transforms
    assert choice.period in choices.periods(published, query) or metric_id == "latest_published_growth"
