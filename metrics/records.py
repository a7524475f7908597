"""What is on record: clusters with their path and members, facilities, events, programmes, and the sources of it all."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics.rows import Row, Rows, of

# The day by which a source `s` was out: the last day that fits its printed date, at the latest the day it was read.
KNOWN_BY = """least(CASE length(s.published_on) WHEN 10 THEN try_cast(s.published_on AS DATE)
    WHEN 7 THEN last_day(try_cast(s.published_on || '-01' AS DATE)) WHEN 4 THEN try_cast(s.published_on || '-12-31' AS DATE) END,
    try_cast(s.vintage AS DATE))"""
# $1 = country, $2 = day as ISO text or empty, $3 = the day a register entry has to be good on. A country's register holds
# what is seated in one of its areas.
_CLUSTERS = f"""WITH known AS (
  SELECT s.cluster_id, arg_max(s, (l.ordinal, s.known_by)) AS entry, max(l.ordinal) AS stage_ordinal
  FROM wh.cluster_stage s JOIN wh.lifecycle_stage l USING (lifecycle_stage)
  WHERE $2 = '' OR s.known_by <= try_cast(nullif($2, '') AS DATE) GROUP BY s.cluster_id
),
register AS (
  SELECT cluster_id, entered_on, valid_to, status::VARCHAR AS status, source_id,
    coalesce(valid_to >= $3::DATE, status::VARCHAR <> 'removed') AS is_good
  FROM wh.cluster_stage
  WHERE lifecycle_stage = 'ministry_register' AND ($2 = '' OR known_by <= try_cast(nullif($2, '') AS DATE))
),
counted AS (
  SELECT cluster_id, kind::VARCHAR AS kind, arg_max(members, as_of) AS number, max(as_of) AS as_of,
    arg_max(qualifier, as_of)::VARCHAR AS qualifier
  FROM wh.membership_count WHERE $2 = '' OR as_of <= try_cast(nullif($2, '') AS DATE) GROUP BY ALL
),
first_seen AS (
  SELECT cluster_id, min(day) AS day FROM (
    SELECT cluster_id, known_by AS day FROM wh.cluster_stage UNION ALL SELECT cluster_id, as_of FROM wh.membership_count
    UNION ALL SELECT c.cluster_id, {KNOWN_BY} FROM wh.cluster c JOIN wh.source s USING (source_id)
  ) GROUP BY cluster_id
)
SELECT c.cluster_id, c.counted_as, c.possibly_same_as, c.name_en, c.name_ru, c.name_uk, c.name_kind::VARCHAR AS name_kind,
  c.ref_area::VARCHAR AS ref_area,
  (SELECT string_agg(x.ref_area::VARCHAR, '; ' ORDER BY x.ref_area::VARCHAR) FROM wh.cluster_area x WHERE x.cluster_id = c.cluster_id) AS areas,
  coalesce(k.entry.lifecycle_stage::VARCHAR, '') AS lifecycle_stage, k.stage_ordinal, coalesce(l.counts_as::VARCHAR, '') AS counts_as,
  k.entry.entered_on AS entered_on, k.entry.known_by AS known_by, coalesce(k.entry.date_precision::VARCHAR, 'unknown') AS date_precision,
  coalesce(t.published_on, '') AS stage_published_on, coalesce(k.entry.source_id, '') AS stage_source_id,
  coalesce(k.stage_ordinal >= (SELECT ordinal FROM wh.lifecycle_stage WHERE lifecycle_stage = 'ministry_register')
    AND coalesce(r.is_good, TRUE), FALSE) AS is_in_register,
  coalesce(r.status, '') AS register_status, r.entered_on AS register_entered_on, r.valid_to AS register_valid_to,
  coalesce(r.is_good, FALSE) AS register_is_good, coalesce(r.source_id, '') AS register_source_id,
  m.number AS members, m.as_of AS members_as_of, coalesce(m.qualifier, '') AS members_qualifier, p.number AS prospects,
  p.as_of AS prospects_as_of, c.legal_form, c.activities, f.day AS on_record_by, c.source_id, c.note
FROM wh.cluster c JOIN wh.area a ON a.ref_area = c.ref_area
LEFT JOIN known k ON k.cluster_id = c.cluster_id LEFT JOIN wh.lifecycle_stage l ON l.ordinal = k.stage_ordinal
LEFT JOIN register r ON r.cluster_id = c.cluster_id LEFT JOIN wh.source t ON t.source_id = k.entry.source_id
LEFT JOIN first_seen f ON f.cluster_id = c.cluster_id
LEFT JOIN counted m ON m.cluster_id = c.cluster_id AND m.kind = 'member'
LEFT JOIN counted p ON p.cluster_id = c.cluster_id AND p.kind = 'prospect'
WHERE a.country = $1 ORDER BY k.stage_ordinal DESC NULLS LAST, c.ref_area, c.cluster_id"""
_PATHS = """SELECT s.cluster_id, s.lifecycle_stage::VARCHAR AS lifecycle_stage, l.ordinal, s.entered_on, s.known_by,
  s.date_precision::VARCHAR AS date_precision, s.valid_to, s.status::VARCHAR AS status,
  datediff('day', lag(s.entered_on) OVER path, s.entered_on) AS days_since_previous,
  coalesce(t.published_on, '') AS stage_published_on, s.source_id, s.note
FROM wh.cluster_stage s JOIN wh.lifecycle_stage l USING (lifecycle_stage) JOIN wh.cluster c USING (cluster_id)
JOIN wh.area a ON a.ref_area = c.ref_area LEFT JOIN wh.source t ON t.source_id = s.source_id
WHERE a.country = $1 AND ($2 = '' OR s.known_by <= try_cast(nullif($2, '') AS DATE))
WINDOW path AS (PARTITION BY s.cluster_id ORDER BY l.ordinal) ORDER BY s.cluster_id, l.ordinal"""
_MEMBERS = """SELECT m.cluster_id, m.org_id, m.kind::VARCHAR AS kind, m.tier::VARCHAR AS tier, m.market_presence::VARCHAR AS market_presence,
  m.potential::VARCHAR AS potential, m.role, m.valid_from, m.valid_to, m.observed_on, m.date_precision::VARCHAR AS date_precision,
  o.name_en, o.name_ru, o.name_uk, o.ref_area::VARCHAR AS org_area, m.source_id, m.note
FROM wh.membership m JOIN wh.organisation o USING (org_id) JOIN wh.cluster c USING (cluster_id)
JOIN wh.area a ON a.ref_area = c.ref_area
WHERE a.country = $1 AND ($2 = '' OR m.observed_on <= try_cast(nullif($2, '') AS DATE))
ORDER BY m.cluster_id, m.kind, m.org_id, m.observed_on"""
# The newest day that the registry of country $1 speaks of: what was reported, decided, paid, or read in a publication.
_LAST_DAY = """WITH here AS (SELECT ref_area FROM wh.area WHERE country = $1),
own AS (SELECT cluster_id, source_id FROM wh.cluster WHERE ref_area IN (FROM here))
SELECT max(day) AS day FROM (
  SELECT max(known_by) AS day FROM wh.cluster_stage WHERE cluster_id IN (SELECT cluster_id FROM own)
  UNION ALL SELECT max(as_of) FROM wh.membership_count WHERE cluster_id IN (SELECT cluster_id FROM own)
  UNION ALL SELECT max(observed_on) FROM wh.membership WHERE cluster_id IN (SELECT cluster_id FROM own)
  UNION ALL SELECT max(greatest(applied_on, decided_on, paid_on)) FROM wh.support_application
    WHERE org_id IN (SELECT org_id FROM wh.organisation WHERE ref_area IN (FROM here))
  UNION ALL SELECT max(reported_on) FROM wh.organisation_figure
    WHERE org_id IN (SELECT org_id FROM wh.organisation WHERE ref_area IN (FROM here))
  UNION ALL SELECT max(try_cast(vintage AS DATE)) FROM wh.source WHERE source_id IN (SELECT source_id FROM own)
)"""
# Tables that hang on an area, with the column of their day; a row without a day counts from the day of its source.
_BY_AREA = {
    "facility": ("opened_on", "facility_id"),
    "event": ("held_on", "event_id"),
    "programme": ("approved_on", "programme_id"),
    "support_measure": ("", "measure_id"),
    "training": ("held_on", "training_id"),
}


def observed_to(warehouse: Warehouse, country: str, as_of: str = "") -> date:
    """The day on which observation ends: the last one that the registry of the country speaks of, at most the day of knowledge.

    A clock that runs on past the records would count waiting and staying that nobody has seen. Without any record it is
    the day of knowledge, else today.
    """
    last: date | None = of(warehouse.columns(_LAST_DAY, [country])).row(0).day
    known = date.fromisoformat(as_of) if as_of else date.today()
    return known if last is None else min(last, known)


def clusters(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per cluster seated in the country, furthest stage first.

    areas = all its areas ("a; b"); lifecycle_stage = furthest stage known by the day, with entered_on (NaT = not
    printed, then "by" known_by); is_in_register = it got as far as the ministry register and the entry had neither
    ended nor been removed by the day, without one by the end of observation; register_* = that entry; members,
    prospects = latest printed numbers (NaN = not printed, never zero); on_record_by = the first day anything of it was
    known.
    """
    good_on = as_of or observed_to(warehouse, country).isoformat()
    return of(warehouse.columns(_CLUSTERS, [country, as_of, good_on]))


def on_record(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """The rows of `clusters` of which anything at all was known by the day."""
    found = clusters(warehouse, country, as_of)
    return found.only(found["on_record_by"] <= np.datetime64(as_of)) if as_of and len(found) else found


def areas_of(cluster: Row) -> tuple[str, ...]:
    """Every area of a row of `clusters`, its seat where none is listed."""
    return tuple(filter(None, str(cluster.areas or cluster.ref_area).split("; ")))


def cluster_paths(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per stage that a cluster is reported to have entered, in order of stage: the board and the paths.

    days_since_previous = from the first day that fits the date of its stage before; NaN where one has no date.
    """
    return of(warehouse.columns(_PATHS, [country, as_of]))


def members(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per organisation named as member or prospect of a cluster; no list is complete."""
    return of(warehouse.columns(_MEMBERS, [country, as_of]))


def facilities(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per park, technopark, competence centre or co-working; an undated one counts from its source's day."""
    return _by_area(warehouse, "facility", country, as_of)


def events(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per forum, exhibition or meeting, in order of day; for the time axis."""
    return _by_area(warehouse, "event", country, as_of)


def trainings(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per training course, in order of day."""
    return _by_area(warehouse, "training", country, as_of)


def programmes(warehouse: Warehouse, country: str, as_of: str = "") -> Rows:
    """One row per strategy, programme or budget."""
    return _by_area(warehouse, "programme", country, as_of)


def support_measures(warehouse: Warehouse, country: str) -> Rows:
    """One row per kind of support on offer."""
    return _by_area(warehouse, "support_measure", country, "")


def sources(warehouse: Warehouse, source_ids: Iterable[str]) -> pd.DataFrame:
    """The publications of a set of ids, by id; an entry such as "a; b" of an answer counts as two."""
    ids = sorted({part.strip() for entry in source_ids for part in entry.split(";") if part.strip()})
    return warehouse.frame(
        "SELECT * FROM wh.source WHERE list_contains($1::VARCHAR[], source_id) ORDER BY source_id", [ids]
    )


def _by_area(warehouse: Warehouse, table: str, country: str, as_of: str) -> Rows:
    """The rows of a table whose area lies in a country, oldest day first, undated ones last; codes are text."""
    day, key = _BY_AREA[table]
    known = f"AND ($2 = '' OR coalesce(t.{day}, {KNOWN_BY}) <= try_cast(nullif($2, '') AS DATE))" if day else ""
    order = f"t.{day} NULLS LAST, " if day else ""
    text = f"""SELECT t.* REPLACE (t.ref_area::VARCHAR AS ref_area) FROM wh.{table} t JOIN wh.area a ON a.ref_area = t.ref_area
      LEFT JOIN wh.source s ON s.source_id = t.source_id WHERE a.country = $1 {known} ORDER BY {order}t.{key}"""
    return of(warehouse.columns(text, [country, as_of] if day else [country]))
