"""Who was in which cluster, when: joining, leaving, coming back; wishes to join apart; and the counts they make."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate.clusters import Cluster
from data.generate.framing import framed
from data.generate.organisations import TIERS, Organisations
from data.generate.plan import SOURCE_ID, TOLD_ON, YEARS, Plan
from data.tables.clusters import MEMBERSHIP, MEMBERSHIP_COUNT

NOW = np.datetime64(TOLD_ON)
FOREVER = np.datetime64("9999-12-31")
_MEMBERS, _LEAVES, _RETURNS, _WISHES = 0.62, 0.22, 0.35, 0.4
_PRESENCE = (("local", "regional", "national", "export"), (0.25, 0.35, 0.28, 0.12))
_POTENTIAL = (("low", "medium", "high"), (0.3, 0.45, 0.25))
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Memberships:
    """Memberships as arrays of one length: cluster number, place of the organisation, first and last day (inclusive).

    `last` is FOREVER where the membership goes on. Wishes are (cluster number, organisation, day), never members.
    """

    cluster: npt.NDArray[np.int64]
    organisation: npt.NDArray[np.int64]
    first: Days
    last: Days
    wishes: tuple[tuple[int, int, np.datetime64], ...]

    def on(self, cluster: int, day: np.datetime64) -> npt.NDArray[np.int64]:
        """Places of the organisations that are members of a cluster on a day, without doubles, sorted."""
        held = (self.cluster == cluster) & (self.first <= day) & (self.last >= day)
        found: npt.NDArray[np.int64] = np.unique(self.organisation[held])
        return found


def memberships(clusters: tuple[Cluster, ...], known: Organisations, plan: Plan) -> Memberships:
    """Drawn for every cluster from the organisations near it."""
    rows: list[tuple[int, int, np.datetime64, np.datetime64]] = []
    wishes: list[tuple[int, int, np.datetime64]] = []
    for one in clusters:
        dice, since = plan.dice("membership", str(one.number)), one.has_members_since
        for place in np.flatnonzero(known.near == one.number):
            joins = since is not None and dice.random() < _MEMBERS
            if joins and since is not None:
                rows += [(one.number, int(place), *span) for span in _spans(since, dice)]
            elif dice.random() < _WISHES:
                begun = one.stages[0][1]
                wishes.append((one.number, int(place), begun + int(dice.integers(0, max(1, _days(begun, NOW))))))
    clusters_of, places, first, last = zip(*rows, strict=True)
    return Memberships(np.array(clusters_of), np.array(places), np.array(first), np.array(last), tuple(wishes))


def _spans(since: np.datetime64, dice: np.random.Generator) -> list[tuple[np.datetime64, np.datetime64]]:
    """One membership or, of who comes back, two. Many are there from the first day."""
    open_days = max(1, _days(since, NOW))
    first = since if dice.random() < 0.3 else since + int(dice.integers(0, open_days))
    if dice.random() >= _LEAVES or _days(first, NOW) < 200:
        return [(first, FOREVER)]
    left = first + int(dice.integers(150, max(151, _days(first, NOW))))
    if left >= NOW:
        return [(first, FOREVER)]
    back = left + int(dice.integers(30, 500))
    if dice.random() < _RETURNS and back < NOW:
        return [(first, left), (back, FOREVER)]
    return [(first, left)]


def _days(first: np.datetime64, last: np.datetime64) -> int:
    return int((last - first).astype(int))


def table(clusters: tuple[Cluster, ...], known: Organisations, held: Memberships, plan: Plan) -> pd.DataFrame:
    """Table membership: members, then wishes to join."""
    ids = {one.number: one.cluster_id for one in clusters}
    numbers = np.concatenate([held.cluster, np.array([wish[0] for wish in held.wishes])])
    places = np.concatenate([held.organisation, np.array([wish[1] for wish in held.wishes])])
    n_members, n_wishes, dice = len(held.cluster), len(held.wishes), plan.dice("presence")
    unknown = np.full(n_wishes, np.datetime64("NaT"), dtype="datetime64[D]")
    presence, potential = (
        dice.choice(*_list(_PRESENCE, len(known.org_id))),
        dice.choice(*_list(_POTENTIAL, len(known.org_id))),
    )
    wished = np.array([wish[2] for wish in held.wishes], dtype="datetime64[D]")
    last = np.where(held.last == FOREVER, np.datetime64("NaT"), held.last)
    columns = {
        "cluster_id": [ids[number] for number in numbers], "org_id": known.org_id[places],
        "kind": ["member"] * n_members + ["prospect"] * n_wishes, "tier": [TIERS[tier] for tier in known.tier[places]],
        "market_presence": [str(word) for word in presence[places]], "potential": [str(word) for word in potential[places]],
        "valid_from": np.concatenate([held.first, unknown]), "valid_to": np.concatenate([last, unknown]),
        "observed_on": np.concatenate([held.first, wished]), "date_precision": "day", "source_id": SOURCE_ID,
    }  # fmt: skip
    return framed(MEMBERSHIP, len(numbers), columns)


def _list(
    words: tuple[tuple[str, ...], tuple[float, ...]], size: int
) -> tuple[tuple[str, ...], int, bool, tuple[float, ...]]:
    """Arguments of a draw."""
    return words[0], size, True, words[1]


def counts(clusters: tuple[Cluster, ...], held: Memberships) -> pd.DataFrame:
    """Table membership_count: at the end of every year, the members that day, and who wishes to join and is none."""
    rows = []
    for one in clusters:
        for year in YEARS:
            day = np.datetime64(f"{year}-12-31")
            members = held.on(one.number, day)
            wishing = {place for number, place, wished in held.wishes if number == one.number and wished <= day}
            for kind, number in (("member", len(members)), ("prospect", len(wishing - set(members.tolist())))):
                if number:
                    rows.append((one.cluster_id, day, number, kind))
    ids, days, numbers, kinds = zip(*rows, strict=True)
    columns: Mapping[str, object] = {
        "cluster_id": list(ids), "as_of": np.array(days), "date_precision": "day",
        "members": np.array(numbers, dtype=np.int32), "kind": list(kinds), "qualifier": "exact", "source_id": SOURCE_ID,
    }  # fmt: skip
    return framed(MEMBERSHIP_COUNT, len(rows), columns)
