"""Printed totals that would tell a withheld part, found in loops: the rows as if the office had withheld them itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from data.periods import Period
from tests.metrics import slowly

# Of every whole its parts of one kind, each with first and last day.
Groups = Mapping[str, Sequence[Sequence[tuple[str, date, date]]]]


def without_telling(
    rows: Sequence[slowly.Row], activity: str, calendar: Sequence[Period], setting: slowly.Setting, groups: Groups
) -> list[slowly.Row]:
    """The rows of an activity and its parts, with a mark in place of what is withheld beside a withheld part."""
    names = {activity, *setting.parts.get(activity, ())}
    told = {
        (area, period.code) for period in calendar for area in told_in(rows, activity, period, setting, groups)
    }  # fmt: skip
    kept = [row for row in rows if row["activity"] not in names or (row["ref_area"], row["time_period"]) not in told]
    marks = []
    for area, code in sorted(told):
        kinds = [r.get("break_kind", "") for r in rows
                 if r["activity"] in names and (r["ref_area"], r["time_period"]) == (area, code)]  # fmt: skip
        marks.append({"ref_area": area, "activity": activity, "time_period": code, "obs_status": "Q", "is_told": True,
                      "break_kind": slowly.strongest(kinds)})  # fmt: skip
    return [*kept, *marks]


def told_in(
    rows: Sequence[slowly.Row], activity: str, period: Period, setting: slowly.Setting, groups: Groups
) -> set[str]:
    """Wholes with exactly one withheld part among parts that are otherwise all printed; then again, with those withheld."""
    areas = {row["ref_area"] for row in rows}
    cells = {area: slowly.at_activity(rows, area, activity, period, setting) for area in areas}
    printed = {a for a, c in cells.items() if c is not None and (c.value is not None or c.reason in slowly.HIDDEN)}
    hidden = {area for area in printed if cells[area].reason in slowly.HIDDEN}
    told: set[str] = set()
    while True:
        found = set()
        for whole in (printed & set(groups)) - hidden - told:
            for group in groups[whole]:
                parts = [part for part, first, last in group if first <= period.end <= last]
                if set(parts) <= printed and len([part for part in parts if part in hidden | told]) == 1:
                    found.add(whole)
        if not found:
            return told
        told |= found
