"""What is on record of the clusters of a country by region and year: members, what they reported, support asked and paid.

A member belongs to the region where it is registered, whichever cluster it is in.
"""

from data.warehouse import Warehouse
from metrics.rows import Rows, of

_ENDS = """SELECT year, least(make_date(year, 12, 31), $day::DATE) AS day
  FROM (SELECT unnest(range($first::BIGINT, $last::BIGINT + 1))::INTEGER AS year)"""
_HERE = "JOIN wh.cluster c USING (cluster_id) JOIN wh.area a ON a.ref_area = c.ref_area AND a.country = $country"
_JOINED = "coalesce(m.valid_from, m.observed_on) <= e.day"
_IS_MEMBER = f"m.kind = 'member' AND m.observed_on <= $day::DATE AND {_JOINED}"
_STAYS = "coalesce(m.valid_to >= e.day, TRUE)"
# Members on the last day of a year, and of any day so far: these may ask for support.
_MEMBERS = f"""WITH ends AS ({_ENDS})
SELECT e.year, o.ref_area::VARCHAR AS ref_area, count(DISTINCT m.org_id) FILTER (WHERE {_STAYS}) AS members,
  count(DISTINCT m.org_id) AS eligible
FROM ends e JOIN wh.membership m ON {_IS_MEMBER} JOIN wh.organisation o USING (org_id) {_HERE} GROUP BY ALL ORDER BY ALL"""
# One row per member of a cluster on the last day of a year: the jobs that it reported of the year, unless in confidence.
_JOBS = f"""WITH ends AS ({_ENDS})
SELECT e.year, o.ref_area::VARCHAR AS ref_area, m.cluster_id, m.org_id,
  any_value(f.obs_value * 10.0 ** f.unit_mult) FILTER (WHERE f.conf_status = 'F') AS jobs
FROM ends e JOIN wh.membership m ON {_IS_MEMBER} AND {_STAYS} JOIN wh.organisation o USING (org_id) {_HERE}
LEFT JOIN wh.organisation_figure f ON f.org_id = m.org_id AND f.time_period = e.year::VARCHAR AND f.indicator = 'EMP'
  AND f.reported_on <= $day::DATE
GROUP BY ALL ORDER BY ALL"""
_ASKED = f"""SELECT p.application_id AS app_id, p.org_id, o.ref_area::VARCHAR AS "group", p.applied_on AS applied, p.decided_on AS decided,
  p.outcome::VARCHAR AS outcome, p.paid_on AS paid
FROM wh.support_application p JOIN wh.organisation o USING (org_id) {_HERE}
WHERE coalesce(p.applied_on <= $day::DATE, TRUE) ORDER BY p.application_id"""
_ON_RECORD = """SELECT DISTINCT y.time_period AS year, y.ref_area::VARCHAR AS ref_area FROM wh.cluster_year y
JOIN wh.area a ON a.ref_area = y.ref_area AND a.country = $country WHERE y.counts_as = 'cluster' ORDER BY ALL"""
_ANY = """SELECT 1 FROM wh.membership m JOIN wh.cluster c USING (cluster_id) JOIN wh.organisation o USING (org_id)
WHERE m.kind = 'member' AND c.ref_area IN (SELECT ref_area FROM wh.area WHERE country = $country AND kind = 'region') LIMIT 1"""
_SOURCES = """SELECT DISTINCT m.source_id FROM wh.membership m JOIN wh.cluster c USING (cluster_id)
JOIN wh.area a ON a.ref_area = c.ref_area AND a.country = $country WHERE m.kind = 'member' ORDER BY ALL"""


def has_members(warehouse: Warehouse, country: str) -> bool:
    """Whether any member of a cluster of the country is on record: without one neither organisation nor support is known."""
    return bool(warehouse.rows(_ANY, {"country": country}))


def sources(warehouse: Warehouse, country: str) -> tuple[str, ...]:
    """The publications that name members of clusters of the country."""
    return of(warehouse.columns(_SOURCES, {"country": country})).plain("source_id")


def members(warehouse: Warehouse, country: str, day: str, first: int, last: int) -> Rows:
    """One row per (year, region): members on its last day, and those of any day so far; no row where there is none."""
    return of(warehouse.columns(_MEMBERS, {"country": country, "day": day, "first": first, "last": last}))


def jobs(warehouse: Warehouse, country: str, day: str, first: int, last: int) -> Rows:
    """One row per (year, region, cluster, member): jobs reported of the year, NaN where there is none that may be passed on."""
    return of(warehouse.columns(_JOBS, {"country": country, "day": day, "first": first, "last": last}))


def applications(warehouse: Warehouse, country: str, day: str) -> Rows:
    """One row per application in the name of a cluster: `group` = region of who asked; days and outcome as on record."""
    return of(warehouse.columns(_ASKED, {"country": country, "day": day}))


def with_clusters(warehouse: Warehouse, country: str) -> Rows:
    """One row per (year, region) with a cluster on record at the end of the year."""
    return of(warehouse.columns(_ON_RECORD, {"country": country}))
