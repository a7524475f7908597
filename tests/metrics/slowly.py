"""The engine once more, in loops: slow, obvious, written from the rules and not from the engine; one dataset, one product."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.periods import Period, parse, spine

Row = Mapping[str, Any]
WORST = ["A", "N", "U", "P", "I", "E", "F", "H", "O", "L", "M", "Q"]
VOID = {"definition", "territory"}
HIDDEN = {"VALUE_SUPPRESSED", "COMPONENT_SUPPRESSED", "BASE_SUPPRESSED"}


@dataclass(frozen=True)
class Cell:
    """A figure or the reason why there is none."""

    value: float | None
    reason: str
    status: str = "O"
    kind: str = ""
    used: int = 0
    dropped: int = 1


@dataclass(frozen=True)
class Setting:
    """Who belongs to whom (parent -> region, first day, last day) and which parts make up an activity."""

    members: Mapping[str, Sequence[tuple[str, date, date]]]
    parts: Mapping[str, Sequence[str]]
    adds_over: tuple[str, ...]
    country: str


def worst(statuses: Sequence[str]) -> str:
    """The status that wins; B counts as A."""
    return max(("A" if status == "B" else status for status in statuses), key=WORST.index)


def strongest(kinds: Sequence[str]) -> str:
    """The break that matters most."""
    return max(kinds, key=("", "territory_remark", "territory", "definition").index, default="")


def at_activity(rows: Sequence[Row], area: str, activity: str, period: Period, setting: Setting) -> Cell | None:
    """As printed, else the sum of all parts."""
    here = [row for row in rows if row["ref_area"] == area and row["time_period"] == period.code]
    printed = [row for row in here if row["activity"] == activity]
    own = as_printed(printed[0]) if printed else None
    if own is not None and (own.value is not None or own.reason in HIDDEN):
        return own
    names = setting.parts.get(activity, ()) if "activity" in setting.adds_over else ()
    parts = [as_printed(row) for row in here if row["activity"] in names]
    summed = added(parts, len(names)) if parts else None
    if summed is not None and (summed.value is not None or own is None):
        return summed
    return own


def as_printed(row: Row) -> Cell:
    """One row."""
    value, status = row.get("obs_value"), row.get("obs_status", "A")
    reason = "VALUE_SUPPRESSED" if status == "Q" else "VALUE_MISSING" if value is None else ""
    reason = "COMPONENT_SUPPRESSED" if row.get("is_told") else reason  # tests.metrics.telling
    return Cell(value, reason, status, row.get("break_kind", ""), int(value is not None), int(value is None))


def added(cells: Sequence[Cell], needed: int) -> Cell:
    """A sum needs every part; a hidden part hides it."""
    total = sum(cell.value for cell in cells if cell.value is not None)
    used, dropped = sum(c.used for c in cells), sum(c.dropped for c in cells) + needed - len(cells)
    status, kind = worst([c.status for c in cells]), strongest([c.kind for c in cells])
    if any(c.reason in HIDDEN for c in cells):
        return Cell(None, "COMPONENT_SUPPRESSED", status, kind, used, dropped)
    if len(cells) < needed or any(c.value is None for c in cells):
        return Cell(None, "COMPONENT_MISSING", status, kind, used, dropped)
    return Cell(total, "", status, kind, used, dropped)


def series(rows: Sequence[Row], area: str, activity: str, calendar: Sequence[Period], setting: Setting) -> list[Cell]:
    """Every period of the calendar: printed, else added up over the regions of the day."""
    found: list[Cell | None] = []
    before: set[str] | None = None
    for period in calendar:
        own = at_activity(rows, area, activity, period, setting)
        regions = {r for r, first, last in setting.members.get(area, ()) if first <= period.end <= last}
        cells = [
            c for region in sorted(regions) if (c := at_activity(rows, region, activity, period, setting)) is not None
        ]
        summed = added(cells, len(regions)) if cells and "ref_area" in setting.adds_over else None
        takes = summed is not None and (
            own is None or (own.value is None and own.reason not in HIDDEN and summed.value is not None)
        )
        cell = summed if takes else own
        if takes and before is not None and before != regions and summed.kind not in VOID:
            cell = Cell(summed.value, summed.reason, summed.status, "territory", summed.used, summed.dropped)
        found.append(cell)
        before = regions
    absent = "VALUE_MISSING" if has_rows(rows, area, activity, setting) else "NO_DATA"
    return [cell or Cell(None, absent) for cell in found]


def has_rows(rows: Sequence[Row], area: str, activity: str, setting: Setting) -> bool:
    """Whether the area, or a region that ever belonged to it, is printed at all."""
    areas = {area, *(region for region, _, _ in setting.members.get(area, ()))}
    names = {activity, *(setting.parts.get(activity, ()) if "activity" in setting.adds_over else ())}
    return any(row["ref_area"] in areas and row["activity"] in names for row in rows)


def divided(top: Sequence[Cell], bottom: Sequence[Cell], factor: float, is_share: bool) -> list[Cell]:
    """Numerator by denominator."""
    found = []
    for n, d in zip(top, bottom, strict=True):
        status, kind = worst([n.status, d.status]), n.kind if n.kind in VOID or not d.kind else d.kind
        value, reason = None, n.reason
        if not reason and d.reason in HIDDEN:
            reason = "BASE_SUPPRESSED"
        elif not reason and d.value is None:
            reason = "BASE_MISSING"
        elif not reason and d.value <= 0:
            reason = "BASE_ZERO" if d.value == 0 else "BASE_NEGATIVE"
        elif not reason and is_share and n.value > d.value * (1 + 1e-9):
            reason = "INCONSISTENT_INPUT"
        elif not reason:
            value = factor * n.value / d.value
        found.append(Cell(value, reason, status, kind, n.used + d.used, n.dropped + d.dropped))
    return found


def broken(cells: Sequence[Cell], base: int, now: int) -> bool:
    """Whether a voiding break lies after the base, up to now."""
    first, last = sorted((base, now))
    return any(cells[i].kind in VOID for i in range(first + 1, last + 1))


def ratio(
    now: Cell, base: Cell | None, is_broken: bool, missing: str = "BASE_MISSING", times: float = 100.0
) -> tuple[float | None, str]:
    """Value and reason of now against base."""
    if now.reason:
        return None, now.reason
    if base is None or base.value is None:
        reason = base.reason if base is not None else missing
        if reason in HIDDEN:
            return None, "BASE_SUPPRESSED"
        return None, reason if reason in {
            "SERIES_BREAK",
            "INCOMPLETE_YTD",
            "BASE_ABSENT",
            "BASE_INCOMPLETE",
        } else "BASE_MISSING"
    if is_broken:
        return None, "SERIES_BREAK"
    if base.value <= 0:
        return None, "BASE_ZERO" if base.value == 0 else "BASE_NEGATIVE"
    return times * now.value / base.value, ""


def window(cells: Sequence[Cell], first: int, last: int, short: Callable[[], str]) -> Cell:
    """The sum from first to last (first may lie before the calendar); `short` says why where a value is missing."""
    inside = [cells[i] for i in range(max(first, 0), last + 1)]
    values = [c.value for c in inside if c.value is not None]
    if cells[last].reason == "NO_DATA":
        return Cell(None, "NO_DATA")
    for reason in ("VALUE_SUPPRESSED", "COMPONENT_SUPPRESSED", "BASE_SUPPRESSED"):
        if any(c.reason == reason for c in inside):
            return Cell(None, reason)
    if len(values) < last - first + 1:
        return Cell(None, short())
    return Cell(sum(values), "", worst([c.status for c in inside]))


def ytd(cells: Sequence[Cell], calendar: Sequence[Period], at: int) -> tuple[float | None, str]:
    """January to the period against the same of the year before."""
    per_year = 12 // calendar[0].months
    place = (calendar[at].start.month - 1) // calendar[0].months
    now = window(cells, at - place, at, lambda: "INCOMPLETE_YTD")
    base = window(cells, at - place - per_year, at - per_year, lambda: "INCOMPLETE_YTD") if at >= per_year else None
    crosses = base is not None and broken(cells, max(at - place - per_year, 0), at)
    return ratio(now, base, crosses, "INCOMPLETE_YTD")


def rolled(cells: Sequence[Cell], calendar: Sequence[Period], at: int) -> Cell:
    """The sum over twelve months."""
    first = at - 12 // calendar[0].months + 1
    begins = next((i for i, cell in enumerate(cells) if cell.value is not None), len(cells))
    cell = window(cells, first, at, lambda: "GAPS" if begins <= first else "SHORT_SERIES")
    return Cell(None, "SERIES_BREAK") if not cell.reason and broken(cells, first, at) else cell


def index(cells: Sequence[Cell], calendar: Sequence[Period], at: int, base_period: str) -> tuple[float | None, str]:
    """Against the mean of the base period."""
    wanted = parse(base_period)
    needed = wanted.months // calendar[0].months
    places = [i for i, period in enumerate(calendar) if wanted.start <= period.start <= wanted.end]
    base = [cells[i] for i in places]
    values = [c.value for c in base if c.value is not None]
    if any(c.reason in HIDDEN for c in base) or len(values) < needed:
        is_hidden = any(c.reason in HIDDEN for c in base)
        reason = "BASE_SUPPRESSED" if is_hidden else "BASE_INCOMPLETE" if values else "BASE_ABSENT"
        return ratio(cells[at], Cell(None, reason), False)
    crosses = broken(cells, places[0], places[-1]) or broken(cells, places[-1], at)
    return ratio(cells[at], Cell(sum(values) / needed, ""), crosses)


def transformed(
    name: str, cells: Sequence[Cell], calendar: Sequence[Period], base_period: str
) -> list[tuple[float | None, str]]:
    """A transform of one series against itself."""
    per_year, found = 12 // calendar[0].months, []
    for at, cell in enumerate(cells):
        if name == "level":
            found.append((cell.value if not cell.reason else None, cell.reason))
        elif name in ("yoy", "mom"):
            back = at - (per_year if name == "yoy" else 1)
            found.append(ratio(cell, cells[back] if back >= 0 else None, back >= 0 and broken(cells, back, at)))
        elif name == "ytd":
            found.append(ytd(cells, calendar, at))
        elif name == "rolling12":
            whole = rolled(cells, calendar, at)
            found.append((whole.value, whole.reason))
        elif name == "rolling12_yoy":
            back = at - per_year
            base = rolled(cells, calendar, back) if back >= 0 else None
            crosses = back >= 0 and broken(cells, max(back - per_year + 1, 0), at)
            found.append(ratio(rolled(cells, calendar, at), base, crosses))
        else:
            found.append(index(cells, calendar, at, base_period))
    return found


def against_country(cells: Sequence[Cell], whole: Sequence[Cell], times: float) -> list[tuple[float | None, str]]:
    """A share or a relation; there is none where the whole is withheld because it would tell a part."""
    return [ratio(cell, base, False, times=times) for cell, base in zip(cells, whole, strict=True)]


def calendar_of(rows: Sequence[Row]) -> tuple[Period, ...]:
    """From the first to the last printed period."""
    codes = sorted((row["time_period"] for row in rows), key=lambda code: parse(code).start)
    return spine(codes[0], codes[-1])
