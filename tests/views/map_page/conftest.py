"""A running test page, and pages in it that may reach this machine only."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.views.map_page.server import serve
from tests.views.map_page.visit import Open, Visit


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("map_page")) as url:
        yield url


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Open]:
    visits = []

    def open_page(query: str = "", width: int = 1440, scheme: str = "light", base: str = address, **options) -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        context.set_default_timeout(10_000)
        seen = Visit(context.new_page())
        context.route("**/*", seen.route)
        seen.page.on("websocket", lambda ws: ws.on("framereceived", lambda data: seen.received.append(len(data))))
        seen.page.goto(base + query)
        seen.page.locator(".lio-map[data-drawn]").wait_for()
        visits.append(seen)
        return seen

    yield open_page
    for seen in visits:
        assert seen.abroad == []
        seen.page.context.close()
