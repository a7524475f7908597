"""A headless Chromium that weighs what travels between a page and its server, and times what a gesture does to a map."""

import base64
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from benchmarks.servers import NotMeasured

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--font-render-hinting=none")  # fmt: skip
STOPWATCH = Path(__file__).with_name("stopwatch.js")
QUIET = 0.6  # seconds without a message after which an interaction counts as finished
PATIENCE = 30.0

Gesture = Callable[[Page], None]


class Scales:
    """Bytes that a page sent and received: messages of websockets, and files that it fetched."""

    def __init__(self, session: CDPSession) -> None:
        self.received = self.sent = self.fetched = 0
        self.last = time.monotonic()
        session.on("Network.webSocketFrameReceived", lambda event: self._weigh("received", payload(event)))
        session.on("Network.webSocketFrameSent", lambda event: self._weigh("sent", payload(event)))
        session.on("Network.loadingFinished", lambda event: self._weigh("fetched", int(event["encodedDataLength"])))
        session.send("Network.enable")

    @property
    def total(self) -> int:
        """Everything since the last `clear`."""
        return self.received + self.sent + self.fetched

    def clear(self) -> None:
        """Start anew."""
        self.received = self.sent = self.fetched = 0

    def _weigh(self, kind: str, size: int) -> None:
        setattr(self, kind, getattr(self, kind) + size)
        self.last = time.monotonic()


def payload(event: dict[str, Any]) -> int:
    """Bytes of one websocket message before compression; the browser tells binary ones in base64."""
    frame = event["response"]
    data = frame["payloadData"]
    return len(base64.b64decode(data)) if frame["opcode"] == 2 else len(data.encode())


class Visit:
    """One page that shows a map of a kind, 'ours' or 'plotly'; `asked` is told every address that it asks for."""

    def __init__(self, browser: Browser, url: str, kind: str, asked: Callable[[str], object] | None = None) -> None:
        self.kind, self.url = kind, url
        self.page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.scales = Scales(self.page.context.new_cdp_session(self.page))
        if asked:
            self.page.on("request", lambda request: asked(request.url))
            self.page.on("websocket", lambda socket: asked(socket.url))
        self.page.add_init_script(path=STOPWATCH)
        self.page.goto(url)
        self.page.wait_for_function("kind => window.mapIsThere(kind)", arg=kind)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing travels any more."""
        self.scales.last = start = time.monotonic()
        while time.monotonic() - self.scales.last < QUIET:
            if time.monotonic() - start > PATIENCE:
                raise NotMeasured(f"Messages to and from {self.url} do not end.")
            self.page.wait_for_timeout(50)

    def weigh(self, gesture: Gesture) -> int:
        """Bytes both ways, of messages and of files, of one gesture on our map and of all that follows from it.

        The gesture must have redrawn the map: one that did nothing would weigh nothing, too.
        """
        before = self.page.evaluate("() => window.drawings()")
        self.scales.clear()
        gesture(self.page)
        try:
            self.page.wait_for_function("before => window.drawings() > before", arg=before)
        except BrowserError as fault:
            raise NotMeasured(f"A gesture on {self.url} did not redraw the map.") from fault
        self.settle()
        return self.scales.total

    def weigh_answer(self, gesture: Gesture) -> int:
        """Bytes both ways of something that the server answers."""
        self.scales.clear()
        gesture(self.page)
        deadline = time.monotonic() + PATIENCE
        while not self.scales.received:
            if time.monotonic() > deadline:
                raise NotMeasured(f"The server did not answer on {self.url}.")
            self.page.wait_for_timeout(20)
        self.settle()
        return self.scales.total

    def time(self, gesture: Gesture, event: str) -> float:
        """Seconds from the event ('keydown', 'click') that ends the gesture to the new map on the screen."""
        watched = [self.kind, event, PATIENCE * 1000]
        self.page.evaluate("([kind, event, patience]) => window.armStopwatch(kind, event, patience)", watched)
        gesture(self.page)
        found = self.page.evaluate("() => window.timing")
        if found is None:
            raise NotMeasured(f"The map of {self.url} did not change within {PATIENCE:.0f} s after a choice.")
        self.settle()
        return float(found) / 1000


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for as long as it is needed."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise NotMeasured("No Chromium found. Run: sudo apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        except BrowserError as fault:
            raise NotMeasured(f"The browser could not finish: {fault.message.splitlines()[0]}") from fault
        finally:
            browser.close()
