"""Pages of the served app, each in a fresh context, that must end without an error of their scripts."""

import pytest

from tests.browser.screen import Screen, address


def watched(page, base: str) -> Screen:
    screen = Screen(page, base)
    page.on("pageerror", lambda error: screen.failures.append(str(error)))
    page.on("response", lambda answer: answer.status >= 500 and screen.failures.append(f"{answer.status} {answer.url}"))
    return screen


@pytest.fixture
def visit(open_page, server):
    """A function that opens a page of the app and waits until it stands: `visit("atlas", country="US", at={"width": 390})`."""
    screens: list[Screen] = []

    def opened(path: str, *, base: str = server, at: dict | None = None, **params: str) -> Screen:
        page = open_page("about:blank", **(at or {}))
        page.set_default_timeout(40_000)  # a busy machine is no fault of the page
        screens.append(watched(page, base))
        page.goto(address(base, path, {"lang": "en", **params}))
        return screens[-1].ready()

    yield opened
    assert [failure for screen in screens for failure in screen.failures] == []
