"""Which statements of methods are measured, on which tables, and against which plain sums: one entry in CASES a statement.

Every statement of metrics/methods/*.sql has its entry, is part of another statement, or stands in ASIDE with the reason.
All tables are SQL over `cell`: ref_area, activity, time_period (codes as ENUM, as the warehouse has them), place, value,
rank (of the status, see metrics.methods.statement_rows).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

REGIONS, ACTIVITIES, MONTHS = 85, 100, 240
# Two thirds of the activities of a region have figures; the others are true zeros.
MADE = """SELECT 'RU-' || lpad(r::VARCHAR, 3, '0') AS ref_area, 'C' || lpad(a::VARCHAR, 3, '0') AS activity,
    (2006 + m // 12)::VARCHAR || '-' || lpad((m % 12 + 1)::VARCHAR, 2, '0') AS time_period,
    CASE WHEN hash(r, a) % 3 > 0 THEN (hash(r, a, m) % 100000) / 100 ELSE 0 END::DOUBLE AS value
FROM range({regions}) x(r), range({activities}) y(a), range({months}) z(m)"""

# The plain sums, with the counts, minima and worst statuses without which no sum may be shown (METRICS R6).
_CHECKED = "count(*) AS n, sum(value) AS total, min(value) AS least, max(rank) AS worst"
ALL = f"SELECT {_CHECKED} FROM cell"
BY_PERIOD = f"SELECT time_period, {_CHECKED} FROM cell GROUP BY time_period"
BY_REGION = f"SELECT ref_area, time_period, {_CHECKED} FROM cell GROUP BY ref_area, time_period"
BY_ACTIVITY = f"SELECT activity, time_period, {_CHECKED} FROM cell GROUP BY activity, time_period"
BY_BOTH = f"""SELECT ref_area, activity, time_period, {_CHECKED} FROM cell
    GROUP BY GROUPING SETS ((ref_area, time_period), (activity, time_period), (time_period))"""
BY_CELL = f"SELECT ref_area, activity, time_period, {_CHECKED} FROM cell GROUP BY ref_area, activity, time_period"

_UNIT = "time_period, place, value, 1.0 AS weight, rank FROM cell"
OF_REGION = {"unit": f"SELECT ref_area AS whole, {_UNIT}"}
OF_ACTIVITY = {"unit": f"SELECT activity AS whole, {_UNIT}"}
DISTRICTS = {"member": f"SELECT activity AS whole, enum_code(ref_area) // 11 AS part, {_UNIT}"}
GROWTH = {
    "flow": "SELECT ref_area AS whole, activity, time_period, place, value, rank FROM cell",
    "nation": "SELECT activity, time_period, sum(value) AS value, max(rank) AS rank FROM cell GROUP BY activity, time_period",
    "pair": """SELECT enum_code(time_period) AS step, time_period AS t0, lead(time_period) OVER (ORDER BY time_period) AS t1
        FROM (SELECT DISTINCT time_period FROM cell) QUALIFY t1 IS NOT NULL""",
}
TWO_PERIODS = {**GROWTH, "pair": f"{GROWTH['pair']} ORDER BY t0 LIMIT 1"}
PANEL = {
    "panel": """SELECT activity AS whole, enum_code(time_period) AS step, enum_code(ref_area) AS place, value + 1 AS value
        FROM cell"""
}
ENDS = {
    "start_end": """SELECT activity AS whole, enum_code(ref_area) AS place, a.value + 1 AS y0, b.value + 1 AS y1
        FROM cell a JOIN cell b USING (activity, ref_area)
        WHERE a.time_period = enum_first(a.time_period) AND b.time_period = enum_last(b.time_period)"""
}
_MONTH = "(time_period::VARCHAR || '-01')::DATE"
QUALITY = {
    "obs": f"""SELECT place, ref_area, activity AS item, ref_area AS unit, time_period, value, 'A' AS obs_status,
        FALSE AS is_withheld, {_MONTH} + 40 AS published FROM cell""",
    "regions": "SELECT DISTINCT ref_area FROM cell",
    "items": "SELECT DISTINCT activity AS item FROM cell",
    "periods": f"SELECT DISTINCT time_period, last_day({_MONTH}) AS period_end FROM cell",
    "totals": "SELECT enum_code(time_period) AS place, time_period, 1.0 AS value FROM (SELECT DISTINCT time_period FROM cell)",
}
# Every figure in two issues, of which the second was not yet out on the day.
AS_OF = {
    "obs": f"""SELECT place, enum_code(ref_area) * 1000 + enum_code(activity) AS series, time_period, {_MONTH} + 40 AS vintage,
        value AS obs_value, 'A' AS obs_status, NULL AS conf_status FROM cell
        UNION ALL SELECT -place, enum_code(ref_area) * 1000 + enum_code(activity), time_period, DATE '2030-01-01',
        value + 1, 'A', NULL FROM cell""",
    "days": "SELECT 0 AS place, DATE '2029-12-31' AS as_of",
}
NEWEST = """SELECT series::VARCHAR AS series, time_period::VARCHAR AS time_period, count(*) AS n, max(vintage) AS vintage,
    arg_max(obs_value, vintage) AS value FROM obs WHERE vintage <= DATE '2029-12-31' GROUP BY ALL"""
STAGES = {
    "stage": """SELECT place, ref_area, activity AS stage, value AS local_supply, 500 AS local_demand, FALSE AS is_withheld
        FROM cell"""
}
VINTAGES = {"vintages": "SELECT value AS first_release, value + 1 AS latest_release FROM cell"}


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, the tables it reads by name, the plain sums it stands on, its parameters."""

    family: str
    name: str
    tables: Mapping[str, str]
    plain: str
    params: Mapping[str, Any] = field(default_factory=dict)


CASES = (
    Case("concentration", "hhi", OF_ACTIVITY, BY_ACTIVITY),
    Case("concentration", "largest", OF_ACTIVITY, BY_ACTIVITY, {"sizes": [1, 3, 4]}),
    Case("inequality", "gini", OF_ACTIVITY, BY_ACTIVITY),
    Case("inequality", "theil", OF_ACTIVITY, BY_ACTIVITY),
    Case("inequality", "theil_between", DISTRICTS, BY_ACTIVITY),
    Case("specialisation", "location_quotients", {}, BY_BOTH),
    Case("specialisation", "krugman_of_regions", {}, BY_BOTH),
    Case("specialisation", "entropy", OF_REGION, BY_REGION, {"k": ACTIVITIES}),
    Case("shift_share", "shift_share", GROWTH, BY_BOTH),
    Case("shift_share", "excluded", GROWTH, BY_BOTH),
    Case("shift_share", "esteban", TWO_PERIODS, BY_BOTH),
    Case("convergence", "sigma", PANEL, BY_ACTIVITY, {"steps": MONTHS}),
    Case("convergence", "beta", ENDS, BY_ACTIVITY, {"years": 20}),
    Case("quality", "coverage", QUALITY, BY_CELL),
    Case("quality", "sums_of_areas", QUALITY, BY_PERIOD),
    Case("revisions", "revision_metrics", VINTAGES, ALL),
    Case("revisions", "figures_as_of", AS_OF, NEWEST),
    Case("value_chain", "supply_demand", STAGES, BY_CELL, {"missing_eps": 0}),
)
_REGISTERS = "reads registers of some hundred rows"
# A whole family, or one statement of it.
ASIDE = {
    "events": _REGISTERS,
    "lifecycle": _REGISTERS,
    "membership": _REGISTERS,
    "support": _REGISTERS,
    "waiting": _REGISTERS,
    "shift_share.nation": "is a plain sum itself; for who has no figures of the country",
}
