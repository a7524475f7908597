"""`python -m benchmarks.peers.growth`: a choice on Growth, that redraws only the block of the chart, against the same in Dash."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from time import monotonic, sleep

from playwright.sync_api import Browser, Page

from benchmarks.browser import PATIENCE, chromium
from benchmarks.peers.measure import against
from benchmarks.peers.servers import python
from benchmarks.ratios import Ratio, table
from benchmarks.servers import ROOT, NotMeasured, served
from data.warehouse import warehouse_path

GROWTH = "growth?lang=en&country=US&metric=gdp&view=yoy&area=US-NC"
AT_MOST = 1.0
ROUNDS = 15
# The clock starts with the click and ends at the second frame after the lines of the chart are others.
STOPWATCH = """patience => {
  const lines = () => [...document.querySelectorAll(".scatterlayer .js-line")].map((path) => path.getAttribute("d")).join();
  const before = lines(), armed = performance.now();
  let start = null;
  addEventListener("click", (event) => (start = event.timeStamp), { capture: true, once: true });
  window.timing = new Promise((resolve) => {
    const look = () => {
      if (performance.now() - armed > patience) return void resolve(null);
      const now = lines();
      if (start === null || !now || now === before) return void requestAnimationFrame(look);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    };
    requestAnimationFrame(look);
  });
}"""


def measure(rounds: int = ROUNDS) -> list[Ratio]:
    """Ours to theirs, in turn round by round; the first round warms up and does not count."""
    with _dash() as theirs, served("serve:app") as ours, chromium() as browser:
        pages = {
            "ours": (_opened(browser, f"http://127.0.0.1:{ours}/{GROWTH}"), 'role=button[name="+ country"]'),
            "dash": (_opened(browser, f"http://127.0.0.1:{theirs}/"), "role=checkbox"),
        }
        found: dict[str, list[float]] = {name: [] for name in pages}
        for _turn in range(rounds + 1):
            for name, (page, control) in pages.items():
                found[name].append(_timed(page, control))
    times = {name: values[1:] for name, values in found.items()}
    return against("Choice on Growth to lines on the screen", times, {"dash": AT_MOST})


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(url)
    page.locator(".scatterlayer .js-line").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    return page


def _timed(page: Page, control: str) -> float:
    """Seconds from the click to the other lines."""
    page.bring_to_front()
    page.evaluate(STOPWATCH, PATIENCE * 1000)
    page.locator(control).first.click()
    found = page.evaluate("() => window.timing")
    if found is None:
        raise NotMeasured(f"The chart of {page.url} did not change within {PATIENCE:.0f} s after a choice.")
    page.wait_for_timeout(700)
    return float(found) / 1000


@contextmanager
def _dash() -> Iterator[int]:
    """The port of the chart in Dash while it runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [str(python("dash")), "-m", "benchmarks.peers.growth_dash", str(port), str(warehouse_path("published"))]
    with TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = monotonic() + PATIENCE * 3
    while process.poll() is None and monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            sleep(0.3)
    raise NotMeasured("The chart in Dash did not start. Run: make bench-peers")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leaving in order also ends the servers
    try:
        print(table(measure()))
    except NotMeasured as fault:
        sys.exit(str(fault))
