"""The picture of Growth by address: what one more press of a button would show, the browser fetches without the page.

The address carries everything that the picture follows from, the mode of the browser and the versions of program and
warehouse; what it asks for is checked as the page checks it.
"""

import json
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.errors import DataError
from metrics.errors import MetricsError
from metrics.rows import Rows
from views.parts import (
    formats,
    growth_lines,
    growth_words,
    map_data,
    names,
    page,
    pictures,
    readings,
    sentences,
    settle,
    store,
    theme,
)
from views.parts.growth_grouping import MOST_LINES
from views.parts.language import LANGUAGES, _, current, speaking
from views.parts.selection import Selection, from_query, to_query

PATH = "app/chart"
MODES = ("light", "dark")
_FAULTS = (DataError, MetricsError, KeyError, ValueError, IndexError)


def address(here: settle.Settled, extras: str) -> str:
    """Where the picture with these things beside the lines is kept, below the address of the app."""
    asked = to_query(replace(here.selection, extras=extras))
    versions = map_data.versions(here.edition)
    return f"{PATH}/{versions}.json?{urlencode({**asked, 'lang': current(), 'mode': theme.current().mode})}"


def alt(here: settle.Settled, rows: Rows, title: str) -> str:
    """What the picture shows, for who cannot see it: the finding (the title), and the highest and lowest point of all lines.

    Of several lines each of the two names the area that it belongs to.
    """
    metric, transform, texts = here.selection.metric, here.selection.transform, names.of(here.edition)
    known = rows.among("ref_area", here.selection.areas).known
    told = sentences.sentence(title)
    if len(known) <= 1:
        return told
    in_points = readings.is_in_points(metric, transform)
    drawn = known["base_value"] * (known["value"] - 100) if in_points else known["value"]
    outermost = (known.row(int(drawn.argmin())), known.row(int(drawn.argmax())))
    ends = [(readings.text(row, metric, transform, texts), formats.period(row.time_period, case="in", span=growth_words.span(here)))
            for row in outermost]  # fmt: skip
    areas = [texts.short(row.ref_area) for row in outermost]
    words = {"low": ends[0][0], "in_low": ends[0][1], "high": ends[1][0], "in_high": ends[1][1]}
    if len(known.distinct("ref_area")) > 1:
        return told + " " + _(
            "Lowest {low} {in_low} ({low_area}), highest {high} {in_high} ({high_area}).",
            **words, low_area=areas[0], high_area=areas[1],
        )  # fmt: skip
    return told + " " + _("Lowest {low} {in_low}, highest {high} {in_high}.", **words)


@lru_cache(maxsize=256)
def _drawn(chosen: Selection, lang: str, mode: str, _versions: str) -> bytes:
    """The picture and its words."""
    here = settle.Settled(chosen)
    with speaking(lang), theme.shown_in(mode):
        rows = page.rows(here.edition, here.query())
        found = growth_lines.drawn(here, rows.among("ref_area", chosen.areas))
        figure = pictures.written(here.edition, growth_lines.figure(here, found))
        return json.dumps(
            {"alt": alt(here, rows, growth_words.title(here, rows)), "figure": figure}, ensure_ascii=False
        ).encode()


async def data(request: Request) -> Response:
    """The picture that an address asks for; 404 with a sentence where it is of another version or asks for what is not there."""
    params = dict(request.query_params)
    mode, versions = params.pop("mode", ""), str(request.path_params["versions"])
    chosen, unreadable = from_query(params)
    try:
        if unreadable or mode not in MODES or not await run_in_threadpool(_is_offered, chosen, versions):
            return _refused()
        body = await run_in_threadpool(_drawn, chosen, chosen.language, mode, versions)
    except _FAULTS:
        return _refused()
    return Response(body, media_type="application/json", headers={"Cache-Control": map_data.FOREVER})


def _refused() -> Response:
    """What a browser of an older page gets; the page draws the picture then."""
    return PlainTextResponse(_("No such chart. Reload the page."), status_code=404)


def _is_offered(chosen: Selection, versions: str) -> bool:
    """Edition, country and metric are there, and the address is of this program and this file."""
    if chosen.edition not in store.present() or versions != map_data.versions(chosen.edition):
        return False
    if chosen.language not in LANGUAGES or chosen.country not in settle.countries(chosen.edition):
        return False
    is_known = chosen.metric in settle.offered("growth", chosen.edition, chosen.country)
    return is_known and 0 < len(chosen.areas) <= MOST_LINES


def routes() -> list[Route]:
    """One address for all pictures."""
    return [Route(f"/{PATH}/{{versions}}.json", data)]
