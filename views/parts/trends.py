"""From the engine's answer to lines over time and their table twin: ticks, gaps, breaks and finished hover texts."""

import math
from collections.abc import Sequence

from data import periods
from data.statuses import VOIDING_BREAKS
from metrics.rows import Row, Rows
from views.parts import formats, readings, values
from views.parts.figures import Axis, Break, Line
from views.parts.language import _
from views.parts.names import Names

DOUBTFUL = ("P", "E", "U", "F")
COUNTED = 20
_STEPS = (1, 2, 5, 10, 20, 50, 100)


def place(code: str) -> float:
    """Where a period stands on the axis: its middle, as a year with a fraction."""
    period = periods.parse(code)
    middle = period.start + (period.end - period.start) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 366 if period.freq != "A" else float(period.start.year)


def line(rows: Rows, metric: str, transform: str, names: Names, label: str, role: str = "chosen") -> Line:
    """One series as a line; a break of definition or territory interrupts it, a year that is not complete stays hollow."""
    places, heights, hovers, doubtful = [], [], [], []
    unfinished = open_year(rows, transform)
    for row in rows:
        if row.break_kind in VOIDING_BREAKS and places and transform in ("level", "rolling12"):
            places.append(place(row.time_period) - 1e-6)
            heights.append(None)
            hovers.append("")
            doubtful.append(False)
        places.append(place(row.time_period))
        heights.append(None if row.reason else readings.shown(row, metric, transform))
        hovers.append(hover(row, metric, transform, names))
        doubtful.append(row.obs_status in DOUBTFUL or row.period_start.year == unfinished)
    return Line(tuple(places), tuple(heights), tuple(hovers), label, role, tuple(doubtful))


def open_year(rows: Rows, transform: str) -> int:
    """The last year of a sum since January if its months are not all there; 0 where every year is complete."""
    known = rows.known
    if transform != "ytd" or not len(known):
        return 0
    last = known.ordered("period_end").row(-1).period_end
    return 0 if last.month == 12 else int(last.year)


def hover(row: Row, metric: str, transform: str, names: Names) -> str:
    """Period, name, value and flag of one point."""
    parts = [
        formats.period(row.time_period, span=values.span(transform)),
        names.area(row.ref_area),
        readings.text(row, metric, transform, names),
    ]
    flag = formats.status(row.obs_status) if row.obs_status in ("P", "E", "U", "B") else ""
    return "<br>".join(part for part in (*parts, flag) if part)


def breaks(rows: Rows) -> tuple[Break, ...]:
    """The breaks of a series, each with its sentence."""
    words = {"definition": _("{period}: definition changed"), "territory": _("{period}: territory changed")}
    found = rows.among("break_kind", VOIDING_BREAKS).firsts("time_period")
    return tuple(
        Break(
            place(row.time_period) - _half(row.freq),
            words[row.break_kind].format(period=formats.period_short(row.time_period)),
        )
        for row in found
    )


def _half(freq: str) -> float:
    """Half a period: a break stands between two points, not on one."""
    return {"A": 0.5, "S": 0.25, "Q": 0.125, "M": 1 / 24}[freq]


def years(lines: Sequence[Line], wanted: int = 8) -> Axis:
    """Round years along the bottom, few enough to be read on a telephone."""
    ends = [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    if not ends:
        return Axis((), ())
    first, last = int(min(ends)), int(max(ends))
    step = next(step for step in _STEPS if (last - first) / step <= wanted)
    ticks = [year for year in range(first, last + 1) if year % step == 0] or [first]
    return Axis(tuple(map(float, ticks)), tuple(map(str, ticks)))


def heights(lines: Sequence[Line], *, is_percent: bool = False, from_zero: bool = True) -> Axis:
    """Two to five or six round heights; levels start at zero."""
    known = [y for line in lines for y in line.y if y is not None]
    if not known:
        return Axis((), ())
    low, high = (min(0, *known) if from_zero else min(known)), max(known)
    least = 1 if all(y == round(y) for y in known) and high <= COUNTED else 0  # things that are counted have no halves
    steps = [max(_round_step((high - low) / parts or 1), least) for parts in (4, 8)]
    ticks = next((found for step in steps if len(found := _ticks(low, high, step)) > 1), None)
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


def twin(rows: Rows, metric: str, transform: str, names: Names) -> tuple[list[str], list[list[str]], list[bool]]:
    """Header, finished rows (newest first) and which columns are numbers: the same figures as the picture."""
    headers = [_("Period"), _("Area"), _("Value"), _("Flag or reason"), _("Issue")]
    body = [
        [
            formats.period(row.time_period, span=values.span(transform)),
            names.area(row.ref_area),
            readings.text(row, metric, transform, names),
            values.because(row) or (formats.status(row.obs_status) if row.obs_status != "A" else ""),
            formats.day_short(row.vintage) if row.vintage else "",
        ]
        for row in rows.ordered("ref_area").ordered("period_start", descending=True)
    ]
    return headers, body, [False, False, True, False, True]
