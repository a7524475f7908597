"""Nothing leaves the machine, and no toolbar saves a file without its passport."""

import subprocess
import sys

import pytest

from tests import socket_guard
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

SAVING = '.modebar, [data-testid="stElementToolbarButton"], [data-testid="stFileDownload"]'


@pytest.mark.parametrize("address", ["http://example.com/x", "https://93.184.216.34/x", "http://[2606:4700::1111]/x"])
def test_a_page_that_asks_another_machine_gets_nothing_and_is_found_out(open_page, server, address):
    page = open_page(f"{server}/methods")
    answer = page.evaluate("url => fetch(url).then(() => 'reached', () => 'blocked')", address)
    assert answer == "blocked"
    assert open_page.outside == [address]
    open_page.outside.clear()


def test_a_socket_to_another_machine_is_found_out(open_page, server):
    page = open_page(f"{server}/methods")
    outcome = page.evaluate(
        "new Promise(end => { const socket = new WebSocket('ws://example.com/');"
        " socket.onerror = () => end('blocked'); socket.onopen = () => end('reached') })"
    )
    assert outcome == "blocked"
    assert open_page.outside == ["ws://example.com/"]
    open_page.outside.clear()


@pytest.mark.parametrize("reach", [
    "socket.create_connection(('93.184.216.34', 80), 2)", "socket.getaddrinfo('example.com', 80)",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('93.184.216.34', 53))",
    "__import__('urllib.request').request.urlopen('http://example.com', timeout=2)",
])  # fmt: skip
def test_a_server_that_reaches_out_fails_and_is_found_out(reach):
    code = (
        "import socket; from tests import socket_guard; seen = []; socket_guard.install(seen.append)\n"
        f"try: {reach}\nexcept OSError: print(seen)"
    )
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert "93.184.216.34" in ended.stdout or "example.com" in ended.stdout, ended.stderr


def test_loopback_is_this_machine():
    assert all(map(socket_guard.is_local, ["127.0.0.1", "localhost", "::1", "0.0.0.0", b"127.0.0.1", None]))  # noqa: S104
    assert not any(map(socket_guard.is_local, ["8.8.8.8", "example.com", "10.0.0.1", "::ffff:8.8.8.8"]))


@pytest.mark.parametrize("path", ["", "growth", "atlas", "download", "methods"])
def test_no_toolbar_saves_without_a_passport(visit, path):
    screen = visit(path, country="US").unfold_all()
    for thing in screen.page.locator('.lio-chart, .lio-table, [data-testid="stDataFrame"]').all():
        thing.scroll_into_view_if_needed()
        thing.hover()
        assert not [one for one in screen.page.locator(SAVING).all() if one.is_visible()]
    assert screen.page.get_by_test_id("stDataFrame").count() == 0
    assert screen.page.get_by_test_id("stMainMenu").count() == 0
    buttons = screen.page.get_by_test_id("stDownloadButton").count()
    assert buttons == (5 if path == "download" else 0)
