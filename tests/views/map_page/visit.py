"""One open page of the browser tests, with everything it asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request

DENSE, MAIN = '[data-frame="dense"]', '[data-frame="main"]'


@dataclass
class Visit:
    """One open page, with everything it asked for and what came through the websocket."""

    page: Page
    asked: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    def note(self, request: Request) -> None:
        """Write down what is asked; another machine cannot be reached, whoever asks."""
        is_here = urlsplit(request.url).hostname in ("127.0.0.1", "localhost") or request.url.startswith(
            ("data:", "blob:")
        )
        (self.asked if is_here else self.abroad).append(request.url)

    def drawn(self) -> int:
        return int(self.page.locator(".lio-map").get_attribute("data-drawn") or 0)

    def wait_drawn(self, before: int) -> None:
        self.page.wait_for_function(
            "before => Number(document.querySelector('[data-testid=stBidiComponentIsolated]')"
            "?.shadowRoot.querySelector('.lio-map')?.dataset.drawn || 0) > before",
            arg=before,
        )

    def text(self, wanted: str) -> None:
        self.page.get_by_text(wanted, exact=False).first.wait_for()

    def area(self, code: str, frame: str = MAIN) -> Locator:
        return self.page.locator(f'{frame} .area[data-code="{code}"]')

    def fill(self, code: str, frame: str = MAIN) -> str:
        return str(self.area(code, frame).evaluate("node => getComputedStyle(node).fill"))

    def step(self) -> None:
        """Move the slider by one and wait for the new picture."""
        before = self.drawn()
        self.page.get_by_role("slider").press("ArrowRight")
        self.wait_drawn(before)


Open = Callable[..., Visit]


def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    return all(a[at] < b[at] + b[size] and b[at] < a[at] + a[size] for at, size in (("x", "width"), ("y", "height")))


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"
