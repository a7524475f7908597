"""Hangs the pictures of docs/gallery.md: maps as readers save them, with title, legend and source. Part of `make screenshots`."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.screen import READY
from tests.conftest import ROOT

PAGE, TARGET = ROOT / "docs" / "gallery.md", ROOT / "docs" / "gallery"
HOME = "http://localhost:8501"  # where a reader who follows README.md has the app
LARGEST = 250_000  # bytes
HEAD = """# Maps for a wall

Eight pictures that the Atlas saves by itself (the buttons SVG and PNG over every map): title, legend, source and the address
that draws the map again stand in them. Figures are published ones except where a picture says DEMONSTRATION DATA.
Made by `make screenshots`; this page too.
"""


@dataclass(frozen=True, slots=True)
class Map:
    """One picture: its file, what it shows, and the address that draws it."""

    name: str
    shows: str
    asked: dict[str, str]

    @property
    def address(self) -> str:
        """Below the address of the app."""
        return f"/atlas?{urlencode({'lang': 'en', **self.asked})}"


QUOTIENT = {"country": "US", "metric": "gdp_share", "view": "relative", "period": "2021"}
MAPS = (
    Map("activity-russia", "The index of cluster activity: four dimensions of every region",
        {"edition": "demo", "country": "RU", "metric": "cluster_activity"}),
    Map("quotient-united-states", "The location quotient of light industry, around 1 = as the country", QUOTIENT),
    Map("employment-ukraine", "Where more people than elsewhere work in light industry",
        {"edition": "demo", "country": "UA", "metric": "employment_share", "view": "relative", "points": "none"}),
    Map("two-metrics-on-one-map", "Two metrics in thirds: where both are high, and where only one is",
        {"country": "US", "metric": "gdp_share", "layout": "both", "second": "average_pay", "period": "2011"}),
    Map("side-by-side", "Two maps with the same regions under the hand",
        {"country": "US", "metric": "employment", "layout": "beside", "second": "establishments"}),
    Map("quarter-of-a-century", "Twelve of twenty-five years with the same classes",
        {**QUOTIENT, "layout": "periods"}),
    Map("squares-russia", "One square a region: a city is seen as well as Yakutia",
        {"country": "RU", "metric": "manufacturing_share_of_organisations", "view": "relative", "drawn": "tiles"}),
    Map("hot-spots", "Neighbourhoods that are high or low as a whole, beyond chance",
        {"country": "RU", "metric": "manufacturing_share_of_organisations", "view": "relative", "overlay": "hotspots",
         "points": "none"}),
)  # fmt: skip


def hang(browser: Browser, url: str) -> None:
    """All pictures, and the page that shows them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    parts = [part(one, saved(page, url, one)) for one in MAPS]
    context.close()
    PAGE.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


def saved(page: Page, url: str, one: Map) -> str:
    """Save one map as a reader does, and draw it as dots; the title of the picture."""
    page.goto(url + one.address)
    page.wait_for_function(READY, timeout=120_000)
    page.wait_for_timeout(2000)  # what is marked over the areas comes a moment later
    with page.expect_download() as arriving:
        page.get_by_role("button", name="Save the picture as SVG").click()
    drawing = arriving.value.path().read_text("utf-8").replace(url, HOME)
    picture = TARGET / f"{one.name}.png"
    dots(page, drawing, picture)
    assert picture.stat().st_size < LARGEST, f"{picture.name} has {picture.stat().st_size} bytes, at most {LARGEST}"
    return str(ElementTree.fromstring(drawing).get("aria-label"))  # noqa: S314 - our own file


def dots(page: Page, drawing: str, target: Path) -> None:
    """The drawing as large as it says it is."""
    wide, high = re.findall(r'<svg [^>]*?width="(\d+)" height="(\d+)"', drawing)[0]
    fresh = page.context.new_page()
    fresh.set_viewport_size({"width": int(wide), "height": int(high)})
    fresh.set_content(f"<style>body {{ margin: 0 }}</style>{drawing}")
    fresh.evaluate("document.fonts.ready.then(() => true)")  # the letters that the picture has with it
    light(Image.open(io.BytesIO(fresh.screenshot())).convert("RGB")).save(target, optimize=True)
    fresh.close()


def light(picture: Image.Image) -> Image.Image:
    """The same in 256 colours: the frequent ones exactly, so that the legend keeps the colours of the map."""
    dots = np.asarray(picture).reshape(-1, 3)
    colours, place, counted = np.unique(dots, axis=0, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counted)[:256]]
    nearest = [int(np.abs(kept.astype(int) - colour).sum(axis=1).argmin()) for colour in colours.astype(int)]
    found = Image.fromarray(np.array(nearest, dtype=np.uint8)[place.reshape(-1)].reshape(picture.height, picture.width))
    found.putpalette(kept.astype(np.uint8).tobytes())
    return found


def part(one: Map, title: str) -> str:
    """What the page says of one picture."""
    edition = " Demonstration data." if one.asked.get("edition") == "demo" else ""
    link = f"[Draw it again]({HOME}{one.address})"
    return f"## {one.shows}\n\n{title}.{edition} {link}.\n\n![{title}](gallery/{one.name}.png)\n"
