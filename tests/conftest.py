"""Fixtures for every test: no network, the built warehouse, a served app, a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests import socket_guard

ROOT = Path(__file__).parent.parent
ATTEMPTS: list[str] = []
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--font-render-hinting=none")  # fmt: skip

socket_guard.install(ATTEMPTS.append)


@pytest.fixture(autouse=True)
def nothing_leaves_the_machine():
    ATTEMPTS.clear()
    yield
    assert not ATTEMPTS, f"the test reached for another machine: {ATTEMPTS}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(url: str, process: subprocess.Popen, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended before it was ready"
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310 - our own loopback address
                return
        except OSError as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            time.sleep(0.2)
    raise AssertionError(f"{url} did not become healthy within {seconds} s")


def start_server(log: Path, environment: dict[str, str] | None = None) -> tuple[str, subprocess.Popen]:
    """The app under the socket guard on a free port."""
    port = free_port()
    command = [sys.executable, "-m", "tests.socket_guard", str(port), str(log)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(environment or {})})  # noqa: S603
    url = f"http://127.0.0.1:{port}"
    wait_until_healthy(url, process)
    return url, process


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Address of the served app; at the end, proof that the server never reached out."""
    log = tmp_path_factory.mktemp("server") / "attempts.log"
    url, process = start_server(log)
    yield url
    process.terminate()
    process.wait(timeout=20)
    assert not log.exists(), f"the server reached for another machine:\n{log.read_text()}"


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium for the whole session."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "No Chromium found. Run: sudo apt-get install -y chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def open_page(chromium):
    """A function that opens a page in a fresh context; anything but loopback is blocked and fails the test."""
    outside: list[str] = []
    contexts = []

    def guard(route):
        host = route.request.url.split("/")[2].split(":")[0]
        if socket_guard.is_local(host):
            return route.continue_()
        outside.append(route.request.url)
        return route.abort()

    def opened(url: str, *, width: int = 1440, height: int = 900, locale: str = "en-GB", dark: bool = False, **more):
        context = chromium.new_context(viewport={"width": width, "height": height}, locale=locale,
                                       color_scheme="dark" if dark else "light", accept_downloads=True, **more)  # fmt: skip
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not outside, f"the browser asked other machines: {outside}"
