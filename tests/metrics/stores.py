"""Warehouses for the tests of metrics: tiny ones whose datasets belong to a country, and the published one."""

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.warehouse import Warehouse
from metrics.metric import Metric
from metrics.query import Query
from tests.warehouses import tiny_warehouse

Rows = Iterable[Mapping[str, Any]]


def store(folder: Path, country: str = "RU", **tables: Rows) -> Warehouse:
    """A tiny warehouse in which every dataset that is used belongs to `country`."""
    used = {row["dataset"] for name in ("observation", "printed_figure") for row in tables.get(name, ())}
    tables.setdefault("dataset", [{"dataset": name, "country": country} for name in sorted(used)])
    return tiny_warehouse(folder, **tables)


def example_query(metric: Metric) -> Query:
    """The question of a worked example."""
    asked = {name: tuple(value) if isinstance(value, list) else value for name, value in metric.example.query.items()}
    return Query(metric.id, **asked)


def shipments(area, values):
    """Monthly shipments of an area; None = withheld, NaN = no row at all."""
    hidden = {"obs_status": "Q", "conf_status": "C"}
    return [
        {"dataset": "RU_806_REGIONAL", "indicator": "SHIPMENTS", "activity": "_T", "ref_area": area, "time_period": code,
         "obs_value": value, **(hidden if value is None else {})}
        for code, value in values.items() if value is None or not math.isnan(value)
    ]  # fmt: skip
