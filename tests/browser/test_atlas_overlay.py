"""What is marked over the areas of the Atlas, and what stands beside the map: drawn, said, counted, saved, linked both ways."""

import re

import pytest

from tests.browser.screen import DENSE, MAIN
from tests.browser.test_atlas import RATES, counts
from tests.browser.test_atlas_moves import drawn_text, slider

pytestmark = pytest.mark.browser

MAKERS = {"country": "RU", "metric": "manufacturing_share_of_organisations"}
ROW = ".lio-map .place"
# Length of the line around all regions of a kind, and of the outlines of these regions together.
LENGTHS = """(group) => [group.querySelector(".kind-line").getTotalLength(),
  [...group.querySelectorAll("clipPath path")].reduce((sum, path) => sum + path.getTotalLength(), 0)]"""
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def kinds(screen, frame: str = MAIN) -> dict[str, list[str]]:
    """Kind -> regions that are outlined, of the answer for the period shown."""
    screen.page.locator(".lio-map .neighbours:not(.pale) p").first.wait_for()
    groups = screen.page.locator(f".lio-map {frame} .kind").all()
    return {group.get_attribute("data-kind"): group.get_attribute("data-of").split() for group in groups}


def test_hot_spots_and_similar_neighbours_are_outlined_counted_said_and_saved(visit):
    screen = visit("atlas", **MAKERS, overlay="hotspots")
    page, fetched = screen.page, []
    marked, keys = kinds(screen), counts(screen)[1]
    assert len(marked["hot"]) == keys["hot spot: the neighbourhood as a whole is high"] > 0
    assert len(marked["cold"]) == keys["cold spot: the neighbourhood as a whole is low"] > 0
    assert set(kinds(screen, DENSE)["hot"]) == set(marked["hot"])
    around, together = page.locator(f'.lio-map {MAIN} .kind[data-kind="cold"]').evaluate(LENGTHS)
    assert around < 0.8 * together  # what two of them share is left out
    assert "Kaliningrad and Sakhalin" in page.locator(".lio-map .neighbours").inner_text()
    page.on("response", lambda answer: fetched.extend([answer]))
    asks_once_a_period_and_only_while_it_is_on(screen, fetched)
    similar = kinds(screen)
    assert set(similar) <= {"hh", "ll", "hl", "lh"}
    assert [counts(screen)[1][f"{name} neighbours"] for name in ("high among high", "low among low")] == [
        len(similar["hh"]), len(similar["ll"])
    ]  # fmt: skip
    assert "RU-SA" in similar["ll"]
    screen.area("RU-SA").hover()
    assert any(re.match("Low among low neighbours, p.[=<].0", line) for line in screen.card())
    is_in_the_saved_picture(screen)
    screen.unfold("The figures as a table")
    head, *body = screen.table("Regions by value")
    assert head[-1] == "Similar neighbours (local Moran)"
    assert sum(row[-1].startswith("Low among low neighbours") for row in body) == len(similar["ll"])


def asks_once_a_period_and_only_while_it_is_on(screen, fetched):
    page = screen.page
    slider(screen).press("ArrowLeft")
    page.locator(".lio-map .kind").first.wait_for(state="detached")  # another period: what was marked is not true of it
    screen.wait_params(period="2021", overlay="hotspots")
    page.locator(".lio-map .kind").first.wait_for(state="attached")
    assert kinds(screen) != {}
    assert page.locator(".lio-map .neighbours").inner_text().startswith("2021:")
    (answer,) = fetched
    assert len(answer.body()) < 8_000
    neighbours = page.get_by_role("combobox", name="Neighbours")
    neighbours.select_option("")
    screen.wait_params(overlay="")
    assert page.locator(".lio-map .kind, .lio-map .neighbours p").count() == 0
    slider(screen).press("ArrowRight")
    screen.wait_params(period="2022")
    assert len(fetched) == 1  # with nothing marked the slider asks nobody
    neighbours.select_option("moran")
    screen.wait_params(overlay="moran")


def is_in_the_saved_picture(screen):
    with screen.page.expect_download() as arriving:
        screen.page.get_by_role("button", name="Save the picture as SVG").click()
    drawing = arriving.value.path().read_text("utf-8")
    told = drawn_text(re.sub(r"</tspan>\s*<tspan[^>]*>", " ", drawing))
    for said in ("high among high neighbours", "Moran’s I is", "Kaliningrad and Sakhalin", "overlay=moran"):
        assert said in told, said
    clips = set(re.findall(r'clip-path="url\(#([\w-]+)\)"', drawing))
    assert clips == set(re.findall(r'<clipPath id="([\w-]+)"', drawing)) != set()
    wide, dots = re.search(
        r"stroke-width: ([\d.]+)px; stroke-linejoin: round; stroke-dasharray: ([\d.]+)px", drawing
    ).groups()
    assert float(dots) == pytest.approx(
        float(wide) / 2, rel=0.01
    )  # half of a line lies outside of its region, and is cut
    assert "non-scaling-stroke" not in drawing  # a file of dots would have lines of half the width


def test_neighbours_that_did_not_come_are_asked_for_when_they_are_chosen_again(visit):
    screen = visit("atlas", **MAKERS)
    page = screen.page
    page.route("**/*overlay=hotspots*", lambda route: route.abort(), times=1)
    neighbours = page.get_by_role("combobox", name="Neighbours")
    neighbours.select_option("hotspots")
    page.locator(".lio-map .neighbours p", has_text="could not be loaded, so nothing is marked").wait_for()
    assert neighbours.input_value() == ""  # the menu says so, too
    neighbours.select_option("hotspots")
    page.locator(".lio-map .kind").first.wait_for(state="attached")
    assert kinds(screen)["hot"]


def test_ranking_and_strip_are_linked_to_the_map_both_ways(visit):
    screen = visit("atlas", **RATES)
    page = screen.page
    assert page.locator(ROW).count() == 51
    assert page.locator(".lio-map .left").bounding_box()["width"] > 950  # the map keeps its room
    assert page.locator(ROW).first.inner_text().split("\n")[:3] == ["1", "Georgia", "5.91"]
    page.locator(ROW).nth(3).hover()
    named = page.locator(ROW).nth(3).locator(".place-name").inner_text()
    assert screen.card()[0] == named
    assert page.locator(f".lio-map {MAIN} .hover").get_attribute("d")
    before = page.evaluate(SCROLLED)
    screen.area("US-MT").hover()
    marked = page.locator(f"{ROW}[data-at]")
    assert marked.locator(".place-name").inner_text() == "Montana" == screen.card()[0]
    row, rows = marked.bounding_box(), page.locator(".lio-map .rows").bounding_box()
    assert rows["y"] <= row["y"] <= rows["y"] + rows["height"] - row["height"]
    assert page.evaluate(SCROLLED) == before
    assert page.locator(".lio-map .strip-dots .at").get_attribute("data-code") == "US-MT"
    chooses_in_the_list(screen)
    follows_the_slider(screen)
    on_a_telephone(visit)


def chooses_in_the_list(screen):
    page = screen.page
    page.locator(ROW).filter(has_text="Texas").click()
    screen.wait_params(area="US-TX")
    page.locator(".lio-map .strip-names text.picked").wait_for()
    assert page.locator(".lio-map .strip-names text.picked").all_text_contents()[0].startswith("Texas ")
    page.locator(".lio-map .rows").press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    second = page.locator(f"{ROW}[data-at]").locator(".place-name").inner_text()
    page.locator(f'{ROW}[aria-selected="true"]').nth(1).wait_for()
    assert page.locator(f'{ROW}[aria-selected="true"] .place-name').all_text_contents() == [second, "Texas"]


def follows_the_slider(screen):
    page, title = screen.page, screen.title
    slider(screen).press("Home")
    screen.wait_title(title)
    screen.wait_params(period="1997")
    shown = page.locator(f"{ROW} .place-value").all_text_contents()
    values = [float(value) for value in shown if value]
    assert len(values) == 51
    assert values == sorted(values, reverse=True)
    assert shown[0] in screen.title
    strip = page.locator(".lio-map .strip > svg")
    assert strip.get_attribute("aria-label").startswith("Each dot is a region: 51 from ")
    assert page.locator(".lio-map .strip-dots circle:not([hidden])").count() == 51
    joints = page.locator(".lio-map .joints span").all_inner_texts()
    assert set(page.locator(".lio-map .strip-breaks text").all_text_contents()) <= set(joints)
    assert strip.get_attribute("aria-label").endswith("United States: 1.00.")
    assert page.locator(".lio-map .strip-line.country").count() == 1
    page.locator('.lio-map .strip-dots [data-code="US-TX"]').hover()
    assert screen.card()[0]


def on_a_telephone(visit):
    """Folded below the map, in the dark, in Russian."""
    screen = visit(
        "atlas", **MAKERS, lang="ru", overlay="moran", at={"width": 390, "height": 844, "dark": True, "locale": "ru-RU"}
    )
    page = screen.page
    assert kinds(screen)["ll"]
    summary = page.locator(".lio-map .ranking summary")
    assert summary.inner_text() == "Регионы по значению показателя"
    assert not page.locator(ROW).first.is_visible()
    summary.click()
    page.locator(ROW).first.wait_for()  # a hidden row has its texts in one line
    assert page.locator(ROW).first.inner_text().split("\n")[1] == "Ивановская"
    assert page.locator(f"{ROW} .place-reason").last.text_content() == ""
    page.locator(ROW).nth(1).click()
    screen.wait_params(area="RU-ME")
    parts = ("neighbours", "legend", "strip-title", "rows", "controls")
    said = " ".join(page.locator(f".lio-map .{part}").text_content() for part in parts)
    assert not re.search("[A-Za-z]{4,}", said)
    assert screen.overflow() <= 0
