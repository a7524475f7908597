"""The tables on membership and support as files hand them out: one row a cluster, a point of a study, a measure."""

import numpy as np

from data.warehouse import Warehouse
from metrics import cluster_outcomes, cluster_reach, cluster_support, records
from metrics.rows import NONE, Rows, joined

_OF_FIGURE = ("told", "withheld", "at_least", "lacks", "reason")
_REACH = (
    "of_sector",
    "organisations",
    "per_1000",
    *(f"{figure}_{part}" for figure in ("jobs", "output") for part in _OF_FIGURE),
)


def compared(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per cluster: `cluster_reach.compared`, and beside it `cluster_reach.coverage` of share_year; NaN where none."""
    day = _day(warehouse, country, as_of)
    found, reach = (
        cluster_reach.compared(warehouse, country, day),
        cluster_reach.coverage(warehouse, country, day, as_of),
    )
    if not len(found):
        return NONE
    places = {str(code): place for place, code in enumerate(reach.plain("cluster_id"))} if len(reach) else {}
    at = [places.get(str(code)) for code in found.plain("cluster_id")]
    added = {
        name: np.array([np.nan if place is None else reach[name][place] for place in at], dtype=object)
        for name in _REACH
    }
    year = reach.row(0).year if len(reach) else ""
    return found.with_(**added, share_year=np.array([year] * len(found), dtype=object), source_id=found["source_id"])


def after_joining(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per indicator, cluster (empty = all) and year relative to joining, as `event_study` tells it."""
    parts = [
        _points(cluster_outcomes.after_joining(warehouse, country, name, _day(warehouse, country, as_of)), name)
        for name in cluster_outcomes.FIGURES
    ]
    parts = [part for part in parts if len(part)]
    return joined(parts) if parts else NONE


def support(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per measure (_T = all) and currency for the clusters of the country, as `cluster_support.by_measure`."""
    found = cluster_support.by_measure(warehouse, country, "", _day(warehouse, country, as_of))
    if not len(found):
        return NONE
    kinds = np.array([kind or "_T" for kind in found.plain("measure_kind")], dtype=object)
    return found.with_(cluster_id=np.array([""] * len(found), dtype=object), measure_kind=kinds)


def _points(study: cluster_outcomes.Study, indicator: str) -> Rows:
    """The points of a study with what they are of."""
    found, n = study.points, len(study.points)
    if not n:
        return NONE
    return found.with_(
        indicator=np.array([indicator] * n, dtype=object),
        cluster_id=found["group"],
        source_id=np.array(["; ".join(study.sources)] * n, dtype=object),
    )


def _day(warehouse: Warehouse, country: str, as_of: str) -> str:
    """The day on which observation ends."""
    return records.observed_to(warehouse, country, as_of).isoformat()
