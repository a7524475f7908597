"""SQL of the figures of the asked areas: as they stand, added up over regions, and how far every series reaches.

A sum over an area needs every region that belongs to it at the end of the period (dated membership; counted in
metrics.cube).
"""

from collections.abc import Sequence

from metrics import cells
from metrics.binding import Binder
from metrics.metric import Half
from metrics.query import Grain
from metrics.status import BREAKS_SQL, PRINTED_SQL, REASONS_SQL, SUPPRESSED_SQL
from metrics.transforms import TRANSFORMS


def own(half: Half, grain: Grain, bind: Binder) -> str:
    """The figures of the asked areas, one row per (series, ref_area, month).

    series = dataset|activity|product, month = months since year 0. The country comes with them where it is the measure.
    """
    query, only = grain.query, ""
    measure = (query.country,) if TRANSFORMS[query.transform].needs_country else ()
    areas = (*query.ref_areas, *measure) if grain.known and query.ref_areas and not query.as_of else ()
    text = cells.relations(half, grain, bind, areas)
    if not areas and (query.ref_areas or not grain.known):
        only = f" WHERE ref_area IN ({_asked(grain, bind)})"
    return f"{text}SELECT {_KEY}, {_FIGURE} FROM figure{only}"


def sums(half: Half, grain: Grain, wholes: Sequence[str], bind: Binder) -> str:
    """The same, added up over the regions that belong to an asked area; n_rows says how many of them have a row.

    `wholes` are those of the asked areas that have regions, once a warehouse has named them; none = all that are asked.
    """
    return f"{cells.relations(half, grain, bind)}{_sums(half, bind.each(wholes) if wholes else _asked(grain, bind))}"


def present(half: Half, grain: Grain, bind: Binder) -> str:
    """The asked areas that have a value, each once with month NULL, then the months that have one, with an empty area."""
    text, asked = cells.relations(half, grain, bind).rstrip(), _asked(grain, bind)
    return f"""{text},
here AS (SELECT ref_area, year(period_start) * 12 + month(period_start) - 1 AS month FROM figure WHERE reason = '' AND ref_area IN ({asked}))
SELECT DISTINCT ref_area, NULL::BIGINT AS month FROM here UNION ALL SELECT DISTINCT '' AS ref_area, month FROM here"""


def reach(half: Half, grain: Grain, bind: Binder) -> str:
    """Every series with its first and last month, its areas, and the number of units it is printed in."""
    return f"{cells.relations(half, grain, bind)}{_REACH}"


def beside_hidden(half: Half, grain: Grain, bind: Binder) -> str:
    """Every figure, and every suppressed one, of the series and periods in which some area is suppressed."""
    return f"""{cells.relations(half, grain, bind)}SELECT {_KEY}, reason IN {SUPPRESSED_SQL} AS is_hidden FROM figure
WHERE obs_value IS NOT NULL OR reason IN {SUPPRESSED_SQL}
QUALIFY bool_or(reason IN {SUPPRESSED_SQL}) OVER (PARTITION BY dataset, activity, product, period_start)"""


_KEY = "dataset || '|' || activity || '|' || product AS series, ref_area, year(period_start) * 12 + month(period_start) - 1 AS month"
_REACH = f"""SELECT dataset || '|' || activity || '|' || product AS series,
  min(year(period_start) * 12 + month(period_start) - 1) AS first, max(year(period_start) * 12 + month(period_start) - 1) AS last,
  count(DISTINCT (unit_measure, unit_mult)) AS n_units, max(unit_measure || ' ' || unit_mult) AS unit, max(vintage) AS vintage,
  max(issue)::VARCHAR AS issue,
  string_agg(DISTINCT ref_area, chr(31)) AS areas,
  bool_or(reason IN {SUPPRESSED_SQL}) AS has_hidden FROM figure GROUP BY dataset, activity, product"""
# Words with a fixed list leave the database as their place in it.
_FIGURE = f"""obs_value AS value, list_position({REASONS_SQL}, reason) - 1 AS reason,
  list_position({PRINTED_SQL}, printed_status) - 1 AS printed, list_position({BREAKS_SQL}, break_kind) - 1 AS break_kind,
  rank, is_confidential, is_provisional, n_used, n_dropped, array_to_string(notes, chr(31)) AS notes,
  array_to_string(sources, chr(31)) AS sources, is_computed, 1 AS n_rows"""


def _asked(grain: Grain, bind: Binder) -> str:
    """The areas asked for (every region of the country if none is named), and the country where it is the measure."""
    query = grain.query
    if grain.known and query.ref_areas:
        return bind.each((*query.ref_areas, *([query.country] if TRANSFORMS[query.transform].needs_country else [])))
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
  list_position({REASONS_SQL}, CASE WHEN bool_and(reason = 'NO_DATA') THEN 'NO_DATA'
    WHEN bool_or(reason IN {SUPPRESSED_SQL}) THEN 'COMPONENT_SUPPRESSED'
    WHEN count(obs_value) < count(*) THEN 'COMPONENT_MISSING' ELSE '' END) - 1 AS reason,
  0 AS printed, max(list_position({BREAKS_SQL}, break_kind)) - 1 AS break_kind, max(rank) AS rank,
  bool_or(is_confidential) AS is_confidential, bool_or(is_provisional) AS is_provisional, sum(n_used)::INTEGER AS n_used,
  sum(n_dropped)::INTEGER AS n_dropped, array_to_string(list_distinct(flatten(list(notes))), chr(31)) AS notes,
  array_to_string(list_distinct(flatten(list(sources))), chr(31)) AS sources, TRUE AS is_computed, count(*)::INTEGER AS n_rows
FROM figure JOIN wh.area_parent m ON m.ref_area::VARCHAR = figure.ref_area JOIN wh.area a ON a.ref_area = m.ref_area
WHERE a.kind = 'region' AND m.parent::VARCHAR IN ({asked})
  AND m.valid_from <= figure.period_end AND coalesce(m.valid_to >= figure.period_end, TRUE)
GROUP BY dataset, activity, product, m.parent, figure.period_start"""
