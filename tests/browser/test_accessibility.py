"""Every page under axe-core, folded parts opened, in both modes and widths: nothing serious, and every text can be read."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.views.map_page.visit import rgb
from views.parts.theme import LIGHT

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PAGES = [  # one visit each; languages, modes, widths, countries and editions are spread over them
    ("", {"lang": "ru", "country": "RU"}, DESK),
    ("growth", {"lang": "ru", "country": "US", "metric": "gdp", "view": "yoy", "area": "US-NC,US-GA", "with": "country.peers",
                "part": "shift"}, {**PHONE, "dark": True}),
    ("atlas", {"lang": "en", "country": "US"}, {**DESK, "dark": True}),
    ("compare", {"lang": "en", "country": "US"}, PHONE),
    ("region", {"lang": "uk", "country": "RU", "area": "RU-IVA"}, DESK),
    ("clusters", {"lang": "ru", "country": "RU"}, {**DESK, "dark": True}),
    ("gaps", {"lang": "en", "country": "RU"}, PHONE),
    ("download", {"lang": "uk", "country": "UA", "edition": "demo"}, {**PHONE, "dark": True}),
    ("methods", {"lang": "ru", "country": "US"}, DESK),
]  # fmt: skip
POPOVERS = {"atlas", "compare", "download"}  # pages whose popovers are opened, one after the other
RUN = """within => axe.run(within ? {include: [within]} : {exclude: [".main-svg"]}, {
  resultTypes: ["violations", "incomplete"], elementRef: false}).then(found => ({
  faults: found.violations.filter(one => ["serious", "critical"].includes(one.impact)).flatMap(
    one => one.nodes.map(node => [one.id, node.html.slice(0, 200), (node.any[0] ?? node.none[0] ?? node.all[0])?.message])),
  stopped: [...found.violations, ...found.incomplete].filter(one => one.error).map(one => [one.id, one.error.message]),
}))"""
# axe takes the drawing of a chart for a picture and measures no text in it, which takes it long: that is done here.
# A name on a map stands on its halo, which is as wide as its letters ask; without one, on its region or on the page.
PALE = """() => {
  const light = colour => (([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)(colour.match(/[\\d.]+/g).slice(0, 3).map(
    part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const page = light(getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor);
  const maps = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].map(node => node.shadowRoot).filter(
    root => root?.querySelector(".lio-map"));
  const drawn = [document, ...maps].flatMap(root => [...root.querySelectorAll(root === document ? ".main-svg text" : "svg text")]);
  const ground = node => {
    const {stroke, strokeWidth, paintOrder} = getComputedStyle(node);
    if (stroke !== "none" && parseFloat(strokeWidth) >= 3 && paintOrder.startsWith("stroke")) return light(stroke);
    const region = node.dataset.on === "class" && node.closest("svg").querySelector(`[data-code="${node.dataset.of}"]`);
    return region ? light(getComputedStyle(region).fill) : page;
  };
  return drawn.filter(node => /[\\p{L}\\p{N}]/u.test(node.textContent)).filter(node => {
    const ends = [ground(node), light(getComputedStyle(node).fill)].sort((a, b) => a - b);
    return (ends[1] + 0.05) / (ends[0] + 0.05) < 4.5;
  }).map(node => node.textContent);
}"""
# Whatever of a map is folded, and the card of the region that the keyboard stands on.
UNFOLD_MAPS = """() => [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].forEach(({shadowRoot}) => {
  shadowRoot?.querySelectorAll("details").forEach(part => { part.open = true; });
  shadowRoot?.querySelector(".stage")?.focus({preventScroll: true});
})"""


@pytest.mark.parametrize(("path", "chosen", "look"), PAGES, ids=[path or "overview" for path, *_rest in PAGES])
def test_a_page_has_no_serious_fault(visit, path, chosen, look):
    screen = visit(path, at=look, **chosen).unfold_all()
    page = screen.page
    # Everything within the window, and tables without the shadows at their edges: else axe leaves contrasts unmeasured.
    page.add_style_tag(content=".lio-table { background: var(--lio-page) !important; }")
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": look["width"], "height": height + 100})
    screen.ready()
    page.evaluate(Axe().axe_script)
    page.evaluate(UNFOLD_MAPS)
    without_fault(page)
    assert page.evaluate(PALE) == []
    for button in page.get_by_test_id("stPopoverButton").all() if path in POPOVERS else ():
        button.click()
        page.get_by_test_id("stPopoverBody").locator("label, button, p").first.wait_for()
        screen.ready()
        without_fault(page, "[data-testid=stPopoverBody]")
        page.keyboard.press("Escape")
    if path == "atlas":  # on a telephone the map folds its controls
        page.set_viewport_size({"width": PHONE["width"], "height": height})
        page.locator(".lio-map[data-narrow]").wait_for()
        page.evaluate(UNFOLD_MAPS)
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": PHONE["width"], "height": height + 100})
        screen.ready()
        without_fault(page, "[data-testid=stBidiComponentIsolated]")
        assert page.evaluate(PALE) == []
        # The system turns to day while the page is open: all of the page follows.
        page.emulate_media(color_scheme="light")
        page.wait_for_function(
            "ink => getComputedStyle(document.querySelector('.lio-title')).color === ink", arg=rgb(LIGHT.ink)
        )
        page.locator('.lio-map[data-mode="light"]').wait_for()


def without_fault(page, within: str | None = None) -> None:
    """What axe finds of serious faults on the page, or in a part of it: none, and it measured all that it should."""
    found = page.evaluate(RUN, within)
    assert found["stopped"] == []
    assert found["faults"] == [], "Streamlit's own widgets have none either: no exception is needed"
