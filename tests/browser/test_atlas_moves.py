"""The atlas in time and in other classes: what the map does by itself, when the page hears of it, and what can be saved."""

import re
from xml.etree import ElementTree

import pytest

from tests.browser.screen import MAIN
from tests.browser.test_atlas import RATES, counts

pytestmark = pytest.mark.browser

PICKED = """wanted => [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].some(
  ({ shadowRoot }) => shadowRoot?.querySelectorAll('[data-frame="main"] .pick').length === wanted)"""
EVEN = """() => [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].some(({ shadowRoot }) => {
  const counts = [...(shadowRoot?.querySelectorAll(".classes .count") ?? [])].map((node) => Number(node.textContent));
  return counts.length > 2 && Math.max(...counts) - Math.min(...counts) <= 1;
})"""


@pytest.fixture
def atlas(visit):
    """The atlas at a metric of the United States that all 51 regions have."""
    return visit("atlas", **RATES)


def test_another_metric_forgets_period_and_classes_and_keeps_regions(atlas):
    before = atlas.fill("US-TX"), atlas.title
    atlas.press("Each period by itself")
    atlas.press("Quantiles")
    atlas.wait_params(classes="quantile", lock="period")
    atlas.page.wait_for_function(EVEN)
    atlas.area("US-TX").click()
    slider(atlas).press("Home")
    assert atlas.wait_title(before[1]).startswith("Share of GDP")
    atlas.choose("Metric", "Establishments, number")
    atlas.wait_params(metric="establishments", view="level", classes="fisher_jenks", area="US-TX")
    assert atlas.params["period"] > "1997"
    atlas.page.locator(".lio-map .legend-title").filter(has_text="Establishments").wait_for()
    assert atlas.fill("US-TX") != before[0]


def test_escape_ends_a_box_that_is_being_drawn_and_nothing_else(atlas):
    page, tool = atlas.page, atlas.page.get_by_role("button", name="Choose regions in a box: drag over the map")
    atlas.area("US-KS").click()
    atlas.wait_params(area="US-KS")
    for is_left in (True, False):
        tool.click()
        start = atlas.area("US-TX").bounding_box()
        page.mouse.move(start["x"] - 20, start["y"] - 20)
        page.mouse.down()
        page.mouse.move(start["x"] + start["width"] + 20, start["y"] + start["height"] + 20, steps=4)
        assert page.locator(".lio-map rect.box").count() == 1
        if is_left:
            page.keyboard.press("Escape")
            assert page.locator(".lio-map rect.box").count() == 0
            assert tool.get_attribute("aria-pressed") == "false"
        page.mouse.up()
        chosen = page.locator(f".lio-map {MAIN} .pick").count()
        assert chosen == 1 if is_left else chosen > 1
        assert "US-KS" in atlas.params["area"]


def slider(screen):
    return screen.page.get_by_role("slider", name="Period")


def test_the_map_asks_nobody_and_the_page_hears_of_it_when_the_reader_turns_to_it(atlas):
    """Period, classes and regions: nothing travels; title, lead, source, address and, later, the table follow."""
    page, travelled = atlas.page, []
    page.on("request", lambda request: travelled.append(request.url))
    session = page.context.new_cdp_session(page)
    for kind in ("Sent", "Received"):
        session.on(f"Network.webSocketFrame{kind}", lambda frame: travelled.append(frame["timestamp"]))
    session.send("Network.enable")
    moves_in_time(atlas)
    chooses_classes(atlas)
    atlas.area("US-KS").click()
    atlas.wait_params(area="US-KS")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    assert travelled == []
    atlas.wait_params(area="US-KS")
    shown = atlas.title, atlas.params
    atlas.unfold("The figures as a table")  # the reader turns away: now the page hears of it
    first = atlas.table("Regions by value")[1]
    assert (atlas.title, atlas.params) == shown
    assert first[2] in shown[0]
    assert first[1] in shown[0]
    slider(atlas).press("End")  # an open table follows when the hand rests
    page.locator(".lio-table").filter(has_text="5.91").wait_for()
    assert atlas.table("Regions by value")[1][:3] == ["1", "Georgia", "5.91"]
    atlas.press("РУ")
    atlas.wait_params(lang="ru", period="2021", classes="manual", breaks="0.5,2.0", area="US-KS")
    page.locator(".lio-map .joints span", has_text="0,5").wait_for()


def moves_in_time(screen):
    titles = {screen.title}
    for key, period in (("Home", "1997"), ("ArrowRight", "1998"), ("PageUp", ""), ("Home", "1997")):
        slider(screen).press(key)
        screen.wait_params(**({"period": period} if period else {}))
        titles.add(screen.title)
    assert screen.page.locator(".lio-lead").inner_text().startswith("1997.")
    assert len(titles) > 2


def chooses_classes(screen):
    assert screen.params["breaks"] == "0.67,0.8,0.91,1.1,1.25,1.5"
    screen.press("Quantiles")
    screen.page.get_by_role("combobox", name="Number of classes").select_option("4")
    assert screen.wait_params(classes="quantile", k="4").params["view"] == "relative"
    classes, states = counts(screen)
    assert (len(classes), sum(classes), sum(states.values())) == (4, 51, 0)
    assert len(screen.params["breaks"].split(",")) == 3
    screen.press("Manual")
    screen.page.get_by_label("Joints of classes").fill("2; 0,5")
    screen.page.keyboard.press("Tab")
    screen.wait_params(classes="manual", k="3", breaks="0.5,2.0")
    assert sum(counts(screen)[0]) == 51


def test_choices_in_the_map_are_not_lost_on_the_way_and_do_not_come_back(atlas):
    """A click on a link right after a choice, a reload, Back and Forward."""
    atlas.area("US-TX").click()
    slider(atlas).press("Home")
    atlas.visit("Download")  # before the hand rested
    assert atlas.params["area"] == "US-TX"
    atlas.visit("Atlas")
    assert (atlas.params["area"], atlas.params["period"]) == ("US-TX", "1997")
    slider(atlas).press("ArrowRight")
    atlas.wait_params(period="1998")
    atlas.area("US-KS").click()
    atlas.wait_params(area="US-TX,US-KS")
    loads_again(atlas)
    comes_without_the_early_map(atlas)
    assert (atlas.params["area"], atlas.params["period"]) == ("US-TX,US-KS", "1999")
    assert atlas.page.locator(f"{MAIN} .pick").count() == 2
    atlas.page.go_back()
    atlas.wait_params(area="US-TX")
    atlas.page.wait_for_function(PICKED, arg=1)
    atlas.page.go_forward()
    atlas.wait_params(area="US-TX,US-KS")
    atlas.page.wait_for_function(PICKED, arg=2)


def loads_again(screen):
    """The map stands in its place before Streamlit does, answers, and is the one that the page then shows."""
    page, held = screen.page, []
    stage = page.locator(".lio-map .stage")
    before = stage.bounding_box()

    def hold(route) -> None:  # Playwright marks what it calls, which a method of a list does not allow
        held.append(route)

    page.route("**/static/js/index.*.js", hold)
    page.reload(wait_until="commit")
    page.locator(f"{MAIN} .pick").nth(1).wait_for(state="attached")
    assert page.get_by_test_id("stApp").count() == 0
    assert stage.bounding_box() == before
    slider(screen).press("ArrowRight")
    for script in held:
        script.continue_()
    page.unroute("**/static/js/index.*.js")
    screen.ready()
    assert (page.locator(".lio-map").count(), stage.bounding_box()) == (1, before)
    assert "1999" in page.locator(".lio-lead").inner_text()


def comes_without_the_early_map(screen):
    """Streamlit's script waits for the early map no longer than half a second."""
    screen.page.route("**/reload.js", lambda route: route.abort())
    screen.page.reload(wait_until="commit")
    screen.ready()
    screen.page.unroute("**/reload.js")
    assert screen.page.locator(".lio-map").count() == 1


def test_zoom_box_circles_and_saved_pictures(visit):
    screen = visit("atlas", country="RU", edition="demo", metric="employment", lang="ru", points="all")
    page = screen.page
    shapes = {mark.get_attribute("class") for mark in page.locator(".lio-map .keys .point").all()}
    assert len(shapes) >= 3
    assert page.locator(f".lio-map {MAIN} .area.inset").count() == 2
    zooms(screen)
    draws_a_box(screen)
    page.get_by_role("button", name="Показать кругами").click()
    screen.wait_params(drawn="symbols")
    assert page.locator(".lio-map .circle").count() == 83 + 3  # every region, and three in the legend
    drawing = re.sub(r"</tspan>\s*<tspan[^>]*>", " ", saved(screen, "SVG").decode())
    for said in ("ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ", "Москва", "Источник: ", "drawn=symbols", "нет данных"):
        assert said in drawn_text(drawing), said
    assert "var(" not in drawing
    dots = saved(screen, "PNG")
    assert dots[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(dots[16:20], "big") == 2400


def zooms(screen):
    before = screen.area("RU-SA").bounding_box()["width"]
    screen.page.get_by_role("button", name="Ближе").click()
    screen.page.wait_for_timeout(100)
    assert screen.area("RU-SA").bounding_box()["width"] == pytest.approx(1.6 * before, rel=0.01)
    screen.page.locator(".lio-map .stage").press("0")
    screen.page.wait_for_timeout(100)
    assert screen.area("RU-SA").bounding_box()["width"] == pytest.approx(before, rel=0.01)


def draws_a_box(screen):
    mouse, place = screen.page.mouse, screen.page.locator(f".lio-map {MAIN} svg").bounding_box()
    screen.page.keyboard.down("Shift")
    mouse.move(place["x"] + 0.62 * place["width"], place["y"] + 0.2 * place["height"])
    mouse.down()
    mouse.move(place["x"] + 0.99 * place["width"], place["y"] + 0.8 * place["height"], steps=4)
    mouse.up()
    screen.page.keyboard.up("Shift")
    screen.page.wait_for_url("**area=*RU-SA*")
    assert len(screen.params["area"].split(",")) > 3


def saved(screen, kind: str) -> bytes:
    with screen.page.expect_download() as arriving:
        screen.page.get_by_role("button", name=f"Сохранить рисунок в {kind}").click()
    assert arriving.value.suggested_filename.startswith("DEMONSTRATION-DATA_light-industry_RU_employment")
    return arriving.value.path().read_bytes()


def drawn_text(drawing: str) -> str:
    """Everything that an SVG says; fails where it is no whole XML."""
    return " ".join(ElementTree.fromstring(drawing).itertext())  # noqa: S314 - our own file
