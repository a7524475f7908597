"""Clusters beside each other: how they grew, who is in them, how long members stay, and how much of the sector they hold."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics import engine
from metrics.methods import relation
from metrics.methods.membership import cluster_density_coverage
from metrics.methods.remainder import LEAST, hidden_as_well
from metrics.methods.suppression import suppression
from metrics.methods.tenure import membership_survival
from metrics.query import Query
from metrics.rows import NONE, Rows, of

SECTOR = "C13-C15"
EVERY = ""  # the row of all clusters together
_SHARES = (("jobs", "employment"), ("output", "gdp"))
_OF_COUNTRY = "JOIN wh.cluster c USING (cluster_id) JOIN wh.area a ON a.ref_area = c.ref_area AND a.country = $country"
# A member of two clusters is one of each. Keys hold no blank.
_COMPARED = f"""WITH spell AS (
  SELECT row_number() OVER () AS place, m.cluster_id, m.cluster_id || ' ' || m.org_id AS member_id, m.valid_from, m.valid_to,
    nullif(m.tier::VARCHAR, '') AS tier
  FROM wh.membership m {_OF_COUNTRY} WHERE m.kind = 'member' AND m.observed_on <= $last::DATE
), evidence AS (
  SELECT cluster_id, string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_id FROM wh.membership GROUP BY cluster_id
), member AS ({{members}}), last AS (
  SELECT cluster_id || ' ' || org_id AS member_id, arg_max(market_presence::VARCHAR, valid_from) AS market,
    arg_max(potential::VARCHAR, valid_from) AS potential
  FROM wh.membership WHERE kind = 'member' AND valid_from <= $last::DATE AND observed_on <= $last::DATE GROUP BY ALL
)
SELECT split_part(member_id, ' ', 1) AS cluster_id, $first::DATE AS first, $last::DATE AS last,
  count_if(is_at_start) AS members_start, count_if(is_at_end) AS members_end,
  count_if(is_at_start AND is_at_end) AS retained, sum(entries)::BIGINT AS entry_events, sum(exits)::BIGINT AS exit_events,
  count_if(is_at_end AND tier = 'core_producer') AS core_producer, count_if(is_at_end AND tier = 'supplier') AS supplier_members,
  count_if(is_at_end AND tier = 'services') AS services, count_if(is_at_end AND tier = 'education_rd') AS education_rd,
  count_if(is_at_end AND tier = 'public') AS public, count_if(is_at_end AND tier = 'investor') AS investor,
  count_if(is_at_end AND market = 'export') AS export, count_if(is_at_end AND market IN ('national', 'export')) AS wide,
  count_if(is_at_end AND potential = 'high') AS high, any_value(e.source_id) AS source_id
FROM member JOIN last USING (member_id) JOIN evidence e ON e.cluster_id = split_part(member_id, ' ', 1)
GROUP BY ALL ORDER BY members_end DESC, cluster_id"""
_LAST_CHANGE = f"""SELECT max(day) AS day FROM (
  SELECT unnest([m.valid_from, m.valid_to]) AS day FROM wh.membership m {_OF_COUNTRY} WHERE m.kind = 'member' AND m.observed_on <= $day::DATE
) WHERE day <= $day::DATE"""
# Members of every cluster on the last day of every year, and on the day itself; a member of two clusters is one of each.
_BY_YEAR = f"""WITH held AS (
  SELECT m.cluster_id, m.org_id, m.valid_from, coalesce(m.valid_to, DATE '9999-12-31') AS valid_to FROM wh.membership m {_OF_COUNTRY}
  WHERE m.kind = 'member' AND m.valid_from <= $day::DATE AND m.observed_on <= $day::DATE
), ends AS (
  SELECT least(make_date(year, 12, 31), $day::DATE) AS day FROM (
    SELECT unnest(range(min(year(valid_from)), $last::BIGINT + 1))::INTEGER AS year FROM held)
)
SELECT h.cluster_id, e.day, count(DISTINCT h.org_id) AS members FROM ends e JOIN held h ON e.day BETWEEN h.valid_from AND h.valid_to
GROUP BY ALL ORDER BY ALL"""
_STAYS = f"""SELECT m.cluster_id, m.org_id AS member_id, m.kind::VARCHAR AS kind, m.valid_from, m.valid_to
FROM wh.membership m {_OF_COUNTRY} WHERE m.kind = 'member' AND m.observed_on <= $day::DATE
  AND ($cluster = '' OR m.cluster_id = $cluster) ORDER BY ALL"""
_YEAR = """SELECT max(f.time_period) AS year FROM wh.organisation_figure f JOIN wh.organisation o USING (org_id)
JOIN wh.area a ON a.ref_area = o.ref_area AND a.country = $country WHERE f.reported_on <= $day::DATE"""
# Members of the last day of a year, each once, with what they reported of it. A producer that reports nothing is of the
# sector all the same, as may be one of a kind that is not stated; a school or an office is not.
_HELD = f"""SELECT m.cluster_id, m.org_id,
  any_value(f.obs_value * 10.0 ** f.unit_mult) FILTER (WHERE f.indicator = 'EMP') AS jobs,
  any_value(f.obs_value * 10.0 ** f.unit_mult) FILTER (WHERE f.indicator = 'GDP_CP') AS output,
  coalesce(bool_or(f.indicator = 'EMP' AND f.conf_status = 'C'), FALSE) AS is_jobs_withheld,
  coalesce(bool_or(f.indicator = 'GDP_CP' AND f.conf_status = 'C'), FALSE) AS is_output_withheld,
  count(f.org_id) > 0 OR coalesce(bool_or(m.tier::VARCHAR IN ('core_producer', '')), FALSE) AS is_of_sector
FROM wh.membership m {_OF_COUNTRY} LEFT JOIN wh.organisation_figure f ON f.org_id = m.org_id AND f.time_period = $year
  AND f.reported_on <= $day::DATE
WHERE m.kind = 'member' AND m.observed_on <= $day::DATE AND coalesce(m.valid_from, m.observed_on) <= make_date($year::INTEGER, 12, 31)
  AND coalesce(m.valid_to >= make_date($year::INTEGER, 12, 31), TRUE) GROUP BY ALL ORDER BY ALL"""
_AREAS = f"SELECT cluster_id, x.ref_area::VARCHAR AS area FROM wh.cluster_area x {_OF_COUNTRY} ORDER BY ALL"


def has_dates(warehouse: Warehouse, country: str, day: str) -> bool:
    """Whether any member of a cluster of the country has a day of joining or leaving by a day."""
    return of(warehouse.columns(_LAST_CHANGE, {"country": country, "day": day})).row(0).day is not None


def compared(warehouse: Warehouse, country: str, day: str) -> Rows:
    """One row per cluster with dated members: the year of the last change on record by a day, and who is in it at its end.

    first, last = its ends: the year before ends on `first`, the year or the day is `last`. members_start, members_end,
    retained, entry_events, exit_events as in `cluster_membership`; members of the end by tier (core_producer, services ...;
    suppliers under supplier_members), export = sells abroad, wide = nationwide or abroad, high = of high potential;
    retention_rate = retained / members_start, net_growth_rate = members_end / members_start - 1, NaN without a start.
    """
    changed = of(warehouse.columns(_LAST_CHANGE, {"country": country, "day": day})).row(0).day
    if changed is None:
        return NONE
    first, last = date(changed.year - 1, 12, 31), min(date(changed.year, 12, 31), date.fromisoformat(day))
    text = _COMPARED.format(members=relation.statement("membership", "members").removesuffix(";"))
    found = of(warehouse.columns(text, {"country": country, "first": first, "last": last}))
    start = np.where(found["members_start"] > 0, found["members_start"], np.nan)
    return found.with_(retention_rate=found["retained"] / start, net_growth_rate=found["members_end"] / start - 1)


def by_year(warehouse: Warehouse, country: str, day: str) -> Rows:
    """One row per (cluster, day): dated members on the last day of every year up to that of the last change on record."""
    changed = of(warehouse.columns(_LAST_CHANGE, {"country": country, "day": day})).row(0).day
    if changed is None:
        return NONE
    until = min(date(changed.year, 12, 31), date.fromisoformat(day))
    return of(warehouse.columns(_BY_YEAR, {"country": country, "day": until, "last": changed.year}))


def survival(warehouse: Warehouse, country: str, cluster_id: str, day: str) -> dict[str, Any]:
    """The answer of `membership_survival` for a cluster, or for all of the country where none is named."""
    stays = warehouse.frame(_STAYS, {"country": country, "cluster": cluster_id, "day": day})
    return membership_survival(stays, as_of=date.fromisoformat(day))


def coverage(warehouse: Warehouse, country: str, day: str, as_of: str) -> Rows:
    """One row per cluster, the first of all together: members per 1000 organisations of the sector in its areas, shares.

    Of the newest year of which firms had reported by the day; `as_of` = day of knowledge of the regional figures, empty =
    newest. members = on the last day of the year; per_1000 by `cluster_density_coverage`. jobs_at_least, output_at_least
    = part of the sector's employment and value added in per cent that the members with a figure hold (<name>_told, out
    of of_sector; <name>_withheld report in confidence). <name>_lacks says why it is no more than a lower bound:
    COMPONENT_SUPPRESSED, COMPONENT_MISSING, or empty where every member of the sector told (METRICS R6).
    <name>_reason says why there is no bound either: one that could tell what a single firm has is VALUE_SUPPRESSED.
    No row where no firm has reported.
    """
    year = of(warehouse.columns(_YEAR, {"country": country, "day": day})).row(0).year
    if year is None:
        return NONE
    held = warehouse.frame(_HELD, {"country": country, "day": day, "year": year})
    areas: dict[str, list[str]] = {}
    for cluster_id, area in warehouse.rows(_AREAS, {"country": country}):
        areas.setdefault(cluster_id, []).append(area)
    whole = {name: _by_area(warehouse, name, country, year, as_of) for name in ("organisations", "employment", "gdp")}
    areas[EVERY] = [*whole["employment"]]
    parts = {EVERY: held.drop_duplicates("org_id"), **{str(name): part for name, part in held.groupby("cluster_id")}}
    known = pd.DataFrame([_known(name, part, whole, areas.get(name, ())) for name, part in parts.items()])
    found = known.assign(year=year)
    for name, metric in _SHARES:
        reach = cluster_density_coverage(_asked(known, name, metric))
        told = [part[name].dropna().tolist() for part in parts.values()]
        found[f"{name}_at_least"], found[f"{name}_reason"] = _safe(reach, known, told)
        found[f"{name}_told"] = [len(one) for one in told]
        found[f"{name}_lacks"] = _lacks(known["of_sector"] - found[f"{name}_told"], known[f"{name}_withheld"])
    found = found.assign(per_1000=reach["members_per_1000_enterprises"], per_1000_reason=reach["reason"])
    return of({str(name): found[name].to_numpy() for name in found})


def _by_area(warehouse: Warehouse, metric: str, country: str, year: str, as_of: str) -> Mapping[str, float]:
    """A metric of the sector by region in its plain unit; NaN where it is not printed or withheld."""
    asked = Query(metric, country, (), activity=SECTOR, freq="A", start=year, end=year, as_of=as_of)
    found = engine.rows(warehouse, asked)
    return dict(zip(found.plain("ref_area"), (found["value"] * 10.0 ** found["unit_mult"]).tolist(), strict=True))


def _known(
    name: str, held: pd.DataFrame, whole: Mapping[str, Mapping[str, float]], areas: Sequence[str]
) -> dict[str, Any]:
    """Members of a cluster and the sector of its areas; a sum over areas needs all of them."""
    sector = {metric: sum(values.get(area, np.nan) for area in areas) if areas else np.nan
              for metric, values in whole.items()}  # fmt: skip
    own = {part: held[part].sum(min_count=1) for part, _ in _SHARES}
    withheld = {f"{part}_withheld": int(held[f"is_{part}_withheld"].sum()) for part, _ in _SHARES}
    return {"cluster_id": name, "members": len(held), "of_sector": int(held["is_of_sector"].sum()), **sector, **own,
            **withheld}  # fmt: skip


def _lacks(absent: pd.Series, hidden: pd.Series) -> list[str]:
    """Why a sum over the members is no more than a lower bound, from how many have no figure and how many are withheld."""
    return ["COMPONENT_SUPPRESSED" if n_hidden else "COMPONENT_MISSING" if n_absent > 0 else ""
            for n_absent, n_hidden in zip(absent, hidden, strict=True)]  # fmt: skip


def _asked(known: pd.DataFrame, part: str, metric: str) -> pd.DataFrame:
    """The table that `cluster_density_coverage` reads."""
    return pd.DataFrame({"ref_area": known["cluster_id"], "members": known["members"].astype(float),
                         "enterprises_c13_c15": known["organisations"], "member_employment": known[part],
                         "sector_employment": known[metric]})  # fmt: skip


def _safe(reach: pd.DataFrame, known: pd.DataFrame, told: list[list[float]]) -> tuple[list[float], list[str]]:
    """Shares and reasons; without what could tell a single member, a single firm outside, or another cluster's share."""
    cells = suppression(pd.DataFrame({"cell": known["cluster_id"], "contributors": told}))
    outside = known["organisations"].to_numpy(float) - [len(one) for one in told]
    why = [reason or ("VALUE_SUPPRESSED" if is_told or left < LEAST else "")
           for reason, is_told, left in zip(reach["reason_coverage"], cells["sensitive"], outside, strict=True)]  # fmt: skip
    if not why[0]:
        names = known["cluster_id"].tolist()
        withheld = [name for name, reason in zip(names, why, strict=True) if reason == "VALUE_SUPPRESSED"]
        number = {name: len(one) for name, one in zip(names[1:], told[1:], strict=True)}
        more = hidden_as_well(number, withheld)
        why = ["VALUE_SUPPRESSED" if name in more else reason for name, reason in zip(names, why, strict=True)]
    shares = reach["employment_coverage_pct"].tolist()
    return [np.nan if reason else share for share, reason in zip(shares, why, strict=True)], why
