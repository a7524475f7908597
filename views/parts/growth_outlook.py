"""What may come: a forecast with its intervals where it beat the seasonal naive, and the back-test in any case."""

import numpy as np
import streamlit as st

from data.periods import parse
from metrics import outlook
from metrics.rows import Row, Rows
from views.parts import (
    controls,
    figures,
    formats,
    growth_beside,
    growth_words,
    html,
    names,
    page,
    pictures,
    readings,
    sentences,
    settle,
    store,
    trends,
)
from views.parts.language import _, n_
from views.parts.strokes import Line
from views.parts.theme import current as theme

SLOW = "ets"  # worked out when it is asked for, and named so in the address
SEEN = {"M": 48, "Q": 24, "S": 16, "A": 20}  # periods of the past beside the forecast


def is_offered(here: settle.Settled) -> bool:
    """A level by quarter or month of one area; yearly series are too short to test anything."""
    return len(here.selection.areas) == 1 and growth_beside.is_seasonal(here.selection.metric, here.selection.freq)


def draw(here: settle.Settled) -> None:
    """The forecast, or why there is none; and how the models did when they were tried on the past."""
    is_slow = SLOW in here.selection.extras.split(".")
    asked = here.query(transform="level", base_period="", start="", end="")
    found = store.ask(outlook.outlook, here.edition, asked, (*outlook.FAST, SLOW) if is_slow else outlook.FAST)
    if found.reason:
        html.note(_("No forecast."), formats.reason(found.reason))
        return
    if len(found.ahead):
        _picture(here, found)
    else:
        html.note(
            _("No forecast."),
            _(
                "Repeating the last year did as well as the model when both were tried on the past, so nothing is drawn."
            ),
        )
    _test(found.tests, here.selection.freq)
    if not is_slow:
        _offer_slow(here)


def _offer_slow(here: settle.Settled) -> None:
    """The model that takes a while, one press away; the address then names it."""
    extras = ".".join(filter(None, (here.selection.extras, SLOW)))
    st.button(
        _("Try exponential smoothing (ETS) too: up to a minute"), key="outlook-slow", type="tertiary", width="content",
        on_click=controls.change, kwargs={"extras": extras},
    )  # fmt: skip


def _model(code: str) -> str:
    """A model in words."""
    known = {"theta": _("Theta method"), "ets": _("Exponential smoothing (ETS)")}
    return known.get(code) or _("Same period of the last year")


def title(found: outlook.Outlook, freq: str) -> str:
    """How many months or quarters the forecast is for, and which: the first and the last."""
    codes = found.ahead["time_period"].tolist()
    span = " – ".join(formats.period(code) for code in dict.fromkeys((codes[0], codes[-1])))
    if freq == "M":
        return n_(
            "Forecast for {n} month: {span}", "Forecast for {n} months: {span}", len(codes), n=len(codes), span=span
        )
    return n_(
        "Forecast for {n} quarter: {span}", "Forecast for {n} quarters: {span}", len(codes), n=len(codes), span=span
    )


def past(found: outlook.Outlook) -> str:
    """That the series ends long ago, where its whole forecast lies before today; empty elsewhere."""
    if parse(found.ahead.row(-1).time_period).end >= settle.today():
        return ""
    return _(
        "The series ends: its last figure is of {period}. The forecast is for a time that has passed and says nothing about today.",
        period=formats.period(found.past.known.row(-1).time_period),
    )


def _picture(here: settle.Settled, found: outlook.Outlook) -> None:
    """The last years, the forecast dotted and its intervals."""
    chosen, known = here.selection, names.of(here.edition)
    before = found.past.at(np.arange(max(0, len(found.past) - SEEN[chosen.freq]), len(found.past)))
    line = trends.line(before, chosen.metric, outlook.TRANSFORM, known, "", role="raw")
    ahead = _ahead(found, here)
    places = ahead.x
    bands = [
        figures.Band(places, tuple(found.ahead[f"lo{level}"].tolist()), tuple(found.ahead[f"hi{level}"].tolist()))
        for level in (95, 80)
    ]
    lines = [line, ahead]
    height = trends.heights([*lines, *(Line(places, band.high, (), "") for band in bands)])
    head = title(found, chosen.freq)
    sub = _(
        "Dotted: {model}; bands: where 80 and 95 of 100 such figures would fall",
        model=sentences.inner(_model(found.model)),
    )
    if has_passed := past(found):
        html.note(_("Not about today."), has_passed)
    html.figure_head(head, sub)
    alt = _("Forecast to {period}: {value}", period=formats.period(found.ahead.row(-1).time_period), value=ahead.label)
    figure = figures.trend(lines, trends.years(lines), height, theme(), bands=bands)
    pictures.show(here.edition, figure, alt, "outlook")
    remark = _(
        "A forecast of the program from these figures alone: it knows nothing of orders, prices or policy, "
        "and is no figure of an office."
    )
    page.source(here.edition, before, remark)
    saved = pictures.Saved(f"{growth_words.subject(here)}: {sentences.inner(head)}", sub, "outlook")
    pictures.save(here, saved, *filter(None, (has_passed,)), remark, page.source_line(here.edition, before))


def _ahead(found: outlook.Outlook, here: settle.Settled) -> Line:
    """The forecast as a line of which no point is final; it begins at the last figure."""
    last, known = found.past.row(-1), names.of(here.edition)

    def write(value: float) -> str:
        return readings.text(last.with_(value=value, reason=""), here.selection.metric, "level", known)

    codes, means = found.ahead["time_period"].tolist(), found.ahead["mean"].tolist()
    said = [
        f"{formats.period(code)}<br>{_('forecast')}<br>{write(mean)}" for code, mean in zip(codes, means, strict=True)
    ]
    places = tuple(trends.place(code) for code in codes)
    return Line(places, tuple(means), tuple(said), write(means[-1]), "chosen", (True,) * len(codes))


def _test(tests: Rows, freq: str) -> None:
    """Errors of all models by how far they looked ahead."""
    ahead = _("Months ahead") if freq == "M" else _("Quarters ahead")
    headers = [ahead, _("Model"), _("Mean error, % of the figure"), _("Error, repeating the last year = 1"), _("MASE"),
               _("Trials")]  # fmt: skip
    naive = {row.h: row.mae for row in tests.where(model=outlook.YARDSTICK)}
    body = [
        [
            str(int(row.h)),
            _model(row.model),
            _percent(row),
            _against(row, naive),
            formats.quotient(row.mase),
            str(int(row.n_origins)),
        ]
        for row in tests.ordered("h")
    ]
    html.figure_head(
        _("How the model did on the past"),
        _(
            "From each of the last periods each looked ahead with what was known then. MASE: the error against the mean error of repeating "
            "the last year in the figures before, so that repeating itself may stand above or below 1. "
            "A forecast is drawn as far ahead as both errors stay below 1"
        ),
    )
    html.table(headers, body, [True, False, True, True, True, True], _("How the model did on the past"), kind="fit")


def _against(row: Row, naive: dict[int, float]) -> str:
    """The error of a model against that of repeating the last year from the same days; the missing sign where that never erred."""
    size = naive.get(row.h, 0.0)
    return formats.quotient(row.mae / size) if size > 0 else formats.MISSING


def _percent(row: Row) -> str:
    return formats.percent(row.mape_pct, 1) if row.mape_pct == row.mape_pct else formats.MISSING
