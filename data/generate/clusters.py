"""The clusters of the demonstration: where they are, what they make, and how far they came with dated evidence."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.generate import words
from data.generate.framing import framed
from data.generate.plan import SOURCE_ID, Plan
from data.tables.clusters import CLUSTER, CLUSTER_AREA, CLUSTER_NAME, CLUSTER_STAGE

STAGES = (
    "idea",
    "working_group",
    "agreement",
    "legal_entity",
    "strategy_approved",
    "ministry_register",
    "supported",
)
AGREEMENT = STAGES.index("agreement")
_SKIPPED = 0.12
_NEWEST_DAY = np.datetime64("2025-11-30")
EVIDENCE = "DEMONSTRATION: invented evidence"
# Seat, branch, place of the furthest stage among STAGES, month of the idea, members at scale 1, further regions.
_KNOWN = """
RU-IVA cotton 6 2014-03 42 RU-VLA RU-KOS
RU-IVA knit 5 2017-02 26
RU-MOS sewn 6 2015-05 38 RU-MOW
RU-ROS footwear 6 2015-09 34
RU-ROS sewn 5 2018-01 22 RU-KDA
RU-KIR leather 5 2016-06 24
RU-TVE leather 4 2018-04 18
RU-DA footwear 4 2019-02 20
RU-KDA sewn 3 2019-10 16
RU-VLG linen 5 2017-05 19 RU-KOS RU-YAR
RU-TUL hosiery 4 2018-09 15
RU-PNZ wool 3 2020-02 13
RU-CHE camping 3 2020-06 14
RU-TA nonwovens 5 2017-09 21
RU-STA knit 2 2021-03 12
RU-SPE sewn 4 2018-11 20 RU-LEN
RU-NVS sewn 2 2021-09 11
RU-RYA leather 3 2020-10 12
RU-SMO hosiery 2 2022-02 10
RU-BRY wool 1 2023-01 9
RU-CU cotton 1 2023-09 8
RU-ULY knit 0 2024-06 7
RU-OMS felt 0 2025-01 6
UA-63 sewn 6 2015-04 28
UA-46 sewn 6 2016-02 30 UA-26
UA-68 knit 5 2017-03 22
UA-21 sewn 4 2018-05 18
UA-12 footwear 4 2018-10 16
UA-77 knit 3 2019-06 15
UA-18 linen 3 2020-03 13 UA-56
UA-05 sewn 2 2021-04 11
UA-51 sewn 1 2023-03 8
UA-26 leather 0 2024-09 6
UA-63 knit 2 2017-06 9
"""
# Two rows that may be one cluster under two names, as real registers have them.
_MAYBE_SAME = (23, 33)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster with the days on which it entered its stages, in order; a stage may be skipped."""

    number: int
    cluster_id: str
    areas: tuple[str, ...]
    branch: str
    size: int
    stages: tuple[tuple[str, np.datetime64], ...]

    @property
    def country(self) -> str:
        """ISO code of the country of its seat."""
        return self.areas[0][:2]

    @property
    def has_members_since(self) -> np.datetime64 | None:
        """The day of the agreement or of what came instead; None while there is no cluster yet."""
        days = [day for stage, day in self.stages if STAGES.index(stage) >= AGREEMENT]
        return min(days) if days else None


def clusters(plan: Plan) -> tuple[Cluster, ...]:
    """All clusters, in order of their numbers."""
    return tuple(_cluster(number, line, plan) for number, line in enumerate(_KNOWN.split("\n")[1:-1], start=1))


def _cluster(number: int, line: str, plan: Plan) -> Cluster:
    """One line of the list, with drawn days."""
    seat, branch, furthest, begun, size, *further = line.split()
    dice = plan.dice("cluster", str(number))
    day, entered = np.datetime64(f"{begun}-01") + dice.integers(0, 28), []
    for place, stage in enumerate(STAGES[: int(furthest) + 1]):
        is_last = place == int(furthest)
        if is_last or place == 0 or dice.random() >= _SKIPPED:
            entered.append((stage, min(day, _NEWEST_DAY - (int(furthest) - place))))
            day += int(dice.integers(45, 420))
    key = f"demo-{seat.lower()}-{branch}"
    return Cluster(number, key, (seat, *further), branch, int(size), tuple(entered))


def tables(known: tuple[Cluster, ...], plan: Plan) -> dict[str, pd.DataFrame]:
    """Tables cluster, cluster_name, cluster_area and cluster_stage."""
    numbers, branches = [one.number for one in known], [words.BRANCHES[one.branch] for one in known]
    ids, first, other = [one.cluster_id for one in known], *_MAYBE_SAME
    columns = words.names(numbers, [words.CLUSTER] * len(known), branches) | {
        "cluster_id": ids, "name_kind": "proper", "ref_area": [one.areas[0] for one in known],
        "legal_form": "association", "activities": [activity_of(one.branch) for one in known],
        "possibly_same_as": ["" if at not in _MAYBE_SAME else ids[first + other - at] for at in range(len(known))],
        "source_id": SOURCE_ID, "note": EVIDENCE,
    }  # fmt: skip
    places = [(one.cluster_id, area) for one in known for area in one.areas]
    further = {"cluster_id": [ids[first], ids[other]], "name": [f"{words.MARKERS[0]}-{n}, second name" for n in (1, 2)]}
    return {
        "cluster": framed(CLUSTER, len(known), columns),
        "cluster_name": framed(CLUSTER_NAME, 2, further),
        "cluster_area": framed(
            CLUSTER_AREA,
            len(places),
            {"cluster_id": [place[0] for place in places], "ref_area": [place[1] for place in places]},
        ),
        "cluster_stage": _stages(known, plan),
    }


def activity_of(branch: str) -> str:
    """The division of a branch."""
    if branch in ("sewn", "knit", "hosiery", "fur"):
        return "C14"
    return "C15" if branch in ("leather", "footwear", "rubber", "felt") else "C13"


def _stages(known: tuple[Cluster, ...], plan: Plan) -> pd.DataFrame:
    """One row a stage; a date known less exactly is its first day, unless that would come before the stage before."""
    dice, rows = plan.dice("evidence"), []
    for one in known:
        before = np.datetime64("1900-01-01")
        for stage, day in one.stages:
            precision = str(dice.choice(("day", "month", "quarter", "year"), p=(0.7, 0.17, 0.08, 0.05)))
            told = _first_day(day, precision)
            if told < before:
                precision, told = "day", day
            before = told
            rows.append((one.cluster_id, stage, told, precision, *_entry(stage, day, dice)))
    ids, stages, days, precisions, ends, states = zip(*rows, strict=True)
    columns = {
        "cluster_id": list(ids), "lifecycle_stage": list(stages), "entered_on": np.array(days),
        "date_precision": list(precisions), "known_by": np.array(days), "source_id": SOURCE_ID, "note": EVIDENCE,
        "valid_to": np.array(ends), "status": list(states),
    }  # fmt: skip
    return framed(CLUSTER_STAGE, len(rows), columns)


def _entry(stage: str, day: np.datetime64, dice: np.random.Generator) -> tuple[np.datetime64, str]:
    """Last day and state of an entry in the ministry's register; other stages have neither.

    An entry that is over was removed, or it just ran out and nobody said so.
    """
    if stage != "ministry_register":
        return np.datetime64("NaT"), ""
    ends = day + int(dice.choice((5, 8, 10), p=(0.4, 0.3, 0.3))) * 365
    if ends < _NEWEST_DAY:
        return ends, "removed" if dice.random() < 0.6 else ""
    return ends, "suspended" if dice.random() < 0.15 else "in_force"


def _first_day(day: np.datetime64, precision: str) -> np.datetime64:
    """The first day of the month, quarter or year a day lies in."""
    told: date = day.astype(date)
    month = {"month": told.month, "quarter": 3 * ((told.month - 1) // 3) + 1, "year": 1}.get(precision)
    return day if month is None else np.datetime64(told.replace(month=month, day=1), "D")
