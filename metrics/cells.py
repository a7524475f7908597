"""SQL of one half of a metric: from printed rows to one cell per series, area and calendar period.

A printed figure wins over a computed one. A computed one needs every part: first the parts of the activity
(activity_parent of the dataset), then the regions of the area (dated membership). A hidden part hides the sum.
"""

from collections.abc import Sequence

from metrics.binding import Binder
from metrics.metric import EVERY, Half
from metrics.query import Grain
from metrics.status import BREAKS_SQL, RANKS_SQL, SUPPRESSED_SQL, VOIDING_SQL, rank
from metrics.transforms import MONTHS

_RANK = f"greatest(coalesce(list_position({RANKS_SQL}, obs_status::VARCHAR), 1), 1)"
_COLUMNS = """obs.dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, product::VARCHAR AS product,
    ref_area::VARCHAR AS ref_area, time_period::VARCHAR AS time_period, period_start, period_end, obs_value,
    obs_status::VARCHAR AS obs_status, conf_status = 'C' AS is_confidential, break_kind::VARCHAR AS break_kind,
    unit_measure::VARCHAR AS unit_measure, unit_mult, source_id::VARCHAR AS source_id, note::VARCHAR AS note"""
PERIOD_CODE = {
    "A": "strftime({day}, '%Y')",
    "S": "strftime({day}, '%Y') || CASE WHEN month({day}) = 1 THEN '-S1' ELSE '-S2' END",
    "Q": "strftime({day}, '%Y') || '-Q' || quarter({day})",
    "M": "strftime({day}, '%Y-%m')",
}
_COMBINED = f"""max(rank) AS rank, bool_or(is_confidential) AS is_confidential,
    {BREAKS_SQL}[max(list_position({BREAKS_SQL}, break_kind))] AS break_kind"""


def source(half: Half, prefix: str, grain: Grain, bind: Binder) -> str:
    """The printed rows that can matter, of the issue that is asked for; relation `{prefix}source`."""
    filters = _filters(half, grain, bind)
    current = f"SELECT {_COLUMNS}, vintage, issue, FALSE AS is_absent FROM wh.observation obs WHERE {filters}"
    rows = current if not grain.query.as_of else _as_of(current, filters)
    if half.freq and half.freq != grain.freq:
        return f"{prefix}rows AS ({rows}),\n{prefix}source AS ({_longer(f'{prefix}rows', half.freq, grain.freq)})"
    return f"{prefix}source AS ({rows})"


def chosen(grain: Grain, bind: Binder) -> str:
    """Of every dataset the newest issue of the day that is asked about; relation `chosen`."""
    return f"""chosen AS (
  SELECT dataset, issue, vintage, is_newest FROM wh.issue WHERE vintage <= {bind(grain.query.as_of)}::DATE
  QUALIFY row_number() OVER (PARTITION BY dataset ORDER BY vintage DESC, issue DESC) = 1
)"""


def _as_of(current: str, filters: str) -> str:
    """The rows of the chosen issues; of a series that they lack, the present rows without value, to say why."""
    columns = f"{_COLUMNS}, c.vintage AS vintage, c.issue AS issue"
    history = f"SELECT {columns}, FALSE AS is_absent FROM wh.observation_history obs JOIN chosen c ON c.dataset = obs.dataset"
    return f"""
  WITH printed AS (
    SELECT {columns}, FALSE AS is_absent FROM wh.observation obs JOIN chosen c ON c.dataset = obs.dataset AND c.is_newest
      WHERE {filters}
    UNION ALL BY NAME
    {history} AND NOT c.is_newest AND obs.first_issue <= c.issue AND obs.last_issue >= c.issue WHERE {filters}
  )
  SELECT * FROM printed
  UNION ALL BY NAME
  SELECT * REPLACE (NULL::DOUBLE AS obs_value, 'O' AS obs_status, FALSE AS is_confidential, '' AS break_kind, TRUE AS is_absent,
    CASE WHEN dataset IN (SELECT dataset FROM chosen) THEN 'not in the issue of that day' ELSE 'not yet published' END AS note)
  FROM ({current}) WHERE dataset NOT IN (SELECT dataset FROM printed)
"""


def _filters(half: Half, grain: Grain, bind: Binder) -> str:
    """Which rows of the observations a half rests on; `obs` is the table."""
    product = half.product or grain.product
    activity = half.activity or grain.activity
    parts = [
        f"obs.dataset IN ({bind.each(grain.datasets)})",
        f"obs.dataset IN (SELECT dataset FROM wh.dataset WHERE country = {bind(grain.query.country)})",
        f"freq = {bind(half.freq or grain.freq)}",
        f"({half.where})",
    ]
    if grain.metric.is_published_index:
        parts.append(f"time_transform = {bind(dict(grain.metric.published)[grain.query.transform])}")
    if product != EVERY:
        parts.append(f"product = {bind(product)}")
    if activity != EVERY:
        asked = bind(activity)
        parts.append(f"(activity = {asked} OR activity IN (SELECT activity FROM wh.activity_parent WHERE parent = {asked}))")
    return " AND ".join(parts)


def _longer(relation: str, short: str, long: str) -> str:
    """Rows of short periods added up to long ones; a long period needs every short one."""
    needed = MONTHS[long] // MONTHS[short]
    start = f"date_trunc('{'year' if long == 'A' else 'quarter'}', period_start)::DATE"
    return f"""
  SELECT dataset, activity, product, ref_area, {PERIOD_CODE[long].format(day="min(period_start)")} AS time_period,
    {start} AS period_start, max(period_end) AS period_end, CASE WHEN count(obs_value) = {needed} THEN sum(obs_value) END AS obs_value,
    CASE WHEN bool_or(obs_status = 'Q') THEN 'Q' WHEN count(obs_value) < {needed} THEN 'O'
      ELSE {RANKS_SQL}[max({_RANK})] END AS obs_status, bool_or(is_confidential) AS is_confidential,
    {BREAKS_SQL}[max(list_position({BREAKS_SQL}, break_kind))] AS break_kind, max(unit_measure) AS unit_measure,
    max(unit_mult) AS unit_mult, string_agg(DISTINCT source_id, '; ') AS source_id,
    coalesce(string_agg(DISTINCT note, '; ') FILTER (note <> ''), '') AS note, max(vintage) AS vintage, max(issue) AS issue,
    bool_and(is_absent) AS is_absent
  FROM {relation} GROUP BY dataset, activity, product, ref_area, {start}"""


def at_activity(half: Half, prefix: str, grain: Grain, bind: Binder) -> str:
    """One row per series, area and period at the activity asked for: as printed, else the sum of complete parts."""
    activity = half.activity or grain.activity
    direct = f"""
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end, obs_value,
    CASE WHEN is_absent THEN 'NO_DATA' WHEN obs_status = 'Q' THEN 'VALUE_SUPPRESSED' WHEN obs_value IS NULL THEN 'VALUE_MISSING'
      ELSE '' END AS reason, {_RANK} AS rank, obs_status AS printed_status, is_confidential, break_kind,
    (obs_value IS NOT NULL)::INTEGER AS n_used, (obs_value IS NULL)::INTEGER AS n_dropped,
    [note] AS notes, [source_id] AS sources, unit_measure, unit_mult, vintage, issue, FALSE AS is_computed,
    CASE WHEN obs_value IS NOT NULL OR obs_status = 'Q' THEN 1 ELSE 3 END AS preference
  FROM {prefix}source"""
    if activity == EVERY or half.activity or "activity" not in grain.metric.adds_over:
        only = "" if activity == EVERY else f" WHERE activity = {bind(activity)}"
        return f"{prefix}at AS ({direct}{only})"
    return f"""{prefix}at AS (
  SELECT * FROM ({direct} WHERE activity = {bind(activity)} UNION ALL BY NAME {_parts(half, prefix, bind(activity))})
  QUALIFY row_number() OVER (PARTITION BY dataset, product, ref_area, time_period ORDER BY preference) = 1
)"""


def _parts(half: Half, prefix: str, activity: str) -> str:
    """The sum over the parts of an activity, where the dataset has all of them."""
    return f"""
  SELECT dataset, {activity}::VARCHAR AS activity, product, ref_area, time_period, any_value(period_start) AS period_start,
    any_value(period_end) AS period_end, CASE WHEN count(obs_value) = any_value(needed) THEN {half.sql} END AS obs_value,
    CASE WHEN bool_and(is_absent) THEN 'NO_DATA' WHEN bool_or(obs_status = 'Q') THEN 'COMPONENT_SUPPRESSED'
      WHEN count(obs_value) < any_value(needed) THEN 'COMPONENT_MISSING' ELSE '' END AS reason,
    max({_RANK}) AS rank, '' AS printed_status, bool_or(is_confidential) AS is_confidential,
    {BREAKS_SQL}[max(list_position({BREAKS_SQL}, break_kind))] AS break_kind, count(obs_value)::INTEGER AS n_used,
    (any_value(needed) - count(obs_value))::INTEGER AS n_dropped, list_distinct(list(note)) AS notes,
    list_distinct(list(source_id)) AS sources, max(unit_measure) AS unit_measure, max(unit_mult) AS unit_mult,
    max(vintage) AS vintage, max(issue) AS issue, TRUE AS is_computed,
    CASE WHEN count(obs_value) = any_value(needed) THEN 2 ELSE 4 END AS preference
  FROM {prefix}source JOIN (
    SELECT dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, count(*) OVER (PARTITION BY dataset) AS needed
    FROM wh.activity_parent WHERE parent = {activity}
  ) USING (dataset, activity)
  GROUP BY dataset, product, ref_area, time_period"""


def at_area(half: Half, prefix: str, grain: Grain) -> str:
    """Every asked area on the calendar: as printed, else the sum over its regions; relation `{prefix}cells`."""
    keys = ["dataset", "ref_area", "time_period"]
    keys += [] if half.activity else ["activity"]
    keys += [] if half.product else ["product"]
    adds = "ref_area" in grain.metric.adds_over
    summed = _summed(half, prefix, keys) if adds else ""
    joined = f"LEFT JOIN {prefix}at c ON {_match('c', keys)}"
    if adds:
        joined += f" LEFT JOIN {prefix}sum u ON {_match('u', [*_SERIES_KEYS, 'ref_area', 'time_period'])}"
    return f"{summed}{prefix}cells AS ({_picked(joined) if adds else _own(joined)})"


_SERIES_KEYS = ("dataset", "activity", "product")


def _match(alias: str, keys: Sequence[str]) -> str:
    """The join of a relation to the frame."""
    return " AND ".join(f"{alias}.{key} = f.{key}" for key in keys)


def _summed(half: Half, prefix: str, keys: list[str]) -> str:
    """The sum over the regions that belong to an area at the end of the period."""
    match = _match("c", [key for key in keys if key != "ref_area"])
    return f"""{prefix}sum AS (
  SELECT f.dataset, f.activity, f.product, f.ref_area, f.time_period,
    CASE WHEN count(obs_value) = count(*) THEN {half.sql} END AS value,
    CASE WHEN bool_and(reason = 'NO_DATA') THEN 'NO_DATA'
      WHEN bool_or(reason IN ('VALUE_SUPPRESSED', 'COMPONENT_SUPPRESSED')) THEN 'COMPONENT_SUPPRESSED'
      WHEN count(obs_value) < count(*) THEN 'COMPONENT_MISSING' ELSE '' END AS reason,
    {_COMBINED}, sum(coalesce(n_used, 0))::INTEGER AS n_used, sum(coalesce(n_dropped, 1))::INTEGER AS n_dropped,
    list_distinct(flatten(list(notes) FILTER (notes IS NOT NULL))) AS notes,
    list_distinct(flatten(list(sources) FILTER (sources IS NOT NULL))) AS sources,
    string_agg(m.member, ',' ORDER BY m.member) AS members
  FROM frame f
  JOIN members m ON m.parent = f.ref_area AND m.valid_from <= f.period_end AND coalesce(m.valid_to >= f.period_end, TRUE)
  LEFT JOIN {prefix}at c ON c.ref_area = m.member AND {match}
  GROUP BY f.dataset, f.activity, f.product, f.ref_area, f.time_period
  HAVING count(c.ref_area) > 0
),
"""


_EMPTY = f"""coalesce(c.rank, {rank("O")}) AS rank, coalesce(c.is_confidential, FALSE) AS is_confidential,
    coalesce(c.break_kind, '') AS break_kind, coalesce(c.n_used, 0) AS n_used, coalesce(c.n_dropped, 1) AS n_dropped,
    coalesce(c.notes, []) AS notes, coalesce(c.sources, []) AS sources, coalesce(c.printed_status, '') AS printed_status"""
_FRAME = "f.dataset, f.activity, f.product, f.ref_area, f.time_period, f.period_start, f.period_end"
_SERIES = "(PARTITION BY f.dataset, f.activity, f.product, f.ref_area)"


def _own(joined: str) -> str:
    """Printed figures only."""
    return f"""
  SELECT {_FRAME}, c.obs_value AS value, coalesce(c.reason,
      CASE WHEN count(c.ref_area) OVER {_SERIES} = 0 THEN 'NO_DATA' ELSE 'VALUE_MISSING' END) AS reason,
    {_EMPTY}, coalesce(c.is_computed, FALSE) AS is_computed
  FROM frame f {joined}"""


def _picked(joined: str) -> str:
    """The printed figure, or the sum; where the members of the area changed, the sum starts a new territory."""
    return f"""
  SELECT * EXCLUDE (members, is_sum) REPLACE (
    CASE WHEN is_sum AND break_kind NOT IN {VOIDING_SQL} AND members <> lag(members) OVER s THEN 'territory' ELSE break_kind END
      AS break_kind)
  FROM (
    SELECT
      u.ref_area IS NOT NULL AND c.obs_value IS NULL AND coalesce(c.reason NOT IN {SUPPRESSED_SQL}, TRUE)
        AND (u.value IS NOT NULL OR c.ref_area IS NULL) AS is_sum,
      {_FRAME}, CASE WHEN is_sum THEN u.value ELSE c.obs_value END AS value,
      CASE WHEN is_sum THEN u.reason WHEN c.reason IS NOT NULL THEN c.reason
        WHEN count(coalesce(c.ref_area, u.ref_area)) OVER {_SERIES} = 0 THEN 'NO_DATA' ELSE 'VALUE_MISSING' END AS reason,
      coalesce(CASE WHEN is_sum THEN u.rank ELSE c.rank END, {rank("O")}) AS rank,
      coalesce(CASE WHEN is_sum THEN u.is_confidential ELSE c.is_confidential END, FALSE) AS is_confidential,
      coalesce(CASE WHEN is_sum THEN u.break_kind ELSE c.break_kind END, '') AS break_kind,
      coalesce(CASE WHEN is_sum THEN u.n_used ELSE c.n_used END, 0) AS n_used,
      coalesce(CASE WHEN is_sum THEN u.n_dropped ELSE c.n_dropped END, 1) AS n_dropped,
      coalesce(CASE WHEN is_sum THEN u.notes ELSE c.notes END, []) AS notes,
      coalesce(CASE WHEN is_sum THEN u.sources ELSE c.sources END, []) AS sources,
      CASE WHEN is_sum THEN '' ELSE coalesce(c.printed_status, '') END AS printed_status,
      is_sum OR coalesce(c.is_computed, FALSE) AS is_computed, u.members
    FROM frame f {joined}
  )
  WINDOW s AS (PARTITION BY dataset, activity, product, ref_area ORDER BY period_start)"""
