"""Rules for membership: once at a time, prospect or member but not both, and printed numbers that fit the lists."""

from collections.abc import Iterator
from datetime import date

from data.registry.dates import day_before, printed
from data.registry.rows import Fault, Registry, Row, Rule

# The first stage at which there is a cluster that can have members.
FOUNDED = "agreement"
_OPEN = date.max
_Span = tuple[date, date]


def span(row: Row) -> _Span | None:
    """First and last day for which a row says that an organisation is in a cluster, both included; None if it names none.

    A row without days of joining and leaving speaks of the day it was observed on, no more.
    """
    joined, left, seen = row["valid_from"], row["valid_to"], row["observed_on"]
    first = joined or (min(seen, left) if seen and left else seen or left)
    if first is None:
        return None
    return first, left or (_OPEN if joined else first)


def _spans(registry: Registry) -> Iterator[list[tuple[int, Row, _Span]]]:
    """The rows of each organisation in each cluster with their days, in order of the first day; backward ones left out."""
    held: dict[tuple[str, str], list[tuple[int, Row, _Span]]] = {}
    for at, row in registry.rows("membership"):
        days = span(row)
        if days is not None and days[0] <= days[1]:
            held.setdefault((row["cluster_id"], row["org_id"]), []).append((at, row, days))
    return (sorted(rows, key=lambda entry: entry[2]) for rows in held.values() if len(rows) > 1)


def _clashes(registry: Registry) -> Iterator[tuple[int, Row, int, Row, date]]:
    """Pairs of rows that say the same of one day: later row, earlier row, first common day."""
    for rows in _spans(registry):
        for number, (at, row, days) in enumerate(rows):
            for there, other, before in rows[:number]:
                if before[1] >= days[0]:
                    first, second = sorted(((at, row), (there, other)), key=lambda entry: entry[0])
                    yield *second, *first, days[0]


def _once(registry: Registry) -> Iterator[Fault]:
    """Two rows of one kind for the same days."""
    for at, row, there, other, day in _clashes(registry):
        if row["kind"] == other["kind"]:
            said = (
                f"{row['org_id']!r} is {row['kind']} of {row['cluster_id']!r} in two rows on {day.isoformat()}: "
                "the times overlap"
            )
            expected = f"times that do not overlap: valid_to of the earlier row not after {day_before(day)}, or one row"
            column = "valid_from" if row["valid_from"] else "observed_on"
            yield Fault("membership", at, column, said, expected, ("membership", there))


def _kinds(registry: Registry) -> Iterator[Fault]:
    """A wish to join and a membership for the same days."""
    for at, row, there, other, day in _clashes(registry):
        if row["kind"] != other["kind"]:
            said = (
                f"{row['org_id']!r} is {row['kind']} and {other['kind']} of {row['cluster_id']!r} "
                f"on {day.isoformat()}: a prospect is no member"
            )
            expected = "one kind at a time: end the row of the prospect (valid_to) before the organisation joins"
            yield Fault("membership", at, "kind", said, expected, ("membership", there))


def _counts(registry: Registry) -> Iterator[Fault]:
    """Printed numbers that contradict the organisations which the same source names for the same day."""
    named: dict[tuple[str, str], list[tuple[Row, _Span]]] = {}
    for _, row in registry.rows("membership"):
        days = span(row)
        if days is not None:
            named.setdefault((row["cluster_id"], row["source_id"]), []).append((row, days))
    for at, row in registry.rows("membership_count"):
        number, day = row["members"], row["as_of"]
        if number is None or day is None:
            continue
        there = [
            other for other, days in named.get((row["cluster_id"], row["source_id"]), ()) if days[0] <= day <= days[1]
        ]
        of_kind = {
            kind: {other["org_id"] for other in there if other["kind"] == kind} for kind in ("member", "prospect")
        }
        yield from _count(at, row, of_kind)


def _count(at: int, row: Row, named: dict[str, set[str]]) -> Iterator[Fault]:
    """One printed number beside the organisations named."""
    number, kind, day = row["members"], row["kind"], row["as_of"].isoformat()
    listed = len(named.get(kind, ()))
    if row["qualifier"] == "exact" and listed > number:
        said = f"{number} is less than the {listed} organisations that {row['source_id']!r} names as {kind} on {day}"
        yield Fault("membership_count", at, "members", said, f"at least {listed}, or names that are not of kind {kind}")
    elif kind == "member" and not named["member"] and 0 < len(named["prospect"]) == number:
        said = (
            f"{number} members are the {number} prospects that {row['source_id']!r} names on {day}: "
            "a prospect is no member"
        )
        yield Fault("membership_count", at, "kind", said, "kind prospect")


def _founded(registry: Registry) -> Iterator[Fault]:
    """Members of a cluster that is no more than an idea or a working group by then: they are prospects."""
    stages: dict[str, list[tuple[int, str, date | None]]] = {}
    for _, row in registry.rows("cluster_stage"):
        ordinal = registry.ordinals.get(row["lifecycle_stage"])
        if ordinal is not None:
            known = printed(row, "entered_on")
            entry = (ordinal, row["lifecycle_stage"], None if known is None else known.start)
            stages.setdefault(row["cluster_id"], []).append(entry)
    for table, column in (("membership", "observed_on"), ("membership_count", "as_of")):
        for at, row in registry.rows(table):
            if row["kind"] != "member":
                continue
            known = printed(row, column)
            day = row.get("valid_from") or (None if known is None else known.end)
            before = _not_yet(registry, stages.get(row["cluster_id"], []), day)
            if before:
                said = (
                    f"{row['cluster_id']!r} is no more than {before!r} {f'on {day.isoformat()}' if day else 'so far'}: "
                    "who wishes to join is a prospect, and a prospect is no member"
                )
                expected = f"kind prospect, or first the stage {FOUNDED} or a later one in table cluster_stage"
                yield Fault(table, at, "kind", said, expected)


def _not_yet(registry: Registry, stages: list[tuple[int, str, date | None]], day: date | None) -> str:
    """The furthest stage of a cluster by a day where that is before its foundation; empty where it is founded or unknown."""
    founded = registry.ordinals.get(FOUNDED, 0)
    made = [since for ordinal, _name, since in stages if ordinal >= founded]
    if any(day is None or since is None or since <= day for since in made):
        return ""
    so_far = [
        (ordinal, name)
        for ordinal, name, since in stages
        if ordinal < founded and (not made or since is None or day is None or since <= day)
    ]
    return max(so_far)[1] if so_far else ""


def _same_counts(registry: Registry) -> Iterator[Fault]:
    """A number of members beside the same number of prospects is one number told twice, unless so many members are named."""
    named = [(row, days) for _, row in registry.rows("membership") if row["kind"] == "member" and (days := span(row))]
    prospects = {
        (row["cluster_id"], row["as_of"], row["members"]): at
        for at, row in registry.rows("membership_count")
        if row["kind"] == "prospect" and row["members"]
    }
    for at, row in registry.rows("membership_count"):
        there = prospects.get((row["cluster_id"], row["as_of"], row["members"]))
        if row["kind"] == "member" and there is not None and len(_named_on(named, row)) < row["members"]:
            when = f"for {row['as_of'].isoformat()}" if row["as_of"] else "without a date"
            said = f"{row['members']} members stand beside {row['members']} prospects {when}: a prospect is no member"
            expected = "one of the two rows, of the kind that the source tells"
            yield Fault("membership_count", at, "kind", said, expected, ("membership_count", there))


def _named_on(named: list[tuple[Row, _Span]], count: Row) -> set[str]:
    """Members of the cluster that are named for the day of a printed number."""
    day, cluster = count["as_of"], count["cluster_id"]
    if day is None:
        return set()
    return {row["org_id"] for row, days in named if row["cluster_id"] == cluster and days[0] <= day <= days[1]}


RULES = (
    Rule("an organisation is in a cluster once at a time", ("membership",), _once),
    Rule("a prospect is never counted as a member", ("membership",), _kinds),
    Rule("a number of prospects is not told as members again", ("membership_count",), _same_counts),
    Rule("printed numbers of members fit the organisations named", ("membership_count",), _counts),
    Rule("a cluster has members only once it is founded", ("membership", "membership_count"), _founded),
)
