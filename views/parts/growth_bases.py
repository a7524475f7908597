"""The base of an index: one that the figures of today can be held against, and a sentence where a break lies between."""

from dataclasses import replace

from data.periods import parse
from data.statuses import VOIDING_BREAKS
from metrics.rows import Row, Rows
from views.parts import formats, page, provisional, settle
from views.parts.language import _


def settled(here: settle.Settled) -> settle.Settled:
    """The selection with a base; unless one is asked for, the first year after the last break of the series.

    A base before a break is kept where it is asked for: the line then ends at the break, and `warning` says so.
    """
    asked = here.selection.base
    found = settle.with_base(here)
    if asked or not found.selection.base:
        return found
    last = _last_break(_levels(found))
    if not last or found.selection.base >= last[: len(found.selection.base)]:
        return found
    year = last[:4] if last[4:] in ("", "-01", "-Q1", "-S1") else str(int(last[:4]) + 1)
    known = settle.bases(found)
    return replace(found, selection=replace(found.selection, base=year if year in known else found.selection.base))


def warning(here: settle.Settled) -> str:
    """What a base before a break means; empty where no break lies between it and the newest figure."""
    base = here.selection.base if here.selection.transform == "index" else ""
    last = _last_break(_levels(here)) if base else ""
    if not last or base >= last[: len(base)]:
        return ""
    when = formats.period_short(last)
    return _(
        "The base lies before the break of {period}: the index ends there, later figures are of another kind.",
        period=when,
    )


def span(row: Row) -> str:
    """How the base of an index reads: a year that shorter periods are held against stands for its average month or quarter."""
    is_mean = bool(row.base_period) and row.freq != "A" and parse(str(row.base_period)).freq == "A"
    return f"mean_{row.freq}" if is_mean else ""


def is_of_another_season(here: settle.Settled, row: Row | None) -> bool:
    """An index of months, quarters or half-years whose base is not the same part of another year."""
    if row is None or here.selection.transform != "index" or row.freq == "A" or not row.base_period:
        return False
    return str(row.base_period)[4:] != str(row.time_period)[4:]


def on_open_base(here: settle.Settled, rows: Rows) -> Row | None:
    """The newest row of an index whose own figure is final, where it is the chosen base that is provisional; None where none is."""
    levels = provisional.final(_levels(here).among("ref_area", rows.distinct("ref_area")))
    firm = set(zip(levels.plain("dataset"), levels.plain("time_period"), strict=True))
    known = rows.known.ordered("period_start")
    keys = zip(known.plain("dataset"), known.plain("time_period"), strict=True)
    found = known.only([key in firm for key in keys])
    return found.row(-1) if len(found) else None


def _levels(here: settle.Settled) -> Rows:
    """The figures that the index is made of, of the areas that are chosen."""
    areas = here.selection.areas or (here.selection.country,)
    return page.rows(here.edition, here.query(transform="level", base_period="", ref_areas=areas))


def _last_break(rows: Rows) -> str:
    """The period of the newest break that voids a comparison; empty where there is none."""
    found = rows.among("break_kind", VOIDING_BREAKS)
    return str(found.ordered("period_start").row(-1).time_period) if len(found) else ""
