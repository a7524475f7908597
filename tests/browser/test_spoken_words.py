"""Who listens to a page hears one language: what Streamlit says in English of its own accord is said in that of the page."""

import re

import pytest

from tests.browser import words
from views.parts.spoken_words import ENGLISH

pytestmark = pytest.mark.browser
NAMED = """() => {
  const nodes = [...document.querySelectorAll("[aria-label], [alt], [placeholder]")];
  const names = nodes.flatMap(node => ["aria-label", "alt", "placeholder"].map(name => node.getAttribute(name)));
  return [...names, document.querySelector("[data-testid=stSkipToContent]").textContent].filter(Boolean);
}"""


def heard(screen) -> set[str]:
    """Every name that is read aloud, and what the list says that is open."""
    lists = screen.page.get_by_role("listbox").all_inner_texts()
    return {*screen.page.evaluate(NAMED), *lists}


def english(found: set[str]) -> list[str]:
    """What is left of Streamlit's own words."""
    fixed = [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))) for text in ENGLISH]
    return [text for text in found if any(one.fullmatch(text) for one in fixed)]


def test_streamlits_own_words_follow_the_language_of_the_page(visit):
    screen = visit("growth", lang="ru", country="US", metric="gdp", area="US,US-NC", view="yoy")
    found = heard(screen)
    assert english(found) == []
    assert {"К основному содержанию", "На главную страницу", "Открыть список", "Очистить всё"} <= found
    assert [text for text in found if words.LATIN_WORD.search(text) and not words.CYRILLIC.search(text)] == []
    field = screen.page.get_by_role("combobox", name="Территории", exact=True)
    field.click()
    field.fill("нигде такой нет")
    screen.page.get_by_text("Ничего не найдено").wait_for()
    field.fill("")
    field.press("Tab")
    screen.ready().press("УК")
    screen.wait_params(lang="uk")
    screen.page.wait_for_function("() => document.documentElement.lang === 'uk'")
    found = heard(screen)
    assert english(found) == []
    assert {"До основного вмісту", "Відкрити список"} <= found
    assert not [text for text in found if words.LETTERS["uk"].search(text)], "nothing Russian is left"
    screen.press("EN")
    screen.wait_params(lang="en")
    screen.page.wait_for_function("() => document.documentElement.lang === 'en'")
    assert {"Skip to main content", "Navigate to home page", "Open", "Clear all"} <= heard(screen)


def test_pages_without_room_in_the_head_are_counted_in_the_language_of_the_page(visit):
    screen = visit("region", lang="ru", area="RU-IVA")
    for width in (900, 768):  # the count changes with the room
        screen.page.set_viewport_size({"width": width, "height": 900})
        rest = screen.page.get_by_test_id("stTopNavSection")
        rest.get_by_text(re.compile(r"^ещё \d$")).wait_for()
        assert not re.search("[a-z]", rest.inner_text())
