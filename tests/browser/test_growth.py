"""Growth in a browser: what is put beside the lines, a part that is looked at more closely, and the picture as a file."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
TRACES = "() => document.querySelectorAll('.st-key-trend .scatterlayer .trace').length"


def test_lines_are_compared_explained_and_saved(visit):
    screen = visit("growth", lang="ru", country="US", metric="gdp", view="yoy", area="US-NC")
    page, alone = screen.page, screen.page.evaluate(TRACES)
    heading = page.locator(".lio-title")
    heading.evaluate("node => { node.dataset.kept = 'yes'; }")
    with page.expect_response("**/app/chart/*") as kept:
        page.get_by_role("button", name="+ страна").click()
    assert kept.value.ok, "the chart is drawn from what is kept, before the page answers"
    screen.wait_params(**{"with": "country"})
    page.wait_for_function(f"() => ({TRACES})() > {alone}")
    assert heading.get_attribute("data-kept") == "yes", "only the block of the chart is redrawn"
    assert "Наименьшее значение" in page.locator(".st-key-trend [aria-label]").first.get_attribute("aria-label")
    outruns_late_answers(screen, alone)

    page.get_by_text("Почему иначе, чем в стране").click()
    screen.wait_params(part="shift")
    assert page.locator(".st-key-shift .main-svg").count()
    assert page.get_by_text("с 2016").count()

    page.get_by_text("Данные в таблице, рисунок файлом").first.click()
    screen.ready()
    saved = {name: _saved(page, name) for name in ("SVG", "PNG")}
    drawing = saved["SVG"].read_text("utf-8")
    title = re.search(r"<title>(.+?)</title>", drawing)[1]
    assert title.split()[0] in screen.title
    assert drawing.count("<text") > 8
    assert "Источник" in drawing
    assert "font/woff2;base64," in drawing, "the letters travel with the picture"
    assert saved["PNG"].read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert saved["PNG"].stat().st_size > 20_000
    finds_areas_by_any_name(screen)


def finds_areas_by_any_name(screen) -> None:
    """The list knows the names it shows alone; the search beside it knows those of all languages."""
    screen.page.get_by_role("button", name="Найти территорию по названию").click()
    field = screen.page.get_by_role("combobox", name="Добавить территорию")
    field.click()
    field.fill("North Car")
    screen.page.get_by_role("option").wait_for()
    assert screen.page.get_by_role("option").all_inner_texts() == ["Северная Каролина\nNorth Carolina\nуже выбрано"]
    field.fill("Джорджія")
    screen.page.get_by_role("option", name="Джорджия").wait_for()
    field.press("Enter")
    screen.wait_params(area="US-NC,US-GA")


def outruns_late_answers(screen, alone: int) -> None:
    """Pressed twice while what is kept does not come: the page draws, and what comes late changes nothing."""
    page, held, button = screen.page, [], screen.page.get_by_role("button", name="+ страна")

    def hold(route) -> None:
        held.append(route)

    page.route("**/app/chart/*", hold)
    button.click()
    screen.wait_params(**{"with": ""})
    page.wait_for_function(f"() => ({TRACES})() === {alone}")
    button.click()
    screen.wait_params(**{"with": "country"})
    page.wait_for_function(f"() => ({TRACES})() > {alone}")
    with page.expect_response("**/app/chart/*"):
        for asked in held:
            asked.continue_()
    page.unroute("**/app/chart/*")
    page.wait_for_timeout(300)
    assert (page.evaluate(TRACES) > alone, button.get_attribute("aria-pressed")) == (True, "true")


def _saved(page, name: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Сохранить рисунок в {name}").click()
    return Path(waiting.value.path())
