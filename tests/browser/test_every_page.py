"""All pages in three languages and at both widths: each says something, in its language, and fits."""

import re

import pytest

from tests.browser import words
from views import PAGES
from views.parts import language

pytestmark = pytest.mark.browser

# The first page is the home page and has no path of its own.
PATHS = ["", *(entry.url_path for entry in PAGES[1:])]
SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844, "has_touch": True}}
DIGITS = r"[0-9\u00a0\u202f]"
WRONG_DECIMAL = {  # a decimal point in Russian and Ukrainian, a decimal comma in English
    "en": re.compile(rf"(?<![0-9,]){DIGITS}*[0-9],[0-9]{{1,2}}(?![0-9])"),
    "ru": re.compile(r"(?<![0-9.])[0-9]+\.[0-9]{1,2}(?![0-9.])"),
    "uk": re.compile(r"(?<![0-9.])[0-9]+\.[0-9]{1,2}(?![0-9.])"),
}


# Country, window, language, and whether every folded part is opened too.
WALKS = [("RU", "desk", "en", True), ("RU", "desk", "ru", True), ("UA", "desk", "uk", False), ("US", "phone", "uk", True),
         ("US", "desk", "ru", False), ("RU", "phone", "en", False)]  # fmt: skip


@pytest.mark.parametrize(("country", "size", "lang", "unfolds"), WALKS)
def test_every_page_stands_in_its_language_and_fits(visit, country, size, lang, unfolds):
    screen = visit("", at=SIZES[size], lang=lang, country=country)
    for path in PATHS:
        where = f"/{path} of {country} in {lang}"
        screen.go(path, lang=lang, country=country)
        check_frame(screen, lang, country, where)
        if unfolds:
            screen.unfold_all()
            assert screen.overflow() <= 0, where
        check_language(screen, lang, where)
        check_numbers(screen, lang, where)
        screen.page.set_viewport_size({"width": 390, "height": 844})
        assert screen.overflow() <= 0, f"{where} is wider than a telephone"
        screen.page.set_viewport_size({one: SIZES[size][one] for one in ("width", "height")})


def check_frame(screen, lang: str, country: str, where: str) -> None:
    """One heading, no refusal, nothing wider than the window, the language declared, the address complete."""
    assert screen.page.locator("h1").count() == 1, where
    assert screen.page.get_by_role("dialog").count() == 0, f"{where}: something stands before the page"
    assert screen.title != refusal(lang), f"{where}: {screen.notes}"
    assert screen.overflow() <= 0, f"{where} is wider than the window"
    assert screen.page.evaluate("document.documentElement.lang") == lang, where
    assert {name: screen.params[name] for name in ("lang", "country")} == {"lang": lang, "country": country}


def refusal(lang: str) -> str:
    """What a page says that cannot be shown."""
    with language.speaking(lang):
        return language.gettext("This page cannot be shown")


def check_language(screen, lang: str, where: str) -> None:
    texts = screen.texts()
    assert not [text for text in texts if words.INSIDE.search(text)], where
    if lang == "en":
        assert not words.CYRILLIC.search(screen.title), f"{where}: {screen.title}"
        return
    assert words.CYRILLIC.search(screen.title), f"{where}: {screen.title}"
    assert not words.LATIN_WORD.search(screen.title), f"{where}: {screen.title}"
    assert not words.LETTERS[lang].search(screen.title), f"{where}: {screen.title}"
    assert words.leftovers(texts, lang) == [], where


def check_numbers(screen, lang: str, where: str) -> None:
    """Everything that is printed as a number: key figures, cells of tables, joints of the legend."""
    printed = screen.page.locator(".lio-kpi .value, .lio-kpi .delta, td.n, .lio-map .joints span").all_text_contents()
    assert [text for text in printed if WRONG_DECIMAL[lang].search(text)] == [], where


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_the_phone_shows_all_controls_within_its_width(visit, lang):
    screen = visit("atlas", at=SIZES["phone"], lang=lang, country="US")
    screen.page.locator(".lio-map summary").first.click()
    boxes = [one.bounding_box() for one in screen.page.get_by_role("combobox").all()]
    assert len(boxes) >= 4
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert screen.page.locator(".lio-map[data-narrow]").count() == 1


def test_dark_mode_is_dark_everywhere(visit):
    screen = visit("", at={"dark": True}, country="US")
    of = "node => getComputedStyle(node).%s"
    for path in PATHS:
        screen.go(path, country="US")
        assert screen.page.get_by_test_id("stApp").evaluate(of % "backgroundColor") == "rgb(19, 24, 31)", path
        assert screen.page.locator(".lio-title").evaluate(of % "color") == "rgb(232, 235, 239)", path
        for chart in screen.page.locator(".main-svg").all():
            assert "rgb(255, 255, 255)" not in (chart.get_attribute("style") or ""), path
        assert screen.page.locator('.lio-map:not([data-mode="dark"])').count() == 0, path


def test_the_browsers_language_is_the_first_guess(open_page, server):
    page = open_page(f"{server}/methods", locale="uk-UA")
    page.wait_for_url("**lang=uk**")
    page.locator('html[lang="uk"]').wait_for(state="attached")
