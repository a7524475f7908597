"""The atlas as a reader uses it: picking regions by mouse, finger and keyboard, legend and states, table twin."""

import pytest

from tests.browser.screen import DENSE, MAIN

pytestmark = pytest.mark.browser

RATES = {"country": "US", "metric": "gdp_share", "view": "relative"}


@pytest.fixture
def atlas(visit):
    """The atlas at a metric of the United States that all 51 regions have."""
    return visit("atlas", **RATES)


def counts(screen) -> tuple[list[int], dict[str, int]]:
    """Regions by class, and by the name of a state."""
    classes = [int(text) for text in screen.page.locator(".lio-map .classes .count").all_inner_texts()]
    keys = [key.inner_text().rsplit("\n", 1) for key in screen.page.locator(".lio-map .key").all()]
    return classes, {name.strip(): int(count) for name, count in keys}


def test_a_click_picks_a_region_and_a_second_one_lets_it_go(atlas):
    atlas.area("US-NC").click()
    atlas.wait_params(area="US-NC")
    assert atlas.page.locator(f"{MAIN} .pick").get_attribute("data-of") == "US-NC"
    assert any("North Carolina" in text for text in atlas.page.locator(".lio-map .label").all_text_contents())
    atlas.area("US-NC").click()
    atlas.wait_params(area="")
    assert atlas.page.locator(".lio-map .pick").count() == 0


def test_several_regions_are_picked_one_after_another(atlas):
    for code, picked in (("US-TX", "US-TX"), ("US-MT", "US-TX,US-MT"), ("US-NM", "US-TX,US-MT,US-NM")):
        atlas.area(code).click()
        atlas.wait_params(area=picked)
    assert atlas.page.locator(f"{MAIN} .pick").count() == 3


def test_the_enlarged_part_answers_like_the_whole(visit):
    screen = visit("atlas", country="RU")
    screen.area("RU-IVA", DENSE).click()
    screen.wait_params(area="RU-IVA")
    assert screen.page.locator(".lio-map .pick").count() >= 1
    assert screen.fill("RU-IVA", DENSE) == screen.fill("RU-IVA", MAIN)


def test_a_finger_reads_first_and_picks_second(visit):
    screen = visit("atlas", at={"width": 390, "height": 844, "has_touch": True}, **RATES)
    screen.area("US-TX").tap()
    assert screen.card()[0] == "Texas"
    assert "area" not in screen.params
    screen.area("US-TX").tap()
    screen.wait_params(area="US-TX")


def test_the_keyboard_walks_and_picks(atlas):
    atlas.page.locator(".lio-map .stage").focus()
    voice = atlas.page.locator('.lio-map [aria-live="polite"]')
    start = voice.inner_text()
    assert start.startswith("Georgia. 5.91")
    atlas.page.keyboard.press("ArrowUp")
    name = voice.inner_text().split(".")[0]
    assert name in ("Tennessee", "North Carolina", "South Carolina")
    atlas.page.keyboard.press("Enter")
    code = {"Tennessee": "US-TN", "North Carolina": "US-NC", "South Carolina": "US-SC"}[name]
    atlas.wait_params(area=code)
    assert voice.inner_text().startswith(name) or name in voice.inner_text()
    atlas.page.locator(".lio-map .stage").focus()
    atlas.page.keyboard.press("Escape")
    atlas.wait_params(area="")


def test_legend_counts_sum_to_the_regions(atlas):
    classes, states = counts(atlas)
    assert sum(classes) + sum(states.values()) == 51
    fills = [atlas.fill(code) for code in ("US-GA", "US-DC")]
    assert len(set(fills)) == 2


@pytest.mark.parametrize(("country", "regions"), [("RU", 83), ("UA", 27)])
def test_a_region_without_a_record_is_hatched_and_counted(visit, country, regions):
    screen = visit("atlas", country=country, metric="furthest_stage")
    hatched = screen.page.locator(f".lio-map {MAIN} .area:not(.inset)").evaluate_all(
        "areas => areas.filter(area => getComputedStyle(area).fill.includes('#main-hatch')).length"
    )
    classes, states = counts(screen)
    assert hatched == states["no cluster on record"] > 0
    assert sum(classes) + hatched == screen.page.locator(f".lio-map {MAIN} .area:not(.inset)").count()
    assert f"{regions} regions" in screen.page.locator(".lio-kicker").inner_text()


def test_withheld_figures_are_cross_hatched_and_say_so(visit):
    screen = visit("atlas", country="US", metric="employment")
    crossed = screen.page.locator(f".lio-map {MAIN} .area:not(.inset)").evaluate_all(
        "areas => areas.filter(area => getComputedStyle(area).fill.includes('#main-cross')).map(area => area.dataset.code)"
    )
    assert len(crossed) == counts(screen)[1]["confidential"] > 0
    big = max((screen.area(code) for code in crossed), key=lambda area: area.bounding_box()["width"])
    big.hover()
    assert len(screen.card()) >= 2
    assert not any(character.isdigit() for character in screen.card()[1])


def test_the_card_the_table_and_the_title_say_the_same(atlas):
    atlas.unfold("The figures as a table")
    table = atlas.table("Regions by value")
    assert len(table) == 52
    assert table[1][:3] == ["1", "Georgia", "5.91"]
    assert "Georgia" in atlas.title
    assert "5.91" in atlas.title
    by_name = {row[1]: row for row in table[1:]}
    for code in ("US-TX", "US-MT", "US-CA"):
        atlas.area(code).hover()
        name, value, *rest = atlas.card()
        assert value == by_name[name][2]
        assert any(by_name[name][0] in text.split() for text in rest)
