"""The data of the Atlas' map by address: what the page names, a browser fetches once and keeps for good.

The address carries everything that the answer follows from: the choices but period, classes and regions, the edition
with the version of its file, and the version of the program. What it asks for is checked as the page checks it.
"""

import gzip
import hashlib
import json
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.errors import DataError
from geo.errors import GeoError
from metrics.errors import MetricsError
from views.map.series import packed, packed_each
from views.parts import atlas_classes, atlas_controls, atlas_series, cluster_series, settle, store
from views.parts.language import LANGUAGES, _, current, speaking
from views.parts.selection import Selection, from_query, to_query

PATH = "app/map"
FOREVER = "public, max-age=31536000, immutable"
CLUSTERS = "furthest_stage"
ROOT = Path(__file__).parents[2]
_FOLLOWED = ("views", "geo", "metrics", "data/reference")
_ENDINGS = {".py", ".toml", ".po", ".csv", ".sql", ".parquet"}  # outlines too: the data name their file
_ASKED = ("edition", "country", "as_of", "metric", "activity", "product", "freq", "transform", "base")
_FAULTS = (DataError, GeoError, MetricsError, KeyError, ValueError)


@cache
def version() -> str:
    """What changes when the program does; read once."""
    digest = hashlib.sha256()
    below = [path for folder in _FOLLOWED for path in sorted((ROOT / folder).rglob("*"))]
    for path in [*below, *sorted((ROOT / "data").glob("*.py"))]:
        if path.suffix in _ENDINGS:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def address(here: settle.Settled) -> str:
    """Where the browser finds the data of this page, below the address of the app."""
    asked = to_query(_asked(here.selection))
    return f"{PATH}/{version()}-{_stamp(here.edition)}.json?{urlencode({**asked, 'lang': current()})}"


def _asked(chosen: Selection) -> Selection:
    """The choices that the data follow from, and no others."""
    return Selection(**{name: getattr(chosen, name) for name in _ASKED})


def _stamp(edition: str) -> str:
    return hashlib.sha256(store.version(edition).encode()).hexdigest()[:12]


def text(here: settle.Settled) -> str:
    """The data themselves, as JSON in the current language."""
    is_clusters = here.selection.metric == CLUSTERS
    series = cluster_series.of_clusters(here) if is_clusters else atlas_series.of_metric(here)
    return json.dumps(packed(series), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def joints(here: settle.Settled, method: str, size: int) -> str:
    """The joints of one method for each period by itself, as JSON in the current language."""
    found = packed_each(atlas_classes.each(here, atlas_series.drawn_of(here), method, size))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=64)
def _compressed(chosen: Selection, lang: str, _versions: str, method: str, size: int) -> bytes:
    """The data; with a method and a number of classes, these joints for each period by itself."""
    here = settle.Settled(chosen)
    with speaking(lang):
        found = joints(here, method, size) if method else text(here)
        return gzip.compress(found.encode(), 6, mtime=0)


async def data(request: Request) -> Response:
    """The data that an address asks for; 404 with a sentence where it is of another version or asks for what is not there."""
    params = dict(request.query_params)
    chosen, unreadable = from_query(params)
    versions = str(request.path_params["versions"])
    try:
        if unreadable or chosen.language not in LANGUAGES or not await run_in_threadpool(_is_offered, chosen, versions):
            return _refused()
        by_itself = (chosen.method, chosen.k) if chosen.lock == "period" else ("", 0)
        body = await run_in_threadpool(_compressed, _asked(chosen), chosen.language, versions, *by_itself)
    except _FAULTS:
        return _refused()
    headers = {
        "Cache-Control": FOREVER,
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
        "Vary": "Accept-Encoding",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, media_type="application/json", headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(body), media_type="application/json", headers=headers)


def _refused() -> Response:
    """What a browser of an older page gets; the map then asks the page itself."""
    return PlainTextResponse(_("No such map. Reload the page."), status_code=404)


def _is_offered(chosen: Selection, versions: str) -> bool:
    """The edition, the country and the metric are there, and the address is of this program and this file."""
    if chosen.edition not in store.present() or versions != f"{version()}-{_stamp(chosen.edition)}":
        return False
    if chosen.lock == "period" and str(chosen.k) not in atlas_controls.sizes(chosen.method)[0]:
        return False
    return chosen.country in settle.countries(chosen.edition) and chosen.metric in settle.offered(
        "atlas", chosen.edition, chosen.country
    )


def routes() -> list[Route]:
    """One address for all maps."""
    return [Route(f"/{PATH}/{{versions}}.json", data)]
