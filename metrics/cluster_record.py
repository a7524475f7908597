"""What is on record of one cluster: its names, printed counts, members as of a day, who came and went, support, supplies, reach.

A prospect is never a member. What is not on record is absent from the answer, never zero.
"""

from datetime import date, timedelta

import numpy as np

from data.warehouse import Warehouse
from metrics import records
from metrics.methods import relation
from metrics.rows import Rows, joined, of

_COUNTRY = "SELECT a.country FROM wh.cluster c JOIN wh.area a ON a.ref_area = c.ref_area WHERE c.cluster_id = $1"
_NAMES = "SELECT cluster_id, name FROM wh.cluster_name WHERE cluster_id = $1 ORDER BY name"
# $1 = country, $2 = day of knowledge as ISO text or empty.
_COUNTS = """SELECT m.cluster_id, m.kind::VARCHAR AS kind, m.as_of, m.date_precision::VARCHAR AS date_precision, m.members,
  m.qualifier::VARCHAR AS qualifier, m.source_id, m.note
FROM wh.membership_count m JOIN wh.cluster c USING (cluster_id) JOIN wh.area a ON a.ref_area = c.ref_area
WHERE a.country = $1 AND ($2 = '' OR m.as_of <= try_cast(nullif($2, '') AS DATE)) ORDER BY m.cluster_id, m.as_of, m.kind"""
# $1 = cluster, $2 = day, $3 = day of knowledge or empty. A member without a first day counts from the day it was named. Of overlapping records the
# latest speaks, so that nobody is counted twice.
_COMPOSITION = """WITH present AS (
  SELECT org_id, arg_max(m, coalesce(valid_from, observed_on)) AS spell FROM wh.membership m
  WHERE cluster_id = $1 AND kind = 'member' AND coalesce(valid_from, observed_on) <= $2::DATE AND coalesce(valid_to >= $2::DATE, TRUE)
    AND ($3 = '' OR observed_on <= try_cast(nullif($3, '') AS DATE))
  GROUP BY org_id
)
SELECT spell.tier::VARCHAR AS tier, spell.market_presence::VARCHAR AS market_presence, spell.potential::VARCHAR AS potential,
  count(*) AS members, count(*) FILTER (WHERE spell.valid_from IS NOT NULL) AS dated
FROM present GROUP BY ALL ORDER BY ALL"""
_SPAN = """SELECT min(valid_from) AS first, greatest(max(valid_from), max(valid_to)) AS last
FROM wh.membership WHERE cluster_id = $1 AND kind = 'member' AND ($2 = '' OR observed_on <= try_cast(nullif($2, '') AS DATE))"""
_SPELLS = """spell AS (
  SELECT row_number() OVER () AS place, cluster_id, org_id AS member_id, valid_from, valid_to, nullif(tier::VARCHAR, '') AS tier
  FROM wh.membership WHERE cluster_id = $cluster AND kind = 'member' AND ($as_of = '' OR observed_on <= try_cast(nullif($as_of, '') AS DATE))
)"""
_CHANGES = f"""WITH {_SPELLS}, member AS ({{members}})
SELECT $first::DATE AS first, $last::DATE AS last, count_if(is_at_start) AS members_start, count_if(is_at_end) AS members_end,
  count_if(is_at_start AND is_at_end) AS retained, sum(entries)::BIGINT AS entry_events,
  sum(exits)::BIGINT AS exit_events
FROM member"""
_APPLICATIONS = """SELECT m.measure_kind, count(*) AS asked, count(DISTINCT p.org_id) AS organisations,
  count_if(p.outcome = 'granted' AND coalesce(p.decided_on <= $2::DATE, FALSE)) AS granted,
  count_if(p.outcome = 'rejected' AND coalesce(p.decided_on <= $2::DATE, FALSE)) AS rejected,
  count_if(coalesce(p.paid_on <= $2::DATE, FALSE)) AS paid,
  sum(p.amount * 10.0 ** p.unit_mult) FILTER (WHERE p.paid_on <= $2::DATE) AS amount, p.unit_measure::VARCHAR AS unit_measure,
  string_agg(DISTINCT p.source_id, '; ' ORDER BY p.source_id) AS source_id
FROM wh.support_application p JOIN wh.support_measure m USING (measure_id)
WHERE p.cluster_id = $1 AND coalesce(p.applied_on <= $2::DATE, TRUE) GROUP BY ALL ORDER BY asked DESC, m.measure_kind"""
_FLOWS = """WITH spell AS (
  SELECT cluster_id, org_id, arg_max(tier::VARCHAR, coalesce(valid_from, observed_on)) AS tier FROM wh.membership WHERE kind = 'member' GROUP BY ALL
)
SELECT f.cluster_id, f.from_org_id, f.to_org_id, s.name_en AS from_en, s.name_ru AS from_ru, s.name_uk AS from_uk,
  b.name_en AS to_en, b.name_ru AS to_ru, b.name_uk AS to_uk, coalesce(x.tier, '') AS from_tier, coalesce(y.tier, '') AS to_tier,
  f.product::VARCHAR AS product, f.time_period, f.value, f.unit_measure::VARCHAR AS unit_measure, f.unit_mult, f.source_id
FROM wh.flow f JOIN wh.organisation s ON s.org_id = f.from_org_id JOIN wh.organisation b ON b.org_id = f.to_org_id
LEFT JOIN spell x ON x.cluster_id = f.cluster_id AND x.org_id = f.from_org_id
LEFT JOIN spell y ON y.cluster_id = f.cluster_id AND y.org_id = f.to_org_id
JOIN wh.cluster c ON c.cluster_id = f.cluster_id JOIN wh.area a ON a.ref_area = c.ref_area
WHERE a.country = $1 AND ($2 = '' OR try_cast(left(f.time_period, 4) || '-12-31' AS DATE) <= try_cast(nullif($2, '') AS DATE))
  AND ($3 = '' OR f.cluster_id = $3)
ORDER BY f.cluster_id, f.time_period DESC, f.value DESC NULLS LAST, f.from_org_id, f.to_org_id, f.product"""
# $1 = country, $2 = day of knowledge or empty: what was decided or paid later is not known yet.
_ASKED = """SELECT p.application_id, p.measure_id, m.measure_kind, p.org_id, o.name_en, o.name_ru, o.name_uk, p.cluster_id, p.applied_on,
  p.decided_on AS decided_on, p.paid_on AS paid_on, p.outcome AS outcome, p.amount_granted AS amount_granted, p.amount AS amount,
  p.unit_measure::VARCHAR AS unit_measure, p.unit_mult, p.source_id
FROM (SELECT * REPLACE (
    CASE WHEN decided_on <= {day} THEN decided_on END AS decided_on, CASE WHEN paid_on <= {day} THEN paid_on END AS paid_on,
    CASE WHEN decided_on > {day} THEN 'pending' ELSE outcome::VARCHAR END AS outcome, CASE WHEN paid_on <= {day} THEN amount END AS amount,
    CASE WHEN decided_on <= {day} THEN amount_granted END AS amount_granted)
  FROM wh.support_application WHERE coalesce(applied_on <= {day}, TRUE)) p
JOIN wh.support_measure m USING (measure_id) JOIN wh.organisation o ON o.org_id = p.org_id JOIN wh.area a ON a.ref_area = o.ref_area
WHERE a.country = $1 ORDER BY p.applied_on NULLS LAST, p.application_id""".format(
    day="coalesce(try_cast(nullif($2, '') AS DATE), DATE '9999-12-31')"
)
_REACH = """SELECT a.event_id, count(DISTINCT a.org_id) AS organisations FROM wh.attendance a JOIN wh.event e USING (event_id)
WHERE e.cluster_id = $1 GROUP BY a.event_id"""
MOST_YEARS = 10


def names(warehouse: Warehouse, cluster_id: str) -> Rows:
    """One row per further name of the cluster, as printed."""
    return of(warehouse.columns(_NAMES, [cluster_id]))


def counts(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per printed number of a cluster, oldest first; kind = member | prospect, never to be added."""
    return of(warehouse.columns(_COUNTS, [country, as_of]))


def composition(warehouse: Warehouse, cluster_id: str, day: str, as_of: str = "") -> Rows:
    """One row per (tier, market_presence, potential) of the members named on record as of a day; empty = not stated.

    members = organisations; dated = those whose first day is known, the others count from the day they were named.
    """
    return of(warehouse.columns(_COMPOSITION, [cluster_id, day, as_of]))


def changes(warehouse: Warehouse, cluster_id: str, as_of: str = "") -> Rows:
    """One row per calendar year, the newest first: who was there at its ends, who came and who left.

    members_start, members_end = on the last day of the year before and of the year; retained = on both; entry_events,
    exit_events = in between. Figures of `cluster_membership`, whose statement runs here on the warehouse, and its rates:
    retained / members_start, (members_start - retained) / members_start; NaN without members at the start. The year of
    the last change on record is the newest, cut off at the day; at most MOST_YEARS, none where nobody has a first day.
    """
    span = dated(warehouse, cluster_id, as_of)
    if span is None:
        return of({"first": np.empty(0, dtype="datetime64[D]")})
    country = str(warehouse.rows(_COUNTRY, [cluster_id])[0][0])
    until = records.observed_to(warehouse, country, as_of)
    last = min(span[1], until)
    years = range(last.year, max(span[0].year, last.year - MOST_YEARS + 1) - 1, -1)
    ends = [(date(year, 1, 1) - timedelta(days=1), min(date(year, 12, 31), until)) for year in years]
    return _with_rates(joined([_between(warehouse, cluster_id, *one, as_of) for one in ends]))


def year_to(warehouse: Warehouse, cluster_id: str, day: date, as_of: str = "") -> Rows:
    """One row as `changes` gives them, for the twelve months up to a day: from the same day of the year before, not included."""
    is_leap_day = (day.month, day.day) == (2, 29)
    first = day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
    return _with_rates(_between(warehouse, cluster_id, first, day, as_of))


def dated(warehouse: Warehouse, cluster_id: str, as_of: str = "") -> tuple[date, date] | None:
    """The first day of joining and the last day of joining or leaving on record; None where nobody has a first day."""
    span = of(warehouse.columns(_SPAN, [cluster_id, as_of])).row(0)
    return None if span.first is None else (span.first, span.last)


def _with_rates(found: Rows) -> Rows:
    """With the parts of those at the start who are there at the end, and who are not."""
    with np.errstate(divide="ignore", invalid="ignore"):
        retention = found["retained"] / np.where(found["members_start"] > 0, found["members_start"], np.nan)
    return found.with_(retention_rate=retention, churn_rate=1 - retention)


def _between(warehouse: Warehouse, cluster_id: str, first: date, last: date, as_of: str) -> Rows:
    """Changes after one day up to another."""
    text = _CHANGES.format(members=relation.statement("membership", "members").removesuffix(";"))
    return of(warehouse.columns(text, {"cluster": cluster_id, "first": first, "last": last, "as_of": as_of}))


def applications(warehouse: Warehouse, cluster_id: str, day: str) -> Rows:
    """One row per (kind of measure, currency): applications made in the name of the cluster, as known on a day.

    asked, granted, rejected, paid = applications; organisations = applicants, each once; amount = paid, in whole units
    of the currency, NaN where nothing is paid.
    """
    return of(warehouse.columns(_APPLICATIONS, [cluster_id, day]))


def application_list(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per application of an organisation seated in the country, as known on a day: what came later is pending.

    cluster_id = in whose name it was made, empty where in nobody's; amount_granted, amount = granted and paid, unit_measure
    x 10^unit_mult, NaN where nothing is. What a single firm asked for is told by `cluster_support.by_measure` alone.
    """
    return of(warehouse.columns(_ASKED, [country, as_of]))


def flows(warehouse: Warehouse, country: str, as_of: str = "", cluster_id: str = "") -> Rows:
    """One row per (cluster, supplier, buyer, product, period), the newest period and the largest value first.

    from_tier, to_tier = kinds of the two members. The values are single firms' own: pages and files take them from
    `metrics.cooperation`, which tells no firm's.
    """
    return of(warehouse.columns(_FLOWS, [country, as_of, cluster_id]))


def reach(warehouse: Warehouse, cluster_id: str) -> dict[str, int]:
    """How many organisations are on record at each event of the cluster; an event without any is absent."""
    return {str(event): int(count) for event, count in warehouse.rows(_REACH, [cluster_id])}
