"""Who is in a cluster, who came and went between two days, and how far the cluster reaches into its sector."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import Table
from data.requests.method import method
from metrics.methods import relation
from metrics.methods.flags import FLAGS, stated, withheld
from metrics.status import lacking

PROSPECT = "prospect"  # a wish to join is never a membership
_SPELL = ("cluster_id", "member_id", "valid_from", "valid_to", "tier")
_ERRORS = {
    "no_member": "Row {place}: no member is named; the row is left out.",
    "no_start": "Row {place}, {member}: the day of joining is missing; the row is left out.",
    "ends_first": "Row {place}, {member}: the last day {end} lies before the first {start}; the row is left out.",
    "overlap": "Rows {other} and {place}, {member}: the times overlap; they count as one membership.",
}
_COUNTS = (
    "members_start",
    "members_end",
    "retained",
    "left",
    "joined_net",
    "net_change",
    "entry_events",
    "exit_events",
)
_RATES = ("retention_rate", "churn_rate", "net_growth_rate")


@method(
    memberships=Table(
        needs={"member_id": str, "valid_from": date, "valid_to": date},
        may={"cluster_id": str, "tier": str, "kind": str},
    ),
    renamed={"from": "start", "to": "end"},
)
def cluster_membership(memberships: pd.DataFrame, *, start: date, end: date) -> dict[str, Any]:
    """Members of a cluster on two days, who stayed, who left, who came, and what happened in between.

    Formula: a member of day d has valid_from <= d <= valid_to (or no valid_to). retained = members of both days;
    retention_rate = retained / members_start; churn_rate = (members_start - retained) / members_start; joined_net =
    members of the second day who were not there on the first; net_growth_rate = (members_end - members_start) /
    members_start. entry_events, exit_events = first and last days of a stay after `from`, up to and with `to`.
    Unit: organisations; rates as parts of one.
    Reading: events are gross, members of two days are net: who left and came back within the span is retained and still
    has one exit and one entry. A last day that falls on `to` is an exit although the member is there on that day.
    Edge cases: overlapping or adjoining records of a member are one stay, overlaps are listed in `data_errors`, as are
    rows without member or first day and rows that end before they begin, which are left out; prospects are not
    members; no member at the start gives null rates and BASE_ZERO, no record NO_DATA, `to` before `from`
    INCONSISTENT_INPUT; a member without a tier counts under "unknown", one with several under the latest.
    Source: our own convention [OWN]; closed intervals.
    """
    spells = memberships.reindex(columns=_SPELL)
    spells = spells.assign(place=np.arange(1, len(spells) + 1))[is_membership(memberships)]
    reason = "NO_DATA" if not len(spells) else "INCONSISTENT_INPUT" if end < start else ""
    if reason:
        return _nothing(reason)
    errors = relation.ask("membership", "errors", spell=spells)
    members = relation.ask("membership", "members", {"first": start, "last": end}, spell=spells)
    n_used = len(spells) - int((errors["kind"] != "overlap").sum())
    return (_summed(members) if n_used else _nothing("NO_DATA")) | {
        "data_errors": [_error(row) for row in errors.itertuples(index=False)],
        "n_used": n_used,
        "n_dropped": len(memberships) - n_used,
    }


@method(
    obs=Table(
        needs={
            "ref_area": str,
            "members": float,
            "enterprises_c13_c15": float,
            "member_employment": float,
            "sector_employment": float,
        },
        may=FLAGS,
    )
)
def cluster_density_coverage(obs: pd.DataFrame) -> pd.DataFrame:
    """How many of the sector's enterprises, and how many of its jobs, belong to the cluster.

    Formula: members / enterprises of C13-C15 x 1000; employment of members / employment of the sector x 100.
    Unit: members per 1000 enterprises; per cent.
    Reading: `warning` INCONSISTENT_INPUT = more members than enterprises (members of other sectors, or another year);
    `warning_coverage` = the same of jobs. The figure is shown all the same.
    Edge cases: no enterprises or no jobs in the sector give BASE_ZERO; what is missing or withheld VALUE_ or BASE_ with
    MISSING or SUPPRESSED; a withheld row gives no figure at all.
    Source: our own convention [OWN].
    """
    area = pd.DataFrame(
        {
            "ref_area": obs["ref_area"],
            "members": obs["members"],
            "enterprises": obs["enterprises_c13_c15"],
            "member_employment": obs["member_employment"],
            "sector_employment": obs["sector_employment"],
            "is_withheld": withheld(obs),
            "place": np.arange(len(obs)),
        }
    )
    found = relation.ask("membership", "reach", area=area)
    reasons = zip(found["reason"], found["reason_coverage"], strict=True)
    status = [lacking(why) if why and other else own
              for own, (why, other) in zip(stated(obs), reasons, strict=True)]  # fmt: skip
    return found.assign(obs_status=status)


def is_membership(records: pd.DataFrame) -> pd.Series:
    """Which records tell of a membership: those that neither by kind nor by tier are a wish to join."""
    return (records.reindex(columns=["kind", "tier"]) != PROSPECT).all(axis=1)


def _summed(members: pd.DataFrame) -> dict[str, Any]:
    """Counts, rates and names from one row a member."""
    at_start, at_end = (members[name].astype(bool) for name in ("is_at_start", "is_at_end"))
    n_start, n_end, retained = int(at_start.sum()), int(at_end.sum()), int((at_start & at_end).sum())
    counts = {
        "members_start": n_start,
        "members_end": n_end,
        "members_end_by_tier": _by_tier(members[at_end]),
        "retained": retained,
        "left": n_start - retained,
        "joined_net": n_end - retained,
        "net_change": n_end - n_start,
        "entry_events": int(members["entries"].sum()),
        "exit_events": int(members["exits"].sum()),
    }
    return counts | {
        "retention_rate": retained / n_start if n_start else None,
        "churn_rate": (n_start - retained) / n_start if n_start else None,
        "net_growth_rate": (n_end - n_start) / n_start if n_start else None,
        "ids_start": members.loc[at_start, "member_id"].tolist(),
        "ids_end": members.loc[at_end, "member_id"].tolist(),
        "reason": "" if n_start else "BASE_ZERO",
    }


def _by_tier(members: pd.DataFrame) -> dict[str, int]:
    """Members by tier, as the tiers first appear."""
    return {str(tier): int(n) for tier, n in members.groupby("tier", sort=False).size().items()}


def _nothing(reason: str) -> dict[str, Any]:
    """The answer where there is none."""
    nulls = dict.fromkeys((*_COUNTS, *_RATES))
    lists: dict[str, Any] = {"members_end_by_tier": {}, "ids_start": [], "ids_end": [], "data_errors": []}
    return nulls | lists | {"reason": reason, "n_used": 0, "n_dropped": 0}


def _error(row: Any) -> str:
    """What is wrong with a record, as a sentence."""
    return _ERRORS[row.kind].format(
        place=row.place,
        member=row.member_id,
        other=int(row.other_place) if row.kind == "overlap" else "",
        start=f"{row.valid_from:%Y-%m-%d}" if row.kind == "ends_first" else "",
        end=f"{row.valid_to:%Y-%m-%d}" if row.kind == "ends_first" else "",
    )
