"""SQL of the metrics that count what is on record: clusters, members, facilities, statements in the press.

A register is never complete. An area without a record is not reported, never zero; a country counts distinct things
over its regions; NULL in a record means that the number was not printed.
"""

from metrics import spine
from metrics.binding import Binder
from metrics.query import Grain

# A register without dates of its own stands at the last year of the cluster register: "on record".
_UNDATED = """(SELECT f.*, 'A' AS freq, y.time_period::VARCHAR AS time_period, y.period_start, y.period_end
    FROM wh.{table} f, (SELECT max(time_period::VARCHAR) AS time_period, max(period_start) AS period_start,
      max(period_end) AS period_end FROM wh.cluster_year) y WHERE y.time_period IS NOT NULL)"""
# Growth that an office or the press printed for a whole area, against the same period of the year before.
_LATEST = """(SELECT DISTINCT ON (ref_area, activity) * EXCLUDE (ref_area, activity, product), ref_area::VARCHAR AS ref_area,
      activity::VARCHAR AS activity, product::VARCHAR AS product, period_code AS time_period
    FROM wh.published_figure
    WHERE index_pct IS NOT NULL AND period_start IS NOT NULL AND length(base_period) >= 4 AND length(period_code) >= 4
      AND base_period = (left(period_code, 4)::INTEGER - 1)::VARCHAR || substr(period_code, 5) AND {where}
    ORDER BY period_end DESC, array_position(['high', 'medium', 'low'], confidence::VARCHAR), figure_id)"""


def relations(grain: Grain, bind: Binder) -> list[str]:
    """Relations from the register to `pairs`."""
    found = [spine.asked(grain, bind), spine.MEMBERS]
    if grain.metric.table == "published_figure":
        return [*found, _points(grain, bind), _POINT_PAIRS, _NO_KEYS]
    return [*found, _records(grain, bind), _counted(grain), _PAIRS, _NO_KEYS]


_NO_KEYS = """keys AS (
  SELECT DISTINCT dataset, activity, product, NULL::DATE AS vintage, '' AS issue, '' AS unit_measure, 0 AS unit_mult FROM pairs
)"""


def _records(grain: Grain, bind: Binder) -> str:
    """The rows of the register, each for its own area and for every asked area that holds it."""
    half = grain.metric.numerator
    table = f"wh.{half.table}" if half.table == "cluster_year" else _UNDATED.format(table=half.table)
    known = f" AND period_end <= {bind(grain.query.as_of)}::DATE" if grain.query.as_of else ""
    return f"""register AS (SELECT * FROM {table} WHERE ({half.where}){known}),
records AS (
  SELECT ref_area::VARCHAR AS area, r.* FROM register r WHERE ref_area::VARCHAR IN (SELECT ref_area FROM asked)
  UNION ALL
  SELECT m.parent AS area, r.* FROM register r JOIN members m ON m.member = r.ref_area::VARCHAR
    AND m.valid_from <= r.period_end AND coalesce(m.valid_to >= r.period_end, TRUE)
)"""


def _counted(grain: Grain) -> str:
    """The aggregate of every asked area and year that the register covers."""
    half = grain.metric.numerator
    known = f"count({half.column})" if half.column else "count(*)"
    by_source = "bool_or(is_dated_by_source)" if half.table == "cluster_year" else "FALSE"
    return f"""counted AS (
  SELECT area AS ref_area, time_period::VARCHAR AS time_period, ({half.sql})::DOUBLE AS value, {known}::INTEGER AS n_used,
    (count(*) - {known})::INTEGER AS n_dropped, list_distinct(list(source_id::VARCHAR)) AS sources,
    CASE WHEN {by_source} THEN ['by that year: date of the report'] ELSE [] END AS notes
  FROM records GROUP BY area, time_period
),
frame AS (
  SELECT ref_area, p.* FROM asked, (
    SELECT DISTINCT time_period::VARCHAR AS time_period, period_start, period_end FROM register) p
)"""


_ROW = """0 AS breaks, FALSE AS is_confidential, '' AS break_kind, '' AS printed_status,
    NULL::DOUBLE AS base_value, '' AS base_reason, FALSE AS is_broken, NULL::DOUBLE AS denominator"""
_PAIRS = f"""pairs AS (
  SELECT '' AS dataset, '' AS activity, '' AS product, f.ref_area, f.time_period, f.period_start, f.period_end, c.value,
    CASE WHEN c.ref_area IS NULL THEN 'NO_DATA' WHEN c.value IS NULL THEN 'VALUE_MISSING' ELSE '' END AS reason,
    1 AS rank, coalesce(c.n_used, 0) AS n_used, coalesce(c.n_dropped, 0) AS n_dropped, coalesce(c.notes, []) AS notes,
    coalesce(c.sources, []) AS sources, '' AS base_period, c.value AS numerator, TRUE AS is_computed, {_ROW}
  FROM frame f LEFT JOIN counted c USING (ref_area, time_period)
)"""


def _points(grain: Grain, bind: Binder) -> str:
    """The newest such statement of every asked area and activity."""
    where = f"({grain.metric.numerator.where})"
    if grain.activity != "*":
        where += f" AND activity = {bind(grain.activity)}"
    if grain.query.as_of:
        where += f" AND period_end <= {bind(grain.query.as_of)}::DATE"
    return f"points AS (SELECT * FROM {_LATEST.format(where=where)} WHERE ref_area IN (SELECT ref_area FROM asked))"


_POINT_PAIRS = f"""pairs AS (
  SELECT '' AS dataset, activity, product, ref_area, time_period, period_start, period_end, index_pct AS value, '' AS reason,
    CASE WHEN confidence = 'low' THEN 3 ELSE 1 END AS rank, 1 AS n_used, 0 AS n_dropped, [scope_note::VARCHAR] AS notes,
    [source_id::VARCHAR] AS sources, base_period::VARCHAR AS base_period, index_pct AS numerator, FALSE AS is_computed,
    {_ROW}
  FROM points
)"""
