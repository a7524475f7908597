"""Support by measure: asked, granted, paid in numbers and money, how long payment takes, and what was paid in which year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics.methods.remainder import LEAST, hidden_as_well
from metrics.methods.support import support_uptake
from metrics.rows import NONE, Rows, of, of_records

EVERY = ""  # all measures together
_OUTCOMES = ("granted", "rejected", "withdrawn", "pending")
# Applications in the name of a cluster of the country, or of one cluster. What came after the day has not happened.
_ASKED = """SELECT p.application_id AS app_id, p.org_id, m.measure_kind, p.applied_on AS applied,
  CASE WHEN p.decided_on <= $day::DATE THEN p.decided_on END AS decided,
  CASE WHEN p.decided_on <= $day::DATE AND p.outcome <> 'pending' THEN p.outcome::VARCHAR ELSE 'pending' END AS outcome,
  CASE WHEN p.paid_on <= $day::DATE THEN p.paid_on END AS paid, p.amount_asked * 10.0 ** p.unit_mult AS money_asked,
  CASE WHEN p.decided_on <= $day::DATE THEN p.amount_granted * 10.0 ** p.unit_mult END AS money_granted,
  CASE WHEN p.paid_on <= $day::DATE THEN p.amount * 10.0 ** p.unit_mult END AS money_paid,
  p.unit_measure::VARCHAR AS unit_measure, p.source_id
FROM wh.support_application p JOIN wh.support_measure m USING (measure_id) JOIN wh.cluster c USING (cluster_id)
JOIN wh.area a ON a.ref_area = c.ref_area AND a.country = $country
WHERE ($cluster = '' OR p.cluster_id = $cluster) AND coalesce(p.applied_on <= $day::DATE, TRUE) ORDER BY p.application_id"""
_ELIGIBLE = """SELECT count(DISTINCT m.org_id) AS organisations FROM wh.membership m JOIN wh.cluster c USING (cluster_id)
JOIN wh.area a ON a.ref_area = c.ref_area AND a.country = $country
WHERE m.kind = 'member' AND ($cluster = '' OR m.cluster_id = $cluster) AND m.observed_on <= $day::DATE
  AND coalesce(m.valid_from, m.observed_on) <= $day::DATE"""
_OUTSIDE = """SELECT count(*) AS asked, count(p.paid_on) FILTER (WHERE p.paid_on <= $day::DATE) AS paid
FROM wh.support_application p JOIN wh.organisation o USING (org_id) JOIN wh.area a ON a.ref_area = o.ref_area AND a.country = $country
WHERE p.cluster_id = '' AND coalesce(p.applied_on <= $day::DATE, TRUE)"""
_ANY = """SELECT 1 FROM wh.support_application p JOIN wh.cluster c USING (cluster_id)
WHERE coalesce(p.applied_on <= $day::DATE, TRUE) AND c.ref_area IN (SELECT ref_area FROM wh.area WHERE country = $country) LIMIT 1"""
_DECISIONS = {"granted": "approved", "rejected": "rejected", "withdrawn": "withdrawn"}
_COLUMNS = (
    "measure_kind", "unit_measure", "asked", "organisations", *_OUTCOMES, "paid", "recipients", "money_asked", "money_granted",
    "money_paid", "asked_reason", "approval_rate", "application_rate", "uptake_rate", "median_days", "median_reason", "eligible", "source_id",
)  # fmt: skip


def is_on_record(warehouse: Warehouse, country: str, day: str) -> bool:
    """Whether anybody had applied in the name of a cluster of the country by a day."""
    return bool(warehouse.rows(_ANY, {"country": country, "day": day}))


def by_measure(warehouse: Warehouse, country: str, cluster_id: str, day: str) -> Rows:
    """One row per (measure, currency), the first of all measures of a currency, as known on a day.

    asked ... paid = applications; organisations, recipients = those behind them, each once; money_* in whole units of the
    currency, NaN where no amount is on record; what fewer than three firms asked for is VALUE_SUPPRESSED in
    asked_reason, what is granted and paid is public. Rates and
    median_days by `support_uptake` (eligible = members of any day so far); NaN with the reason in median_reason.
    `cluster_id` empty = all clusters of the country. No row where nobody asked.
    """
    asked = {"country": country, "cluster": cluster_id, "day": day}
    applications = warehouse.frame(_ASKED, asked)
    eligible = float(of(warehouse.columns(_ELIGIBLE, asked)).row(0).organisations)
    records = [_record(kind, part, eligible, day) for kind, part in _parts(applications)]
    for unit in {record["unit_measure"] for record in records}:
        _hide([record for record in records if record["unit_measure"] == unit])
    return of_records(records, _COLUMNS) if records else NONE


def _hide(records: list[dict[str, Any]]) -> None:
    """Withhold what fewer than three firms asked for, and what would follow from the sum of all; payments are public."""
    number = {record["measure_kind"]: record["organisations"] for record in records}
    whole = number.pop(EVERY)
    few = [kind for kind, n in number.items() if n < LEAST]
    hidden = {*few, *hidden_as_well(number, few), *([EVERY] if whole < LEAST else [])}
    for record in records:
        record["asked_reason"] = ""
        if record["measure_kind"] in hidden:
            record |= {"money_asked": np.nan, "asked_reason": "VALUE_SUPPRESSED"}


def waiting(warehouse: Warehouse, country: str, cluster_id: str, day: str) -> dict[str, Any]:
    """The answer of `support_uptake` on how long payment takes, for all measures; who withdrew does not wait any more.

    `km` = the part of applications not yet paid after so many days.
    """
    applications = warehouse.frame(_ASKED, {"country": country, "cluster": cluster_id, "day": day})
    return support_uptake(_waiting(applications), np.nan, as_of=date.fromisoformat(day))


def paid_by_year(warehouse: Warehouse, country: str, cluster_id: str, day: str) -> Rows:
    """One row per (measure, currency, year of payment): applications paid, organisations, money in whole units."""
    applications = warehouse.frame(_ASKED, {"country": country, "cluster": cluster_id, "day": day})
    paid = applications[applications["paid"].notna()]
    if not len(paid):
        return NONE
    keys = ["measure_kind", "unit_measure", pd.to_datetime(paid["paid"]).dt.year.rename("year")]
    found = paid.groupby(keys, observed=True).agg(
        paid=("app_id", "size"), recipients=("org_id", "nunique"), money=("money_paid", _sum)
    )
    table = found.reset_index()
    return of({str(name): table[name].to_numpy() for name in table})


def outside(warehouse: Warehouse, country: str, day: str) -> tuple[int, int]:
    """Applications of organisations of the country in nobody's name: made, and paid, by a day."""
    found = of(warehouse.columns(_OUTSIDE, {"country": country, "day": day})).row(0)
    return int(found.asked), int(found.paid)


def _parts(applications: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """All applications of a currency, then those of each measure, the most asked for first."""
    for _, of_unit in applications.groupby("unit_measure", observed=True):
        yield EVERY, of_unit
        kinds = (
            of_unit["measure_kind"].value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
        )
        yield from ((str(kind), of_unit[of_unit["measure_kind"] == kind]) for kind in kinds.index)


def _record(kind: str, part: pd.DataFrame, eligible: float, day: str) -> dict[str, Any]:
    """One measure as a record."""
    until = date.fromisoformat(day)
    found = support_uptake(_read(part), eligible, as_of=until)
    lag = support_uptake(_waiting(part), eligible, as_of=until)
    paid = part["paid"].notna()
    rates = {"approval_rate": found["approval_rate_decided"], "application_rate": found["application_rate"],
             "uptake_rate": found["uptake_rate"], "median_days": lag["median_lag_days_km"]}  # fmt: skip
    return {
        "measure_kind": kind, "unit_measure": str(part["unit_measure"].iloc[0]), "asked": len(part), "paid": int(paid.sum()),
        "organisations": part["org_id"].nunique(), "recipients": part.loc[paid, "org_id"].nunique(),
        **{name: int((part["outcome"] == name).sum()) for name in _OUTCOMES},
        **{name: _sum(part[name]) for name in ("money_asked", "money_granted", "money_paid")},
        **{name: np.nan if rate is None else float(rate) for name, rate in rates.items()},
        "median_reason": lag["reason_median_lag_days_km"], "eligible": int(eligible),
        "source_id": "; ".join(sorted(set(part["source_id"]))),
    }  # fmt: skip


def _read(part: pd.DataFrame) -> pd.DataFrame:
    """As the method reads it."""
    return part.assign(decision=part["outcome"].map(_DECISIONS))


def _waiting(part: pd.DataFrame) -> pd.DataFrame:
    """Without withdrawn applications: like rejected ones they are never paid."""
    return _read(part[part["outcome"] != "withdrawn"])


def _sum(amounts: pd.Series) -> float:
    """The sum of the amounts on record; NaN where there is none."""
    return float(amounts.sum(min_count=1))
