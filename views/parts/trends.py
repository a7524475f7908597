"""From the engine's answer to lines over time and their table twin: ticks, gaps, breaks and finished hover texts."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from data import periods
from data.statuses import VOIDING_BREAKS
from metrics.rows import Row, Rows
from views.parts import formats, readings, sentences, values
from views.parts.figures import REMARKED, Axis, Break, Event
from views.parts.language import _, sort_key
from views.parts.names import Names
from views.parts.strokes import Line
from views.parts.unfinished import is_running

REMARK = "territory_remark"
DOUBTFUL = ("P", "E", "U", "F")
COUNTED = 20
SHORT, BETWEEN = 1.5, 1e-4  # years: a shorter picture has no room for two; less than any period
NAMED = 2  # areas that a mark has room for
FEW = 2  # ticks: where a finer step gives more, it is taken
_STEPS = (1, 2, 4, 5, 10, 20, 50, 100)


def place(code: str) -> float:
    """Where a period stands on the axis: its middle, as a year with a fraction."""
    period = periods.parse(code)
    middle = period.start + (period.end - period.start) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 366 if period.freq != "A" else float(period.start.year)


def line(rows: Rows, metric: str, transform: str, names: Names, label: str, role: str = "chosen") -> Line:
    """One series as a line; a break of definition or territory interrupts it, a year that is not complete stays hollow.

    So it does in every view: a share breaks with its country too (metrics.compare), and printed growth before and after is
    that of two different things.
    """
    places: list[float] = []
    heights: list[float | None] = []
    hovers, doubtful = [], []
    unfinished = open_year(rows, transform)
    for row in rows:
        if row.break_kind in VOIDING_BREAKS and places:
            places.append(place(row.time_period) - 1e-6)
            heights.append(None)
            hovers.append("")
            doubtful.append(False)
        places.append(place(row.time_period))
        heights.append(None if row.reason else readings.shown(row, metric, transform))
        hovers.append(hover(row, metric, transform, names))
        doubtful.append(row.obs_status in DOUBTFUL or row.period_start.year == unfinished or is_running(row))
    return Line(tuple(places), tuple(heights), tuple(hovers), label, role, tuple(doubtful))


def open_year(rows: Rows, transform: str) -> int:
    """The last year of a sum since January if its months are not all there; 0 where every year is complete."""
    known = rows.known
    if transform != "ytd" or not len(known):
        return 0
    last = known.ordered("period_end").row(-1).period_end
    return 0 if last.month == 12 else int(last.year)


def hover(row: Row, metric: str, transform: str, names: Names) -> str:
    """Period, name, value and flag of one point; the reason in words where there is no value."""
    parts = [
        formats.period(row.time_period, span=readings.span(metric, transform, row.freq)),
        names.area(row.ref_area),
        readings.text(row, metric, transform, names),
    ]
    remark = sentences.inner(values.because(row).rstrip(".")) if row.reason else flag(row)
    return "<br>".join(part for part in (*parts, remark) if part)


def flag(row: Row) -> str:
    """What is to be known of a figure beside its value; empty for an ordinary one. A remark on the territory is no break."""
    if row.break_kind == REMARK:
        return _("remark on the territory, comparable")
    return formats.status(row.obs_status) if row.obs_status not in ("A", "O", "") else ""


def remarks(rows: Rows) -> list[Event]:
    """Where the source remarks on the territory of its figures without breaking the series: a mark on the axis, no break."""
    found = rows.where(break_kind=REMARK).known.firsts("time_period")
    return [
        Event(place(row.time_period), REMARKED, f"{formats.period(row.time_period)}<br>{flag(row)}") for row in found
    ]


def breaks(rows: Rows, known: Names) -> tuple[Break, ...]:
    """The breaks of all series, each with its sentence; one that not every area has names those that have it."""
    words = {"definition": _("{period}: definition changed"), "territory": _("{period}: territory changed")}
    broken, everyone = rows.among("break_kind", VOIDING_BREAKS), set(rows.distinct("ref_area"))

    def said(row: Row) -> str:
        told = words[row.break_kind].format(period=formats.period_short(row.time_period))
        theirs = broken.where(time_period=row.time_period).distinct("ref_area")
        more = [_("{n} more", n=formats.number(len(theirs) - NAMED))] if len(theirs) > NAMED else []
        whose = "" if everyone.issubset(theirs) else formats.listed([*map(known.short, theirs[:NAMED]), *more])
        return f"{told} ({whose})" if whose else told

    return tuple(Break(place(row.time_period) - _half(row.freq), said(row)) for row in broken.firsts("time_period"))


def _half(freq: str) -> float:
    """Half a period: a break stands between two points, not on one."""
    return {"A": 0.5, "S": 0.25, "Q": 0.125, "M": 1 / 24}[freq]


def years(lines: Sequence[Line], wanted: int = 5) -> Axis:
    """Round years along the bottom, few enough to be read on a telephone."""
    ends = [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    if not ends:
        return Axis((), ())
    first, last = int(min(ends)), int(max(ends))
    if max(ends) - min(ends) < SHORT:
        return _parts_of_a_year(sorted({place for line in lines for place in line.x}), wanted)
    step = next(step for step in _STEPS if (last - first) / step <= wanted)
    ticks = [year for year in range(first, last + 1) if year % step == 0] or [first]
    return Axis(tuple(map(float, ticks)), tuple(map(str, ticks)))


def _parts_of_a_year(places: Sequence[float], wanted: int) -> Axis:
    """Months, quarters or halves along the bottom, where a picture is too short for years."""
    apart = min((right - left for left, right in pairwise(places) if right - left > BETWEEN), default=1.0)
    freq = next(code for code, most in (("M", 0.2), ("Q", 0.4), ("S", 0.8), ("A", math.inf)) if apart < most)
    shown = places[:: math.ceil(len(places) / wanted)]
    return Axis(tuple(shown), tuple(formats.period_short(_code(place, freq)) for place in shown))


def _code(place: float, freq: str) -> str:
    """The period that stands at a place."""
    year, month = int(place + BETWEEN), int((place + BETWEEN) % 1 * 12)
    return {
        "M": f"{year}-{month + 1:02d}", "Q": f"{year}-Q{month // 3 + 1}", "S": f"{year}-S{month // 6 + 1}", "A": f"{year}",
    }[freq]  # fmt: skip


def heights(lines: Sequence[Line], *, is_percent: bool = False, from_zero: bool = True) -> Axis:
    """Two to five or six round heights; levels start at zero."""
    known = [y for line in lines for y in line.y if y is not None]
    if not known:
        return Axis((), ())
    low, high = (min(0, *known), max(0, *known)) if from_zero else (min(known), max(known))
    least = 1 if all(y == round(y) for y in known) and high <= COUNTED else 0  # things that are counted have no halves
    steps = [max(_round_step((high - low) / parts or 1), least) for parts in (4, 8)]
    listed = [_ticks(low, high, step) for step in steps]
    ticks = next((found for found in listed if len(found) > FEW), None) or next(
        (one for one in listed if len(one) > 1), None
    )
    ticks = ticks or _ticks(low, high + 2 * steps[-1], steps[-1])[:2]  # a flat line has room above it
    decimals = max((formats.printed_decimals(tick) for tick in ticks), default=0)
    write = formats.percent if is_percent else formats.number
    return Axis(tuple(ticks), tuple(write(tick, decimals) for tick in ticks))


def _ticks(low: float, high: float, step: float) -> list[float]:
    """Every multiple of a step from low to high."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 0.01)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 0.1 if rough >= 0.1 else 0.01
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)


Twin = tuple[list[str], list[list[str]], list[bool]]


def twin(rows: Rows, metric: str, transform: str, names: Names, adjusted: Rows | None = None) -> Twin:
    """Header, finished rows (newest first) and which columns are numbers: the same figures as the picture.

    `adjusted` = the same series without their season, in a column behind the values. Area, list of figures and issue stand
    there only where they differ: what is the same everywhere is said above the picture or in its source.
    """
    listed = list(_ordered(rows, names))
    alike = values.shared_decimals([row.value for row in listed]) if transform == "level" else None
    columns = [
        (
            _("Period"),
            [formats.period(row.time_period, span=readings.span(metric, transform, row.freq)) for row in listed],
            False,
        ),
        (_("Area"), [names.area(row.ref_area) for row in listed], False),
        (_("Dataset"), [names.text("dataset", row.dataset, "title") for row in listed], False),
        (_("Value"), [readings.text(row, metric, transform, names, alike) for row in listed], True),
        (_("Seasonally adjusted"), _beside(listed, adjusted, metric, transform, names), True),
        (_("Flag or reason"), [_remark(row) for row in listed], False),
        (
            _("Issue"),
            [formats.day_short(row.vintage) if row.vintage and row.reason != "NO_DATA" else "" for row in listed],
            True,
        ),
    ]
    may_go = {_("Area"), _("Dataset"), _("Seasonally adjusted"), _("Issue")}
    kept = [column for column in columns if column[0] not in may_go or len(set(column[1])) > 1]
    body = [list(cells) for cells in zip(*(cells for _head, cells, _is in kept), strict=True)]
    return [head for head, _cells, _is in kept], body, [is_number for _head, _cells, is_number in kept]


def _remark(row: Row) -> str:
    """Why there is no value, or its flag where it is not an ordinary one."""
    return values.because(row) or flag(row)


def _beside(listed: Sequence[Row], adjusted: Rows | None, metric: str, transform: str, names: Names) -> list[str]:
    """The value without its season beside each row; the missing sign where there is none."""
    found = {(row.dataset, row.ref_area, row.time_period): row for row in adjusted or ()}
    shown = [found.get((row.dataset, row.ref_area, row.time_period)) for row in listed]
    return [formats.MISSING if one is None else readings.text(one, metric, transform, names) for one in shown]


def _ordered(rows: Rows, names: Names) -> Rows:
    """The newest period first, areas by name within it."""
    alphabet = sort_key(names.lang)
    by_name = {
        area: at for at, area in enumerate(sorted(rows.distinct("ref_area"), key=lambda one: alphabet(names.area(one))))
    }
    placed = rows.with_(place=np.array([by_name[area] for area in rows["ref_area"].tolist()], dtype=np.int64))
    return placed.ordered("place").ordered("period_start", descending=True)
