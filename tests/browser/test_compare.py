"""Compare in a browser: regions by name in any language, parts that open, peers by one click, comparisons saved by name."""

import pytest

pytestmark = pytest.mark.browser


def cells(screen) -> list[str]:
    return screen.page.locator(".lio-compare thead th").all_inner_texts()[1:-1]


def test_a_comparison_is_put_together_read_and_saved_by_name(visit, two_editions):
    screen = visit(
        "compare", base=two_editions, country="US", area="US-GA,US-SC", compare="gdp_share.C13-C15,average_pay.C13-C15"
    )
    assert cells(screen) == ["Georgia", "South Carolina"]
    assert "withheld" in screen.page.locator(".lio-compare td.withheld").first.inner_text()
    screen.page.get_by_role("button", name="Choose regions").click()
    field = screen.page.get_by_role("combobox", name="Add a region")
    field.click()
    field.fill("техас")
    screen.page.get_by_role("option", name="Texas").wait_for()
    field.fill("джорджия")
    taken = screen.page.get_by_role("option").all_inner_texts()
    assert taken == ["Georgia\nДжорджия\nalready in the comparison"]
    field.press("Enter")
    field.fill("nt[fc")  # the same keys in Russian
    listed(screen)
    field.press("Enter")
    screen.wait_params(area="US-GA,US-SC,US-TX")
    screen.page.get_by_role("button", name="South Carolina ✕").click()
    screen.wait_params(area="US-GA,US-TX")
    screen.page.keyboard.press("Escape")
    for part, chart in (
        ("Over time", "chart-multiples"),
        ("Ranking", "chart-bump"),
        ("Position among", "chart-strip"),
        ("Two metrics", "chart-scatter"),
    ):
        screen.unfold(part).ready()
        screen.page.locator(f".st-key-{chart} .main-svg").first.wait_for()
    screen.unfold("Find peers").page.get_by_role("button", name="Compare with these 5 peers").wait_for()
    assert "Built most like Georgia: North Carolina" in "\n".join(screen.texts())
    screen.page.get_by_role("button", name="Compare with these 5 peers").click()
    screen.wait_params(area="US-GA,US-NC,US-AL,US-VA,US-MA,US-TN")
    assert len(cells(screen)) == 6
    saved(screen)
    screen.page.set_viewport_size({"width": 390, "height": 844})
    assert screen.overflow() <= 0
    ten(screen)


def listed(screen) -> None:
    """The list of the field has the height it needs and is not cut off by the popover, on a phone neither."""
    size = screen.page.viewport_size
    field = screen.page.get_by_role("combobox", name="Add a region")
    for window in (size, {"width": 390, "height": 844}, size):
        screen.page.set_viewport_size(window)
        kept = field.input_value()
        field.fill("")
        tall = screen.page.get_by_role("listbox").evaluate(
            "node => [0.05, 0.5, 0.95].map(part => node.getBoundingClientRect().top + part * node.clientHeight)"
            ".every(top => node.getRootNode().elementFromPoint(node.getBoundingClientRect().left + 9, top)?.closest('ul') === node)"
            " && node.clientHeight > 300"
        )
        assert tall, window
        field.fill(kept)


def ten(screen) -> None:
    """Ten regions and their country stand in a usual window; in a small one a shadow says that there are more; paper is light."""
    areas = "RU-IVA,RU-CHU,RU-NEN,RU-MOW,RU-ROS,RU-TA,RU-CE,RU-DA,RU-KLU,RU-VLA"
    screen.page.set_viewport_size({"width": 1440, "height": 900})
    screen.page.emulate_media(color_scheme="dark")
    table = screen.go("compare", lang="ru", country="RU", area=areas).page.locator(".lio-compare")
    beyond = "node => node.scrollWidth - node.clientWidth"
    assert table.evaluate(beyond) == 0
    screen.page.set_viewport_size({"width": 390, "height": 844})
    assert table.evaluate(beyond) > 0
    assert table.evaluate("node => getComputedStyle(node, '::before').position") == "sticky"
    screen.page.emulate_media(media="print")
    assert (
        table.locator("td.j0").first.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(230, 201, 188)"
    )
    screen.page.emulate_media(media="screen", color_scheme="light")


def saved(screen) -> None:
    """Saved, not overwritten, opened from another country, deleted by two clicks."""
    screen.unfold("Saved comparisons").ready()
    name = screen.page.get_by_role("textbox", name="Name of the comparison")
    name.fill("Южные штаты")
    screen.page.get_by_role("button", name="Save", exact=True).click()
    screen.wait_params(name="Южные штаты")
    screen.page.get_by_text("Saved as “Южные штаты”.").wait_for()
    screen.page.get_by_role("button", name="Save", exact=True).click()
    screen.page.get_by_text("nothing was overwritten").wait_for()
    screen.go("compare", lang="en", country="RU").unfold("Saved comparisons").ready()
    screen.page.get_by_role("button", name="Южные штаты").click()
    screen.wait_params(country="US", name="Южные штаты", area="US-GA,US-NC,US-AL,US-VA,US-MA,US-TN")
    if not screen.page.get_by_role("button", name="Delete", exact=True).count():
        screen.unfold("Saved comparisons").ready()
    screen.page.get_by_role("button", name="Delete", exact=True).click()
    screen.page.get_by_role("button", name="Delete for good").click()
    screen.page.get_by_text("No comparison is saved yet.").wait_for()
