"""Measures of support, and who asked for them: granted, rejected, pending, withdrawn, and paid some time later."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.generate.clusters import Cluster
from data.generate.framing import framed
from data.generate.membership import FOREVER, NOW, Memberships
from data.generate.organisations import Organisations
from data.generate.plan import COUNTRIES, SOURCE_ID, Plan
from data.tables.registry import SUPPORT_APPLICATION, SUPPORT_MEASURE

# Kind, what it is, and thousands of roubles that are paid at most.
_KINDS = (
    ("certification", "product certification", 500),
    ("market_research", "marketing study", 300),
    ("exhibitions", "taking part in exhibitions", 700),
    ("advertising", "advertising at home and abroad", 400),
    ("equipment", "part of the price of new equipment", 20000),
    ("training", "training of staff", 250),
    ("prototyping", "patterns and first batches", 900),
)
_MONEY = {"RU": ("RUB", 1.0), "UA": ("UAH", 0.35)}
_FIRST_DAY = np.datetime64("2019-01-10")
_MEMBERS_ASK, _OTHERS_ASK = 0.55, 0.15
_OUTCOMES, _PARTS = ("granted", "rejected", "withdrawn"), (0.68, 0.25, 0.07)
NEVER = np.datetime64("NaT")


def measures() -> pd.DataFrame:
    """Table support_measure: the same kinds in both countries."""
    rows = [(country, *kind) for country in COUNTRIES for kind in _KINDS]
    countries, kinds, texts, ceilings = zip(*rows, strict=True)
    columns = {
        "measure_id": [_measure(country, kind) for country, kind, *_ in rows], "measure_kind": list(kinds),
        "description": [f"DEMONSTRATION: {text}" for text in texts], "offered_by": "DEMONSTRATION: invented fund",
        "ref_area": list(countries), "beneficiaries": "members of clusters and other firms of light industry",
        "ceiling": np.array([amount * _MONEY[country][1] for country, amount in zip(countries, ceilings, strict=True)]),
        "ceiling_kind": "one application", "unit_measure": [_MONEY[country][0] for country in countries],
        "unit_mult": np.full(len(rows), 3, dtype=np.int16), "period": "2019-2025", "source_id": SOURCE_ID,
        "note": "DEMONSTRATION: invented measure",
    }  # fmt: skip
    return framed(SUPPORT_MEASURE, len(rows), columns)


def _measure(country: str, kind: str) -> str:
    """Key of a measure."""
    return f"demo-{country.lower()}-{kind}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One application; days are NaT where that did not happen, the amount is None where nothing was paid."""

    country: str
    kind: str
    organisation: int
    cluster_id: str
    applied: np.datetime64
    decided: np.datetime64
    paid: np.datetime64
    outcome: str
    amount: float | None


def applications(clusters: tuple[Cluster, ...], known: Organisations, held: Memberships, plan: Plan) -> pd.DataFrame:
    """Table support_application, in order of the organisations."""
    dice, rows, spans = plan.dice("applications"), list[_Asked](), _spans(held)
    ids = {one.number: one.cluster_id for one in clusters}
    for place in range(len(known.org_id)):
        own = spans.get(place, [])
        if dice.random() < (_MEMBERS_ASK if own else _OTHERS_ASK):
            rows += [_asked(place, known, own, ids, dice) for _ in range(1 + int(dice.poisson(0.8)))]
    columns = {
        "application_id": [f"demo-app-{number:06d}" for number in range(1, len(rows) + 1)],
        "measure_id": [_measure(row.country, row.kind) for row in rows],
        "org_id": [known.org_id[row.organisation] for row in rows], "cluster_id": [row.cluster_id for row in rows],
        "applied_on": np.array([row.applied for row in rows]), "decided_on": np.array([row.decided for row in rows]),
        "paid_on": np.array([row.paid for row in rows]), "outcome": [row.outcome for row in rows],
        **_amounts(rows, plan),
        "unit_measure": [_MONEY[row.country][0] for row in rows],
        "unit_mult": np.full(len(rows), 3, dtype=np.int16), "source_id": SOURCE_ID,
    }  # fmt: skip
    return framed(SUPPORT_APPLICATION, len(rows), columns)


def _amounts(rows: list[_Asked], plan: Plan) -> dict[str, np.ndarray]:
    """Amounts paid, granted before that, asked before that: never less than what followed."""
    dice, ceilings = plan.dice("amounts"), {kind: ceiling for kind, _, ceiling in _KINDS}
    most = np.array([ceilings[row.kind] * _MONEY[row.country][1] for row in rows])
    paid = np.array([np.nan if row.amount is None else row.amount for row in rows])
    is_granted = np.array([row.outcome == "granted" for row in rows])
    drawn, further, more = (
        dice.uniform(0.25, 1.0, len(rows)),
        dice.uniform(1.0, 1.2, len(rows)),
        dice.uniform(1.0, 1.5, len(rows)),
    )
    granted = np.where(
        np.isnan(paid), np.round(most * drawn), np.minimum(np.round(paid * further), np.maximum(most, paid))
    )
    asked = np.where(is_granted, np.round(granted * more), np.round(most * drawn * more))
    return {"amount_asked": asked, "amount_granted": np.where(is_granted, granted, np.nan), "amount": paid}


_Span = tuple[int, np.datetime64, np.datetime64]


def _spans(held: Memberships) -> dict[int, list[_Span]]:
    """(cluster, first, last) of every organisation that ever was a member."""
    found: dict[int, list[_Span]] = {}
    for cluster, place, first, last in zip(held.cluster, held.organisation, held.first, held.last, strict=True):
        found.setdefault(int(place), []).append((int(cluster), first, last))
    return found


def _asked(
    place: int, known: Organisations, own: list[_Span], ids: dict[int, str], dice: np.random.Generator
) -> _Asked:
    """One application with what became of it; members ask mostly after joining."""
    country, (kind, _, ceiling) = known.area[place][:2], _KINDS[int(dice.integers(len(_KINDS)))]
    begun = max(_FIRST_DAY, own[0][1]) if own and dice.random() < 0.8 else _FIRST_DAY
    applied = begun + int(dice.integers(0, max(1, int((NOW - begun).astype(int)))))
    cluster = next((ids[number] for number, first, last in own if first <= applied <= min(last, FOREVER)), "")
    decided = applied + int(dice.gamma(3.0, 14.0)) + 5
    if decided > NOW:
        return _Asked(country, kind, place, cluster, applied, NEVER, NEVER, "pending", None)
    outcome = str(dice.choice(_OUTCOMES, p=_PARTS))
    paid = decided + int(dice.lognormal(4.2, 0.7))
    if outcome != "granted" or paid > NOW:
        return _Asked(country, kind, place, cluster, applied, decided, NEVER, outcome, None)
    amount = float(round(ceiling * _MONEY[country][1] * dice.uniform(0.25, 1.0)))
    return _Asked(country, kind, place, cluster, applied, decided, paid, outcome, amount)
