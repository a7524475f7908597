"""SQL of the calendar and of the quotient: which areas, which periods, and one cell for each of them.

Every series stands on the full calendar of its dataset before anything is compared (METRICS R5); both halves are
summed to the grain before they are divided.
"""

from data import periods
from metrics import cells, transforms
from metrics.binding import Binder
from metrics.query import Grain
from metrics.status import SUPPRESSED_SQL, VOIDING_SQL

# Only areas of kind region are ever added up, by membership at the end of the period.
MEMBERS = """members AS (
  SELECT m.parent::VARCHAR AS parent, m.ref_area::VARCHAR AS member, m.valid_from, m.valid_to
  FROM wh.area_parent m JOIN wh.area a ON a.ref_area::VARCHAR = m.ref_area::VARCHAR AND a.kind = 'region'
  WHERE m.parent::VARCHAR IN (SELECT ref_area FROM asked)
)"""


def asked(grain: Grain, bind: Binder) -> str:
    """The areas asked for (every region of the country if none is named), and the country where it is the measure."""
    query = grain.query
    areas = (
        f"SELECT unnest({bind(list(query.ref_areas))}::VARCHAR[]) AS ref_area"
        if query.ref_areas
        else f"SELECT ref_area::VARCHAR AS ref_area FROM wh.area WHERE kind = 'region' AND country = {bind(query.country)}"
    )
    if transforms.TRANSFORMS[query.transform].needs_country:
        areas += f" UNION SELECT {bind(query.country)}::VARCHAR"
    return f"asked AS ({areas})"


KEYS = """keys AS (
  SELECT dataset, activity, product, min(period_start) AS first, max(period_start) AS last, max(vintage) AS vintage,
    max(issue)::VARCHAR AS issue, max(unit_measure) AS unit_measure, max(unit_mult) AS unit_mult,
    count(DISTINCT (unit_measure, unit_mult)) AS n_units
  FROM n_at GROUP BY dataset, activity, product
)"""
CELLS = f"""cells AS (
  SELECT *, sum((break_kind IN {VOIDING_SQL})::INTEGER) OVER (
    PARTITION BY dataset, activity, product, ref_area ORDER BY period_start) AS breaks
  FROM quotients
)"""


def frame(grain: Grain, bind: Binder) -> str:
    """Every series and asked area on the full calendar of its dataset, widened to the periods asked for."""
    months = transforms.MONTHS[grain.freq]
    code = cells.PERIOD_CODE[grain.freq].format(day="period_start")
    bounds = [f", {bind(periods.parse(asked).start)}" for asked in (grain.query.start, grain.query.end) if asked]
    first, last = (f"{name}({inner}{''.join(bounds)})" for name, inner in (("least", "min(first) OVER d"), ("greatest", "max(last) OVER d")))
    return f"""frame AS (
  SELECT dataset, activity, product, ref_area, period_start::DATE AS period_start, {code} AS time_period,
    (period_start + INTERVAL {months} MONTH - INTERVAL 1 DAY)::DATE AS period_end
  FROM (
    SELECT *, unnest(range({first}::TIMESTAMP, {last} + INTERVAL 1 DAY, INTERVAL {months} MONTH)) AS period_start
    FROM keys WINDOW d AS (PARTITION BY dataset)
  ) CROSS JOIN asked
)"""


def quotient(grain: Grain) -> str:
    """`quotients`: the cell of the numerator, divided by that of the denominator if there is one."""
    scale = f"power(10.0, k.unit_mult - {grain.metric.unit_mult})" if grain.metric.unit else "1.0"
    if grain.metric.denominator is None:
        return f"""quotients AS (
  SELECT n.* REPLACE (CASE WHEN n_units = 1 THEN n.value * {scale} END AS value,
      CASE WHEN n_units > 1 AND n.reason = '' THEN 'INCONSISTENT_INPUT' ELSE n.reason END AS reason),
    n.value AS numerator, NULL::DOUBLE AS denominator
  FROM n_cells n JOIN keys k USING (dataset, activity, product)
)"""
    part = "WHEN n.value > d.value * (1 + 1e-9) THEN 'INCONSISTENT_INPUT'" if grain.metric.scale == "share" else ""
    return f"""halves AS (
  SELECT n.*, d.value AS denominator, {grain.metric.factor!r} * power(10.0, k.unit_mult - u.unit_mult - {grain.metric.unit_mult}) AS scale,
    CASE WHEN n.reason <> '' THEN n.reason WHEN n_units > 1 OR u.n_mults > 1 THEN 'INCONSISTENT_INPUT'
      WHEN d.reason IN {SUPPRESSED_SQL} THEN 'BASE_SUPPRESSED' WHEN d.value IS NULL THEN 'BASE_MISSING'
      WHEN d.value = 0 THEN 'BASE_ZERO' WHEN d.value < 0 THEN 'BASE_NEGATIVE' {part} ELSE '' END AS why,
    d.rank AS d_rank, d.is_confidential AS d_confidential, d.break_kind AS d_break, d.n_used AS d_used, d.n_dropped AS d_dropped,
    d.notes AS d_notes, d.sources AS d_sources
  FROM n_cells n JOIN d_cells d USING (dataset, activity, product, ref_area, time_period)
  JOIN keys k USING (dataset, activity, product)
  LEFT JOIN (SELECT dataset, max(unit_mult) AS unit_mult, count(DISTINCT unit_mult) AS n_mults FROM d_at GROUP BY dataset) u USING (dataset)
),
quotients AS (
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end,
    CASE WHEN why = '' THEN scale * value / denominator END AS value, why AS reason, greatest(rank, d_rank) AS rank,
    is_confidential OR d_confidential AS is_confidential,
    CASE WHEN break_kind IN {VOIDING_SQL} OR d_break = '' THEN break_kind ELSE d_break END AS break_kind,
    n_used + d_used AS n_used, n_dropped + d_dropped AS n_dropped, list_distinct(list_concat(notes, d_notes)) AS notes,
    list_distinct(list_concat(sources, d_sources)) AS sources, '' AS printed_status, TRUE AS is_computed,
    value AS numerator, denominator
  FROM halves
)"""


def withheld(grain: Grain) -> list[str]:
    """`withheld`: periods of a series in which some member of the country is hidden (R10)."""
    if not transforms.TRANSFORMS[grain.query.transform].needs_country:
        return []
    text = f"SELECT dataset, activity, product, time_period FROM n_at WHERE reason IN {SUPPRESSED_SQL}"
    if grain.metric.denominator is not None:
        same = "".join(f" AND d.{name} = k.{name}" for name in ("activity", "product") if not getattr(grain.metric.denominator, name))
        text += f"""
  UNION SELECT k.dataset, k.activity, k.product, d.time_period FROM keys k JOIN d_at d ON d.dataset = k.dataset{same}
    WHERE d.reason IN {SUPPRESSED_SQL}"""
    return [f"withheld AS (SELECT DISTINCT * FROM ({text}))"]
