"""The index of cluster activity as a reader meets it: it opens the Atlas, follows the weights in the browser, and tells its parts."""

import re

import pytest

from tests.browser.screen import DENSE

pytestmark = pytest.mark.browser

VALUES = '.lio-map .ranking [role="option"] > span:nth-child(3)'


def bands(screen) -> list[str]:
    """The groups of places, once the server has worked them out for what is shown."""
    screen.page.locator('.lio-map .bands[aria-busy="false"] dt').first.wait_for()
    return screen.page.locator(".lio-map .bands dt").all_inner_texts()


def values(screen) -> list[str]:
    """The points of the regions beside the map, as they stand there."""
    return [text for text in screen.page.locator(VALUES).all_text_contents() if text]


def parts(screen) -> dict[str, str]:
    """The dimensions in the card: what each adds."""
    names = screen.page.locator(".card .part-name:not(.part-head)").all_inner_texts()
    return dict(zip(names, screen.page.locator(".card .part-adds").all_inner_texts(), strict=True))


def test_the_demonstration_opens_on_the_index_and_weights_redraw_it_without_the_page(visit):
    screen = visit("atlas", country="RU", edition="demo")
    page = screen.page
    assert screen.params["metric"] == "cluster_activity"
    assert "weights" not in screen.params
    assert bands(screen)[0] == "Leading"
    screen.area("RU-IVA", DENSE).hover()
    equal = parts(screen)
    assert list(equal) == ["Scale", "Growth", "Organisation", "Support"]
    points = int(re.match(r"\d+", screen.card()[1])[0])
    assert abs(sum(map(int, equal.values())) - points) <= 2  # each is rounded by itself
    assert any(line.startswith(("Leading: place", "Leading or middle: place")) for line in screen.card())
    before = {code: screen.fill(code) for code in ("RU-IVA", "RU-KOS", "RU-ROS", "RU-VLA", "RU-TUL")}
    slider = page.locator('.lio-map .weights input[data-dimension="scale"]')
    slider.focus()
    for _step in range(6):
        page.keyboard.press("ArrowRight")
    screen.wait_params(weights="55.25.25.25")
    assert any(screen.fill(code) != fill for code, fill in before.items())
    assert "weights of your own" in screen.title
    assert "by these weights" in page.locator(".lio-lead").inner_text()
    bands(screen)
    screen.area("RU-IVA", DENSE).hover()
    assert int(parts(screen)["Scale"]) > int(equal["Scale"])
    screen.unfold("The figures as a table")
    table = screen.table("Regions by index of cluster activity")
    index = table[0].index("Index")
    assert values(screen) == [row[index] for row in table[1:] if row[index]]  # worked out here and there
    assert screen.params["weights"] == "55.25.25.25"
    page.get_by_role("button", name="Equal weights").click()
    screen.wait_params(weights="")
    assert {code: screen.fill(code) for code in before} == before


def test_the_index_in_russian_on_a_telephone_and_stages_where_there_is_none(visit):
    screen = visit("atlas", country="RU", edition="demo", lang="ru", weights="40.20.20.20", period="2018",
                   at={"width": 390, "height": 844, "has_touch": True})  # fmt: skip
    assert screen.title.startswith("Кластерная активность по вашим весам")
    assert bands(screen)[0].startswith("Первые")
    assert screen.overflow() <= 0
    screen.page.locator(".lio-map .fewer", has_text="Классы взяты по индексу с этими весами").wait_for()
    screen.area("RU-KOS", DENSE).tap()
    card = screen.card()
    assert "нет сведений о заявках на поддержку" in card  # no figure is no zero
    assert any(line.startswith("Известно ") for line in card)
    assert screen.params["weights"] == "40.20.20.20"
    stages = visit("atlas", country="RU")
    assert stages.params["metric"] == "furthest_stage"
    assert stages.page.locator(".lio-map .classes.ordinal li").count() == 7
    assert stages.page.locator(".lio-map .weights").is_hidden()
