"""The map in a real browser: what is drawn, what the reader can do, and what travels."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.views.map_page.example import PALETTE, WORDS
from tests.views.map_page.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("map")]

DENSE, MAIN = '[data-frame="dense"]', '[data-frame="main"]'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("map_page")) as url:
        yield url


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visit:
    """One open page, with everything it asked for and what came through the websocket."""

    page: Page
    asked: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    def route(self, route: Route) -> None:
        url = route.request.url
        if urlsplit(url).hostname in ("127.0.0.1", "localhost") or url.startswith(("data:", "blob:")):
            self.asked.append(url)
            route.continue_()
        else:
            self.abroad.append(url)
            route.abort()

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

    def area(self, code: str, frame: str = MAIN):
        return self.page.locator(f'{frame} .area[data-code="{code}"]')

    def fill(self, code: str, frame: str = MAIN) -> str:
        return str(self.area(code, frame).evaluate("node => getComputedStyle(node).fill"))

    def step(self) -> None:
        """Move the slider by one and wait for the new picture."""
        before = self.drawn()
        self.page.get_by_role("slider").press("ArrowRight")
        self.wait_drawn(before)


@pytest.fixture
def visit(chromium: Browser, address: str):
    visits = []

    def open_page(query: str = "", width: int = 1440, scheme: str = "light", base: str = address, **options) -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        context.set_default_timeout(10_000)
        seen = Visit(context.new_page())
        context.route("**/*", seen.route)
        seen.page.on("websocket", lambda ws: ws.on("framereceived", lambda data: seen.received.append(len(data))))
        seen.page.goto(base + query)
        seen.page.locator(".lio-map[data-drawn]").wait_for()
        visits.append(seen)
        return seen

    yield open_page
    for seen in visits:
        assert seen.abroad == []
        seen.page.context.close()


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_every_region_of_every_frame_is_a_path(visit):
    seen = visit()
    assert seen.page.locator(f"{MAIN} .area").count() == 13
    assert seen.page.locator(f"{DENSE} .area").count() == 6
    assert seen.page.locator(f"{MAIN} .footprint").count() == 1
    assert seen.page.locator(f"{DENSE} .frame-title").inner_text() == "West, enlarged"


def test_regions_are_filled_by_class_in_both_frames(visit):
    seen = visit()
    assert [seen.fill(code) for code in ("XX-A1", "XX-A2", "XX-A3")] == [rgb(colour) for colour in PALETTE.light]
    assert seen.fill("XX-A2", DENSE) == seen.fill("XX-A2", MAIN)


def test_states_are_drawn_apart(visit):
    seen = visit()
    assert seen.fill("XX-C1") == 'url("#main-hatch")'
    assert seen.fill("XX-C2") == 'url("#main-cross")'
    assert seen.fill("XX-C3") == 'url("#main-dots")'
    assert seen.fill("XX-C4") == rgb("#FFFFFF")
    assert seen.page.locator(f"{MAIN} .zero").get_attribute("data-of") == "XX-C4"


@pytest.mark.parametrize("width", [1440, 390])
def test_hatching_keeps_its_size_on_the_screen(visit, width):
    seen = visit(width=width)
    for frame in (MAIN, DENSE):
        scales = seen.page.locator(f"{frame} svg").evaluate(
            "svg => [svg.querySelector('g').getCTM().a,"
            " svg.querySelector('pattern[id$=hatch]').patternTransform.baseVal.consolidate().matrix]"
            ".map(one => typeof one === 'number' ? one : Math.hypot(one.a, one.b))"
        )
        assert scales[0] * scales[1] == pytest.approx(1, rel=1e-4)


def test_the_card_tells_the_region_and_stays_in_the_window(visit):
    seen = visit()
    seen.area("XX-A4").hover()
    card = seen.page.locator(".card")
    assert card.inner_text().splitlines() == ["Region A4", "3.5 mln pairs", "up to 3", "4 of 9"]
    seen.area("XX-B1", DENSE).hover()
    assert card.inner_text().splitlines()[-2:] == ["Cluster one", "Cluster two"]
    seen.area("XX-ISL").hover(position={"x": 30, "y": 30})
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440
    assert seen.page.locator(f"{MAIN} .hover").get_attribute("d")


def test_a_withheld_value_gives_its_reason(visit):
    seen = visit()
    seen.area("XX-C2").hover()
    assert seen.page.locator(".card").inner_text().splitlines() == ["Region C2", "confidential", "Reason of confidential"]


def test_a_click_picks_and_a_second_click_drops(visit):
    seen = visit()
    seen.area("XX-A4").click()
    seen.text("returned='XX-A4' chosen='XX-A4'")
    assert seen.page.locator(f"{MAIN} .pick").get_attribute("data-of") == "XX-A4"
    seen.area("XX-A4").click()
    seen.text("returned='' chosen=''")
    assert seen.page.locator(".pick").count() == 0


def test_a_choice_is_told_once(visit):
    seen = visit()
    seen.area("XX-A3").click()
    seen.text("returned='XX-A3'")
    seen.step()
    seen.text("step=1 returned=None chosen='XX-A3'")
    assert seen.page.locator(f"{MAIN} .pick").get_attribute("data-of") == "XX-A3"


def test_without_callback_the_code_is_returned(visit):
    seen = visit("?callback=no")
    seen.area("XX-B2", DENSE).click()
    seen.text("returned='XX-B2' chosen=None")


def test_the_keyboard_walks_to_the_neighbour_and_picks(visit):
    seen = visit()
    stage, voice = seen.page.locator(".stage"), seen.page.locator('.lio-map [aria-live="polite"]')
    seen.page.get_by_role("slider").focus()
    seen.page.keyboard.press("Tab")
    assert stage.evaluate("node => node.getRootNode().activeElement === node")
    assert "2px" in stage.evaluate("node => getComputedStyle(node).outline")
    assert voice.inner_text().startswith("Region A1. 0.5 mln pairs")
    for key, name in (("ArrowRight", "A2"), ("ArrowDown", "B2"), ("ArrowRight", "B3"), ("ArrowUp", "A3"), ("ArrowLeft", "A2")):
        seen.page.keyboard.press(key)
        assert voice.inner_text().startswith(f"Region {name}. ")
    assert seen.page.locator(".card .card-name").inner_text() == "Region A2"
    seen.page.keyboard.press("Enter")
    seen.text("returned='XX-A2'")
    seen.page.keyboard.press("Escape")
    seen.text("returned='' chosen=''")


def test_the_keyboard_reaches_an_island(visit):
    seen = visit()
    voice = seen.page.locator('.lio-map [aria-live="polite"]')
    seen.page.locator(".stage").focus()
    for _ in range(4):
        seen.page.keyboard.press("ArrowRight")
    assert voice.inner_text().startswith("Остров")
    seen.page.keyboard.press("ArrowLeft")
    assert voice.inner_text().startswith("Region C4")


def test_a_screen_reader_gets_name_and_usage(visit):
    seen = visit()
    stage = seen.page.get_by_role("application", name="Output by region of a made-up country")
    described = stage.evaluate("node => node.getRootNode().getElementById(node.getAttribute('aria-describedby')).textContent")
    assert described == WORDS.usage


def test_the_first_touch_shows_the_card_and_the_second_picks(visit):
    seen = visit(width=390, has_touch=True)
    seen.area("XX-A4").tap()
    assert seen.page.locator(".card-name").inner_text() == "Region A4"
    assert seen.page.locator(".pick").count() == 0
    seen.area("XX-A4").tap()
    seen.text("returned='XX-A4'")


def test_frames_share_a_bottom_line_and_stack_on_a_phone(visit):
    seen = visit()
    dense, main = (seen.page.locator(f"{frame} svg").bounding_box() for frame in (DENSE, MAIN))
    assert dense["x"] + dense["width"] <= main["x"]
    assert dense["y"] + dense["height"] == pytest.approx(main["y"] + main["height"], abs=1)
    seen.page.set_viewport_size({"width": 390, "height": 900})
    seen.page.locator(".lio-map[data-narrow]").wait_for()
    dense, main, scale = (seen.page.locator(name).bounding_box() for name in (f"{DENSE} svg", f"{MAIN} svg", ".classes"))
    assert dense["y"] + dense["height"] <= main["y"]
    assert dense["width"] == pytest.approx(main["width"], abs=1)
    assert scale["width"] == pytest.approx(main["width"], abs=1)
    assert seen.page.locator(f"{MAIN} text").first.evaluate("node => getComputedStyle(node).fontSize") == "12px"


def test_dark_colours_come_without_asking_the_server(visit):
    seen = visit()
    assert seen.fill("XX-A3") == rgb(PALETTE.light[2])
    seen.received.clear()
    seen.page.emulate_media(color_scheme="dark")
    seen.page.locator('.lio-map[data-mode="dark"]').wait_for()
    assert seen.fill("XX-A3") == rgb(PALETTE.dark[2])
    assert seen.page.locator(f"{MAIN} .area").count() == 13
    assert sum(seen.received) < 500  # the client may tell its theme, but no map is sent


def test_a_dark_visit_is_dark_from_the_start(visit):
    seen = visit(scheme="dark")
    assert seen.fill("XX-A1") == rgb(PALETTE.dark[0])


def test_the_legend_counts_classes_states_and_points(visit):
    seen = visit()
    counts = seen.page.locator(".classes .count").all_inner_texts()
    assert counts == ["4", "3", "2"]
    assert seen.page.locator(".joints span").all_inner_texts() == ["3", "6"]
    keys = [" ".join(text.split()) for text in seen.page.locator(".key").all_inner_texts()]
    assert keys == ["no_data 1", "confidential 1", "small_base 1", "zero 1", "in the register 2", "other 1"]
    widths = {round(box["width"]) for box in (one.bounding_box() for one in seen.page.locator(".colour").all())}
    assert len(widths) == 1


def test_points_of_a_region_stand_side_by_side(visit):
    seen = visit()
    boxes = [one.bounding_box() for one in seen.page.locator(f"{DENSE} .point").all()]
    assert len(boxes) == 2
    assert boxes[0]["y"] + boxes[0]["height"] / 2 == pytest.approx(boxes[1]["y"] + boxes[1]["height"] / 2, abs=0.5)
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1


def test_circle_areas_are_proportional(visit):
    seen = visit()
    radii = {
        code: float(seen.page.locator(f'.circle[data-of="{code}"] circle').first.get_attribute("r")) for code in ("XX-B4", "XX-B3")
    }
    assert radii["XX-B3"] ** 2 == pytest.approx(4 * radii["XX-B4"] ** 2)


def test_labels_do_not_overlap_marks_or_each_other(visit):
    seen = visit()
    names = seen.page.locator(".label").all()
    assert [name.text_content() for name in names] == ["First0.5", "Остров"]
    assert names[0].evaluate("node => node.closest('.frame').dataset.frame") == "dense"


def test_a_redraw_keeps_the_nodes_and_sends_little(visit):
    seen = visit()
    seen.area("XX-A1").evaluate("node => { window.kept = node }")
    before = seen.fill("XX-A1")
    seen.step()  # the first one still loads the slider's own code
    seen.received.clear()
    seen.step()
    assert seen.area("XX-A1").evaluate("node => node === window.kept")
    assert seen.fill("XX-A1") != before
    assert 0 < sum(seen.received) < 4000


def test_scripts_and_outlines_are_fetched_once(visit):
    seen = visit()
    for _ in range(3):
        seen.step()
    files = [urlsplit(url).path for url in seen.asked if "/app/static/" in url]
    assert sum(path.endswith("/map.js") for path in files) == 1
    assert sum(path.endswith("/XX.m.json") for path in files) == 1
    assert len(files) == len(set(files))


def test_missing_outlines_are_said_and_the_legend_stays(visit):
    seen = visit("?outline=outlines/none.json")
    assert seen.page.locator(".notice").inner_text() == WORDS.not_loaded
    assert seen.page.locator(".classes .count").count() == 3


def test_a_region_without_outline_is_named_and_the_rest_drawn(visit):
    seen = visit("?lacking=yes")
    assert seen.page.locator(".notice").inner_text() == "Without outline, not drawn: Newland."
    assert seen.fill("XX-A1") == rgb(PALETTE.light[0])


def test_the_map_works_below_a_sub_path(visit, tmp_path: Path):
    with serve(tmp_path, base="office/light") as below:
        seen = visit(base=below)
        assert seen.fill("XX-A1") == rgb(PALETTE.light[0])
