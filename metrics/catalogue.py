"""Which metrics there are: every file of metrics/definitions, read once and validated."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from data import own_files
from metrics.errors import DefinitionError, UnknownMetric, did_you_mean
from metrics.metric import Metric
from metrics.reading import read

__all__ = ["DEFINITIONS", "Metric", "catalogue", "load", "metric"]

DEFINITIONS = Path(__file__).parent / "definitions"


def load(folder: Path) -> Mapping[str, Metric]:
    """Every definition of a folder by id, in order of id; raises DefinitionError at the first that cannot be read."""
    found = {path.stem: read(path) for path in sorted(folder.glob("*.toml"))}
    if not found:
        raise DefinitionError(f"{folder}: no definition (*.toml) is there; a metric is one file in this folder.")
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Metric]:
    """The metrics of the project by id, in order of id; the office's own datasets come after those of the program."""
    return with_own(load(DEFINITIONS), own_files.metrics())


def with_own(known: Mapping[str, Metric], own: Mapping[str, tuple[str, ...]]) -> Mapping[str, Metric]:
    """The metrics with further datasets; raises DefinitionError for a metric that there is not, or that has none."""
    for metric_id in own:
        if metric_id not in known or not known[metric_id].datasets:
            listed = ", ".join(one.id for one in known.values() if one.datasets)
            raise DefinitionError(
                f"data/own/raw: dataset {', '.join(own[metric_id])} names the metric {metric_id!r}. Expected: {listed}."
            )
    return MappingProxyType(
        {one.id: replace(one, datasets=(*one.datasets, *own.get(one.id, ()))) for one in known.values()}
    )


def metric(metric_id: str) -> Metric:
    """One metric; raises UnknownMetric with the nearest id."""
    known = catalogue()
    if metric_id not in known:
        raise UnknownMetric(f"There is no metric {metric_id!r}.{did_you_mean(metric_id, known)}")
    return known[metric_id]
