"""What is written on a map can be read: on every colour, where a part is shown closer, at the edge, and in a saved picture."""

import re

import pytest

from tests.views.map_page.visit import DENSE, MAIN, overlap
from views.map.palettes import known
from views.parts.theme import DARK, LIGHT, TEXT, contrast

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("map")]

# What stands on each class of each palette, by the program of the page itself.
WRITTEN = """async () => {
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const { wear } = await import(new URL("colours.js", [...performance.getEntriesByType("resource")].map(one => one.name).find(
    name => name.endsWith("/map.js"))));
  const map = root.querySelector(".lio-map"), said = [];
  for (const mode of ["light", "dark"]) {
    map.dataset.mode = mode;
    for (let number = 0; number < COUNT; number++) {
      const node = document.createElement("i");
      wear(node, number, mode, map);
      for (let i = 0; node.style.getPropertyValue(`--class-${i}`); i++)
        said.push([node.style.getPropertyValue(`--class-${i}`), node.style.getPropertyValue(`--on-${i}`).trim()]);
    }
  }
  map.dataset.mode = "light";
  return said;
}"""
AT_EDGE = """async () => {
  const { drawCircles } = await import(new URL("marks.js", [...performance.getEntriesByType("resource")].map(one => one.name).find(
    name => name.endsWith("/map.js"))));
  const marks = document.createElementNS("http://www.w3.org/2000/svg", "g");
  const places = { A: [3, 58], B: [96, 2] };
  return drawCircles({ width: 100, height: 60, marks, anchor: code => places[code] }, [{ code: "A", value: 9 }, { code: "B", value: 4 }], 9);
}"""
WIDTHS = """async drawing => {
  const shown = document.createElement("iframe");
  document.body.append(shown);
  shown.contentDocument.body.innerHTML = drawing;
  await Promise.all([...shown.contentDocument.fonts].map(face => face.load()));
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const text = root.querySelector(".label tspan");
  const own = [...shown.contentDocument.querySelectorAll(".label tspan")].find(one => one.textContent === text.textContent);
  return [text.getComputedTextLength(), own.getComputedTextLength(), getComputedStyle(own).fontFamily, shown.contentDocument.fonts.size];
}"""


def test_letters_inside_squares_can_be_read_on_every_class_of_every_palette(visit):
    said = visit().page.evaluate(WRITTEN.replace("COUNT", str(len(known()))))
    assert len(said) == sum(len(one.light) + len(one.dark) for one in known()) > 200
    assert {one for colour, one in said if contrast(colour, one) < TEXT} == set()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_names_with_a_halo_can_be_read_on_every_colour(theme):
    """Letters stand on their halo; and where they do not stand out from what lies around it, the halo does."""
    assert contrast(theme.ink, theme.page) >= TEXT
    fills = {colour for one in known() for colour in getattr(one, theme.mode)}
    for colour in {*fills, *theme.bivariate, theme.land, theme.hatch, theme.mute}:
        assert contrast(theme.ink, colour) >= TEXT or contrast(theme.page, colour) >= 3, colour


def test_more_names_fit_where_a_part_is_shown_closer_and_none_is_cut(visit):
    seen = visit("?series=yes", width=390)
    tops = [seen.page.locator(f"{frame} > svg").bounding_box()["y"] for frame in (MAIN, DENSE)]
    assert tops == sorted(tops), "the country stands first on a telephone"
    seen.page.locator(".lio-map .above summary").click()
    drawing = seen.page.locator(f"{MAIN} > svg")
    counts = [seen.page.locator(f"{MAIN} .label").count()]
    for _step in range(3):
        for _press in range(2):
            seen.page.get_by_role("button", name="Closer").click()
        seen.page.wait_for_timeout(80)  # one redraw a frame of the screen
        place = drawing.bounding_box()
        names = [one.bounding_box() for one in seen.page.locator(f"{MAIN} .label").all()]
        counts.append(len(names))
        for i, name in enumerate(names):
            assert place["x"] <= name["x"] < name["x"] + name["width"] <= place["x"] + place["width"]
            assert place["y"] <= name["y"] < name["y"] + name["height"] <= place["y"] + place["height"]
            assert not any(overlap(name, other) for other in names[i + 1 :])
    assert counts[1] > counts[0]
    assert counts[-1] >= 1, "a region that fills the drawing is named although its anchor is out of sight"


def test_a_saved_picture_has_its_letters_with_it_and_the_same_widths(visit):
    seen = visit("?series=yes")
    with seen.page.expect_download() as arriving:
        seen.page.get_by_role("button", name="Save the picture as SVG").click()
    drawing = arriving.value.path().read_text("utf-8")
    assert re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', drawing) == [
        ("Observatory Sans", "400"),
        ("Observatory Sans", "600"),
        ("Observatory Serif", "600"),
    ]
    on_page, in_picture, family, faces = seen.page.evaluate(WIDTHS, drawing)
    assert family.startswith('"Observatory Sans"')
    assert faces == 3
    assert in_picture == pytest.approx(on_page, rel=0.01)
    boxes = seen.page.evaluate(AT_EDGE)
    assert [box["r"] for box in boxes] == pytest.approx([24, 16])
    assert all(min(box["left"], box["top"], 100 - box["right"], 60 - box["bottom"]) >= 1 for box in boxes), (
        "no circle is cut"
    )
