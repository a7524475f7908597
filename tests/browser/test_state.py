"""The reader's choices: they stand in the address, survive a change of page, and come back with Back and with a link."""

import pytest

from tests.browser.screen import MAIN

pytestmark = pytest.mark.browser

CHOSEN = {"country": "US", "metric": "establishments", "activity": "C13-C15", "area": "US-NC,US-GA"}


def test_an_empty_address_is_filled_with_every_choice(visit):
    screen = visit("growth", country="RU")
    assert screen.params == {
        "lang": "en", "edition": "published", "country": "RU", "metric": "output_physical", "product": "15.20", "freq": "A",
        "view": "level", "area": "RU",
    }  # fmt: skip


def test_choices_survive_a_change_of_page_in_every_language(visit):
    screen = visit("atlas", **CHOSEN, lang="uk")
    for name in ("Завантажити", "Динаміка", "Атлас"):
        screen.visit(name)
        assert {key: screen.params[key] for key in CHOSEN} == CHOSEN
        assert screen.params["lang"] == "uk"


def test_country_and_regions_survive_pages_that_do_not_use_them(visit):
    screen = visit("atlas", **CHOSEN)
    for name in ("Growth", "Download", "Atlas", "Methods", "Overview"):
        screen.visit(name)
        assert screen.path in (name.lower(), "")
        assert screen.params["country"] == "US"
        if name in ("Growth", "Download", "Atlas"):
            assert {key: screen.params[key] for key in CHOSEN} == CHOSEN
    screen.visit("Atlas")
    assert screen.page.locator(f".lio-map {MAIN} .pick").count() == 2


def test_the_language_is_marked_on_every_page(visit):
    screen = visit("", country="RU")
    for name in ("Growth", "Atlas", "Download", "Methods", "Overview", "Growth"):
        screen.visit(name)
        screen.page.get_by_role("radio", name="EN", exact=True, checked=True).wait_for()


def test_back_returns_to_the_page_before_in_one_press(visit):
    screen = visit("atlas", country="US", metric="gdp_share")
    title = screen.title
    screen.visit("Growth")
    screen.wait_title(title)
    screen.page.go_back()
    screen.page.wait_for_url("**/atlas?**")
    screen.page.locator(".lio-map[data-drawn]").wait_for()
    assert screen.ready().title == title
    assert screen.params["metric"] == "gdp_share"


def test_back_and_forward_undo_and_redo_a_choice(visit):
    screen = visit("atlas", country="US", metric="gdp_share")
    screen.area("US-TX").click()
    screen.wait_params(area="US-TX")
    screen.page.go_back()
    screen.wait_params(area="")
    screen.page.locator(f".lio-map {MAIN} .pick").wait_for(state="detached")
    screen.page.go_forward()
    screen.wait_params(area="US-TX")
    screen.page.locator(f".lio-map {MAIN} .pick").wait_for(state="attached")


def test_a_changed_product_changes_title_chart_and_address(visit):
    screen = visit("growth", country="RU")
    before = screen.title
    alt = screen.page.locator(".lio-chart").first.get_attribute("aria-label")
    screen.choose("Product", "Knitwear")
    after = screen.wait_title(before)
    assert "knitwear" in after.lower()
    assert screen.params["product"] != "15.20"
    screen.page.wait_for_function(
        "old => document.querySelector('.lio-chart')?.getAttribute('aria-label') !== old", arg=alt
    )


@pytest.mark.parametrize("path", ["growth", "atlas", "download"])
def test_the_copied_link_shows_the_same_in_another_browser(visit, path):
    screen = visit(path, **CHOSEN, view="level")
    copied = screen.page.url
    other = visit("methods")
    other.page.goto(copied)
    other.page.wait_for_url(f"**/{path}?**")
    other.ready()
    assert other.title == screen.title
    assert other.page.url == copied
    assert other.page.locator(".lio-kicker").inner_text() == screen.page.locator(".lio-kicker").inner_text()


def test_the_link_button_copies_the_address(visit):
    screen = visit("growth", at={"permissions": ("clipboard-read", "clipboard-write")}, country="RU")
    screen.page.get_by_role("button", name="Copy link").click()
    screen.page.get_by_role("button", name="Link copied").wait_for()
    assert screen.page.evaluate("navigator.clipboard.readText()") == screen.page.url


def test_another_language_changes_words_and_no_codes(visit):
    screen = visit("growth", country="RU")
    english, before = screen.params, screen.title
    screen.press("РУ")
    screen.wait_params(lang="ru")
    assert screen.wait_title(before) != before
    assert screen.params == english | {"lang": "ru"}
    screen.page.locator('html[lang="ru"]').wait_for(state="attached")


def test_another_country_forgets_what_belonged_to_the_old_one(visit):
    screen = visit("atlas", **CHOSEN)
    screen.choose("Country", "Ukraine")
    screen.wait_params(country="UA", area="")
    assert screen.params["metric"] != "establishments"
    assert screen.notes == []


def test_a_region_picked_on_the_overview_is_chosen_on_other_pages(visit):
    screen = visit("", country="US")
    screen.area("US-TX").click()
    screen.page.locator(f".lio-map {MAIN} .pick[data-of=US-TX]").wait_for(state="attached")
    screen.ready().visit("Growth")
    assert screen.params["area"] == "US-TX"
    assert "Texas" in screen.title


def test_download_opens_with_what_the_map_showed(visit):
    screen = visit("atlas", country="US")
    slider = screen.page.locator(".lio-map .slider input")
    slider.focus()
    for _step in range(9):
        slider.press("ArrowLeft")
    screen.page.wait_for_url("**period=2012**")
    screen.page.get_by_test_id("stPageLink-NavLink").filter(has_text="Download").click()
    screen.wait_params(metric="gdp_share", view="relative")
    screen.wait_params(**{"from": "2012", "to": "2012"})
    screen.choose("Metric", "Value added")
    screen.wait_params(metric="gdp", to="2021")


def test_the_menu_of_a_telephone_makes_way_for_the_page_that_was_chosen(visit):
    screen = visit("", at={"width": 390, "height": 844})
    opener = screen.page.get_by_test_id("stExpandSidebarButton")
    opener.click()
    screen.page.get_by_test_id("stSidebarNavLink").filter(has_text="Growth").click()
    screen.page.wait_for_url("**/growth?*")
    opener.wait_for()
