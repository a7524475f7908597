"""Which metrics there are: every file of metrics/definitions, read once and validated."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

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
    """The metrics of the project by id, in order of id."""
    return load(DEFINITIONS)


def metric(metric_id: str) -> Metric:
    """One metric; raises UnknownMetric with the nearest id."""
    known = catalogue()
    if metric_id not in known:
        raise UnknownMetric(f"There is no metric {metric_id!r}.{did_you_mean(metric_id, known)}")
    return known[metric_id]
