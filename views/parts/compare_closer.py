"""One metric looked at more closely: its history, small multiples, position among all regions."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from metrics.catalogue import metric as find_metric
from metrics.rows import NONE, Row, Rows
from metrics.standing import Standing, standing
from views.parts import (
    as_known,
    compare_columns,
    compare_figures,
    compare_multiples,
    compare_words,
    ending_early,
    formats,
    html,
    names,
    page,
    pictures,
    provisional,
    readings,
    settle,
    trends,
    values,
)
from views.parts.compare_choice import Chosen
from views.parts.compare_columns import Answer
from views.parts.compare_figures import Mark, Point
from views.parts.compare_multiples import Panel
from views.parts.figures import Axis
from views.parts.language import _
from views.parts.pictures import Saved
from views.parts.strokes import Line
from views.parts.theme import current as theme

LAST = 15  # periods of a history
FEW = 2


@dataclass(frozen=True, slots=True)
class History:
    """The figures of one column over time: of months and quarters the same one of every year."""

    answer: Answer
    rows: Rows
    periods: tuple[str, ...]

    @property
    def compared(self) -> tuple[str, ...]:
        """Those periods in which every figure is final."""
        found = set(provisional.final(self.rows).plain("time_period"))
        return tuple(code for code in self.periods if code in found) if provisional.is_in(self.rows) else self.periods

    def standing(self, period: str, regions: frozenset[str]) -> Standing:
        """Where the regions stood in a period."""
        column, found = self.answer.column, self.rows.where(time_period=period).firsts("ref_area")
        return standing(readings.as_shown(found, column.metric, column.transform), regions)


def history(here: settle.Settled, found: Answer) -> History:
    """The last periods of the column that are like its newest one."""
    asked = replace(compare_columns.query(here, found.column, found.offer), start="", end="")
    rows = page.rows(here.edition, asked)
    season = found.period[4:]
    known = [code for code in rows.known.ordered("period_start").distinct("time_period") if code[4:] == season]
    listed = tuple(known[-LAST:])
    return History(found, rows.among("time_period", listed) if listed else NONE, listed)


def of_which(found: Answer) -> str:
    """Which months or quarters a history holds; empty for years."""
    if found.offer.freq in ("A", "S"):
        return ""
    return _("always the same part of the year as {period}", period=formats.period(found.period, span=span(found)))


def span(found: Answer) -> str:
    """What stretch of time a value covers, for the wording of its period."""
    return readings.span(found.column.metric, found.column.transform, found.offer.freq)


def fits_country(found: Answer) -> bool:
    """The country's figure is of the size of a region's: a share, a quotient, a change; its sum would flatten every line."""
    view = found.column.transform
    return find_metric(found.column.metric).scale != "total" or view in (*values.INDEX_TRANSFORMS, "relative")


def _line(told: History, area: str, known: names.Names, role: str = "chosen") -> Line:
    column = told.answer.column
    mine = told.rows.where(ref_area=area).ordered("period_start")
    return trends.line(mine, column.metric, column.transform, known, "", role)


def multiples(chosen: Chosen, found: Answer) -> None:
    """A small chart a region on the same two scales; what has no figure at all is named below, not drawn empty."""
    here, known = chosen.here, names.of(chosen.here.edition)
    told, country = history(here, found), chosen.here.selection.country
    drawn = {area: _line(told, area, known) for area in chosen.areas if len(told.rows.where(ref_area=area).known)}
    if not drawn or len(told.periods) < FEW:
        html.note(_("No lines."), _("There is no figure of more than one period for the regions compared."))
        return
    beside = (
        (_line(told, country, known, "context"),)
        if fits_country(found) and len(told.rows.where(ref_area=country).known)
        else ()
    )
    panels = [Panel(known.short(area), _last(told, area, known), (*beside, line)) for area, line in drawn.items()]
    lines = [line for panel in panels for line in panel.lines]
    of_drawn = told.rows.among("ref_area", (*drawn, country) if beside else tuple(drawn))
    breaks, name = trends.breaks(of_drawn, known), compare_words.subject(found, known)
    head = _("{subject}: region by region on the same scales", subject=name)
    told_of = (compare_columns.unit(found, known), of_which(found), _("dashed grey: the country") if beside else "")
    sub = ", ".join(filter(None, told_of))
    html.figure_head(head, sub)
    figure = compare_multiples.figure(panels, trends.years(lines, 3), thinned(_heights(found, lines)), theme(), breaks)
    ends = compare_words.joined(_end(told, area, known) for area in drawn)
    pictures.show(here.edition, figure, f"{name}: {ends}", "chart-multiples")
    lacking = formats.listed(known.short(area) for area in chosen.areas if area not in drawn)
    used = told.rows.among("ref_area", (*chosen.areas, country))
    as_known.source(here, used, _("Not drawn, without a figure: {areas}.", areas=lacking) if lacking else "",
                " ".join(f"{one.text}." for one in breaks), compare_words.later([found]))  # fmt: skip
    twin(chosen, Saved(head, sub, "chart-multiples"), used,
         lambda: trends.twin(used, found.column.metric, found.column.transform, known))  # fmt: skip


def _heights(found: Answer, lines: list[Line]) -> Axis:
    """The heights of all panels; changes in per cent carry their sign."""
    column = found.column
    in_points = readings.is_in_points(column.metric, column.transform)
    return trends.heights(lines, is_percent=column.transform in values.INDEX_TRANSFORMS and not in_points)


def twin(chosen: Chosen, saved: Saved, used: Rows, make: Callable[[], page.Table]) -> None:
    """The table beside a picture and the picture as a file, folded until they are asked for."""
    here = chosen.here
    page.twin(make, saved.title, f"twin-{saved.key}",
              before=lambda: pictures.save(here, saved, page.source_line(here.edition, used)))  # fmt: skip


def thinned(y: Axis) -> Axis:
    """Every second height where there are many: a small chart has room for four."""
    return y if len(y.places) <= 4 else Axis(y.places[::2], y.texts[::2])


def _newest(told: History, area: str) -> Row | None:
    mine = provisional.firm(told.rows.where(ref_area=area)).ordered("period_start")
    return mine.row(-1) if len(mine) else None


def _last(told: History, area: str, known: names.Names) -> str:
    """The last value, as it stands over a small chart; with its period, and why there is no later one, where others reach further."""
    mine, row = told.rows.where(ref_area=area), _newest(told, area)
    if row is None:
        return ""
    value = compare_words.value(told.answer, row, known)
    if not ending_early.is_early(row, ending_early.newest([provisional.firm(told.rows)])):
        return value
    period, why = formats.period_short(row.time_period, span=span(told.answer)), ending_early.reason(mine, row)
    return _("{value} ({period}; later: {reason})", value=value, period=period, reason=compare_words.absent(why))


def _end(told: History, area: str, known: names.Names) -> str:
    row = _newest(told, area)
    return "" if row is None else _(
        "{area} {value} {in_period}", area=known.short(area), value=compare_words.value(told.answer, row, known),
        in_period=formats.period(row.time_period, case="in", span=span(told.answer)),
    )  # fmt: skip


def strip(chosen: Chosen, found: Answer) -> None:
    """Every region as a stroke, those compared as dots in rows of their own; country and middle region as lines."""
    here, known = chosen.here, names.of(chosen.here.edition)
    column, country = found.column, here.selection.country
    told = found.rows.known.only(found.rows.known["ref_area"] != country)
    own = [row for area in chosen.areas for row in told.where(ref_area=area)]
    if not own:
        html.note(
            _("No strip."),
            _("None of the regions compared has a figure {in_period}.", in_period=compare_words.when(found)),
        )
        return
    if found.is_open:
        html.note(_("No strip."), provisional.none())
        return
    shown = {row.ref_area: readings.shown(row, column.metric, column.transform) for row in told}
    points = [_point(row, shown, found, known) for row in own]
    middle = float(np.median(list(shown.values())))
    lines = [Mark(middle, _("middle region"))]
    whole = found.rows.where(ref_area=country).known
    if len(whole) and fits_country(found):
        lines.insert(0, Mark(readings.shown(whole.row(0), column.metric, column.transform), known.short(country)))
    axis = trends.heights([Line((), tuple(shown.values()), (), "")], from_zero=False)
    name = compare_words.subject(found, known)
    head = _("{subject}: where the regions stand among all", subject=name)
    sub = ", ".join((compare_columns.unit(found, known), formats.period(found.period, span=span(found))))
    html.figure_head(head, sub)
    every = [_point(row, shown, found, known) for row in told]
    figure = compare_figures.strips(points, every, thinned(axis), lines, theme())
    above = sum(shown[row.ref_area] > middle for row in own)
    alt = _("{subject}: {above} of {count} regions compared are above the middle region {in_period}", subject=name,
            above=formats.number(above), count=formats.number(len(own)), in_period=compare_words.when(found))  # fmt: skip
    pictures.show(here.edition, figure, alt, "chart-strip")
    lacking = [area for area in chosen.areas if area not in shown]
    said = formats.listed(f"{known.short(area)} ({compare_words.absent(_reason(found, area))})" for area in lacking)
    as_known.source(here, found.rows, _("Not drawn: {areas}.", areas=said) if lacking else "")
    twin(chosen, Saved(head, sub, "chart-strip"), found.rows,
         lambda: trends.twin(found.rows, column.metric, column.transform, known))  # fmt: skip


def _reason(found: Answer, area: str) -> str:
    mine = found.rows.where(ref_area=area)
    return str(mine.row(0).reason) if len(mine) else "NO_DATA"


def _point(row: Row, shown: dict[str, float], found: Answer, known: names.Names) -> Point:
    told = compare_words.value(found, row, known)
    return Point(
        shown[row.ref_area],
        0.0,
        f"{known.area(row.ref_area)}<br>{told}",
        f"{known.short(row.ref_area)}<br><b>{told}</b>",
    )
