"""What happened while figures went up and down: clusters, forums and programmes with a day, for the axis of a chart."""

from collections.abc import Iterable, Sequence

import numpy as np

from data.warehouse import Warehouse
from metrics import records
from metrics.rows import NONE, Rows, joined, of

KINDS = ("cluster", "event", "programme")
# Of a whole country only what is of interest to all of it: meetings and launches of single clusters are left to regions.
OF_A_COUNTRY = ("forum", "exhibition")
COLUMNS = ("kind", "day", "date_precision", "ref_area", "name_en", "name_ru", "name_uk", "source_id")


def timeline(warehouse: Warehouse, country: str, areas: Sequence[str], as_of: str = "") -> Rows:
    """One row a happening with a day, oldest first, of the given areas; of the country events only of kinds OF_A_COUNTRY.

    kind: cluster = the first day on which it counted as one (an agreement or a later stage), event, programme (approved).
    day = the first day that fits what was printed, see date_precision. What has no day is left out.
    """
    is_all = country in areas
    events = records.events(warehouse, country, as_of)
    found = [
        _founded(records.cluster_paths(warehouse, country, as_of), records.clusters(warehouse, country, as_of)),
        _dated(events.among("kind", OF_A_COUNTRY) if is_all else events, "event", "held_on"),
        _dated(records.programmes(warehouse, country, as_of), "programme", "approved_on"),
    ]
    listed = joined([part for part in found if len(part)] or [NONE])
    if not len(listed):
        return NONE
    mine = listed if is_all else listed.among("ref_area", areas)
    return mine.ordered("day")


def _founded(paths: Rows, clusters: Rows) -> Rows:
    """The first dated stage of each cluster from the agreement on: from there it counts as a cluster."""
    known = clusters.where(counts_as="cluster")
    if not len(known) or not len(paths):
        return NONE
    first = int(min(paths.where(lifecycle_stage="agreement")["ordinal"], default=3))
    dated = paths.only((paths["ordinal"] >= first) & ~np.isnat(paths["entered_on"]))
    dated = dated.ordered("entered_on").among("cluster_id", known["cluster_id"].tolist()).firsts("cluster_id")
    place = {code: at for at, code in enumerate(known["cluster_id"].tolist())}
    about = known.at(np.array([place[code] for code in dated["cluster_id"].tolist()], dtype=np.int64))
    return _rows("cluster", dated["entered_on"], dated["date_precision"], about, dated["source_id"].tolist())


def _dated(found: Rows, kind: str, day: str) -> Rows:
    """Those with a day."""
    if not len(found):
        return NONE
    mine = found.only(~np.isnat(found[day]))
    return _rows(kind, mine[day], mine["date_precision"], mine, mine["source_id"].tolist()) if len(mine) else NONE


def _rows(kind: str, days: np.ndarray, precision: np.ndarray, about: Rows, sources: Iterable[str]) -> Rows:
    """COLUMNS of one kind."""
    texts = {name: about[name].astype(object) for name in ("ref_area", "name_en", "name_ru", "name_uk")}
    return of(
        {
            "kind": np.full(len(about), kind, dtype=object), "day": days.astype("datetime64[s]"),
            "date_precision": precision.astype(object), **texts, "source_id": np.array(list(sources), dtype=object),
        }
    )  # fmt: skip
