"""SQL of the metrics that count what is on record: clusters, members, facilities, statements in the press.

A register is never complete. An area without a record is not reported, never zero; a country counts distinct things
over its regions; NULL in a record means that the number was not printed.
"""

import numpy as np

from data import periods
from metrics.answer import COLUMNS
from metrics.binding import Binder
from metrics.columns import Coded, Sheet, same
from metrics.cube import Array
from metrics.query import Grain
from metrics.records import KNOWN_BY
from metrics.transforms import TRANSFORMS

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


def statement(grain: Grain, bind: Binder) -> str:
    """The statement of a register metric: columns of the answer that are not fixed."""
    relations = [_asked(grain, bind), _MEMBERS]
    if grain.metric.table == "published_figure":
        return f"WITH {', '.join([*relations, _points(grain, bind)])}\n{_POINT_ROWS}\n{_within(grain, bind)}"
    return f"WITH {', '.join([*relations, _records(grain, bind), _counted(grain)])}\n{_ROWS}\n{_within(grain, bind)}"


def answer(found: dict[str, Array], grain: Grain) -> Sheet:
    """The sheet with every column of the engine's answer."""
    transform, n_rows = TRANSFORMS[grain.query.transform], len(found["ref_area"])
    published = dict(grain.metric.published)
    n_used, n_dropped = found["n_used"].astype(np.int64), found["n_dropped"].astype(np.int64)
    fixed: dict[str, Array | Coded] = {
        "dataset": same(""),
        "freq": same(grain.freq),
        "unit": same(transform.unit or grain.metric.unit),
        "conf_status": same("F"),
        "break_kind": same(""),
        "unit_mult": np.array(0 if transform.unit else grain.metric.unit_mult),
        "vintage": np.array("NaT", dtype="datetime64[s]"),
        "issue": same(""),
        "base_value": np.array(np.nan),
        "formula": same(f"as_published_{published[transform.id]}" if published else transform.formula),
        "denominator": np.array(np.nan),
        "is_small_base": np.array(False),
        "weight_coverage": n_used / np.maximum(n_used + n_dropped, 1),
        "numerator": found["value"],
        "is_computed": np.array(not published),
        "is_provisional": np.array(False),
    }
    columns = found | fixed
    return Sheet({name: columns[name] for name in COLUMNS}, (n_rows,))


def _asked(grain: Grain, bind: Binder) -> str:
    """The areas asked for; every region of the country if none is named."""
    query = grain.query
    if query.ref_areas:
        return f"asked AS (SELECT unnest({bind(list(query.ref_areas))}::VARCHAR[]) AS ref_area)"
    regions = (
        f"SELECT ref_area::VARCHAR AS ref_area FROM wh.area WHERE kind = 'region' AND country = {bind(query.country)}"
    )
    return f"asked AS ({regions})"


def _within(grain: Grain, bind: Binder) -> str:
    """The periods asked for, in a fixed order."""
    parts = []
    if grain.query.start:
        parts.append(f"period_start >= {bind(periods.parse(grain.query.start).start)}")
    if grain.query.end:
        parts.append(f"period_start <= {bind(periods.parse(grain.query.end).start)}")
    return f"WHERE {' AND '.join(parts) or 'TRUE'} ORDER BY activity, ref_area, period_start"


# Only areas of kind region are ever gathered, by membership at the end of the period.
_MEMBERS = """members AS (
  SELECT m.parent::VARCHAR AS parent, m.ref_area::VARCHAR AS member, m.valid_from, m.valid_to
  FROM wh.area_parent m JOIN wh.area a ON a.ref_area = m.ref_area AND a.kind = 'region'
  WHERE m.parent::VARCHAR IN (SELECT ref_area FROM asked)
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


_ROWS = """SELECT * FROM (
  SELECT f.ref_area, '' AS activity, '' AS product, f.time_period, f.period_start, f.period_end, c.value,
    CASE WHEN c.ref_area IS NULL THEN 'NO_DATA' WHEN c.value IS NULL THEN 'VALUE_MISSING' ELSE '' END AS reason,
    CASE WHEN c.value IS NULL THEN 'O' ELSE 'A' END AS obs_status, coalesce(c.n_used, 0) AS n_used,
    coalesce(c.n_dropped, 0) AS n_dropped, coalesce(array_to_string(list_sort(c.notes), '; '), '') AS note,
    coalesce(array_to_string(list_sort(c.sources), '; '), '') AS source_id, '' AS base_period
  FROM frame f LEFT JOIN counted c USING (ref_area, time_period)
)"""


def _points(grain: Grain, bind: Binder) -> str:
    """The newest such statement of every asked area and activity."""
    where = f"({grain.metric.numerator.where})"
    if grain.activity != "*":
        where += f" AND activity = {bind(grain.activity)}"
    if grain.query.as_of:
        said = f"SELECT source_id FROM wh.source s WHERE {KNOWN_BY} <= {bind(grain.query.as_of)}::DATE"
        where += f" AND source_id IN ({said})"
    return f"points AS (SELECT * FROM {_LATEST.format(where=where)} WHERE ref_area IN (SELECT ref_area FROM asked))"


_POINT_ROWS = """SELECT * FROM (
  SELECT ref_area, activity, product, time_period, period_start, period_end, index_pct AS value, '' AS reason,
    CASE WHEN confidence = 'low' THEN 'U' ELSE 'A' END AS obs_status, 1 AS n_used, 0 AS n_dropped, scope_note::VARCHAR AS note,
    source_id::VARCHAR AS source_id, base_period::VARCHAR AS base_period
  FROM points
)"""
