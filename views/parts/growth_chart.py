"""The picture of Growth by address: what one more press of a button would show, the browser fetches without the page.

The address carries everything that the picture follows from, and nothing else: the choices, the mode of the browser, the year
and the versions of program and warehouse. Edition, country, metric and areas are checked; another wrong choice draws nothing.
"""

import json
import logging
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.errors import DataError
from metrics.errors import MetricsError
from metrics.rows import Rows
from views.parts import (
    formats,
    growth_lines,
    growth_words,
    names,
    page,
    pictures,
    provisional,
    readings,
    sentences,
    settle,
    store,
    theme,
    versions,
)
from views.parts.growth_grouping import MOST_LINES
from views.parts.language import LANGUAGES, _, current, speaking
from views.parts.selection import Selection, from_query, to_query

PATH = "app/chart"
OWN = "own"  # in an address: the areas are those that the page begins with
MODES = ("light", "dark")
_ASKED = ("edition", "country", "as_of", "metric", "activity", "product", "freq", "transform", "base", "areas")
_FAULTS = (DataError, MetricsError, KeyError, ValueError, IndexError)


def address(here: settle.Settled, extras: str) -> str:
    """Where the picture with these things beside the lines is kept, below the address of the app."""
    asked = to_query(replace(_asked(here.selection), extras=extras))
    asked |= {"lang": current(), "mode": theme.current().mode, **({OWN: "1"} if here.has_own_areas else {})}
    return f"{PATH}/{_versions(here.edition)}.json?{urlencode(asked)}"


def _asked(chosen: Selection) -> Selection:
    """The choices that the picture follows from, and no others."""
    return Selection(**{name: getattr(chosen, name) for name in (*_ASKED, "extras")})


def _versions(edition: str) -> str:
    """Of program and warehouse, and the year: one that is not over is drawn as such."""
    return f"{versions.of(edition)}-{settle.today().year}"


def alt(here: settle.Settled, rows: Rows, title: str) -> str:
    """What the picture shows, for who cannot see it: the finding (the title), and the highest and lowest point of all lines.

    Where several areas are chosen each of the two names the area that it belongs to; a provisional point is neither.
    """
    metric, transform, texts = here.selection.metric, here.selection.transform, names.of(here.edition)
    known = provisional.firm(rows.among("ref_area", here.selection.areas))
    told = sentences.sentence(title)
    if len(known) <= 1:
        return told
    drawn = readings.as_shown(known, metric, transform)["value"]
    outermost = (known.row(int(drawn.argmin())), known.row(int(drawn.argmax())))
    ends = [(readings.text(row, metric, transform, texts), formats.period(row.time_period, case="in", span=readings.span_of(here.selection)))
            for row in outermost]  # fmt: skip
    areas = [texts.short(row.ref_area) for row in outermost]
    words = {"low": ends[0][0], "in_low": ends[0][1], "high": ends[1][0], "in_high": ends[1][1]}
    if len(here.selection.areas) > 1:
        return told + " " + _(
            "Lowest {low} {in_low} ({low_area}), highest {high} {in_high} ({high_area}).",
            **words, low_area=areas[0], high_area=areas[1],
        )  # fmt: skip
    return told + " " + _("Lowest {low} {in_low}, highest {high} {in_high}.", **words)


@lru_cache(maxsize=256)
def _drawn(here: settle.Settled, lang: str, mode: str, _versions: str) -> bytes:
    """The picture and its words."""
    chosen = here.selection
    with speaking(lang), theme.shown_in(mode):
        rows = page.rows(here.edition, here.query())
        found = growth_lines.drawn(here, rows.among("ref_area", chosen.areas))
        figure = pictures.written(here.edition, growth_lines.figure(here, found))
        return json.dumps(
            {"alt": alt(here, rows, growth_words.title(here, rows)), "figure": figure}, ensure_ascii=False
        ).encode()


async def data(request: Request) -> Response:
    """The picture that an address asks for; 404 where it is of another version or asks for what is not there: the page draws it then."""
    params = dict(request.query_params)
    mode, is_own, asked = params.pop("mode", ""), params.pop(OWN, "") == "1", str(request.path_params["versions"])
    chosen, unreadable = from_query(params)
    try:
        if unreadable or mode not in MODES or not await run_in_threadpool(_is_offered, chosen, asked):
            return Response(status_code=404)
        here = settle.Settled(_asked(chosen), has_own_areas=is_own)
        body = await run_in_threadpool(_drawn, here, chosen.language, mode, asked)
    except _FAULTS:
        logging.getLogger("observatory").warning("chart by address: %s", request.url.query, exc_info=True)
        return Response(status_code=404)
    return Response(body, media_type="application/json", headers={"Cache-Control": versions.FOREVER})


def _is_offered(chosen: Selection, asked: str) -> bool:
    """Edition, country, metric and areas are there, and the address is of this program and this file."""
    if chosen.edition not in store.present() or asked != _versions(chosen.edition):
        return False
    if chosen.language not in LANGUAGES or chosen.country not in settle.countries(chosen.edition):
        return False
    is_known = chosen.metric in settle.offered("growth", chosen.edition, chosen.country)
    there_are = set(names.of(chosen.edition).areas(chosen.country))
    return is_known and 0 < len(chosen.areas) <= MOST_LINES and there_are.issuperset(chosen.areas)


def routes() -> list[Route]:
    """One address for all pictures."""
    return [Route(f"/{PATH}/{{versions}}.json", data)]
