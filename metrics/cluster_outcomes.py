"""What followed in firms that joined a cluster or were paid support, against firms alike that did neither.

Figures of single firms are read here and never leave: every answer is a mean of at least three of them.
"""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from data.warehouse import Warehouse
from metrics.methods.event_study import event_study
from metrics.rows import NONE, Rows, of

JOBS, OUTPUT = "EMP", "GDP_CP"
FIGURES = (OUTPUT, JOBS)
FIRST, LAST = -3, 4
_INSIDE = "wh.organisation o JOIN wh.area a ON a.ref_area = o.ref_area AND a.country = $country"
# Firms with figures, and the year of the event of each: none where it never happened, as far as is known on the day.
_UNITS = f"""SELECT o.org_id AS unit_id, o.ref_area::VARCHAR AS ref_area, year(e.day)::INTEGER AS event_year, e.part AS "group"
FROM {_INSIDE} LEFT JOIN ({{events}}) e ON e.org_id = o.org_id
WHERE o.org_id IN (SELECT org_id FROM wh.organisation_figure WHERE indicator = $indicator) AND {{usable}}
ORDER BY o.org_id"""
_JOINED = """SELECT org_id, min(valid_from) AS day, arg_min(cluster_id, valid_from) AS part FROM wh.membership
  WHERE kind = 'member' AND valid_from <= $day::DATE AND observed_on <= $day::DATE GROUP BY org_id"""
# Who is a member since nobody knows when is neither a joiner of a year nor a firm outside.
_IS_DATED = "o.org_id NOT IN (SELECT org_id FROM wh.membership WHERE kind = 'member' AND valid_from IS NULL)"
_PAID = """SELECT p.org_id, min(p.paid_on) AS day, arg_min({part}, p.paid_on) AS part
  FROM wh.support_application p JOIN wh.support_measure m USING (measure_id) WHERE p.paid_on <= $day::DATE GROUP BY p.org_id"""
_PARTS = {"measure": "m.measure_kind", "cluster": "p.cluster_id"}
_FIGURES = f"""SELECT f.org_id AS unit_id, f.time_period, f.activity::VARCHAR AS activity, f.obs_value * 10.0 ** f.unit_mult AS value,
  f.obs_status::VARCHAR AS obs_status, f.conf_status::VARCHAR AS conf_status, s.obs_value * 10.0 ** s.unit_mult AS size,
  EXISTS (SELECT 1 FROM wh.membership m WHERE m.org_id = f.org_id AND m.kind = 'member'
    AND m.valid_from <= make_date(f.time_period::INTEGER, 12, 31)
    AND coalesce(m.valid_to >= make_date(f.time_period::INTEGER, 12, 31), TRUE))::INTEGER AS is_member, f.source_id
FROM wh.organisation_figure f JOIN {_INSIDE.replace("wh.organisation o JOIN", "wh.organisation o USING (org_id) JOIN")}
LEFT JOIN wh.organisation_figure s ON s.org_id = f.org_id AND s.time_period = f.time_period AND s.indicator = '{JOBS}'
  AND s.reported_on <= $day::DATE
WHERE f.indicator = $indicator AND f.reported_on <= $day::DATE ORDER BY f.org_id, f.time_period"""
_ON_RECORD = """SELECT 1 FROM wh.organisation_figure f JOIN wh.organisation o USING (org_id)
WHERE f.reported_on <= $day::DATE AND o.ref_area IN (SELECT ref_area FROM wh.area WHERE country = $country) LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Study:
    """One event study: `points` by group and relative year as `event_study` gives them; how many firms there are.

    n_event = firms with the event and figures, n_matched = those with a peer, n_candidates = firms that may be peers.
    """

    points: Rows
    n_event: int
    n_matched: int
    n_candidates: int
    reason: str
    sources: tuple[str, ...]


def is_on_record(warehouse: Warehouse, country: str, day: str) -> bool:
    """Whether any organisation of the country had reported a figure by a day."""
    return bool(warehouse.rows(_ON_RECORD, {"country": country, "day": day}))


def after_joining(warehouse: Warehouse, country: str, indicator: str, day: str) -> Study:
    """Firms around the year in which they first joined a cluster, as known on a day; groups are clusters.

    Peers never were members; they share region and activity and are nearest in jobs in the year before.
    """
    units = _UNITS.format(events=_JOINED, usable=_IS_DATED)
    return _study(warehouse, units, country, indicator, day, ("ref_area", "activity"))


def after_support(
    warehouse: Warehouse, country: str, indicator: str, day: str, by: Literal["measure", "cluster"]
) -> Study:
    """Firms around the year in which support was first paid to them; groups are kinds of measure, or clusters.

    Peers never were paid support; they share region, activity and whether they were members in the year before.
    """
    units = _UNITS.format(events=_PAID.format(part=_PARTS[by]), usable="TRUE")
    return _study(warehouse, units, country, indicator, day, ("ref_area", "activity", "is_member"))


def _study(
    warehouse: Warehouse, units: str, country: str, indicator: str, day: str, exact: tuple[str, ...]
) -> Study:  # fmt: skip
    """The method on what the warehouse holds."""
    asked: dict[str, Any] = {"country": country, "indicator": indicator, "day": day}
    listed, figures = warehouse.frame(units, asked), warehouse.frame(_FIGURES, asked)
    if not len(listed) or not len(figures):
        return Study(NONE, 0, 0, 0, "NO_DATA", ())
    found = event_study(listed, figures, exact=exact, years=(FIRST, LAST))
    points: pd.DataFrame = found["points"]
    return Study(
        of({str(name): points[name].to_numpy() for name in points}),
        found["n_event"],
        found["n_matched"],
        found["n_candidates"],
        found["reason"],
        tuple(sorted(set(figures["source_id"]))),
    )
