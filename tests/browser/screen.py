"""One open page of the observatory as a reader sees it: what it says, and what can be done with it."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Error, Locator, Page

MAIN, DENSE = '[data-frame="main"]', '[data-frame="dense"]'
# The script has ended, nothing on the page is stale, every map is drawn and every chart stands.
READY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.dataset.testScriptState !== "notRunning" || !document.querySelector(".lio-title")) return false;
  if (document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')) return false;
  const roots = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].map((node) => node.shadowRoot);
  if (document.querySelector(".lio-kicker") && !roots.length) return false;
  if (!roots.every((root) => root?.querySelector(".lio-map[data-drawn]") || root?.querySelector("button, a")?.textContent)) return false;
  return [...document.querySelectorAll("[data-testid=stBidiComponentRegular]")].every((node) => node.querySelector(".main-svg"));
}"""
# Every text that is on the page, seen or read aloud, one a line; folded tables and the map included, the drawing of charts too.
# Code is left out, and so is what is cited, which is marked with its own language.
TEXTS = """() => {
  const found = [], spoken = ["aria-label", "alt", "placeholder", "title"];
  const walk = (node) => {
    if (node.nodeType === 3) found.push(node.textContent.replace(/\\s+/g, " ").trim());
    if (node.nodeType !== 1 && node.nodeType !== 11) return;
    if (["STYLE", "SCRIPT", "NOSCRIPT", "CODE"].includes(node.tagName) || node.lang || node.dataset?.testid === "stIconMaterial") return;
    for (const name of spoken) if (node.getAttribute?.(name)) found.push(node.getAttribute(name));
    if (node.tagName === "INPUT" && node.value) found.push(node.value);
    node.childNodes.forEach(walk);
    if (node.shadowRoot) walk(node.shadowRoot);
  };
  walk(document.querySelector("[data-testid=stMain]"));
  walk(document.querySelector("[data-testid=stHeader]"));
  return found.filter(Boolean);
}"""

# Places of the folded parts that are closed.
CLOSED = """parts => parts.flatMap((part, place) => part.querySelector("details[open]") ? [] : [place])"""
FILLED = "[data-testid=stExpanderDetails] [data-testid=stElementContainer]"


@dataclass
class Screen:
    """An open page; `failures` are errors of its scripts and answers of the server that say so."""

    page: Page
    base: str
    failures: list[str] = field(default_factory=list)

    def ready(self) -> "Screen":
        self.page.wait_for_function(READY)
        return self

    def go(self, path: str, **params: str) -> "Screen":
        self.page.goto(address(self.base, path, params))
        return self.ready()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path.strip("/")

    @property
    def params(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def wait_params(self, **wanted: str) -> "Screen":
        """Wait until the address says so; an empty text waits for the parameter to be gone."""
        self.page.wait_for_url(
            lambda url: all(dict(parse_qsl(urlsplit(url).query)).get(k, "") == v for k, v in wanted.items())
        )
        return self.ready()

    @property
    def title(self) -> str:
        return self.page.locator(".lio-title").inner_text()

    def wait_title(self, other_than: str) -> str:
        self.page.wait_for_function(
            "old => (document.querySelector('.lio-title')?.innerText ?? old) !== old", arg=other_than
        )
        self.ready()
        return self.title

    @property
    def notes(self) -> list[str]:
        return self.page.locator(".lio-note").all_inner_texts()

    def texts(self) -> list[str]:
        return self.page.evaluate(TEXTS)

    def table(self, label: str) -> list[list[str]]:
        """The cells of a table by its name, header first; a table in a folded part has to be opened before."""
        self.page.locator(f'.lio-table[aria-label="{label}"]').wait_for()
        rows = self.page.locator(f'.lio-table[aria-label="{label}"] tr')
        return rows.evaluate_all("rows => rows.map(row => [...row.children].map(cell => cell.textContent))")

    def unfold(self, label: str) -> "Screen":
        """Open a folded part; its content is made only then."""
        _turn(self.page.get_by_test_id("stExpander").filter(has=self.page.locator("summary").filter(has_text=label)))
        return self

    def unfold_all(self) -> "Screen":
        """Open every folded part, those within another as well.

        From the last to the first: what comes with one moves only what lies below it, which is open by then.
        """
        parts = self.page.get_by_test_id("stExpander")
        for _depth in range(3):
            for place in reversed(parts.evaluate_all(CLOSED)):
                _turn(parts.nth(place))
                parts.nth(place).locator(FILLED).first.wait_for()
            self.ready()
        assert parts.evaluate_all(CLOSED) == []
        return self

    def visit(self, name: str) -> "Screen":
        """Follow the link of the navigation."""
        path = self.path
        self.page.get_by_test_id("stTopNavLink").filter(has_text=re.compile(f"^{name}$")).click()
        self.page.wait_for_url(lambda url: urlsplit(url).path.strip("/") != path and "lang=" in url)
        return self.ready()

    def choose(self, label: str, option: str) -> None:
        """Take an option of a list; typing brings it into sight, for long lists draw only what is in sight."""
        field = self.page.get_by_role("combobox", name=label, exact=True)
        field.click()
        field.fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()

    def press(self, option: str) -> None:
        """Press a segment."""
        self.page.get_by_role("radio", name=option, exact=True).click()

    def area(self, code: str, frame: str = MAIN) -> Locator:
        return self.page.locator(f'.lio-map {frame} .area[data-code="{code}"]')

    def fill(self, code: str, frame: str = MAIN) -> str:
        return self.area(code, frame).evaluate("node => getComputedStyle(node).fill")

    def card(self) -> list[str]:
        return self.page.locator(".lio-map .card").inner_text().splitlines()

    def download(self, kind: str) -> tuple[str, bytes]:
        """Click the button of a format (of a table in a part of a page: `table-format`); the name of the file and its bytes."""
        button = kind if "-" in kind else f"download-{kind}"
        self.ready()  # a press on a button that a run of the page is just about to lay anew is lost
        with self.page.expect_download() as arriving:
            self.page.locator(f".st-key-file-{button} button").click()
        return arriving.value.suggested_filename, arriving.value.path().read_bytes()

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return self.page.evaluate(
            "() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(node => node.scrollWidth - node.clientWidth))"
        )


def _turn(part: Locator) -> None:
    """Open a folded part, or close one that is open.

    For half a second after the content of one came, what lies below it moves: a press on a summary that is just leaving
    misses it, as a reader's would, who then presses again.
    """
    is_open = part.locator("details[open]").count() > 0
    for _attempt in range(3):
        part.locator("summary").click()
        try:
            return part.locator("details[open]").wait_for(state="hidden" if is_open else "visible", timeout=4_000)
        except Error:
            continue
    raise AssertionError(f"cannot be opened or closed: {part.inner_text()[:80]}")


def address(base: str, path: str, params: dict[str, str]) -> str:
    return f"{base}/{path}" + (f"?{urlencode(params)}" if params else "")
