"""A running test page, and pages in it that may reach this machine only."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.conftest import FORGET
from tests.views.map_page.server import serve
from tests.views.map_page.visit import Open, Visit


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("map_page")) as url:
        yield url


@pytest.fixture
def visit(context_of: Callable[..., BrowserContext], address: str) -> Iterator[Open]:
    visits = []

    def open_page(query: str = "", width: int = 1440, scheme: str = "light", base: str = address, **options) -> Visit:
        seen = Visit(context_of(color_scheme=scheme, **options).new_page())
        visits.append(seen)
        seen.page.set_default_timeout(10_000)
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.page.add_init_script(FORGET)
        seen.page.on("request", seen.note)
        seen.page.on("websocket", lambda ws: ws.on("framereceived", lambda data: seen.received.append(len(data))))
        seen.page.goto(base + query)
        seen.page.locator(".lio-map[data-drawn]").wait_for()
        return seen

    yield open_page
    for seen in visits:
        seen.page.close()
        assert seen.abroad == []
