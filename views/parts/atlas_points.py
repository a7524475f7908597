"""What stands on the map as a point: clusters by standing, parks, technoparks and centres by kind.

A cluster is one cluster however many regions it covers: it stands in each of them and counts once, and two records that
are possibly the same are one, as in the title of the map.
"""

from dataclasses import dataclass

from metrics import records
from metrics.rows import Row
from views.map import LegendPoint, Mark, Point
from views.parts import cluster_map, names, registry_words, store
from views.parts.language import _

CLUSTERS, FACILITIES = "clusters", "facilities"
FACILITY_MARKS: dict[str, Mark] = {
    "industrial_park": "square",
    "technopark": "diamond",
    "competence_centre": "triangle",
}
OTHER_MARK: Mark = "plus"


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a map with their legend; `groups` says which marks are clusters and which facilities."""

    points: tuple[Point, ...]
    legend: tuple[LegendPoint, ...]
    covers_several: bool

    @property
    def groups(self) -> dict[str, str]:
        """Mark -> what the reader switches on and off."""
        return {one.mark: CLUSTERS if one.mark in ("dot", "ring", "planned") else FACILITIES for one in self.legend}

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which of the two groups there are."""
        return tuple(dict.fromkeys(self.groups.values()))


def of(edition: str, country: str, as_of: str) -> Points:
    """All points of a country, as known on a day."""
    clusters, facilities = _clusters(edition, country, as_of), _facilities(edition, country, as_of)
    return Points(clusters.points + facilities.points, clusters.legend + facilities.legend, clusters.covers_several)


def _clusters(edition: str, country: str, as_of: str) -> Points:
    """One point a cluster and region: in the ministry register, other, planned; what has no stage stands nowhere."""
    known = names.of(edition)
    mark_of: dict[str, Mark] = {}
    rows = [row for row in cluster_map.clusters(edition, country, as_of) if row.counts_as]
    for row in rows:  # furthest stage first: of two records that are possibly the same the better one counts
        mark_of.setdefault(row.counted_as, _mark(row))
    placed: dict[tuple[str, str], Point] = {}
    for row in rows:
        for area in filter(None, str(row.areas or "").split("; ")):
            placed.setdefault(
                (row.counted_as, area), Point(area, mark_of[row.counted_as], known.text("cluster", row.cluster_id))
            )
    words: dict[Mark, str] = {
        "dot": _("cluster in the ministry register"), "ring": _("other cluster on record"), "planned": _("planned cluster"),
    }  # fmt: skip
    marks = list(mark_of.values())
    legend = tuple(
        LegendPoint(mark, name, marks.count(mark))
        for mark, name in words.items()
        if rows and (mark != "planned" or mark in marks)
    )
    return Points(tuple(placed.values()), legend, len(placed) > len(mark_of))


def _mark(row: Row) -> Mark:
    if row.counts_as == "planned":
        return "planned"
    return "dot" if row.is_in_register else "ring"


def _facilities(edition: str, country: str, as_of: str) -> Points:
    """Parks, technoparks and centres, each kind with a shape of its own."""
    known = names.of(edition)
    rows = list(store.ask(records.facilities, edition, country, as_of))
    points = tuple(
        Point(row.ref_area, FACILITY_MARKS.get(row.kind, OTHER_MARK), known.text("facility", row.facility_id))
        for row in rows
    )
    marks = [point.mark for point in points]
    kinds = {FACILITY_MARKS.get(row.kind, OTHER_MARK): row.kind for row in rows}
    legend = tuple(
        LegendPoint(mark, registry_words.word("facility", kinds[mark]), marks.count(mark))
        for mark in (*FACILITY_MARKS.values(), OTHER_MARK)
        if mark in kinds
    )
    return Points(points, legend, False)
