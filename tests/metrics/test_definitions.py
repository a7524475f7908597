"""Every definition gives the value that its own worked example states."""

import math

import pytest

from metrics.catalogue import catalogue
from metrics.engine import COLUMNS, evaluate
from tests.metrics.stores import example_query, store

METRICS = tuple(catalogue().values())


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_worked_example(metric, tmp_path):
    query = example_query(metric)
    answer = evaluate(store(tmp_path, query.country, **metric.example.rows), query)
    assert list(answer.columns) == list(COLUMNS)
    assert len(answer) == 1
    row = answer.iloc[0]
    assert row["reason"] == metric.example.reason
    if metric.example.value is None:
        assert math.isnan(row["value"])
    else:
        assert row["value"] == pytest.approx(metric.example.value, rel=1e-12)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_texts_are_written_in_three_languages(metric):
    for text in (metric.title, metric.short, metric.description, metric.caveats):
        assert len({text.en, text.ru, text.uk}) == 3, text
        assert not set(text.uk) & set("ыэъё"), text.uk
        assert not set(text.ru) & set("іїєґ"), text.ru
        assert text.en.isascii(), text.en


def test_there_are_enough_of_them():
    assert len(METRICS) >= 22
