"""SQL of one half of a metric: from printed rows to figures at the activity that is asked for.

A printed figure wins over a computed one. A computed one needs every part of the activity (activity_parent of the
dataset); a hidden part hides the sum. Areas come after this, in metrics.figures.
"""

from collections.abc import Sequence

from data.periods import MONTHS
from metrics import window
from metrics.binding import Binder
from metrics.metric import EVERY, Half
from metrics.query import Grain
from metrics.status import BREAKS_SQL, RANKS_SQL

_RANK = f"greatest(coalesce(list_position({RANKS_SQL}, obs_status::VARCHAR), 1), 1)"
_COLUMNS = """obs.dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, product::VARCHAR AS product,
    ref_area::VARCHAR AS ref_area, time_period::VARCHAR AS time_period, period_start, period_end, obs_value,
    obs_status::VARCHAR AS obs_status, conf_status = 'C' AS is_confidential, obs_status = 'P' AS is_provisional,
    break_kind::VARCHAR AS break_kind, unit_measure::VARCHAR AS unit_measure, unit_mult,
    source_id::VARCHAR AS source_id, note::VARCHAR AS note"""
PERIOD_CODE = {
    "A": "strftime({day}, '%Y')",
    "S": "strftime({day}, '%Y') || CASE WHEN month({day}) = 1 THEN '-S1' ELSE '-S2' END",
    "Q": "strftime({day}, '%Y') || '-Q' || quarter({day})",
    "M": "strftime({day}, '%Y-%m')",
}


def source(half: Half, grain: Grain, bind: Binder, areas: Sequence[str] = ()) -> str:
    """The printed rows that can matter, of the issue that is asked for; relation `source`. No areas = of all."""
    filters = _filters(half, grain, bind) + _window(half, grain, bind)
    filters += f" AND ref_area IN ({bind.each(areas)})" if areas else ""
    table = "observation_by_area" if len(areas) == 1 else "observation"
    current = f"SELECT {_COLUMNS}, vintage, issue, FALSE AS is_absent FROM wh.{table} obs WHERE {filters}"
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
  SELECT * REPLACE (NULL::DOUBLE AS obs_value, 'O' AS obs_status, FALSE AS is_confidential, FALSE AS is_provisional,
    '' AS break_kind, TRUE AS is_absent,
    CASE WHEN dataset IN (SELECT dataset FROM chosen) THEN 'not in the issue of that day' ELSE 'not yet published' END AS note)
  FROM ({current}) WHERE dataset NOT IN (SELECT dataset FROM printed)
"""


def _filters(half: Half, grain: Grain, bind: Binder) -> str:
    """Which rows of the observations a half rests on; `obs` is the table."""
    product = half.product or grain.product
    activity = half.activity or grain.activity
    parts = [f"obs.dataset IN ({bind.each(grain.known.datasets if grain.known else grain.datasets)})"]
    if not grain.known:
        parts.append(f"obs.dataset IN (SELECT dataset FROM wh.dataset WHERE country = {bind(grain.query.country)})")
    parts += [f"freq = {bind(half.freq or grain.freq)}", f"({half.where})"]
    if grain.metric.is_published_index:
        parts.append(f"time_transform = {bind(dict(grain.metric.published)[grain.query.transform])}")
    if product != EVERY:
        parts.append(f"product = {bind(product)}")
    if activity != EVERY:
        parts.append(_of_activity(grain, activity, bind))
    return " AND ".join(parts)


def _of_activity(grain: Grain, activity: str, bind: Binder) -> str:
    """Rows of an activity and of whatever is a part of it in some dataset."""
    asked = bind(activity)
    if grain.known:
        each = bind.each(sorted({part for parent, _, part in grain.known.parts if parent == activity} | {activity}))
        return f"activity IN ({each})"
    return f"(activity = {asked} OR activity IN (SELECT activity FROM wh.activity_parent WHERE parent = {asked}))"


def _window(half: Half, grain: Grain, bind: Binder) -> str:
    """Only the periods that go into the answer.

    Of an earlier issue, growth reads them all: whether the issue has the series at all decides what is said of a gap.
    """
    parts, wanted = [], window.needed(grain)
    is_shorter = half.freq not in ("", grain.freq)
    if grain.query.as_of and (is_shorter or not window.looks_at_one_period(grain)):
        return ""
    if wanted.first > 0:
        parts.append(f" AND period_start >= {bind(window.day_of(wanted.first))}")
    if not wanted.is_endless:
        last = wanted.last + (MONTHS[grain.freq] - 1 if is_shorter else 0)
        parts.append(f" AND period_start <= {bind(window.day_of(last))}")
    return "".join(parts)


def _longer(relation: str, short: str, long: str) -> str:
    """Rows of short periods added up to long ones; a long period needs every short one."""
    needed = MONTHS[long] // MONTHS[short]
    start = f"date_trunc('{'year' if long == 'A' else 'quarter'}', period_start)::DATE"
    return f"""
  SELECT dataset, activity, product, ref_area, {PERIOD_CODE[long].format(day="min(period_start)")} AS time_period,
    {start} AS period_start, max(period_end) AS period_end, CASE WHEN count(obs_value) = {needed} THEN sum(obs_value) END AS obs_value,
    CASE WHEN bool_or(obs_status = 'Q') THEN 'Q' WHEN count(obs_value) < {needed} THEN 'O'
      ELSE {RANKS_SQL}[max({_RANK})] END AS obs_status, bool_or(is_confidential) AS is_confidential,
    bool_or(is_provisional) AS is_provisional, {BREAKS_SQL}[max(list_position({BREAKS_SQL}, break_kind))] AS break_kind,
    max(unit_measure) AS unit_measure, max(unit_mult) AS unit_mult, string_agg(DISTINCT source_id, '; ') AS source_id,
    coalesce(string_agg(DISTINCT note, '; ') FILTER (note <> ''), '') AS note, max(vintage) AS vintage, max(issue) AS issue,
    bool_and(is_absent) AS is_absent
  FROM {relation} GROUP BY dataset, activity, product, ref_area, {start}"""


def at_activity(half: Half, grain: Grain, bind: Binder) -> str:
    """One row per series, area and period at the activity asked for: as printed, else the sum of complete parts."""
    activity = half.activity or grain.activity
    direct = f"""
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end, obs_value,
    CASE WHEN is_absent THEN 'NO_DATA' WHEN obs_status = 'Q' THEN 'VALUE_SUPPRESSED' WHEN obs_value IS NULL THEN 'VALUE_MISSING'
      ELSE '' END AS reason, {_RANK} AS rank, obs_status AS printed_status, is_confidential, is_provisional, break_kind,
    (obs_value IS NOT NULL)::INTEGER AS n_used, (obs_value IS NULL)::INTEGER AS n_dropped,
    [note] AS notes, [source_id] AS sources, unit_measure, unit_mult, vintage, issue, FALSE AS is_computed,
    CASE WHEN obs_value IS NOT NULL OR obs_status = 'Q' THEN 1 ELSE 3 END AS preference
  FROM source"""
    has_parts = grain.known is None or bool(grain.known.parts_of(activity))
    if activity == EVERY or half.activity or "activity" not in grain.metric.adds_over or not has_parts:
        only = "" if activity == EVERY else f" WHERE activity = {bind(activity)}"
        return f"figure AS ({direct}{only})"
    return f"""figure AS (
  SELECT * FROM ({direct} WHERE activity = {bind(activity)} UNION ALL BY NAME {_parts(half, grain, activity, bind)})
  QUALIFY row_number() OVER (PARTITION BY dataset, product, ref_area, time_period ORDER BY preference) = 1
)"""


def _parts(half: Half, grain: Grain, activity: str, bind: Binder) -> str:
    """The sum over the parts of an activity, where the dataset has all of them."""
    asked = bind(activity)
    return f"""
  SELECT dataset, {asked}::VARCHAR AS activity, product, ref_area, time_period, any_value(period_start) AS period_start,
    any_value(period_end) AS period_end, CASE WHEN count(obs_value) = any_value(needed) THEN {half.sql} END AS obs_value,
    CASE WHEN bool_and(is_absent) THEN 'NO_DATA' WHEN bool_or(obs_status = 'Q') THEN 'COMPONENT_SUPPRESSED'
      WHEN count(obs_value) < any_value(needed) THEN 'COMPONENT_MISSING' ELSE '' END AS reason,
    max({_RANK}) AS rank, '' AS printed_status, bool_or(is_confidential) AS is_confidential, bool_or(is_provisional) AS is_provisional,
    {BREAKS_SQL}[max(list_position({BREAKS_SQL}, break_kind))] AS break_kind, count(obs_value)::INTEGER AS n_used,
    (any_value(needed) - count(obs_value))::INTEGER AS n_dropped, list_distinct(list(note)) AS notes,
    list_distinct(list(source_id)) AS sources, max(unit_measure) AS unit_measure, max(unit_mult) AS unit_mult,
    max(vintage) AS vintage, max(issue) AS issue, TRUE AS is_computed,
    CASE WHEN count(obs_value) = any_value(needed) THEN 2 ELSE 4 END AS preference
  FROM {_of_parts(grain, activity, bind)}
  GROUP BY dataset, product, ref_area, time_period"""


def _of_parts(grain: Grain, activity: str, bind: Binder) -> str:
    """The rows of the parts, with the number of parts that are needed."""
    if not grain.known:
        return f"""source JOIN (
    SELECT dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, count(*) OVER (PARTITION BY dataset) AS needed
    FROM wh.activity_parent WHERE parent = {bind(activity)}
  ) USING (dataset, activity)"""
    found = grain.known.parts_of(activity)
    cases = " ".join(f"WHEN {bind(dataset)} THEN {len(parts)}" for dataset, parts in found.items())
    which = " OR ".join(
        f"dataset = {bind(dataset)} AND activity IN ({bind.each(parts)})" for dataset, parts in found.items()
    )
    return f"(SELECT *, CASE dataset {cases} END AS needed FROM source WHERE {which})"


def relations(half: Half, grain: Grain, bind: Binder, areas: Sequence[str] = ()) -> str:
    """The relations that all statements share, the last one being `figure`. No areas = the rows of all."""
    parts = [chosen(grain, bind)] if grain.query.as_of else []
    parts += [source(half, grain, bind, areas), at_activity(half, grain, bind)]
    return f"WITH {', '.join(parts)}\n"
