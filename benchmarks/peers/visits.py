"""One page of ours or of a peer, and the same gestures on each: the slider, the class method, the view, a reload."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from benchmarks.browser import PATIENCE, Visit
from benchmarks.map_ratios import choose_region, focus_slider, step_back
from benchmarks.peers.shared import METHODS, VIEWS
from benchmarks.servers import NotMeasured

REGION = "RU-SA"  # large enough to be clicked in its middle
QUANTILES = "Quantiles"
Kind = Literal["fills", "plotly"]  # of both, the map is new when its regions have other colours
LOCAL = ("127.0.0.1", "localhost")


@dataclass
class Watched:
    """A visit whose requests to other machines are noted; it opens with the first class method and the first view."""

    name: str
    visit: Visit
    outside: list[str]
    method: int = 0  # which of METHODS and of VIEWS is shown
    shown: int = 0

    @property
    def is_ours(self) -> bool:
        """The Atlas, which has controls of its own."""
        return self.visit.kind == "fills"

    @property
    def page(self) -> Page:
        """The open page."""
        return self.visit.page

    def slide(self) -> float:
        """Seconds from the key on the slider to the map of the next older period."""
        if self.is_ours:
            focus_slider(self.page)
            return self.visit.time(step_back, "keydown")
        self.page.get_by_role("slider").focus()
        return self.visit.time(lambda page: page.keyboard.press("ArrowLeft"), "keydown")

    def classes(self) -> float:
        """Seconds from the click on the next class method to the map in its classes."""
        self.method = (self.method + 1) % len(METHODS)
        name = METHODS[self.method]
        return self.visit.time(lambda page: page.get_by_role("radio", name=name, exact=True).first.click(), "click")

    def to_quantiles(self) -> None:
        """Go to the classes in which every period looks different: elsewhere two periods may be the same picture."""
        while METHODS[self.method] != QUANTILES:
            self.classes()

    def view(self) -> float:
        """Seconds from the click on the next view to the map of it: here our page asks its server, too."""
        self.shown = (self.shown + 1) % len(VIEWS)
        name = VIEWS[self.shown]
        return self.visit.time(lambda page: page.get_by_role("radio", name=name, exact=True).first.click(), "click")

    def weigh(self) -> dict[str, int]:
        """Bytes both ways of a period and of a class method, by what was chosen."""
        self.to_quantiles()
        found = {}
        for what, gesture in (("period", self.slide), ("class method", self.classes)):
            self.visit.scales.clear()
            gesture()
            found[what] = self.visit.scales.total
        if self.is_ours:
            found["region"] = self.visit.weigh(lambda page: choose_region(page, REGION))
        return found

    def reload(self) -> float:
        """Seconds from the start of a reload to the first map on the screen."""
        self.page.reload(wait_until="commit")
        try:
            self.page.wait_for_function("() => window.firstMap > 0")
        except BrowserError as fault:
            raise NotMeasured(
                f"There was no map within {PATIENCE:.0f} s after a reload of {self.visit.url}."
            ) from fault
        found = float(self.page.evaluate("() => window.firstMap")) / 1000
        self.visit.settle()
        return found


def watched(browser: Browser, name: str, url: str, kind: Kind) -> Watched:
    """Open a page and note from the first request on whom it asks."""
    outside: list[str] = []
    visit = Visit(browser, url, kind, lambda asked: _note(asked, outside))
    visit.page.add_init_script(f"window.awaited = '{kind}'")
    return Watched(name, visit, outside)


def _note(url: str, outside: list[str]) -> None:
    """Keep an address that is not of this machine."""
    found = urlsplit(url)
    if found.scheme not in ("data", "blob") and found.hostname not in LOCAL:
        outside.append(url)
