"""What stands around clusters: events and who came, parks and centres, training courses, programmes."""

from typing import Any

import numpy as np
import pandas as pd

from data.generate import words
from data.generate.clusters import AGREEMENT, STAGES, Cluster
from data.generate.framing import framed
from data.generate.membership import NOW, Memberships
from data.generate.organisations import Organisations
from data.generate.plan import SOURCE_ID, Plan
from data.tables.registry import ATTENDANCE, EVENT, FACILITY, PROGRAMME, TRAINING

_NOTE = "DEMONSTRATION: invented"
# Few, so that each of them has a text in every language.
_TARGETS = (10, 15, 20, 25, 30, 40)
_DAYS_APART = (90, 320)
_KINDS = ("forum", "exhibition", "meeting")


def events(
    clusters: tuple[Cluster, ...], known: Organisations, held: Memberships, plan: Plan
) -> dict[str, pd.DataFrame]:
    """Tables event and attendance: a launch on the day of the agreement, then an event every few months."""
    rows: list[dict[str, Any]] = []
    came: list[tuple[str, int, str]] = []
    for one in clusters:
        dice, day, kind = (
            plan.dice("events", str(one.number)),
            one.stages[min(AGREEMENT, len(one.stages) - 1)][1],
            "launch",
        )
        while day < NOW:
            event_id = f"demo-event-{len(rows) + 1:04d}"
            guests = _guests(one, day, known, held, dice)
            came += [(event_id, guest, str(dice.choice(("visitor", "exhibitor"), p=(0.7, 0.3)))) for guest in guests]
            rows.append({"event_id": event_id, "one": one, "kind": kind, "day": day,
                         "came": len(guests) + int(dice.integers(5, 60)), "speakers": int(dice.integers(2, 14))})  # fmt: skip
            day += int(dice.integers(*_DAYS_APART))
            kind = str(dice.choice(_KINDS))
    attended = {
        "event_id": [event for event, *_ in came], "org_id": [known.org_id[guest] for _, guest, _ in came],
        "role": [role for *_, role in came], "source_id": SOURCE_ID,
    }  # fmt: skip
    return {"event": _events(rows), "attendance": framed(ATTENDANCE, len(came), attended)}


def _events(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Table event."""
    columns: dict[str, Any] = words.names(range(1, len(rows) + 1), [words.EVENTS[row["kind"]] for row in rows])
    columns |= {
        "event_id": [row["event_id"] for row in rows], "kind": [row["kind"] for row in rows],
        "ref_area": [row["one"].areas[0] for row in rows], "cluster_id": [row["one"].cluster_id for row in rows],
        "held_on": np.array([row["day"] for row in rows]), "date_precision": "day",
        "participants": np.array([row["came"] for row in rows], dtype=np.int32), "participants_qualifier": "exact",
        "speakers": np.array([row["speakers"] for row in rows], dtype=np.int32), "source_id": SOURCE_ID, "note": _NOTE,
    }  # fmt: skip
    return framed(EVENT, len(rows), columns)


def _guests(
    one: Cluster, day: np.datetime64, known: Organisations, held: Memberships, dice: np.random.Generator
) -> list[int]:
    """Half of the members of the day, some firms nearby that are none, and a few from elsewhere in the country."""
    members = held.on(one.number, day)
    near = np.setdiff1d(np.flatnonzero(known.near == one.number), members)
    far = np.setdiff1d(known.of(one.country), np.concatenate([members, near]))
    picked = [
        members[dice.random(len(members)) < 0.5],
        near[dice.random(len(near)) < 0.15],
        dice.choice(far, min(3, len(far)), replace=False),
    ]
    return sorted(int(guest) for part in picked for guest in part)


def facilities(clusters: tuple[Cluster, ...], plan: Plan) -> pd.DataFrame:
    """Table facility: one near every second cluster."""
    dice, chosen = plan.dice("facilities"), clusters[::2]
    kinds = [str(kind) for kind in dice.choice(list(words.FACILITIES), len(chosen), p=(0.45, 0.2, 0.2, 0.15))]
    states = [
        str(state) for state in dice.choice(("planned", "registered", "operating"), len(chosen), p=(0.2, 0.2, 0.6))
    ]
    opened = [one.stages[-1][1] if state == "operating" else np.datetime64("NaT")
              for one, state in zip(chosen, states, strict=True)]  # fmt: skip
    columns: dict[str, Any] = words.names(range(1, len(chosen) + 1), [words.FACILITIES[kind] for kind in kinds])
    columns |= {
        "facility_id": [f"demo-facility-{number:03d}" for number in range(1, len(chosen) + 1)], "kind": kinds,
        "ref_area": [one.areas[-1] for one in chosen], "cluster_id": [one.cluster_id for one in chosen], "status": states,
        "residents": dice.integers(3, 60, len(chosen)).astype(np.int32), "residents_qualifier": "exact",
        "area_ha": np.round(dice.uniform(2, 90, len(chosen)), 1), "opened_on": np.array(opened),
        "date_precision": ["day" if state == "operating" else "unknown" for state in states],
        "source_id": SOURCE_ID, "note": _NOTE,
    }  # fmt: skip
    return framed(FACILITY, len(chosen), columns)


def training(clusters: tuple[Cluster, ...], plan: Plan) -> pd.DataFrame:
    """Table training: up to four courses of every cluster since its agreement."""
    dice, rows = plan.dice("training"), []
    for one in clusters:
        if (since := one.has_members_since) is not None:
            open_days = max(1, int((NOW - since).astype(int)))
            for _ in range(int(dice.integers(1, 5))):
                rows.append((one, since + int(dice.integers(0, open_days)), int(dice.integers(8, 120))))
    columns: dict[str, Any] = words.names(
        range(1, len(rows) + 1), [words.TRAINING] * len(rows), [words.BRANCHES[one.branch] for one, *_ in rows]
    )
    columns |= {
        "training_id": [f"demo-training-{number:03d}" for number in range(1, len(rows) + 1)],
        "ref_area": [one.areas[0] for one, *_ in rows], "cluster_id": [one.cluster_id for one, *_ in rows],
        "held_on": np.array([day for _, day, _ in rows]), "date_precision": "day",
        "trained": np.array([trained for *_, trained in rows], dtype=np.int32), "source_id": SOURCE_ID, "note": _NOTE,
    }  # fmt: skip
    return framed(TRAINING, len(rows), columns)


def programmes(clusters: tuple[Cluster, ...], plan: Plan) -> pd.DataFrame:
    """Table programme: one for each cluster whose strategy was approved, with a target in words and a budget."""
    dice = plan.dice("programmes")
    chosen = [one for one in clusters if one.stages[-1][0] in STAGES[STAGES.index("strategy_approved") :]]
    approved = np.array([one.stages[-1][1] for one in chosen])
    years = approved.astype("datetime64[Y]").astype(int) + 1970
    columns: dict[str, Any] = words.names(
        range(1, len(chosen) + 1), [words.PROGRAMME] * len(chosen), [words.BRANCHES[one.branch] for one in chosen]
    )
    columns |= {
        "programme_id": [f"demo-programme-{number:03d}" for number in range(1, len(chosen) + 1)],
        "ref_area": [one.areas[0] for one in chosen], "level": "regional",
        "cluster_id": [one.cluster_id for one in chosen], "status": "approved", "approved_on": approved, "date_precision": "day",
        "period_start": [str(year + 1) for year in years], "period_end": [str(year + 4) for year in years],
        "budget": np.round(dice.uniform(40, 900, len(chosen))), "budget_qualifier": "exact",
        "unit_measure": ["RUB" if one.country == "RU" else "UAH" for one in chosen],
        "unit_mult": np.full(len(chosen), 6, dtype=np.int16),
        "target": [f"DEMONSTRATION: output +{int(number)} % in four years" for number in dice.choice(_TARGETS, len(chosen))],
        "source_id": SOURCE_ID, "note": _NOTE,
    }  # fmt: skip
    return framed(PROGRAMME, len(chosen), columns)
