"""Pages of the served app, each in a fresh context, that must end without an error of their scripts."""

import pytest

from tests.browser.screen import Screen, address
from tests.conftest import PUBLISHED, house_of, start_server


def watched(page, base: str) -> Screen:
    screen = Screen(page, base)
    page.on("pageerror", lambda error: screen.failures.append(str(error)))
    page.on("response", lambda answer: answer.status >= 500 and screen.failures.append(f"{answer.status} {answer.url}"))
    return screen


@pytest.fixture
def visit(open_page, server, request):
    """A function that opens a page of the app and waits until it stands: `visit("atlas", country="US", at={"width": 390})`.

    An address of the demonstration goes to the app that has it.
    """
    screens: list[Screen] = []

    def opened(path: str, *, base: str = "", at: dict | None = None, **params: str) -> Screen:
        base = base or (request.getfixturevalue("two_editions") if params.get("edition") == "demo" else server)
        page = open_page("about:blank", **(at or {}))
        page.set_default_timeout(40_000)  # a busy machine is no fault of the page
        screens.append(watched(page, base))
        page.goto(address(base, path, {"lang": "en", **params}))
        return screens[-1].ready()

    yield opened
    assert [failure for screen in screens for failure in screen.failures] == []


@pytest.fixture(scope="session")
def two_editions(demo_folder, tmp_path_factory):
    """Address of an app that has the published and the demonstration edition."""
    house = house_of(tmp_path_factory.mktemp("two_editions"), PUBLISHED, demo_folder / "demo.duckdb")
    log = tmp_path_factory.mktemp("two_editions_log") / "attempts.log"
    url, process = start_server(log, house=house)
    yield url
    process.terminate()
    process.wait(timeout=20)
    assert not log.exists(), log.read_text()
