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
