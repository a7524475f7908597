"""Joints of classes in the Atlas: the reader's own, those of one period, in the address, in the file; and the way back."""

import re

import pytest

from tests.browser.screen import MAIN

pytestmark = pytest.mark.browser

PICKS = """wanted => [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].some(
  ({ shadowRoot }) => shadowRoot?.querySelectorAll('[data-frame="main"] .pick').length === wanted)"""


def test_joints_are_read_as_written_stand_in_address_and_file_and_a_cleared_choice_stays_cleared(visit):
    atlas = visit("atlas", country="US", metric="gdp_share", view="level", period="2021", classes="equal", k="5",
                  lock="period")  # fmt: skip
    atlas.page.locator(".lio-map .joints span", has_text="0.13").wait_for()
    atlas.page.wait_for_url("**breaks=0.13*")
    drawn = atlas.page.locator(".lio-map .joints span").all_inner_texts()
    assert [f"{float(joint):.2f}" for joint in atlas.params["breaks"].split(",")] == drawn, "of 2021, not of all years"
    of_file(atlas, drawn)
    atlas.visit("Atlas")
    own_joints(atlas)
    joints_that_cannot_come(atlas)
    back_and_forth(atlas)


def of_file(atlas, drawn):
    atlas.visit("Download")
    atlas.unfold("The passport of the file")
    line = atlas.table("The passport of the file")
    said = next(row[1] for row in line if row[0] == "Classes of the map")
    assert said.startswith("Equal, 5 classes, of 2021 alone: ")
    assert [f"{float(joint):.2f}" for joint in said.partition(": ")[2].split("; ")] == drawn


def own_joints(atlas):
    before = atlas.params["breaks"]
    atlas.press("Manual")
    assert atlas.wait_params(classes="manual").params["breaks"] == before, "the reader starts where the classes are"
    box, told = atlas.page.get_by_label("Joints of classes"), atlas.page.locator(".lio-map .joints-told")
    for text, breaks in (("0.1, 0.3, 0.5", "0.1,0.3,0.5"), ("0.2,0.4", "0.2,0.4"), ("2; 0,5", "0.5,2.0")):
        box.fill(text)
        box.press("Enter")
        atlas.wait_params(breaks=breaks)
        assert told.inner_text() == ""
    for text, said in (
        ("abc", "Not a number: abc"),
        ("1e400", "Not a number"),
        ("", "No joint"),
        ("1 2 3 4 5 6 7 8 9", "eight"),
    ):
        box.fill(text)
        box.press("Enter")
        told.filter(has_text=said).wait_for()
        assert (atlas.params["breaks"], atlas.params["k"]) == ("0.5,2.0", "3")


def joints_that_cannot_come(atlas):
    """The map says that its classes are others than was asked for, states no joints, and asks again at the next choice."""
    page, asked = atlas.page, re.compile("lock=period")
    said, each = (
        page.locator(".lio-map .fewer", has_text="could not be loaded"),
        page.get_by_label("Each period by itself"),
    )
    page.route(asked, lambda route: route.fulfill(status=404))
    atlas.press("Quantiles")
    said.wait_for()
    assert "could not be loaded" in page.locator('.lio-map p[aria-live="polite"]').inner_text()
    assert page.get_by_label("All periods alike").is_checked()
    assert "breaks" not in atlas.params
    page.unroute(asked)
    each.check()
    page.wait_for_url("**breaks=**")
    assert each.is_checked()
    assert not said.count()


def back_and_forth(atlas):
    for code, chosen in (("US-KS", "US-KS"), ("US-TX", "US-KS,US-TX")):
        atlas.area(code).click()
        atlas.wait_params(area=chosen)
    atlas.page.locator(".lio-map .stage").press("Escape")
    atlas.page.wait_for_function(PICKS, arg=0)
    for picks, step in ((2, "back"), (1, "back"), (2, "forward"), (0, "forward")):
        getattr(atlas.page, f"go_{step}")()
        atlas.page.wait_for_function(PICKS, arg=picks)
    assert "area" not in atlas.params
    assert atlas.page.locator(f"{MAIN} .pick").count() == 0
