"""What Growth says of an area that has no value: the figure itself where only its change is undefined, else why."""

from dataclasses import replace
from datetime import date

import numpy as np

from metrics import choices
from metrics.rows import Row, Rows
from views.parts import (
    as_known,
    formats,
    growth_bases,
    names,
    page,
    provisional,
    readings,
    sentences,
    settle,
    store,
    unfinished,
    values,
)
from views.parts.language import _


def why(here: settle.Settled, rows: Rows, area: str) -> str:
    """Why the newest period of an area has no value, as the end of a sentence; empty where there is no row of it.

    A figure that is there, zero too, is named: only its change is undefined. A provisional one only where it is all there is.
    """
    mine = rows.where(ref_area=area).ordered("period_start")
    if not len(mine):
        return ""
    last = mine.row(-1)
    if last.reason == "NO_DATA" and not here.selection.as_of:
        return ""
    told = sentences.inner(as_known.reason(last.reason, here.selection.as_of, here.selection.metric).rstrip("."))
    if last.reason != "BASE_ZERO" or (now := _now(here, last)) is None:
        return told
    if provisional.is_so(now) and len(mine) > 1:
        return why(here, mine.at(np.arange(len(mine) - 1)), area)
    chosen = here.selection
    level = values.text(now, chosen.metric, "level", names.of(here.edition))
    span = readings.span_of(chosen)
    when = formats.period(last.time_period, case="in", span=span)
    when = unfinished.marked(when, [now.obs_status] if provisional.is_so(now) else [])
    return _("{value} {in_period}; {reason}", value=level, in_period=when, reason=told)


def silent(here: settle.Settled, rows: Rows, areas: list[str], *, is_of_then: bool = False) -> str:
    """The areas without a value, each with its reason, as one sentence; empty where there is none.

    `is_of_then`: they have none in the period that is spoken of, which `rows` are of.
    """
    known = names.of(here.edition)
    told = [f"{known.short(area)} ({said})" if (said := why(here, rows, area)) else known.short(area) for area in areas]
    if not told:
        return ""
    listed = "; ".join(told)
    return _("No value of that period: {areas}.", areas=listed) if is_of_then else _("No value: {areas}.", areas=listed)


def ended(here: settle.Settled, rows: Rows, last: Row) -> str:
    """Why no period after the newest value of an area has one, though its series goes on; empty where it ends there.

    A break between the base of an index and now is said beside it.
    """
    mine = rows.where(ref_area=last.ref_area).ordered("period_start")
    told_elsewhere = ("", "NO_DATA", *(["SERIES_BREAK"] if growth_bases.warning(here) else []))
    is_later = mine["period_start"] > np.datetime64(last.period_start)
    found = mine.only(is_later & ~np.isin(mine["reason"].astype(str), told_elsewhere))
    if not len(found):
        return ""
    chosen = here.selection
    ends = formats.period_short(found.row(-1).time_period, span=readings.span(chosen.metric, "level", chosen.freq))
    reasons = (values.why(code, chosen.metric, chosen.transform).rstrip(".") for code in found.distinct("reason"))
    return _("No later value, although the series goes on to {period}: {reasons}.", period=ends,
             reasons="; ".join(map(sentences.inner, reasons)))  # fmt: skip


def _now(here: settle.Settled, row: Row) -> Row | None:
    """The figure of the period that a change speaks of, months since January added up; None where one of them is not there."""
    year = row.time_period[:4]
    is_sum = here.selection.transform == "ytd"
    start = (f"{year}-{'Q1' if here.selection.freq == 'Q' else '01'}") if is_sum else row.time_period
    asked = replace(
        here.query(transform="level", base_period="", ref_areas=(row.ref_area,)), start=start, end=row.time_period
    )
    found = page.rows(here.edition, asked).where(dataset=row.dataset)
    if not len(found) or found["reason"].any() or here.selection.transform not in ("yoy", "mom", "ytd"):
        return None
    last = found.row(-1).with_(value=float(found["value"].sum()))
    return last.with_(obs_status=provisional.FLAG, is_provisional=True) if provisional.is_in(found) else last


def older_rows(here: settle.Settled) -> list[Rows]:
    """Answers for the products of an older list that stand nearest; only for levels by year."""
    chosen = here.selection
    if chosen.metric != "output_physical" or chosen.transform != "level" or chosen.freq != "A":
        return []
    products = store.ask(choices.predecessors, here.edition, chosen.product)
    return [rows for product in products if len(rows := page.rows(here.edition, here.query(product=product)))]


def too_early(here: settle.Settled) -> str:
    """That nothing was out by the day that is asked about, as the end of a sentence; or only an older list of products."""
    chosen = here.selection
    if any(len(rows.known) for rows in older_rows(here)):
        day = formats.day(date.fromisoformat(chosen.as_of))
        return _(
            "no issue of this list of products from before {day} is at hand; an older list is shown in grey", day=day
        )
    return as_known.nothing_by(chosen.as_of)
