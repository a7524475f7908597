"""SQL of the transforms: from `cells` (every series on its full calendar) to `pairs` (now, and what it is held against).

The calendar has no gaps, so the period a year before is a fixed number of rows back and a window of months is a RANGE.
Braces are filled by metrics.engine: {lag} rows back, {months} in a period, {n} periods in 12 months or in the base,
{base} the base period and {country} the country, both bound.
"""

_SERIES = "PARTITION BY dataset, activity, product, ref_area"
# What travels from the base to the pair. first_breaks counts the breaks up to the first period that contributes.
_MEASURE = """{{'value': value, 'reason': reason, 'rank': rank, 'is_confidential': is_confidential, 'first_breaks': first_breaks,
    'time_period': time_period, 'n_used': n_used, 'n_dropped': n_dropped, 'notes': notes, 'sources': sources}}"""
_JOINED = """* REPLACE (
    greatest(rank, coalesce(b.rank, 1)) AS rank, is_confidential OR coalesce(b.is_confidential, FALSE) AS is_confidential,
    n_used + coalesce(b.n_used, 0) AS n_used, n_dropped + coalesce(b.n_dropped, 0) AS n_dropped,
    list_distinct(list_concat(notes, b.notes)) AS notes, list_distinct(list_concat(sources, b.sources)) AS sources)"""
_NO_BASE = "NULL::DOUBLE AS base_value, '' AS base_reason, '' AS base_period, FALSE AS is_broken"


def _against_lag(relation: str, before: str = "BASE_MISSING") -> str:
    """Pairs of a relation with itself, {{lag}} rows back; `before` is the reason where the calendar has not begun."""
    return f"""
pairs AS (
  SELECT {_JOINED}, b.value AS base_value, coalesce(b.reason, '{before}') AS base_reason,
    coalesce(b.time_period, '') AS base_period, coalesce(breaks > b.first_breaks, FALSE) AS is_broken
  FROM (SELECT *, lag({_MEASURE}, {{lag}}) OVER ({_SERIES} ORDER BY period_start) AS b FROM {relation})
)"""


_PRESENT = "now_cells AS (SELECT *, breaks AS first_breaks FROM cells)"
LEVEL = f"pairs AS (SELECT *, {_NO_BASE} FROM cells)"
YOY = f"{_PRESENT},{_against_lag('now_cells')}"
MOM = YOY

# Suppressed before incomplete: a hidden month must not be told from a missing one by its neighbours.
_HIDDEN = """CASE WHEN reason = 'NO_DATA' THEN 'NO_DATA'
      WHEN bool_or(reason = 'VALUE_SUPPRESSED') OVER w THEN 'VALUE_SUPPRESSED'
      WHEN bool_or(reason = 'COMPONENT_SUPPRESSED') OVER w THEN 'COMPONENT_SUPPRESSED'"""
_SUMMED = """sum(value) OVER w AS total, count(value) OVER w AS n_values, min(breaks) OVER w AS first_breaks,
    max(rank) OVER w AS worst_rank, bool_or(is_confidential) OVER w AS any_confidential, sum(n_used) OVER w AS used,
    sum(n_dropped) OVER w AS dropped, list_distinct(flatten(list(notes) OVER w)) AS all_notes,
    list_distinct(flatten(list(sources) OVER w)) AS all_sources"""
_REPLACED = """worst_rank AS rank, any_confidential AS is_confidential, used::INTEGER AS n_used, dropped::INTEGER AS n_dropped,
    all_notes AS notes, all_sources AS sources, TRUE AS is_computed"""
_SPARE = "total, n_values, worst_rank, any_confidential, used, dropped, all_notes, all_sources, why"

YTD = f"""
summed AS (
  SELECT *, {_SUMMED},
    {_HIDDEN} WHEN count(value) OVER w < (month(period_start) - 1) // {{months}} + 1 THEN 'INCOMPLETE_YTD' ELSE '' END AS why
  FROM cells WINDOW w AS ({_SERIES}, year(period_start) ORDER BY period_start)
),
now_cells AS (
  SELECT * EXCLUDE ({_SPARE}) REPLACE (CASE WHEN why = '' THEN total END AS value, why AS reason, {_REPLACED}) FROM summed
),{_against_lag("now_cells", "INCOMPLETE_YTD")}"""

_ROLLED = f"""
summed AS (
  SELECT *, {_SUMMED},
    {_HIDDEN} WHEN count(value) OVER w < {{n}} THEN
        CASE WHEN coalesce(min(period_start) FILTER (value IS NOT NULL) OVER ({_SERIES}) <= period_start - INTERVAL 11 MONTHS, FALSE)
          THEN 'GAPS' ELSE 'SHORT_SERIES' END
      WHEN breaks > min(breaks) OVER w THEN 'SERIES_BREAK' ELSE '' END AS why
  FROM cells
  WINDOW w AS ({_SERIES} ORDER BY period_start RANGE BETWEEN INTERVAL 11 MONTHS PRECEDING AND CURRENT ROW)
),
now_cells AS (
  SELECT * EXCLUDE ({_SPARE}) REPLACE (CASE WHEN why = '' THEN total END AS value, why AS reason, {_REPLACED}) FROM summed
)"""
ROLLING = f"{_ROLLED},\npairs AS (SELECT *, {_NO_BASE} FROM now_cells)"
ROLLING_YOY = f"{_ROLLED},{_against_lag('now_cells')}"

INDEX = """
base AS (
  SELECT dataset, activity, product, ref_area, avg(value) AS value, count(value) AS n_values,
    bool_or(reason IN {suppressed}) AS is_hidden, max(rank) AS rank, bool_or(is_confidential) AS is_confidential,
    min(breaks) AS first_breaks, max(breaks) AS last_breaks, sum(n_used)::INTEGER AS n_used, sum(n_dropped)::INTEGER AS n_dropped,
    list_distinct(flatten(list(notes))) AS notes, list_distinct(flatten(list(sources))) AS sources
  FROM cells WHERE time_period = {base} OR strftime(period_start, '%Y') = {base} GROUP BY ALL
),
pairs AS (
  SELECT """ + _JOINED + """,
    CASE WHEN b.n_values = {n} THEN b.value END AS base_value,
    CASE WHEN b.is_hidden THEN 'BASE_SUPPRESSED' WHEN coalesce(b.n_values, 0) = 0 THEN 'BASE_ABSENT'
      WHEN b.n_values < {n} THEN 'BASE_INCOMPLETE' ELSE '' END AS base_reason,
    {base}::VARCHAR AS base_period,
    coalesce(b.first_breaks < b.last_breaks OR breaks <> b.last_breaks, FALSE) AS is_broken
  FROM (SELECT c.*, b FROM cells c LEFT JOIN base b USING (dataset, activity, product, ref_area))
)"""  # fmt: skip

# R10: in a period with a hidden member every share, and every relation to the total, is withheld.
COUNTRY = """
whole AS (SELECT * FROM cells WHERE ref_area = {country}),
pairs AS (
  SELECT * EXCLUDE (is_withheld) REPLACE (
      CASE WHEN is_withheld AND reason = '' THEN 'COMPONENT_SUPPRESSED' ELSE reason END AS reason,
      CASE WHEN NOT is_withheld THEN value END AS value)
  FROM (
    SELECT """ + _JOINED + """,
      CASE WHEN NOT is_withheld THEN b.value END AS base_value, coalesce(b.reason, 'BASE_MISSING') AS base_reason,
      coalesce(b.time_period, '') AS base_period, FALSE AS is_broken
    FROM (
      SELECT c.*, b, h.time_period IS NOT NULL AS is_withheld
      FROM cells c
      LEFT JOIN whole b USING (dataset, activity, product, time_period)
      LEFT JOIN withheld h USING (dataset, activity, product, time_period)
    )
  )
)"""  # fmt: skip
