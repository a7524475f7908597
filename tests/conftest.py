"""Fixtures for every test: no network, the built warehouse, a served app, a real browser."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from data import commands, warehouse
from data.warehouse import Warehouse
from tests import socket_guard, without_own

ROOT = Path(__file__).parent.parent
PUBLISHED = without_own.published()
TOGETHER = ("data", "geo", "metrics")
ATTEMPTS: list[str] = []
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A page of a test is a new tab in a browser that knows the scripts; what an earlier page wrote down is forgotten.
FORGET = """try {
  if (!sessionStorage.getItem("opened")) localStorage.clear();
  sessionStorage.setItem("opened", "yes");
} catch {}"""
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
         # Tabs of a context share a process, which keeps what it has compiled.
         "--process-per-site",
         # No name and no address but this machine's resolves, whoever asks: pages, sockets, the browser itself.
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")  # fmt: skip

socket_guard.install(ATTEMPTS.append)
# No test fails because the machine is busy.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items) -> None:
    """Tests of these folders share warehouses and outlines that take long to make: one worker makes them, not two."""
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(folder))


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


def start_server(
    log: Path, environment: dict[str, str] | None = None, house: Path = ROOT
) -> tuple[str, subprocess.Popen]:
    """The app of a house (the checkout, or a copy of it) under the socket guard on a free port.

    Attempts to leave the machine go to `log`, what the server says to the same name with the ending .out.
    """
    port = free_port()
    command = [sys.executable, "-m", "tests.socket_guard", str(port), str(log)]
    own = {**os.environ, **(environment or {})}
    with log.with_suffix(".out").open("wb") as out:
        process = subprocess.Popen(command, cwd=house, env=own, stdout=out, stderr=out)  # noqa: S603
    url = f"http://127.0.0.1:{port}"
    wait_until_healthy(url, process)
    return url, process


@pytest.fixture(scope="session")
def demo_folder(request):
    """A folder with the demonstration edition, made by the production command and kept until program or parameters change."""
    folder = request.config.cache.mkdir("demonstration")
    with (folder / "lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two workers of a run make it once
        patch.setattr(warehouse, "BUILD_DIR", folder)
        assert commands.main(["generate"]) == 0
    return folder


@pytest.fixture(scope="session")
def demo(demo_folder):
    opened = Warehouse("demo", demo_folder / "demo.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def editions_folder(demo_folder, tmp_path_factory):
    """A folder with the published and the demonstration edition, whatever the build folder of this checkout has beside them."""
    folder = tmp_path_factory.mktemp("editions")
    (folder / "published.duckdb").symlink_to(PUBLISHED)
    (folder / "demo.duckdb").symlink_to(demo_folder / "demo.duckdb")
    return folder


def house_of(folder: Path, *warehouses: Path) -> Path:
    """This checkout with a build folder of its own, that has these warehouses and no other, and nothing of an office's own."""
    (folder / "data" / "build").mkdir(parents=True)
    for source in (*ROOT.iterdir(), *(ROOT / "data").iterdir()):
        target = folder / source.relative_to(ROOT)
        if not target.exists() and source.name not in (".git", ".venv", "__pycache__", "own"):
            target.symlink_to(source)
    for path in warehouses:
        (folder / "data" / "build" / path.name).symlink_to(path)
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Address of the app with the published edition alone.

    At the end, proof that the server never reached out and that no page failed.
    """
    log = tmp_path_factory.mktemp("server") / "attempts.log"
    url, process = start_server(log, house=house_of(tmp_path_factory.mktemp("house"), PUBLISHED))
    yield url
    process.terminate()
    process.wait(timeout=20)
    assert not log.exists(), f"the server reached for another machine:\n{log.read_text()}"
    said = log.with_suffix(".out").read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in said, said[max(0, said.index("Traceback") - 500) :][:4000]


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


@pytest.fixture(scope="session")
def context_of(chromium):
    """A function that gives the browser context of some options, made once: its pages share what a browser keeps of our scripts.

    That is a third of the time of a page. A reader's tabs do the same; what a test needs unseen asks for a context of its own.
    One empty page stays open in each, so that the process of our pages lives on: a new one costs more than a page does.
    """

    @cache
    def made(**look):
        context = chromium.new_context(**look)
        empty = context.new_page()
        empty.route("**/*", lambda route: route.fulfill(body=""))
        empty.goto("http://127.0.0.1/")
        return context

    return made


@pytest.fixture
def open_page(context_of):
    """A function that opens a page that remembers nothing; whatever it asks of another machine fails, and fails the test."""
    outside: list[str] = []
    pages = []

    def note(url: str) -> None:
        if not url.startswith(("data:", "blob:")) and not socket_guard.is_local(urlsplit(url).hostname):
            outside.append(url)

    def opened(url: str, *, width: int = 1440, height: int = 900, locale: str = "en-GB", dark: bool = False, **more):
        look = {"locale": locale, "color_scheme": "dark" if dark else "light", "accept_downloads": True}
        page = context_of(**look, **more).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.add_init_script(FORGET)
        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))
        page.goto(url)
        return page

    opened.outside = outside
    yield opened
    for page in pages:
        page.close()
    assert not outside, f"the browser asked other machines: {outside}"
