"""What is on record of every cluster of a country that rules ask about: members by kind, supplies, sales, the register entry.

Facts only: nothing is judged here. A list of members is taken for complete only where it names as many as are printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.warehouse import Warehouse
from metrics.methods.remainder import LEAST

# $country; $day = the day to judge on; everything known by then. Of overlapping records of a firm the latest speaks.
_FACTS = """WITH mine AS (
  SELECT c.cluster_id FROM wh.cluster c JOIN wh.area a ON a.ref_area = c.ref_area WHERE a.country = $country
),
spell AS (
  SELECT cluster_id, org_id, tier::VARCHAR AS tier, coalesce(valid_from, observed_on) AS since, valid_to FROM wh.membership
  SEMI JOIN mine USING (cluster_id) WHERE kind = 'member' AND coalesce(valid_from, observed_on) <= $day::DATE
),
present AS (
  SELECT cluster_id, org_id, arg_max(tier, since) AS tier FROM spell WHERE coalesce(valid_to >= $day::DATE, TRUE) GROUP BY ALL
),
composed AS (SELECT cluster_id, count(*) AS named, histogram(tier) AS tiers FROM present GROUP BY cluster_id),
printed AS (
  SELECT cluster_id, arg_max(members, as_of) AS members, max(as_of) AS as_of, arg_max(qualifier, as_of)::VARCHAR AS qualifier
  FROM wh.membership_count WHERE kind = 'member' AND as_of <= $day::DATE GROUP BY cluster_id
),
named_then AS (
  SELECT p.cluster_id, count(DISTINCT s.org_id) AS number FROM printed p JOIN spell s USING (cluster_id)
  WHERE s.since <= p.as_of AND coalesce(s.valid_to >= p.as_of, TRUE) GROUP BY p.cluster_id
),
supply AS (
  SELECT f.cluster_id, left(f.time_period, 4) AS year, f.from_org_id, f.to_org_id, f.value * 10.0 ** f.unit_mult AS value,
    f.unit_measure::VARCHAR AS unit
  FROM wh.flow f SEMI JOIN mine USING (cluster_id) WHERE f.from_org_id <> f.to_org_id AND left(f.time_period, 4) < left($day, 4)
),
newest AS (SELECT cluster_id, max(year) AS year FROM supply GROUP BY cluster_id),
tie AS (
  SELECT s.cluster_id, s.from_org_id, s.to_org_id FROM supply s JOIN newest USING (cluster_id, year)
  JOIN present p ON p.cluster_id = s.cluster_id AND p.org_id = s.from_org_id JOIN present q ON q.cluster_id = s.cluster_id AND q.org_id = s.to_org_id
),
linked AS (
  SELECT cluster_id, count(DISTINCT org_id) AS number FROM (
    SELECT cluster_id, from_org_id AS org_id FROM tie UNION ALL SELECT cluster_id, to_org_id FROM tie
  ) GROUP BY cluster_id
),
told AS (
  SELECT org_id, time_period AS year, conf_status::VARCHAR = 'C' AS is_withheld, obs_value * 10.0 ** unit_mult AS value,
    unit_measure::VARCHAR AS unit FROM wh.organisation_figure WHERE indicator::VARCHAR = 'SALES' AND reported_on <= $day::DATE
),
could_sell AS (
  SELECT DISTINCT p.cluster_id, p.year, s.org_id FROM (SELECT DISTINCT cluster_id, year FROM supply) p JOIN spell s USING (cluster_id)
  WHERE s.tier IN ('core_producer', 'supplier', '')
    AND s.since <= make_date(p.year::INTEGER, 12, 31) AND coalesce(s.valid_to >= make_date(p.year::INTEGER, 12, 31), TRUE)
),
reported AS (
  SELECT cluster_id, year, count(t.value) AS told, count_if(t.is_withheld) AS withheld
  FROM could_sell LEFT JOIN told t USING (org_id, year) GROUP BY ALL
),
-- the newest year with supplies in which enough members told their sales, else in which any reported, else the newest
priced AS (
  SELECT cluster_id, coalesce(max(year) FILTER (WHERE told >= {least}), max(year) FILTER (WHERE told + withheld > 0), max(year)) AS year
  FROM reported GROUP BY cluster_id
),
seller AS (SELECT cluster_id, year, org_id FROM could_sell SEMI JOIN priced USING (cluster_id, year)),
sold AS (
  SELECT cluster_id, any_value(year) AS year, count(*) AS firms, count(t.value) AS told, count_if(t.is_withheld) AS withheld,
    sum(t.value) AS value, min(t.unit) AS unit, count(DISTINCT t.unit) AS units
  FROM seller LEFT JOIN told t USING (org_id, year) GROUP BY cluster_id
),
supplied AS (
  SELECT supply.cluster_id, any_value(supply.year) AS year, sum(value) AS value, count(*) - count(value) AS missing,
    count(DISTINCT from_org_id) AS suppliers, min(unit) AS unit, count(DISTINCT unit) AS units FROM supply
  JOIN seller s ON s.cluster_id = supply.cluster_id AND s.year = supply.year AND s.org_id = supply.from_org_id GROUP BY supply.cluster_id
),
register AS (
  SELECT cluster_id, entered_on, date_precision::VARCHAR AS exact, valid_to, status::VARCHAR AS status FROM wh.cluster_stage
  WHERE lifecycle_stage = 'ministry_register' AND known_by <= $day::DATE
)
SELECT {fields}
FROM mine m LEFT JOIN composed c USING (cluster_id) LEFT JOIN printed p USING (cluster_id) LEFT JOIN named_then t USING (cluster_id)
LEFT JOIN newest n USING (cluster_id) LEFT JOIN linked l USING (cluster_id) LEFT JOIN supplied u USING (cluster_id)
LEFT JOIN sold o USING (cluster_id) LEFT JOIN register r USING (cluster_id) ORDER BY m.cluster_id"""

# Where each field of Facts comes from.
_FIELDS = {
    "cluster_id": "m.cluster_id", "named": "coalesce(c.named, 0)", "tiers": "c.tiers", "printed": "p.members", "printed_on": "p.as_of",
    "qualifier": "coalesce(p.qualifier, '')", "named_then": "coalesce(t.number, 0)", "year": "coalesce(n.year, '')",
    "linked": "coalesce(l.number, 0)", "sales_year": "coalesce(o.year, '')", "supplies": "u.value", "missing": "coalesce(u.missing, 0)",
    "suppliers": "coalesce(u.suppliers, 0)", "is_one_currency": "coalesce(u.units = 1 AND o.units = 1 AND u.unit = o.unit, FALSE)",
    "firms": "coalesce(o.firms, 0)", "told": "coalesce(o.told, 0)", "withheld": "coalesce(o.withheld, 0)", "sales": "o.value",
    "has_entry": "r.cluster_id IS NOT NULL", "entered_on": "r.entered_on",
    "entered_exact": "coalesce(r.exact, 'day')", "valid_to": "r.valid_to", "status": "coalesce(r.status, '')",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What is on record of one cluster on a day.

    named, tiers: organisations named as members, by kind ('' = not stated). printed, printed_on, qualifier: the latest
    printed number; named_then: how many the list names of that day. year: the newest whole year with supplies, '' =
    none; linked: members of the day with a supply of that year from or to another. sales_year: the newest such year for
    which sales are told; supplies: the sum in it in whole units, missing: supplies without a value, suppliers: who they
    are from. firms, told, withheld: producers and suppliers (and members of no stated kind) at the end of that year, whose
    supplies these are, and those of them whose sales are known or withheld; sales: the sum of the known ones.
    entered_on, entered_exact (day, month, quarter, year), valid_to, status: of the entry in the ministry register.
    """

    cluster_id: str
    named: int = 0
    tiers: Mapping[str, int] | None = None
    printed: int | None = None
    printed_on: date | None = None
    qualifier: str = ""
    named_then: int = 0
    year: str = ""
    linked: int = 0
    sales_year: str = ""
    supplies: float | None = None
    missing: int = 0
    suppliers: int = 0
    is_one_currency: bool = False
    firms: int = 0
    told: int = 0
    withheld: int = 0
    sales: float | None = None
    has_entry: bool = False
    entered_on: date | None = None
    entered_exact: str = "day"
    valid_to: date | None = None
    status: str = ""

    @property
    def is_listed_whole(self) -> bool:
        """The list names at least as many members as were printed, so nobody is known to be left out of it."""
        is_exact = self.qualifier in ("", "exact")
        return self.printed is not None and is_exact and self.named_then >= self.printed

    def of(self, *tiers: str) -> int:
        """Named members of the kinds."""
        return sum((self.tiers or {}).get(tier, 0) for tier in tiers)


def facts(warehouse: Warehouse, country: str, day: str) -> tuple[Facts, ...]:
    """The facts of every cluster seated in a country on a day (ISO text), in order of id."""
    text = _FACTS.replace("{fields}", ", ".join(_FIELDS.values())).replace("{least}", str(LEAST))
    found = warehouse.rows(text, {"country": country, "day": day})
    return tuple(Facts(**dict(zip(_FIELDS, row, strict=True))) for row in found)
