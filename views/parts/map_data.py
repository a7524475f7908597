"""The data of the Atlas' map by address: what the page names, a browser fetches once and keeps for good.

The address carries everything that the answer follows from: the choices but period, classes and regions, the edition
with the version of its file, and the version of the program. What it asks for is checked as the page checks it.
"""

import gzip
import hashlib
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.errors import DataError
from geo.errors import GeoError
from metrics.errors import MetricsError
from views.map.series import packed, packed_each, written
from views.parts import (
    activity_choice,
    activity_many,
    activity_pair,
    activity_series,
    atlas_classes,
    atlas_controls,
    atlas_layout,
    atlas_many,
    atlas_many_overlay,
    atlas_overlay,
    atlas_pair_data,
    atlas_series,
    cluster_many,
    cluster_series,
    settle,
    small_choice,
    store,
    versions,
)
from views.parts.language import LANGUAGES, _, current, speaking
from views.parts.selection import Selection, from_query, to_query

PATH = "app/map"
CLUSTERS = "furthest_stage"
_ASKED = (
    "edition",
    "country",
    "as_of",
    "metric",
    "activity",
    "product",
    "freq",
    "transform",
    "base",
    "second",
    "layout",
    "panels",
    "start",
    "end",
)
_FAULTS = (DataError, GeoError, MetricsError, KeyError, ValueError)


def address(here: settle.Settled) -> str:
    """Where the browser finds the data of this page, below the address of the app."""
    return _address(here, _asked(activity_pair.alone(here.selection)))


def pair_address(here: settle.Settled) -> str:
    """Where it finds what is said of two metrics together; the data of each come by an address of their own."""
    return _address(here, _asked(here.selection))


def _address(here: settle.Settled, chosen: Selection) -> str:
    asked = to_query(chosen)
    return f"{PATH}/{versions.of(here.edition)}.json?{urlencode({**asked, 'lang': current()})}"


def _asked(chosen: Selection) -> Selection:
    """The choices that the data follow from, and no others."""
    found = Selection(**{name: getattr(chosen, name) for name in _ASKED})
    found = activity_pair.fixed(found, chosen)
    return found if found.layout in atlas_layout.MANY else replace(found, layout="", panels=(), start="", end="")


def text(here: settle.Settled) -> str:
    """The data themselves, as JSON in the current language."""
    if here.selection.second:
        return atlas_pair_data.text(here)
    if atlas_many.is_many(here):
        many = {CLUSTERS: cluster_many.text, activity_choice.ID: activity_many.text}
        return many.get(here.selection.metric, atlas_many.text)(here)
    made = {CLUSTERS: cluster_series.of_clusters, activity_choice.ID: activity_series.of_activity}
    series = made.get(here.selection.metric, atlas_series.of_metric)(here)
    return written(packed(series))


def joints(here: settle.Settled, method: str, size: int, lock: str, weights: str = "") -> str:
    """The joints of one method for each period by itself, or of all by weights of an index, as JSON in the current language."""
    if here.selection.metric == activity_choice.ID:
        made = activity_series.each if lock == "period" else activity_series.of_all
        own = made(here, method, size, activity_choice.read(weights) or activity_series.weights_of(here))
    else:
        own = atlas_classes.each(here, atlas_series.drawn_of(here), method, size)
    return written(packed_each(own))


@lru_cache(maxsize=64)
def _compressed(chosen: Selection, lang: str, _versions: str) -> bytes:
    """The data."""
    with speaking(lang):
        return gzip.compress(text(settle.Settled(chosen)).encode(), 6, mtime=0)


@lru_cache(maxsize=256)  # many and small: they do not drive out the data of the maps
def _classed(chosen: Selection, lang: str, _versions: str, *asked: Any) -> bytes:
    """Joints that the data lack: of each period by itself, or of the index of cluster activity by some weights."""
    with speaking(lang):
        return gzip.compress(joints(settle.Settled(chosen), *asked).encode(), 6, mtime=0)


@lru_cache(maxsize=256)
def _marked(chosen: Selection, lang: str, _versions: str, overlay: str, period: str, weights: str) -> bytes:
    """What is marked over the areas in one period; the index of cluster activity by some weights."""
    text_of = atlas_many_overlay.text if chosen.layout in atlas_layout.MANY else atlas_overlay.text
    with speaking(lang):
        return gzip.compress(
            text_of(settle.Settled(replace(chosen, weights=weights)), overlay, period).encode(), 6, mtime=0
        )


@lru_cache(maxsize=256)
def _banded(chosen: Selection, lang: str, _versions: str, period: str, weights: str) -> bytes:
    """The bands of the index of cluster activity in one year, by some weights."""
    with speaking(lang):
        return gzip.compress(activity_series.banded(settle.Settled(chosen), period, weights).encode(), 6, mtime=0)


async def data(request: Request) -> Response:
    """The data that an address asks for; 404 with a sentence where it is of another version or asks for what is not there."""
    params = dict(request.query_params)
    chosen, unreadable = from_query(params)
    known_as = str(request.path_params["versions"])
    try:
        if unreadable or chosen.language not in LANGUAGES or not await run_in_threadpool(_is_offered, chosen, known_as):
            return _refused()
        weights = activity_pair.usual(chosen)
        asked: tuple[Any, ...] = (_compressed,)
        if chosen.method and (chosen.lock == "period" or (chosen.lock and weights)):
            asked = (_classed, chosen.method, chosen.k, chosen.lock, weights)
        if chosen.overlay:
            asked = (_marked, chosen.overlay, chosen.period, weights)
        if chosen.metric == activity_choice.ID and chosen.part == activity_series.BANDS:
            asked = (_banded, chosen.period, chosen.weights)
        body = await run_in_threadpool(asked[0], _asked(chosen), chosen.language, known_as, *asked[1:])
    except _FAULTS:
        return _refused()
    headers = {
        "Cache-Control": versions.FOREVER,
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
        "Vary": "Accept-Encoding",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, media_type="application/json", headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(body), media_type="application/json", headers=headers)


def _refused() -> Response:
    """What a browser of an older page gets; the map then asks the page itself."""
    return PlainTextResponse(_("No such map. Reload the page."), status_code=404)


def _is_offered(chosen: Selection, asked: str) -> bool:
    """The edition, the country and the metric are there, and the address is of this program and this file."""
    if chosen.edition not in store.present() or asked != versions.of(chosen.edition):
        return False
    if chosen.lock and (
        chosen.lock not in atlas_controls.LOCKS or str(chosen.k) not in atlas_controls.sizes(chosen.method)[0]
    ):
        return False
    if chosen.country not in settle.countries(chosen.edition):
        return False
    is_index = chosen.metric == activity_choice.ID
    has_map = is_index or chosen.metric in settle.offered("atlas", chosen.edition, chosen.country)
    if not has_map or (is_index and not activity_series.is_asked(chosen)):
        return False
    is_lost = chosen.layout in atlas_layout.MANY and not small_choice.is_settled(chosen)
    if is_lost or (chosen.layout and chosen.layout not in atlas_layout.offered(chosen)):
        return False
    return not chosen.overlay or atlas_overlay.is_offered(settle.Settled(_asked(chosen)), chosen.overlay, chosen.period)


def routes() -> list[Route]:
    """One address for all maps."""
    return [Route(f"/{PATH}/{{versions}}.json", data)]
