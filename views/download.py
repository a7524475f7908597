"""Download: filter everything, see the row count and the first rows, take a file with its passport."""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from views.parts import (
    added_country,
    as_known,
    chrome,
    codes,
    controls,
    download_before,
    file_buttons,
    files,
    formats,
    html,
    names,
    page,
    readings,
    related_series,
    sentences,
    settle,
    store,
    values,
    widgets,
)
from views.parts.language import _, current, n_
from views.parts.selection import Selection

FIRST_ROWS = 12


def settled() -> settle.Settled:
    """The selection with its first and last period."""
    base = settle.page(_asked(), "download")
    if not base.selection.metric:
        return base
    base = _with_areas(base)
    base = settle.with_base(base)
    known = periods(base)
    if not known:
        return base
    settling, says = settle.Settling(base.notices), codes.period_name(base.selection.transform)
    start = settling.one(base.selection.start, known, known[0], says)
    end = settling.one(base.selection.end, known, known[-1], says)
    if known.index(end) < known.index(start):
        settling.notices.append(_("The first period was after the last; the two have changed places."))
        start, end = end, start
    return settle.Settled(replace(base.selection, start=start, end=end, period=""), tuple(settling.notices))


def _asked() -> Selection:
    """What the page before showed, where Download has it; else what is chosen."""
    seen, where = controls.as_seen(), settle.everywhere(controls.current()).selection
    if download_before.is_index():
        return replace(controls.current(), metric="", method="", k=0, breaks=(), points="", lock="", weights="")
    return seen if seen.metric in settle.offered("download", where.edition, where.country) else controls.current()


def _with_areas(base: settle.Settled) -> settle.Settled:
    """All regions unless some are chosen; the country where a metric has no regions."""
    chosen = base.selection
    found = store.ask(choices.available, base.edition, chosen.metric, chosen.country)
    if chosen.areas or found.n_areas > 0:
        return base
    return replace(base, selection=replace(chosen, areas=(chosen.country,)))


def periods(here: settle.Settled) -> tuple[str, ...]:
    """Every period of the calendar between the first and the last value."""
    known = store.ask(choices.periods, here.edition, here.query(start="", end=""))
    return choices.every_period(known[0], known[-1]) if known else ()


@chrome.fragment
def body() -> None:
    """Filters left, rows right; redrawn alone when a filter changes."""
    here = settled()
    controls.depart(here.selection)
    if not here.selection.metric:
        html.title(_("No figures to download in this edition"))
        added_country.note(here)
        return html.note(_("Nothing to download."), _("No metric of this edition has figures for this country."))
    frame = files.rows(here)
    chrome.headline(title(here, frame), lead(here, frame), here.notices)
    download_before.draw(here)
    left, right = st.columns([4, 8], gap="large")
    with left:
        filters(here)
    with right:
        buttons(here, frame)
        preview(here, frame)
    passport(here, frame)
    return None


def title(here: settle.Settled, frame: pd.DataFrame) -> str:
    """What will be in the file and how much of it."""
    name = find_metric(here.selection.metric).short[current()]
    return f"{name}: {formats.rows(len(frame))}"


def lead(here: settle.Settled, frame: pd.DataFrame) -> str:
    """How many of the rows have a value, and that the others say why."""
    as_of = here.selection.as_of
    if as_known.is_too_early(as_of, frame["reason"]):
        return sentences.sentence(as_known.nothing_by(as_of))
    missing = int(frame["value"].isna().sum())
    if not missing:
        return _("Every row has a value. The file holds what the screen shows, with its passport.")
    return n_("{n} row has no value and says why. The file holds what the screen shows, with its passport.",
              "{n} rows have no value and say why. The file holds what the screen shows, with its passport.", missing,
              n=formats.number(missing))  # fmt: skip


def filters(here: settle.Settled) -> None:
    """Everything that narrows the rows."""
    chosen, known = here.selection, names.of(here.edition)
    html.figure_head(_("Filters"), _("Metric, areas, periods, view"))
    widgets.metric(here, page="download", width="stretch")
    widgets.dimensions(here, width="stretch")
    widgets.areas(here, known, 100, width="stretch", empty=_("All regions"))
    widgets.freq(here)
    widgets.transform(here)
    if chosen.transform == "index":
        controls.choose(_("Base period"), "base", settle.bases(here), chosen.base, codes.base_name)
    span = periods(here)
    if span:
        label = codes.period_name(chosen.transform)
        controls.choose(_("From"), "start", span, chosen.start, lambda code: _("from {period}", period=label(code)))
        controls.choose(_("To"), "end", span[::-1], chosen.end, lambda code: _("to {period}", period=label(code)))
    related_series.beside(here)


def buttons(here: settle.Settled, frame: pd.DataFrame) -> None:
    """One button a format; the file is made on the click."""
    lang, link = current(), file_buttons.link(here)
    file_buttons.draw(
        lambda kind: partial(files.written, here, kind, lang, link), files.stem(here), tuple(files.KINDS), "download",
        is_disabled=frame.empty,
    )  # fmt: skip


def preview(here: settle.Settled, frame: pd.DataFrame) -> None:
    """The first rows, as they will stand in the file."""
    html.figure_head(_("First rows"), _("Rows are sorted as in the file"))
    known, chosen = names.of(here.edition), here.selection
    rows = page.rows(here.edition, here.query())
    body_rows = [
        [row.ref_area, known.area(row.ref_area), formats.period_short(row.time_period, span=values.span(chosen.transform)),
         readings.text(row, chosen.metric, chosen.transform, known), row.obs_status,
         as_known.reason(row.reason, chosen.as_of, chosen.metric, chosen.transform)]
        for row in rows.at(np.arange(min(FIRST_ROWS, len(rows))))
    ]  # fmt: skip
    headers = [_("Area code"), _("Area"), _("Period"), _("Value"), _("Flag"), _("Reason")]
    html.table(headers, body_rows, [False, False, False, True, False, False], _("First rows"))
    page.source(here.edition, frame.assign(vintage=pd.to_datetime(frame["vintage"])))


def passport(here: settle.Settled, frame: pd.DataFrame) -> None:
    """The passport as it will stand in the file."""
    with page.unfolded(_("The passport of the file"), "passport") as is_open:
        if not is_open:
            return
        known = files.passport(here, frame, "")
        rows = [*known.filters, *((vintage.title, vintage.vintage) for vintage in known.vintages)]
        rows += [(flag.code, flag.meaning) for flag in known.flags]
        rows += [
            (_("SHA-256 of the rows"), files.checksum(frame)),
            (_("Formula"), known.formula.definition if known.formula else ""),
        ]
        html.table(
            [_("Entry"), _("Content")], [list(row) for row in rows], [False, False], _("The passport of the file")
        )


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    chrome.top(here, (_("Download"), names.of(here.edition).short(here.selection.country)))
    body()
