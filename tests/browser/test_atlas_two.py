"""Two metrics in the atlas: nine classes on one map, and two maps that are pointed at, moved and chosen on as one."""

import re
from xml.etree import ElementTree

import pytest

from tests.browser.screen import MAIN

pytestmark = pytest.mark.browser

TWO = {"country": "US", "metric": "gdp_share", "second": "average_pay", "period": "2011"}
OUTLINED = "nodes => nodes.map(node => (node.getAttribute('d') ?? '').length > 10)"


def test_nine_classes_with_their_square_card_and_picture(visit):
    screen = visit("atlas", layout="both", **TWO)
    page = screen.page
    assert (
        screen.title == "Share of GDP and pay per employee: both in the highest third of 2000–2011 in 9 of 22 regions"
    )
    assert cells(screen) == [1, 6, 9, 1, 2, 2, 0, 1, 0]  # as the square is read: from the top, from the left
    assert keys(screen) == {"no data for one or both": 0, "confidential in one or both": 29}
    screen.area("US-CO").hover()
    card = screen.card()
    assert card[:3] == ["Colorado", "Share of GDP", "0.35"]
    assert [line for line in card if "third" in line] == ["middle third: 0.33 – 0.76", "highest third: 30.1 – 45.3"]
    screen.area("US-NV").hover()
    assert "lowest third: 0.01 – 0.33" in screen.card()
    assert any("withheld" in line for line in screen.card())
    drawing = saved(screen).decode()
    told = " ".join(ElementTree.fromstring(drawing).itertext()).replace("\u00a0", " ")  # noqa: S314 - our own file
    for said in (
        "↑ Pay per employee, thousand USD",
        "30.1",
        "0.76",
        "confidential in one or both 29",
        "layout=both",
        "in 9 of 22",
    ):
        assert said in told, said
    assert drawing.count('data-class="') == 9
    assert "var(" not in drawing
    follows_without_asking(screen)
    screen.press("РУ")
    screen.wait_params(lang="ru", classes="fisher_jenks", period="2000")
    page.locator(".cells caption", has_text="Оплата труда на работника").wait_for()
    assert "оба показателя" in screen.title


def follows_without_asking(screen):
    """Period, classes and a region are redrawn at once; the title counts again and nothing is fetched."""
    asked = []
    screen.page.on("request", lambda request: asked.append(request.url))
    screen.press("Natural")
    screen.wait_params(classes="fisher_jenks", k="3")
    assert screen.title.endswith("both in the highest class in 1 of 22 regions")
    screen.page.get_by_role("slider", name="Period").press("Home")
    screen.wait_params(period="2000")
    counted = sum(cells(screen)) + sum(keys(screen).values())
    assert counted == 51
    assert f"over {sum(cells(screen))} regions" in screen.page.locator(".lio-lead").inner_text()
    assert asked == []


def cells(screen) -> list[int]:
    return [int(text) for text in screen.page.locator(".lio-map .cell").all_inner_texts()]


def keys(screen) -> dict[str, int]:
    texts = screen.page.locator(".lio-map .key").all_inner_texts()
    return {name: int(count) for name, count in (re.split(r"\s*\n\s*", text) for text in texts)}


def saved(screen) -> bytes:
    with screen.page.expect_download() as arriving:
        screen.page.get_by_role("button", name="Save the picture as SVG").click()
    assert arriving.value.suggested_filename == "light-industry_US_gdp-share_C13-C15_average-pay_2011.svg"
    return arriving.value.path().read_bytes()


def test_two_maps_are_pointed_at_moved_and_chosen_on_as_one(visit):
    """In Russian, on a telephone, where the maps stand one above the other; of two branches of one metric."""
    screen = visit("atlas", at={"width": 390, "height": 844}, layout="beside", lang="ru",
                   **{**TWO, "metric": "employment", "second": "employment.C13"})  # fmt: skip
    page, areas = screen.page, screen.area("US-TX")
    maps = page.locator(f".lio-map {MAIN} svg")
    first, second = (maps.nth(at).bounding_box() for at in (0, 1))
    assert second["y"] > first["y"] + first["height"]
    assert page.locator(".told").inner_text().startswith("У обеих карт одни и те же классы")
    joints = page.locator(".lio-map .joints").all_inner_texts()
    assert joints[0] == joints[1]
    assert screen.overflow() == 0
    page.locator(".map-head").first.evaluate("node => node.scrollIntoView()")
    areas.nth(1).hover()
    assert page.locator(f".lio-map {MAIN} .hover").evaluate_all(OUTLINED) == [True, True]
    told = [text.splitlines()[:2] for text in page.locator(".lio-map .card").all_inner_texts()]
    assert told == [["Техас", "Занятость, лёгкая промышленность"], ["Техас", "Занятость, текстиль"]]
    before = areas.nth(0).bounding_box()["width"]
    page.locator(".lio-map .stage").nth(1).press("+")
    page.wait_for_timeout(150)
    for at in (0, 1):
        assert areas.nth(at).bounding_box()["width"] == pytest.approx(1.6 * before, rel=0.02)
    areas.nth(0).click()
    screen.wait_params(area="US-TX", layout="beside", second="employment.C13")
    assert page.locator(f".lio-map {MAIN} .pick").count() == 2
    one_slider_one_table_and_back_to_one_map(screen)


def one_slider_one_table_and_back_to_one_map(screen):
    page = screen.page
    page.get_by_role("slider", name="Период").press("Home")
    screen.wait_params(period="2000")
    assert page.locator(".now").all_inner_texts() == ["2000"]
    screen.unfold("Данные в таблице")
    assert len(screen.table("Регионы и оба показателя")[1]) == 5
    screen.choose("Расположение карт", "Одна карта")
    screen.wait_params(layout="", second="", area="US-TX", period="2000")
    page.locator(".map-head").first.wait_for(state="detached")
    assert page.locator(f".lio-map {MAIN} .pick").count() == 1
    assert page.locator(".lio-map .legend").count() == 1
