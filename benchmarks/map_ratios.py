"""The map of the Atlas in a browser: how soon a choice shows, against Plotly with embedded geometry, and what it weighs."""

from collections.abc import Sequence
from functools import partial
from statistics import quantiles

from playwright.sync_api import Page

from benchmarks.browser import Gesture, Visit, chromium
from benchmarks.figures import METRIC
from benchmarks.geojson import compact
from benchmarks.ratios import Ratio, milliseconds, of_rounds
from benchmarks.servers import served

PIXELS_AT_MOST = 0.7
# Of the GeoJSON of the country in full detail: half of what was asked for first, so that both demands are met.
BYTES_AT_MOST = 0.005
ATLAS = f"atlas?lang=en&country=RU&metric={METRIC}&view=level&points=none"
# Country -> its page and a region whose middle lies inside it.
WEIGHED = {
    "RU": (ATLAS, "RU-SA"),
    "US": ("atlas?lang=en&country=US&metric=gdp_share", "US-KS"),
    "UA": ("atlas?lang=en&country=UA", "UA-53"),
}
CLASSES = ("Quantiles", "Equal", "Natural")


def focus_slider(page: Page) -> None:
    """Go to the time slider of our map."""
    page.get_by_role("slider", name="Period").focus()


def step_back(page: Page) -> None:
    """One period back; from the first one to the last."""
    slider = page.get_by_role("slider", name="Period")
    page.keyboard.press("End" if slider.input_value() == "0" else "ArrowLeft")


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
    focus_slider(page)
    step_back(page)


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
        period = [(_slider(ours), _list(theirs)) for _ in range(rounds + 1)][1:]
        classes = [(_classes(ours, turn), _classes(theirs, turn)) for turn in range(rounds + 1)][1:]
    return [_pixels("period", period), _pixels("class method", classes)]


def _slider(visit: Visit) -> float:
    focus_slider(visit.page)
    return visit.time(step_back, "keydown")


def _list(visit: Visit) -> float:
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
    """Bytes of an interaction, messages and files, both ways, against the GeoJSON of the country in full detail.

    The data of all periods are fetched once, with the page: their weight stands below, without a target, and so does
    what the page is told once when the reader turns from the map to another part of it.
    """
    found = []
    with served("serve:app") as port, chromium() as browser:
        for country, (address, region) in WEIGHED.items():
            whole = len(compact(country, "l"))
            visit = Visit(browser, f"http://127.0.0.1:{port}/{address}", "ours")
            for what, weights in _gestures(visit, region, rounds).items():
                found.append(_share(f"Bytes of a choice / GeoJSON: {country}, {what}", weights, whole, BYTES_AT_MOST))
            told = [visit.weigh_answer(turn_away)]
            found.append(_share(f"Bytes of telling the page, once / GeoJSON: {country}", told, whole))
            found.append(_share(f"Bytes of all periods, first load / GeoJSON: {country}", [series_bytes(visit)], whole))
            visit.page.context.close()
    return found


def turn_away(page: Page) -> None:
    """Go from the map, where a region was chosen, to a control outside it."""
    page.get_by_role("combobox", name="Metric").focus()


def series_bytes(visit: Visit) -> int:
    """What the data of all periods weighed when the browser fetched them with the page."""
    return int(
        visit.page.evaluate(
            "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/app/map/'))"
            ".reduce((sum, { transferSize }) => sum + transferSize, 0)"
        )
    )


def _share(name: str, weights: Sequence[int], whole: int, at_most: float | None = None) -> Ratio:
    """Bytes of every round against a whole."""
    note = f"{sorted(weights)[len(weights) // 2]:,} bytes of {whole:,}"
    return Ratio(name, tuple(weight / whole for weight in weights), at_most, note, percent=True)


def _gestures(visit: Visit, region: str, rounds: int) -> dict[str, list[int]]:
    """Bytes of each kind of choice that the page offers."""
    has_classes = visit.page.get_by_role("radio", name=CLASSES[0], exact=True).count() > 0
    found: dict[str, list[int]] = {}
    for turn in range(rounds):
        kinds: dict[str, Gesture] = {"period": choose_period, "region": partial(choose_region, code=region)}
        if has_classes:
            kinds["class method"] = partial(choose_classes, turn=turn)
        for what, gesture in kinds.items():
            found.setdefault(what, []).append(visit.weigh(gesture))
    return found
