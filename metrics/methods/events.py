"""Whom events reach: members, others, and those who come again."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data.requests.kinds import List, One, Table
from data.requests.method import method
from metrics.methods import relation
from metrics.methods.flags import single_quotient

_COUNTS = ("unique_orgs", "unique_members")
_RATES = ("member_reach_pct", "target_reach_pct", "non_member_share_pct", "repeat_rate_pct")


@method(
    attendance=Table(needs={"event": str, "org": str}),
    members=List(str),
    target_population=One(),
    optional=("target_population",),
)
def event_reach(
    attendance: pd.DataFrame, members: Sequence[str | None], target_population: float | None = None
) -> dict[str, Any]:
    """How many organisations came to events: members reached, others reached, and how many came again.

    Formula: unique_orgs = different organisations; member_reach_pct = members that came / members x 100;
    target_reach_pct = unique_orgs / target_population x 100; non_member_share_pct = organisations that are not members
    / unique_orgs x 100; repeat_rate_pct = organisations at two or more events / unique_orgs x 100.
    Unit: organisations; per cent.
    Reading: member_reach_pct = 80: four of five members came at least once; a high non_member_share_pct = events that
    reach beyond the cluster; repeat_rate_pct tells how many found it worth coming again.
    Edge cases: an organisation registered twice for one event counts once; a visitor without a name is left out and
    counted in `n_dropped`; no members or no target population give BASE_ZERO, an unknown target BASE_MISSING, no
    attendance NO_DATA; more visitors than the target population give a warning.
    Source: our own convention [OWN].
    """
    named = int(attendance["org"].notna().sum())
    if not named:
        return _nothing(len(attendance))
    found = _counts(attendance, members)
    visitors, reached = found["unique_orgs"], found["unique_members"]
    pairs = (
        (reached, found["members"]),
        (visitors, target_population),
        (visitors - reached, visitors),
        (found["repeat_orgs"], visitors),
    )
    rates = {name: single_quotient(100 * top, base) for name, (top, base) in zip(_RATES, pairs, strict=True)}
    is_too_many = target_population is not None and 0 < target_population < visitors
    return {
        **{name: found[name] for name in _COUNTS},
        **{name: value for name, (value, _) in rates.items()},
        "n_events": found["events"],
        "n_used": named,
        "n_dropped": len(attendance) - named,
        "warning": "INCONSISTENT_INPUT" if is_too_many else "",
        **{f"reason_{name}": reason for name, (_, reason) in rates.items()},
        "reason": next((reason for _, reason in rates.values() if reason), ""),
    }


def _counts(attendance: pd.DataFrame, members: Sequence[str | None]) -> dict[str, int]:
    """Different organisations, members and events."""
    listed = pd.DataFrame({"org": pd.Series(list(members), dtype=object)})
    found = relation.ask("events", "reach", attendance=attendance[["event", "org"]], member=listed)
    return {str(name): int(value) for name, value in found.iloc[0].items()}


def _nothing(n_rows: int) -> dict[str, Any]:
    """The answer where nobody is on record."""
    return dict.fromkeys((*_COUNTS, *_RATES)) | {"n_events": 0, "n_used": 0, "n_dropped": n_rows, "reason": "NO_DATA"}
