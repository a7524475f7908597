"""The map of the Atlas in a browser: how soon a choice shows, against Plotly with embedded geometry, and what it weighs."""

from collections.abc import Sequence
from functools import partial
from statistics import quantiles

from playwright.sync_api import Browser, Page

from benchmarks.browser import Gesture, Visit, chromium
from benchmarks.figures import METRIC
from benchmarks.geojson import compact
from benchmarks.ratios import Ratio, milliseconds, of_rounds
from benchmarks.servers import served

PIXELS_AT_MOST, BYTES_AT_MOST = 0.7, 0.01
ATLAS = f"atlas?lang=en&country=RU&metric={METRIC}&view=level&points=none"
# Country -> its page and a region whose middle lies inside it.
WEIGHED = {
    "RU": (ATLAS, "RU-SA"),
    "US": ("atlas?lang=en&country=US&metric=gdp_share", "US-KS"),
    "UA": ("atlas?lang=en&country=UA", "UA-53"),
}
CLASSES = ("Quantiles", "Equal", "Natural")


def open_list(page: Page) -> None:
    """Go to the next older period but one in the list; Enter takes it."""
    page.get_by_role("combobox", name="Period").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("listbox").wait_for()
    page.keyboard.press("ArrowDown")


def take(page: Page) -> None:
    """Take what is marked in the open list."""
    page.keyboard.press("Enter")


def choose_period(page: Page) -> None:
    """Another period, by the keyboard."""
    open_list(page)
    take(page)


def choose_classes(page: Page, turn: int) -> None:
    """The next class method."""
    page.get_by_role("radio", name=CLASSES[turn % len(CLASSES)], exact=True).click()


def choose_region(page: Page, code: str) -> None:
    """A click on a region."""
    page.locator(f'.lio-map path.area[data-code="{code}"]').last.click(force=True)


def measure_pixels(rounds: int = 15) -> list[Ratio]:
    """Key or click to pixel, both maps in turn; the first round warms up and does not count."""
    with (
        served("serve:app") as here,
        served("benchmarks.apps:embedded") as there,
        chromium() as browser,
    ):
        ours = Visit(browser, f"http://127.0.0.1:{here}/{ATLAS}", "ours")
        theirs = Visit(browser, f"http://127.0.0.1:{there}/", "plotly")
        period = [(_period(ours), _period(theirs)) for _ in range(rounds + 1)][1:]
        classes = [(_classes(ours, turn), _classes(theirs, turn)) for turn in range(rounds + 1)][1:]
    return [_pixels("period", period), _pixels("class method", classes)]


def _period(visit: Visit) -> float:
    open_list(visit.page)
    return visit.time(take, "keydown")


def _classes(visit: Visit, turn: int) -> float:
    return visit.time(partial(choose_classes, turn=turn), "click")


def _pixels(what: str, pairs: Sequence[tuple[float, float]]) -> Ratio:
    """Lower quartiles, in the note, say what is left where other programs disturb fewer rounds."""
    ours, theirs = zip(*pairs, strict=True)
    undisturbed = quantiles(ours, n=4)[0] / quantiles(theirs, n=4)[0]
    note = f"{milliseconds(ours)} against {milliseconds(theirs)}; lower quartiles {undisturbed:.2f}"
    return Ratio(f"Choice to pixel / Plotly, embedded: {what}", of_rounds(ours, theirs), PIXELS_AT_MOST, note)


def measure_bytes(rounds: int = 3) -> list[Ratio]:
    """Bytes of an interaction both ways against the GeoJSON of the country in full detail."""
    found = []
    with served("serve:app") as port, chromium() as browser:
        for country, (address, region) in WEIGHED.items():
            whole = len(compact(country, "l"))
            for what, gestures in _gestures(browser, f"http://127.0.0.1:{port}/{address}", region, rounds).items():
                note = f"{sorted(gestures)[len(gestures) // 2]:,} bytes of {whole:,}"
                shares = tuple(weight / whole for weight in gestures)
                name = f"Bytes of a choice / GeoJSON: {country}, {what}"
                found.append(Ratio(name, shares, BYTES_AT_MOST, note, percent=True))
    return found


def _gestures(browser: Browser, url: str, region: str, rounds: int) -> dict[str, list[int]]:
    """Bytes of each kind of choice that the page offers."""
    visit = Visit(browser, url, "ours")
    has_classes = visit.page.get_by_role("radio", name=CLASSES[0], exact=True).count() > 0
    found: dict[str, list[int]] = {}
    for turn in range(rounds):
        kinds: dict[str, Gesture] = {"period": choose_period, "region": partial(choose_region, code=region)}
        if has_classes:
            kinds["class method"] = partial(choose_classes, turn=turn)
        for what, gesture in kinds.items():
            found.setdefault(what, []).append(visit.weigh(gesture))
    visit.page.context.close()
    return found
