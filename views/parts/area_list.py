"""The areas of a country with all their names, by address: the browser fetches them when somebody begins to search, and keeps them."""

import json
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.area_aliases import area_aliases
from data.former_areas import former_areas
from views.parts import formats, names, settle, store, versions
from views.parts.language import LANGUAGES, _, current, speaking
from views.parts.names import Names

PATH = "app/areas"


class Option(NamedTuple):
    """An area: its code, its name, and (language, name) of everything else it is found by.

    `former`: names of areas that it succeeded; `ended`: what is said of an area that is no more, empty for one of today.
    """

    code: str
    name: str
    also: tuple[tuple[str, str], ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    ended: str = ""


def codes(known: Names, country: str) -> tuple[str, ...]:
    """Areas that have a page: districts, regions, composites and outlying areas, not the country."""
    return tuple(code for code in known.areas(country) if code != country)


def options(known: Names, country: str) -> tuple[Option, ...]:
    """Every area with all its names, those of areas that became part of it, its capital and its code: whatever a reader may type.

    Areas of today come before those that are no more.
    """
    forms = [(lang, f"{form}_{lang}") for lang in LANGUAGES for form in ("name", "short")]
    forms.remove((known.lang, f"name_{known.lang}"))
    former: dict[str, list[tuple[str, str]]] = {}
    for one in former_areas().values():
        former.setdefault(one.successor, []).extend((lang, one.name(lang)) for lang in LANGUAGES)
    found = []
    for code in codes(known, country):
        row = known.tables["area"][code]
        also = [(lang, str(row[column])) for lang, column in forms if row[column]]
        also.extend(area_aliases().get(code, ()))
        found.append(Option(code, known.area(code), tuple(also), tuple(former.get(code, ())), _ended(known, code)))
    return tuple(sorted(found, key=lambda one: bool(one.ended)))


def _ended(known: Names, code: str) -> str:
    """Until when there was an area that is no more and still has figures, and what is there today."""
    former = former_areas().get(code)
    if former is None:
        return ""
    return _("until {day}; today: {area}", day=formats.day(former.valid_to), area=known.area(former.successor))


def address(here: settle.Settled) -> str:
    """Where the list is kept, below the address of the app: of an edition, a country and a language."""
    asked = {"edition": here.edition, "country": here.selection.country, "lang": current()}
    return f"{PATH}/{versions.of(here.edition)}.json?{urlencode(asked)}"


@lru_cache(maxsize=32)
def _written(edition: str, country: str, lang: str, _versions: str) -> bytes:
    with speaking(lang):
        return json.dumps(options(names.of(edition), country), ensure_ascii=False).encode()


async def data(request: Request) -> Response:
    """The list that an address asks for; 404 where it is of another version, or of an edition, country or language that is not there."""
    edition, country, lang = (request.query_params.get(name, "") for name in ("edition", "country", "lang"))
    asked = str(request.path_params["versions"])
    if edition not in store.present() or lang not in LANGUAGES:
        return Response(status_code=404)
    if asked != versions.of(edition) or country not in await run_in_threadpool(settle.countries, edition):
        return Response(status_code=404)
    body = await run_in_threadpool(_written, edition, country, lang, asked)
    return Response(body, media_type="application/json", headers={"Cache-Control": versions.FOREVER})


def routes() -> list[Route]:
    """One address for all lists."""
    return [Route(f"/{PATH}/{{versions}}.json", data)]
