"""Region: found by a name in any language, printed whole through Chromium, without a control, marked on every sheet."""

import pytest

from tests.browser import pdf_text
from views.documents import demonstration
from views.parts.language import gettext, speaking

pytestmark = pytest.mark.browser
LABELS = ("Back to the page", "Print or save as PDF", "Copy link", "For paper", "On the map", "Edition", "Download", "Show all",
          "The figures as a table", "Excel workbook", "Choose on the map")  # fmt: skip
NARROWED = "node => (node.style.width = '300px', node.querySelector('.main-svg').getBoundingClientRect().width)"


def printed(screen) -> tuple[list[str], bytes]:
    """The sheets of the open page as text."""
    pdf = screen.page.pdf(prefer_css_page_size=True)
    return pdf_text.pages(pdf), pdf


def finds(screen, field) -> None:
    """One letter wrong, a hyphen for a space, a capital, an everyday name, the wrong keyboard; what is there today stays first."""
    first = {"Иванво": "Ivanovo Oblast", "Алтаи": "Altai", "мари-эл": "Mari El", "орел": "Oryol", "питер": "Saint Petersburg",
             "st. peters": "Saint Petersburg", "омск": "Omsk", "Казань": "Tatarstan",
             "bdfyjdj": "Ivanovo Oblast", "sdfysdcmrf": "Ivanovo Oblast", "шмфтщмщ": "Ivanovo Oblast", "{f,fhjdcr": "Khabarovsk",
             "коми": "Komi", "Крым": "Southern Federal District\nКрымский федеральный округ"}  # fmt: skip
    for typed, name in first.items():
        field.fill(typed)
        found = screen.page.get_by_role("option").all_inner_texts()
        assert name in found[0], typed
    assert found[1:] == [
        "Crimean Federal District\nКрымский федеральный округ\nuntil 27 July 2016; today: Southern Federal District"
    ]


def test_a_russian_name_finds_a_region_on_the_english_page_and_the_screen_prints_clean(visit):
    screen = visit("region", at={"dark": True}, country="RU")
    assert "No region is chosen" in screen.notes[0]
    field = screen.page.get_by_role("combobox", name="Region", exact=True)
    field.click()
    field.fill("костром")
    screen.page.get_by_role("option", name="Kostroma Oblast").wait_for()
    field.press("Enter")
    screen.wait_params(area="RU-KOS")
    screen.page.wait_for_function("() => document.querySelector('.lio-title').innerText.startsWith('Kostroma Oblast')")
    assert not any("No region is chosen" in note for note in screen.notes)
    screen.page.locator('[data-area="RU-IVA"]').click()  # a neighbour on the picture
    screen.wait_params(area="RU-IVA")
    field.click()
    field.fill("читинская")
    assert screen.page.get_by_role("option").all_inner_texts()[0].startswith("Zabaykalsky Krai")
    finds(screen, field)
    field.fill("nowhere")
    assert screen.page.get_by_role("option").all_inner_texts() == ["No area has such a name"]
    field.press("Escape")
    screen.ready()
    text = "".join(printed(screen)[0])
    assert "Ivanovo Oblast" in text
    assert "“For paper” has all of them" in text  # what was folded is not on this print, and the print says so
    assert [label for label in LABELS if label in text and label != "For paper"] == []
    screen.page.emulate_media(media="print", color_scheme="dark")
    assert screen.page.locator(".lio-title").evaluate("node => getComputedStyle(node).color") == "rgb(26, 34, 44)"
    assert screen.page.locator(".lio-chart").first.evaluate(NARROWED) == 300, (
        "all of a chart is on a sheet, nothing is cut"
    )
    screen.page.emulate_media(media="screen")
    screen.page.get_by_role("button", name="For paper").click()
    screen.wait_params(print="1", area="RU-IVA")


@pytest.mark.parametrize(
    ("country", "area", "edition", "lang"), [("RU", "RU-IVA", "demo", "ru"), ("US", "US-GA", "published", "en")]
)
def test_the_page_prints_whole_and_clean(visit, country, area, edition, lang):
    screen = visit("region", at={"dark": True}, country=country, area=area, edition=edition, lang=lang, print="1")
    lead = screen.page.locator(".lio-lead").inner_text()
    sheets, pdf = printed(screen)
    text = "".join(sheets)
    assert 2 <= len(sheets) <= 12
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf  # A4
    for word in lead.replace("\u00ad", "").split():
        assert word in text, word
    with speaking(lang):
        spoken = [gettext(label) for label in LABELS]
        parts = [
            gettext(part)
            for part in (
                "Structure and specialisation",
                "Contribution to the change of the country",
                "Coverage and freshness",
            )
        ]
        marked = [demonstration.words() in sheet for sheet in sheets]
    assert [label for label in spoken if label in text and label not in lead] == []
    assert [part for part in parts if part not in text] == []
    assert parts[-1] in sheets[-1], "the last part is not torn: no last sheet of a few lines"
    assert len(sheets[-1]) * len(sheets) > 0.4 * len(text)
    assert all(marked) if edition == "demo" else not any(marked)
    assert all(f"{number} / {len(sheets)}" in sheet for number, sheet in enumerate(sheets, start=1))
    screen.page.emulate_media(media="print", color_scheme="dark")
    of = "node => getComputedStyle(node).%s"
    assert screen.page.get_by_test_id("stApp").evaluate(of % "backgroundColor") == "rgb(255, 255, 255)"
    assert screen.page.locator(".lio-title").evaluate(of % "color") == "rgb(26, 34, 44)"
    assert screen.page.locator("tr").first.evaluate(of % "breakInside") == "avoid"
    assert screen.page.locator(".lio-chart").first.evaluate(of % "breakInside") == "avoid"
