"""The index of cluster activity as rows of an answer, a row a region, by the weights of the address: what every map reads."""

from collections.abc import Iterator

import numpy as np

from data.warehouse import Warehouse
from metrics import cluster_activity
from metrics.activity_offer import DIMENSIONS, Weights
from metrics.cluster_activity import Activity
from metrics.rows import Rows, of
from metrics.status import lacking
from views.parts import activity_choice, names, settle, store
from views.parts.choropleth import Drawn

WITHOUT = "NO_DATA"  # of a region without a cluster on record; every other one without an index has too few dimensions


def in_year(here: settle.Settled, year: str) -> Rows:
    """One row a region in a year."""
    chosen = here.selection
    return store.ask(answered, here.edition, chosen.country, chosen.as_of, year, activity_choice.weights(chosen))


def answered(warehouse: Warehouse, country: str, as_of: str, year: str, weights: Weights, dimension: str = "") -> Rows:
    """The same out of a warehouse, or the scores of one dimension; KeyError where the country has no index."""
    activity = cluster_activity.of(warehouse, country, as_of)
    if activity is None:
        raise KeyError(activity_choice.ID)
    return scores(activity, year, DIMENSIONS.index(dimension)) if dimension else rows(activity, year, weights)


def rows(activity: Activity, year: str, weights: Weights) -> Rows:
    """The index of a year with the columns that maps read; status E where a part of the weight is not known.

    reason: NO_DATA where no cluster is on record, TOO_FEW_DIMENSIONS for every other region without an index.
    """
    of_year, found = activity.of(year), cluster_activity.index(activity, year, weights)
    value, n = found["index"].to_numpy(float), len(found)
    has_cluster = np.array(of_year.inputs.has_cluster, dtype=bool) | of_year.is_compared
    lacking = np.where(has_cluster, "TOO_FEW_DIMENSIONS", WITHOUT).astype(object)
    same = {
        "time_period": year, "freq": "A", "activity": "", "product": "", "unit": "", "dataset": "", "conf_status": "F",
        "base_period": "", "source_id": "; ".join(of_year.inputs.source_ids),
    }  # fmt: skip
    return of({
        "ref_area": np.array(of_year.areas, dtype=object),
        "value": value,
        "reason": np.where(np.isnan(value), lacking, "").astype(object),
        "obs_status": found["obs_status"].to_numpy(dtype=object),
        "weight_coverage": found["weight_coverage"].to_numpy(float),
        "is_compared": of_year.is_compared,
        "is_small_base": np.zeros(n, dtype=bool),
        "unit_mult": np.zeros(n, dtype=np.int64),
        "base_value": np.full(n, np.nan),
        "vintage": np.full(n, np.datetime64("NaT", "s")),
        **{name: np.array([one] * n, dtype=object) for name, one in same.items()},
    })  # fmt: skip


def scores(activity: Activity, year: str, at: int) -> Rows:
    """The scores of one dimension, of every region that has one, with what a test of neighbours reads."""
    of_year = activity.of(year)
    reasons = [of_year.reason(area, at) for area in range(len(of_year.areas))]
    return of({
        "ref_area": np.array(of_year.areas, dtype=object),
        "value": of_year.scores[:, at],
        "reason": np.array(reasons, dtype=object),
        "obs_status": np.array([lacking(reason) if reason else "A" for reason in reasons], dtype=object),
        "conf_status": np.array(["F"] * len(reasons), dtype=object),
        "is_small_base": np.zeros(len(reasons), dtype=bool),
    })  # fmt: skip


def drawn_in(here: settle.Settled, year: str) -> Drawn:
    """What is drawn of one year."""
    chosen = here.selection
    return Drawn(
        in_year(here, year), chosen.metric, chosen.transform, names.of(here.edition), chosen.country, chosen.as_of
    )


def drawn_of(here: settle.Settled) -> Iterator[tuple[str, Drawn]]:
    """Every year of the index, in order of time."""
    for year in activity_choice.years(here.selection):
        yield year, drawn_in(here, year)
