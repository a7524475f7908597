"""From a product that lacks a length of period to the list of products that has it, and back."""

import pytest

pytestmark = pytest.mark.browser


def test_the_link_leads_to_the_older_list_and_on_to_the_present_one(visit):
    screen = visit("growth", lang="en", country="RU", metric="output_physical", product="15.20")
    screen.page.get_by_role("button", name="Footwear, to 2016, by month").click()
    screen.page.wait_for_url("**product=KEP_FOOTWEAR*freq=M*")
    screen.ready()
    assert "list of products to 2016" in screen.title
    assert screen.notes == []
    screen.page.get_by_role("button", name="Footwear, by year").click()
    screen.page.wait_for_url("**product=15.20*freq=A*")
    assert screen.ready().notes == []


def test_every_chosen_area_can_be_read(visit):
    screen = visit("growth", lang="ru", country="US", metric="gdp", area="US-CA,US-NC,US-NY,US-GA,US-SC,US-TX")
    box = screen.page.locator("[data-testid=stMultiSelect] .react-aria-ComboBox").bounding_box()
    tags = screen.page.locator("[data-testid=stMultiSelect] .react-aria-ComboBox [data-tag]").all()
    assert len(tags) == 6
    for tag in tags:
        place = tag.bounding_box()
        assert place["x"] >= box["x"]
        assert place["x"] + place["width"] <= box["x"] + box["width"]
        assert place["y"] + place["height"] <= box["y"] + box["height"] + 1
