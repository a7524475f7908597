"""SQL of one half of a metric: from printed rows to figures at the grain that is asked for.

A printed figure wins over a computed one. A computed one needs every part: first the parts of the activity
(activity_parent of the dataset), then the regions of the area (dated membership, counted in metrics.cube). A hidden
part hides the sum.
"""

from data.periods import parse
from metrics.binding import Binder
from metrics.metric import EVERY, Half
from metrics.query import Grain
from metrics.status import BREAKS_SQL, RANKS_SQL, SUPPRESSED_SQL
from metrics.transforms import MONTHS, TRANSFORMS

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


def source(half: Half, grain: Grain, bind: Binder) -> str:
    """The printed rows that can matter, of the issue that is asked for; relation `source`."""
    filters = _filters(half, grain, bind) + _window(half, grain, bind)
    current = f"SELECT {_COLUMNS}, vintage, issue, FALSE AS is_absent FROM wh.observation obs WHERE {filters}"
    rows = current if not grain.query.as_of else _as_of(current, filters)
    if half.freq and half.freq != grain.freq:
        return f"rows AS ({rows}),\nsource AS ({_longer('rows', half.freq, grain.freq)})"
    return f"source AS ({rows})"


def chosen(grain: Grain, bind: Binder) -> str:
    """Of every dataset the newest issue of the day that is asked about; relation `chosen`."""
    return f"""chosen AS (
  SELECT dataset, issue, vintage, is_newest FROM wh.issue
  WHERE status = 'whole' AND vintage <= {bind(grain.query.as_of)}::DATE
  QUALIFY row_number() OVER (PARTITION BY dataset ORDER BY vintage DESC, issue DESC) = 1
)"""


def _as_of(current: str, filters: str) -> str:
    """The rows of the chosen issues; of a series that they lack, the present rows without value, to say why."""
    columns = f"{_COLUMNS}, c.vintage AS vintage, c.issue AS issue"
    history = (
        f"SELECT {columns}, FALSE AS is_absent FROM wh.observation_history obs JOIN chosen c ON c.dataset = obs.dataset"
    )
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
        parts.append(
            f"(activity = {asked} OR activity IN (SELECT activity FROM wh.activity_parent WHERE parent = {asked}))"
        )
    return " AND ".join(parts)


def _window(half: Half, grain: Grain, bind: Binder) -> str:
    """Only the periods asked for, where no other period goes into the answer."""
    query, parts = grain.query, []
    if not looks_at_one_period(grain) or half.freq not in ("", grain.freq):
        return ""
    if query.start:
        parts.append(f" AND period_start >= {bind(parse(query.start).start)}")
    if query.end:
        parts.append(f" AND period_start <= {bind(parse(query.end).start)}")
    return "".join(parts)


def looks_at_one_period(grain: Grain) -> bool:
    """Whether a value rests on figures of its own period alone."""
    return grain.query.transform in ("level", "share", "relative") or grain.metric.is_published_index


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


def at_activity(half: Half, grain: Grain, bind: Binder) -> str:
    """One row per series, area and period at the activity asked for: as printed, else the sum of complete parts."""
    activity = half.activity or grain.activity
    direct = f"""
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end, obs_value,
    CASE WHEN is_absent THEN 'NO_DATA' WHEN obs_status = 'Q' THEN 'VALUE_SUPPRESSED' WHEN obs_value IS NULL THEN 'VALUE_MISSING'
      ELSE '' END AS reason, {_RANK} AS rank, obs_status AS printed_status, is_confidential, break_kind,
    (obs_value IS NOT NULL)::INTEGER AS n_used, (obs_value IS NULL)::INTEGER AS n_dropped,
    [note] AS notes, [source_id] AS sources, unit_measure, unit_mult, vintage, issue, FALSE AS is_computed,
    CASE WHEN obs_value IS NOT NULL OR obs_status = 'Q' THEN 1 ELSE 3 END AS preference
  FROM source"""
    if activity == EVERY or half.activity or "activity" not in grain.metric.adds_over:
        only = "" if activity == EVERY else f" WHERE activity = {bind(activity)}"
        return f"figure AS ({direct}{only})"
    return f"""figure AS (
  SELECT * FROM ({direct} WHERE activity = {bind(activity)} UNION ALL BY NAME {_parts(half, bind(activity))})
  QUALIFY row_number() OVER (PARTITION BY dataset, product, ref_area, time_period ORDER BY preference) = 1
)"""


def _parts(half: Half, activity: str) -> str:
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
  FROM source JOIN (
    SELECT dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, count(*) OVER (PARTITION BY dataset) AS needed
    FROM wh.activity_parent WHERE parent = {activity}
  ) USING (dataset, activity)
  GROUP BY dataset, product, ref_area, time_period"""


def own(half: Half, grain: Grain, bind: Binder) -> str:
    """The figures of the asked areas, one row per (series, ref_area, month).

    series = dataset|activity|product, month = months since year 0. Rows of kind hidden name a period in which some
    member of the country is suppressed; they come only where the country is the measure (R10).
    """
    figures = f"SELECT 'own' AS kind, {_KEY}, {_FIGURE} FROM figure WHERE ref_area IN ({_asked(grain, bind)})"
    if TRANSFORMS[grain.query.transform].needs_country:
        key = _KEY.replace("ref_area", "'' AS ref_area")
        figures += (
            f"\nUNION ALL BY NAME SELECT DISTINCT 'hidden' AS kind, {key} FROM figure WHERE reason IN {SUPPRESSED_SQL}"
        )
    return f"{_figures(half, grain, bind)}{figures}"


def sums(half: Half, grain: Grain, bind: Binder) -> str:
    """The same, added up over the regions that belong to an asked area; n_rows says how many of them have a row."""
    return f"{_figures(half, grain, bind)}{_sums(half, _asked(grain, bind))}"


def reach(half: Half, grain: Grain, bind: Binder) -> str:
    """Every series with its first month, last month (as value) and the number of units it is printed in (as n_rows)."""
    return f"{_figures(half, grain, bind)}{_REACH}"


def _figures(half: Half, grain: Grain, bind: Binder) -> str:
    """The relations that all three statements share."""
    relations = [chosen(grain, bind)] if grain.query.as_of else []
    relations += [source(half, grain, bind), at_activity(half, grain, bind)]
    return f"WITH {', '.join(relations)}\n"


_KEY = "dataset || '|' || activity || '|' || product AS series, ref_area, year(period_start) * 12 + month(period_start) - 1 AS month"
_REACH = """SELECT dataset || '|' || activity || '|' || product AS series,
  min(year(period_start) * 12 + month(period_start) - 1) AS month, max(year(period_start) * 12 + month(period_start) - 1)::DOUBLE AS value,
  count(DISTINCT (unit_measure, unit_mult)) AS n_rows, max(unit_measure || ' ' || unit_mult) AS unit, max(vintage) AS vintage,
  max(issue)::VARCHAR AS issue,
  string_agg(DISTINCT ref_area, chr(31)) AS areas FROM figure GROUP BY dataset, activity, product"""
_FIGURE = """obs_value AS value, reason, rank, printed_status, is_confidential, break_kind, n_used, n_dropped,
  array_to_string(notes, chr(31)) AS notes, array_to_string(sources, chr(31)) AS sources,
  unit_measure || ' ' || unit_mult AS unit, vintage, issue, is_computed, 1 AS n_rows"""


def _asked(grain: Grain, bind: Binder) -> str:
    """The areas asked for (every region of the country if none is named), and the country where it is the measure."""
    query = grain.query
    areas = (
        f"SELECT unnest({bind(list(query.ref_areas))}::VARCHAR[])"
        if query.ref_areas
        else f"SELECT ref_area::VARCHAR FROM wh.area WHERE kind = 'region' AND country = {bind(query.country)}"
    )
    return (
        f"{areas} UNION SELECT {bind(query.country)}::VARCHAR" if TRANSFORMS[query.transform].needs_country else areas
    )


def _sums(half: Half, asked: str) -> str:
    """The sum over the regions that belong to an asked area at the end of the period; n_rows says how many have a row."""
    return f"""SELECT dataset || '|' || activity || '|' || product AS series, m.parent::VARCHAR AS ref_area,
  year(figure.period_start) * 12 + month(figure.period_start) - 1 AS month, {half.sql} AS value,
  CASE WHEN bool_and(reason = 'NO_DATA') THEN 'NO_DATA' WHEN bool_or(reason IN {SUPPRESSED_SQL}) THEN 'COMPONENT_SUPPRESSED'
    WHEN count(obs_value) < count(*) THEN 'COMPONENT_MISSING' ELSE '' END AS reason,
  max(rank) AS rank, '' AS printed_status, bool_or(is_confidential) AS is_confidential,
  {BREAKS_SQL}[max(list_position({BREAKS_SQL}, break_kind))] AS break_kind, sum(n_used)::INTEGER AS n_used,
  sum(n_dropped)::INTEGER AS n_dropped, array_to_string(list_distinct(flatten(list(notes))), chr(31)) AS notes,
  array_to_string(list_distinct(flatten(list(sources))), chr(31)) AS sources, max(unit_measure || ' ' || unit_mult) AS unit, max(vintage) AS vintage,
  max(issue) AS issue, TRUE AS is_computed, count(*)::INTEGER AS n_rows
FROM figure JOIN wh.area_parent m ON m.ref_area::VARCHAR = figure.ref_area JOIN wh.area a ON a.ref_area = m.ref_area
WHERE a.kind = 'region' AND m.parent::VARCHAR IN ({asked})
  AND m.valid_from <= figure.period_end AND coalesce(m.valid_to >= figure.period_end, TRUE)
GROUP BY dataset, activity, product, m.parent, figure.period_start"""
