"""What the addresses of pages answer before the browser asks for more: where the Overview lives, where the server is.

Streamlit's script guesses from the address of a page whether the server stands below it, and asks in vain first; its
first page answers at the root only and calls its own name unknown; an unknown name gets its English dialog. All this is
settled here, before the script runs.
"""

import re
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from views import PAGES
from views.map.assets import REMEMBERED, module_addresses, reload_address
from views.parts.controls import LOST

_SHELL = Path(st.__file__).with_name("static") / "index.html"
_SCRIPT = '<script type="module"'
_WHOLE_SCRIPT = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
_ASKED_ANEW = {"Cache-Control": "no-cache"}
_WITH_MAP = "atlas"
LONGEST = 60  # letters of an unknown name that are repeated
# Streamlit's script of a page that is loaded again waits for the map, which would otherwise wait for it; half a second at most.
_BEGINNING = """<script>
window.lioBegin = () => {
  window.lioBegin = () => null;
  document.head.append(Object.assign(document.createElement("script"), {type: "module", crossOrigin: "", src: "%s"}));
};
try {
  if (performance.getEntriesByType("navigation")[0].type !== "reload" || !sessionStorage.getItem("%s")) throw null;
  setTimeout(() => window.lioBegin(), 500);
} catch { window.lioBegin(); }
</script>"""
# Relative to the page, so that it holds behind a prefix, too.
_SERVER = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href};</script>'


_SERVERS_OWN = ("_stcore", "app", "auth", "component", "media", "oauth2callback",
                *sorted(file.name for file in _SHELL.parent.iterdir()))  # fmt: skip


class _PageName(PathConvertor):
    """What may be meant as a page: anything that is no address of the server's own."""

    regex = rf"(?!(?:{'|'.join(map(re.escape, _SERVERS_OWN))})(?:/|$)).+"


def shell() -> str:
    """Streamlit's own page, which is told where its server is."""
    return _SHELL.read_text(encoding="utf-8").replace(_SCRIPT, f"{_SERVER}\n    {_SCRIPT}", 1)


async def page(_request: Request) -> Response:
    """The same for every page but the first: what differs comes over the connection."""
    return HTMLResponse(shell(), headers=_ASKED_ANEW)


async def map_page(_request: Request) -> Response:
    """The page whose map stands at once when it is loaded again: Streamlit starts beside it."""
    hints = "".join(f'<link rel="modulepreload" href="./{address}">' for address in module_addresses())
    script = f'<script type="module" src="./{reload_address()}"></script>'
    whole = _WHOLE_SCRIPT.sub(_beginning, shell(), count=1)
    return HTMLResponse(whole.replace("<head>", f"<head>{script}{hints}", 1), headers=_ASKED_ANEW)


def _beginning(script: re.Match[str]) -> str:
    """Streamlit's script, fetched at once and run when it is its turn."""
    return f'<link rel="modulepreload" crossorigin href="{script[1]}">{_BEGINNING % (script[1], REMEMBERED)}'


async def first_page(request: Request) -> Response:
    """The first page by its name: it lives at the root, and the choices in the address come along."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


async def unknown_page(request: Request) -> Response:
    """To the page with the nearest name, else to the first one; the page says that it stands in for another."""
    asked = request.path_params["page"].rstrip("/")
    depth, known = request.path_params["page"].count("/"), [entry.url_path for entry in PAGES]
    near = get_close_matches(asked.lower(), known, n=1, cutoff=0.6) or known[:1]
    lost = "" if near[0] == asked.lower() else f"{LOST}={quote(asked[:LONGEST])}"
    query = "&".join(filter(None, (request.url.query, lost)))
    where = "" if near[0] == known[0] else near[0]
    return RedirectResponse("../" * depth + (where or ("" if depth else "./")) + (f"?{query}" if query else ""))


def routes() -> list[Route]:
    """One address for every page, and one for every name that is no page; the root and files are left to Streamlit."""
    first, *others = PAGES
    register_url_convertor("page", _PageName())
    return [
        Route(f"/{first.url_path}", first_page),
        *(Route(f"/{entry.url_path}", map_page if entry.url_path == _WITH_MAP else page) for entry in others),
        Route("/{page:page}", unknown_page),
    ]
