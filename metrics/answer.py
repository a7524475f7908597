"""SQL of the answer: the division of `pairs`, the reason where there is none, and what every value rests on."""

from data import periods
from metrics.binding import Binder
from metrics.cells import PERIOD_CODE
from metrics.query import Grain
from metrics.status import RANKS_SQL, SUPPRESSED_SQL
from metrics.transforms import MONTHS, TRANSFORMS

COLUMNS = (
    "dataset", "ref_area", "activity", "product", "freq", "time_period", "period_start", "period_end", "value", "unit",
    "unit_mult", "obs_status", "conf_status", "break_kind", "reason", "n_used", "n_dropped", "weight_coverage", "vintage",
    "issue", "source_id", "note", "formula", "base_value", "base_period", "numerator", "denominator", "is_small_base",
    "is_computed",
)  # fmt: skip

# The value of now comes first, then the base, then the break between them, then what cannot be divided by (METRICS R2, R4).
_WHY = f"""CASE WHEN reason <> '' THEN reason
    WHEN base_value IS NULL THEN CASE WHEN base_reason IN {SUPPRESSED_SQL} THEN 'BASE_SUPPRESSED'
      WHEN base_reason IN ('SERIES_BREAK', 'INCOMPLETE_YTD', 'BASE_ABSENT', 'BASE_INCOMPLETE') THEN base_reason
      ELSE 'BASE_MISSING' END
    WHEN is_broken THEN 'SERIES_BREAK' WHEN base_value = 0 THEN 'BASE_ZERO' WHEN base_value < 0 THEN 'BASE_NEGATIVE' ELSE '' END"""
_LISTED = "ltrim(array_to_string(list_sort(list_distinct({0})), '; '), '; ')"


def select(grain: Grain, bind: Binder) -> str:
    """The last SELECT: columns COLUMNS, periods cut to those asked for, in a fixed order."""
    transform, metric = TRANSFORMS[grain.query.transform], grain.metric
    is_ratio = transform.is_ratio and not metric.is_published_index
    value = f"{transform.times!r} * value / base_value" if is_ratio else "value"
    is_printed = transform.id == "level" or metric.is_published_index
    return f"""SELECT dataset, ref_area, activity, product, '{grain.freq}' AS freq, time_period, period_start, period_end,
  CASE WHEN why = '' THEN {value} END AS value, {_unit(grain)},
  {"CASE WHEN printed_status <> '' THEN printed_status" if is_printed else "CASE"} WHEN why = '' THEN {RANKS_SQL}[rank]
    WHEN why IN {SUPPRESSED_SQL} THEN 'Q' WHEN why IN ('BASE_ZERO', 'BASE_NEGATIVE', 'SERIES_BREAK') THEN 'M' ELSE 'O' END AS obs_status,
  CASE WHEN is_confidential OR why = 'COMPONENT_SUPPRESSED' THEN 'C' ELSE 'F' END AS conf_status, break_kind, why AS reason,
  n_used, n_dropped, n_used / nullif(n_used + n_dropped, 0) AS weight_coverage, vintage, issue,
  {_LISTED.format("sources")} AS source_id, {_LISTED.format("notes")} AS note, '{_formula(grain)}' AS formula,
  base_value, {_base_period(grain)} AS base_period, numerator, denominator,
  {f"denominator IS NOT NULL AND coalesce(numerator < {metric.small_base!r}, FALSE)"} AS is_small_base, is_computed
FROM (SELECT *, {_WHY if is_ratio else "reason"} AS why FROM pairs) JOIN keys USING (dataset, activity, product)
WHERE {_window(grain, bind)}
ORDER BY dataset, product, activity, ref_area, period_start"""


def _unit(grain: Grain) -> str:
    """Unit and its power of ten: that of the transform, of the definition for a quotient, of the printed rows for a total."""
    transform, metric = TRANSFORMS[grain.query.transform], grain.metric
    if transform.unit:
        return f"'{transform.unit}' AS unit, 0 AS unit_mult"
    if metric.denominator is not None or metric.table != "observation":
        return f"'{metric.unit}' AS unit, {metric.unit_mult} AS unit_mult"
    return f"keys.unit_measure AS unit, {metric.unit_mult if metric.unit else 'keys.unit_mult'} AS unit_mult"


def _formula(grain: Grain) -> str:
    """Id of the formula in METRICS; what an office printed is marked so."""
    if grain.metric.is_published_index:
        return f"as_published_{dict(grain.metric.published)[grain.query.transform]}"
    if grain.query.transform == "relative" and grain.metric.scale != "share":
        return "relative_to_country"
    return TRANSFORMS[grain.query.transform].formula


def _base_period(grain: Grain) -> str:
    """The period compared with; of a printed index it follows from how it is printed."""
    if not grain.metric.is_published_index or grain.metric.table != "observation":
        return "base_period"
    months = MONTHS[grain.freq] if grain.query.transform == "mom" else 12
    return PERIOD_CODE[grain.freq].format(day=f"(period_start - INTERVAL {months} MONTH)")


def _window(grain: Grain, bind: Binder) -> str:
    """The periods asked for; areas that came in only as a measure are left out."""
    parts = []
    if grain.query.start:
        parts.append(f"period_start >= {bind(periods.parse(grain.query.start).start)}")
    if grain.query.end:
        parts.append(f"period_start <= {bind(periods.parse(grain.query.end).start)}")
    if TRANSFORMS[grain.query.transform].needs_country and grain.query.country not in grain.query.ref_areas:
        parts.append(f"ref_area <> {bind(grain.query.country)}")
    return " AND ".join(parts) or "TRUE"
