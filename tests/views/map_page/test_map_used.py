"""What the reader can do with the map in a real browser, and what travels when he does."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.views.map_page.example import PALETTE, WORDS
from tests.views.map_page.server import serve
from tests.views.map_page.visit import DENSE, MAIN, rgb

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("map")]


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
    assert seen.page.locator(".card").inner_text().splitlines() == [
        "Region C2",
        "confidential",
        "Reason of confidential",
    ]


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
    for key, name in (
        ("ArrowRight", "A2"),
        ("ArrowDown", "B2"),
        ("ArrowRight", "B3"),
        ("ArrowUp", "A3"),
        ("ArrowLeft", "A2"),
    ):
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
    described = stage.evaluate(
        "node => node.getRootNode().getElementById(node.getAttribute('aria-describedby')).textContent"
    )
    assert described == WORDS.usage


def test_the_first_touch_shows_the_card_and_the_second_picks(visit):
    seen = visit(width=390, has_touch=True)
    seen.area("XX-A4").tap()
    assert seen.page.locator(".card-name").inner_text() == "Region A4"
    assert seen.page.locator(".pick").count() == 0
    seen.area("XX-A4").tap()
    seen.text("returned='XX-A4'")


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


def test_the_map_works_below_a_sub_path(visit, tmp_path: Path):
    with serve(tmp_path, base="office/light") as below:
        seen = visit(base=below)
        assert seen.fill("XX-A1") == rgb(PALETTE.light[0])


def test_many_periods_are_shown_in_the_browser_even_where_their_address_answers_nothing(visit):
    seen = visit("?series=yes")
    page, slider = seen.page, seen.page.get_by_role("slider", name="Period")
    assert slider.get_attribute("aria-valuetext") == "2021"
    assert seen.fill("XX-A3") == rgb(PALETTE.light[1])  # 3.5 lies between 3 and 6
    seen.received.clear()
    slider.press("End")
    page.wait_for_url("**period=2022**")
    assert slider.get_attribute("aria-valuetext") == "2022: 12 of 13 regions have a figure"
    assert seen.fill("XX-A4") == 'url("#main-hatch")'
    assert page.locator(".source").inner_text() == "Source 2"
    page.get_by_role("radio", name="Equal", exact=True).click()
    assert seen.fill("XX-A3") == rgb(PALETTE.light[0])
    seen.area("XX-A3").hover()
    assert page.locator(".card").inner_text().splitlines() == ["Region A3", "4.5 mln", "0 – 5.0", "6 of 8", "Third"]
    page.get_by_role("radio", name="Manual", exact=True).click()
    page.get_by_label("Joints of classes").fill("4; 4,75; 9")
    page.keyboard.press("Enter")
    assert page.locator(".joints span").all_inner_texts() == ["4", "4.75", "9"]
    assert [int(text) for text in page.locator(".classes .count").all_inner_texts()] == [2, 1, 3, 2]
    seen.area("XX-A1").click()
    assert page.locator(f"{MAIN} .pick").get_attribute("data-of") == "XX-A1"
    assert seen.received == []
    page.mouse.click(5, 5)  # the reader turns away
    seen.text("'area': 'XX-A1'")
    seen.text("'breaks': '4.0,4.75,9.0'")
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('area') === 'XX-A1' && location.search.includes('k=4')"
    )
