"""Methods of calculation as a reader uses them: open, choose, change the country or the language, close; the address follows."""

import pytest

pytestmark = pytest.mark.browser


def test_the_address_names_what_is_open(visit):
    screen = visit("methods", country="US")
    assert "method" not in screen.params
    screen.unfold("Methods of calculation").wait_params(method="ellison_glaeser")
    screen.choose("Method", "hhi – Herfindahl-Hirschman index: how concentrated a total is among its units")
    screen.wait_params(method="hhi")
    assert "python -m metrics compute hhi" in screen.texts()
    screen.choose("Country", "Ukraine")
    screen.wait_params(method="hhi", country="UA")
    screen.unfold("Methods of calculation").wait_params(method="")
    assert "python -m metrics compute hhi" not in screen.texts()


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_the_language_changes_and_the_method_stays(visit, lang):
    screen = visit("methods", method="seasonal_adjustment_x13", lang=lang, at={"width": 390, "height": 844})
    assert "python -m metrics compute seasonal_adjustment_x13" in screen.texts()
    assert screen.overflow() <= 0
    screen.press("УК" if lang != "uk" else "EN")
    screen.wait_params(lang="uk" if lang != "uk" else "en", method="seasonal_adjustment_x13")
    assert "python -m metrics compute seasonal_adjustment_x13" in screen.texts()
