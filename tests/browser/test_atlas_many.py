"""Many maps in one picture: small maps with shared classes and linked choice, and one square a region, on a telephone too."""

import re
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.browser

RATES = {"country": "US", "metric": "gdp_share", "view": "relative"}
HOVERED = "nodes => nodes.map(node => node.getAttribute('d')).filter(Boolean).length"


def test_small_maps_share_classes_and_choices_and_are_saved_as_one_picture(visit):
    screen = visit("atlas", layout="periods", **RATES)
    page = screen.page
    captions = page.locator(".lio-map .small-caption").all_inner_texts()
    assert (len(captions), captions[0], captions[-1]) == (12, "1997", "2021")
    assert page.locator(".lio-map .legend").count() == 1
    counts = [int(text) for text in page.locator(".lio-map .classes .count, .lio-map .keys .count").all_inner_texts()]
    assert sum(counts) == 12 * 51  # every region of every map is in the one legend
    assert screen.title == "Share of GDP, light industry: highest in South Carolina (1997), then in Georgia (2021)"
    assert screen.fill("US-GA", frame(0)) == screen.fill("US-GA", frame(11))  # the top class, whatever the year
    reads_one_and_marks_all(screen)
    chooses_everywhere(screen)
    drawing = saved(screen)
    said = " ".join(ElementTree.fromstring(drawing).itertext())  # noqa: S314 - our own file
    for text in (*captions, "South Carolina (1997)", "Source: ", "layout=periods", "0.67"):
        assert text in said, text
    assert drawing.count("<svg ") >= 13
    assert "var(" not in drawing
    differs_by_metric(screen)


def frame(place: int) -> str:
    return f'[data-frame="small-{place}"]'


def reads_one_and_marks_all(screen):
    """The card tells the value of the map under the pointer; the region is outlined on all."""
    values, ranking = [], screen.page.locator(".lio-map .ranking summary")
    assert ranking.inner_text() == "Regions by value: 2021", "of the newest map, before any is used"
    for place in (0, 11):
        screen.area("US-TX", frame(place)).hover()
        name, value, *_rest = screen.card()
        assert name == "Texas"
        values.append(value)
        assert screen.page.locator(".lio-map .hover").evaluate_all(HOVERED) == 12
        assert ranking.inner_text() == f"Regions by value: {('1997', '2021')[place > 0]}"
    assert values[0] != values[1]


def chooses_everywhere(screen):
    """One click on one map; the keyboard walks on one map and turns to the next."""
    screen.area("US-TX", frame(5)).click()
    screen.wait_params(area="US-TX")
    assert screen.page.locator(".lio-map .pick").count() == 12
    stage, voice = screen.page.locator(".lio-map .stage"), screen.page.locator('.lio-map p[aria-live="polite"]')
    stage.press("PageDown")
    assert re.match(r"20\d\d\. Texas\. ", voice.inner_text())
    before = voice.inner_text()
    stage.press("PageUp")
    assert voice.inner_text() != before
    screen.page.get_by_role("button", name="Closer").click()
    screen.page.wait_for_timeout(100)
    widths = [screen.area("US-TX", frame(place)).bounding_box()["width"] for place in (0, 11)]
    assert widths[0] == pytest.approx(widths[1], rel=0.01)
    screen.page.get_by_role("button", name="Whole country").click()


def saved(screen) -> str:
    with screen.page.expect_download() as arriving:
        screen.page.get_by_role("button", name="Save the picture as SVG").click()
    return arriving.value.path().read_text("utf-8")


def differs_by_metric(screen):
    """Each metric has classes of its own, which is said; the table has a column a map."""
    screen.choose("Layout", "Small maps by metric")
    screen.wait_params(layout="metrics", area="US-TX")
    screen.page.wait_for_function("() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]"
                                  ".some(({ shadowRoot }) => shadowRoot?.querySelectorAll('.frame .legend').length === 6)")  # fmt: skip
    ranks_what_is_used(screen)
    assert "its own classes" in screen.page.locator(".lio-lead").inner_text()
    captions = screen.page.locator(".lio-map .small-caption").all_inner_texts()
    screen.unfold("The figures as a table")
    head, *rows = screen.table("Regions on every map")
    assert (len(head), len(rows)) == (7, 51)
    assert captions[0].startswith(head[1])


def ranks_what_is_used(screen):
    """The ranking is of the map under the pointer; what it points at is pointed at there, and on no other map."""
    page, stage = screen.page, screen.page.locator(".lio-map .stage")
    screen.area("US-GA", frame(2)).hover()
    caption = page.locator(f".lio-map {frame(2)} .small-caption").inner_text()
    assert page.locator(".lio-map .ranking summary").inner_text().endswith(f": {caption}")
    assert page.locator(".lio-map .place[data-at] .place-name").inner_text() == "Georgia"
    page.locator(".lio-map .place").nth(3).hover()
    name, value, *_rest = screen.card()
    row = page.locator(".lio-map .place").nth(3)
    assert (name, value.split()[0]) == tuple(row.locator(f".place-{part}").inner_text() for part in ("name", "value"))
    assert stage.is_visible()


def test_one_square_a_region_walks_is_labelled_and_fits_a_telephone(visit):
    screen = visit("atlas", at={"width": 390, "height": 844, "dark": True}, country="RU", metric="members", lang="ru")
    page = screen.page
    page.locator(".lio-map summary").first.click()
    screen.press("Квадраты")
    screen.wait_params(drawn="tiles")
    page.locator('.lio-map .inside[data-of="RU-IVA"]').wait_for()
    boxes = {code: screen.area(code).bounding_box() for code in ("RU-IVA", "RU-MOW", "RU-SA", "RU-YAR")}
    assert len({round(box["width"], 1) for box in boxes.values()}) == 1  # a city is as large as Yakutia
    assert boxes["RU-YAR"]["y"] <= boxes["RU-IVA"]["y"] < boxes["RU-MOW"]["y"]
    names = dict(zip(*(page.locator(".lio-map .inside").evaluate_all(f"nodes => nodes.map(node => {what})")
                       for what in ("node.dataset.of", "node.firstChild.textContent")), strict=True))  # fmt: skip
    assert (len(names), names["RU-IVA"], names["RU-SPE"]) == (83, "Иван", "СПб")
    widest = page.locator(".lio-map .inside").evaluate_all(
        "nodes => Math.max(...nodes.map(node => node.getBBox().width))"
    )
    assert widest <= boxes["RU-IVA"]["width"]
    assert screen.overflow() == 0
    page.locator(".lio-map .stage").focus()
    voice = page.locator('.lio-map p[aria-live="polite"]')
    heard = []
    for key in ("ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):  # the first one enters
        page.keyboard.press(key)
        heard.append(voice.inner_text().split(".")[0])
    assert heard == [
        "Ульяновская область",
        "Чувашская Республика",
        "Республика Татарстан",
        "Самарская область",
        "Ульяновская область",
    ]
    page.keyboard.press("Enter")
    page.wait_for_url("**area=RU-*")
    screen.press("Территории")
    screen.wait_params(drawn="fill")
    assert page.locator(".lio-map .inside").count() == 0
