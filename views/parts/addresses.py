"""What the addresses of pages answer before the browser asks for more: where the Overview lives, where the server is.

Streamlit's script guesses from the address of a page whether the server stands below it, and asks in vain first; its
first page answers at the root only and calls its own name unknown. Both are settled here, before the script runs.
"""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from views import PAGES

_SHELL = Path(st.__file__).with_name("static") / "index.html"
_SCRIPT = '<script type="module"'
# Relative to the page, so that it holds behind a prefix, too.
_SERVER = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href};</script>'


def shell() -> str:
    """Streamlit's own page, which is told where its server is."""
    return _SHELL.read_text(encoding="utf-8").replace(_SCRIPT, f"{_SERVER}\n    {_SCRIPT}", 1)


async def page(_request: Request) -> Response:
    """The same for every page but the first: what differs comes over the connection."""
    return HTMLResponse(shell(), headers={"Cache-Control": "no-cache"})


async def first_page(request: Request) -> Response:
    """The first page by its name: it lives at the root, and the choices in the address come along."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def routes() -> list[Route]:
    """One address for every page; the root is left to Streamlit."""
    first, *others = PAGES
    return [Route(f"/{first.url_path}", first_page), *(Route(f"/{entry.url_path}", page) for entry in others)]
