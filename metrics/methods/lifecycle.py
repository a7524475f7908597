"""How far clusters get: from stage to stage, and on a ladder of organisational maturity."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.methods import relation
from metrics.methods.flags import single_quotient
from metrics.methods.waiting import median, survival

# The stages of the registry (data/reference/lifecycle_stage.csv) in their order.
STAGES = ("idea", "working_group", "agreement", "legal_entity", "strategy_approved", "ministry_register", "supported")


@method(transitions=Table(needs={"cluster_id": str, "stage": str, "entered": date}))
def lifecycle_funnel(
    transitions: pd.DataFrame, *, stages: Sequence[str] = STAGES, as_of: date | None = None
) -> dict[str, Any]:
    """How many clusters reached each stage, which part went on, and how many days it took to the next stage.

    Formula: reached = clusters with an entry into the stage; conversion_from_previous = reached / reached of the stage
    before; conversion_from_first = reached / reached of the first; median_days_to_next = median of the days between
    the entries into a stage and into the one after it, one value for each stage but the last.
    Unit: clusters; parts of one; days.
    Reading: a conversion above 1 means that clusters skipped the stage before. With `as_of`, the fields
    `median_days_to_next_km` and `ongoing` count clusters that are still in the stage as well (Kaplan-Meier): the median
    of completed steps alone is too low.
    Edge cases: a skipped stage is no entry and gives no days; two entries on one day are 0 days apart; a cluster that
    has not gone on is censored: it never shortens a median; the first of several entries counts; an entry without a
    day counts as reached but has no days; a later stage entered earlier, and stages that are not on the ladder, are
    listed in `data_errors`; a stage nobody reached gives BASE_ZERO for the next conversion, no entry at all NO_DATA.
    Source: our own convention [OWN]; stages as in the registry.
    """
    ladder = _ladder(stages)
    steps = relation.ask("lifecycle", "entries", {"as_of": as_of}, transition=transitions, ladder=ladder)
    steps = steps.astype({"has_next": bool, "is_furthest": bool})
    reason = "" if len(steps) else "NO_DATA"
    funnel = relation.ask("lifecycle", "funnel", ladder=ladder, step=steps)
    reached = [int(n) if not reason else None for n in funnel["reached"]]
    previous = [single_quotient(now, before) for before, now in pairwise(reached)]
    firsts = [single_quotient(now, reached[0]) for now in reached]
    by_stage = [steps[steps["ordinal"] == at] for at in ladder["ordinal"][:-1]]
    return {
        "reached": dict(zip(ladder["stage"], reached, strict=True)),
        "conversion_from_previous": [None, *(value for value, _ in previous)],
        "conversion_from_first": [value for value, _ in firsts],
        "median_days_to_next": funnel["median_days_to_next"].tolist()[:-1],
        "median_days_to_next_km": [_wait(step) if as_of else None for step in by_stage],
        "ongoing": [int(step["is_furthest"].sum()) for step in by_stage],
        "data_errors": _errors(transitions, steps, list(ladder["stage"])),
        "reason_conversion_from_previous": [None, *(why or None for _, why in previous)],
        "reason_conversion_from_first": [why or None for _, why in firsts],
        "reason": reason,
    }


def _ladder(stages: Sequence[str]) -> pd.DataFrame:
    """The stages with their place, from 1; raises BadRequest."""
    named = isinstance(stages, list | tuple) and all(isinstance(stage, str) for stage in stages)
    if not named or not stages or len(set(stages)) < len(stages):
        raise BadRequest("params, stages is a list of different texts, the stages in their order.")
    return pd.DataFrame({"stage": list(stages), "ordinal": np.arange(1, len(stages) + 1)})


def _wait(steps: pd.DataFrame) -> float | None:
    """The Kaplan-Meier median of the days from one stage to the next; clusters still in the stage are censored."""
    done = steps.loc[steps["days_to_next"] >= 0, "days_to_next"].to_numpy(float)
    still = steps.loc[steps["is_furthest"], "days_open"].dropna().to_numpy(float)
    days = np.concatenate([done, still])
    return median(survival(days, np.arange(len(days)) < len(done)))


def _errors(transitions: pd.DataFrame, steps: pd.DataFrame, stages: list[str]) -> list[str]:
    """Entries that contradict the order, and stages that are not on the ladder."""
    unknown = dict.fromkeys(stage for stage in transitions["stage"] if isinstance(stage, str) and stage not in stages)
    found = [f"The stage {stage} is not on the ladder; its entries are left out." for stage in unknown]
    back = steps[steps["days_to_next"] < 0]
    for cluster, at in zip(back["cluster_id"], back["ordinal"].astype(int), strict=True):
        found.append(f"{cluster} entered {stages[at]} before {stages[at - 1]}; the step has no days.")
    return found
