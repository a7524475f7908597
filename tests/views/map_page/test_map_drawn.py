"""What the map draws in a real browser, in both modes and at both widths."""

import pytest

from tests.views.map_page.example import PALETTE, WORDS
from tests.views.map_page.visit import DENSE, MAIN, overlap, rgb

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("map")]


def test_every_region_of_every_frame_is_a_path(visit):
    seen = visit()
    assert seen.page.locator(f"{MAIN} .area").count() == 13
    assert seen.page.locator(f"{DENSE} .area").count() == 6
    assert seen.page.locator(f"{MAIN} .footprint").count() == 1
    assert seen.page.locator(f"{DENSE} .frame-title").inner_text() == "West, enlarged"


def test_regions_are_filled_by_class_in_both_frames(visit):
    seen = visit()
    assert [seen.fill(code) for code in ("XX-A1", "XX-A2", "XX-A3")] == [rgb(colour) for colour in PALETTE.light]
    assert seen.fill("XX-A2", DENSE) == seen.fill("XX-A2", MAIN)


def test_states_are_drawn_apart(visit):
    seen = visit()
    assert seen.fill("XX-C1") == 'url("#main-hatch")'
    assert seen.fill("XX-C2") == 'url("#main-cross")'
    assert seen.fill("XX-C3") == 'url("#main-dots")'
    assert seen.fill("XX-C4") == rgb("#FFFFFF")
    assert seen.page.locator(f"{MAIN} .zero").get_attribute("data-of") == "XX-C4"


@pytest.mark.parametrize("width", [1440, 390])
def test_hatching_keeps_its_size_on_the_screen(visit, width):
    seen = visit(width=width)
    for frame in (MAIN, DENSE):
        scales = seen.page.locator(f"{frame} svg").evaluate(
            "svg => [svg.querySelector('g').getCTM().a,"
            " svg.querySelector('pattern[id$=hatch]').patternTransform.baseVal.consolidate().matrix]"
            ".map(one => typeof one === 'number' ? one : Math.hypot(one.a, one.b))"
        )
        assert scales[0] * scales[1] == pytest.approx(1, rel=1e-4)


def test_frames_share_a_bottom_line_and_stack_on_a_phone(visit):
    seen = visit()
    dense, main = (seen.page.locator(f"{frame} svg").bounding_box() for frame in (DENSE, MAIN))
    assert dense["x"] + dense["width"] <= main["x"]
    assert dense["y"] + dense["height"] == pytest.approx(main["y"] + main["height"], abs=1)
    seen.page.set_viewport_size({"width": 390, "height": 900})
    seen.page.locator(".lio-map[data-narrow]").wait_for()
    dense, main, scale = (
        seen.page.locator(name).bounding_box() for name in (f"{DENSE} svg", f"{MAIN} svg", ".classes")
    )
    assert main["y"] + main["height"] <= dense["y"], "the whole country comes first"
    assert 0.8 * main["width"] < dense["width"] < main["width"]
    assert scale["width"] == pytest.approx(main["width"], abs=1)
    assert seen.page.locator(f"{MAIN} text").first.evaluate("node => getComputedStyle(node).fontSize") == "12px"


def test_dark_colours_come_without_asking_the_server(visit):
    seen = visit()
    assert seen.fill("XX-A3") == rgb(PALETTE.light[2])
    seen.received.clear()
    seen.page.emulate_media(color_scheme="dark")
    seen.page.locator('.lio-map[data-mode="dark"]').wait_for()
    assert seen.fill("XX-A3") == rgb(PALETTE.dark[2])
    assert seen.page.locator(f"{MAIN} .area").count() == 13
    assert sum(seen.received) < 500  # the client may tell its theme, but no map is sent


def test_a_dark_visit_is_dark_from_the_start(visit):
    seen = visit(scheme="dark")
    assert seen.fill("XX-A1") == rgb(PALETTE.dark[0])


def test_the_legend_counts_classes_states_and_points(visit):
    seen = visit()
    counts = seen.page.locator(".classes .count").all_inner_texts()
    assert counts == ["4", "3", "2"]
    assert seen.page.locator(".joints span").all_inner_texts() == ["3", "6"]
    keys = [" ".join(text.split()) for text in seen.page.locator(".key").all_inner_texts()]
    assert keys == ["no_data 1", "confidential 1", "small_base 1", "zero 1", "in the register 2", "other 1"]
    widths = {round(box["width"]) for box in (one.bounding_box() for one in seen.page.locator(".colour").all())}
    assert len(widths) == 1


def test_points_of_a_region_stand_side_by_side(visit):
    seen = visit()
    boxes = [one.bounding_box() for one in seen.page.locator(f"{DENSE} .point").all()]
    assert len(boxes) == 2
    assert boxes[0]["y"] + boxes[0]["height"] / 2 == pytest.approx(boxes[1]["y"] + boxes[1]["height"] / 2, abs=0.5)
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1


def test_circle_areas_are_proportional(visit):
    seen = visit()
    radii = {
        code: float(seen.page.locator(f'.circle[data-of="{code}"] circle').first.get_attribute("r"))
        for code in ("XX-B4", "XX-B3")
    }
    assert radii["XX-B3"] ** 2 == pytest.approx(4 * radii["XX-B4"] ** 2)


def test_labels_stand_once_and_clear_of_marks(visit):
    seen = visit()
    names = seen.page.locator(".label").all()
    assert [name.text_content() for name in names] == ["First0.5", "Остров"]
    assert [name.evaluate("node => node.closest('.frame').dataset.frame") for name in names] == ["dense", "main"]
    boxes = [one.bounding_box() for one in (*names, *seen.page.locator(".point, .circle").all())]
    for place, box in enumerate(boxes[: len(names)]):
        assert not any(overlap(box, other) for other in boxes[place + 1 :])


def test_missing_outlines_are_said_and_the_legend_stays(visit):
    seen = visit("?outline=outlines/none.json")
    assert seen.page.locator(".notice").inner_text() == WORDS.not_loaded
    assert seen.page.locator(".classes .count").count() == 3


def test_a_region_without_outline_is_named_and_the_rest_drawn(visit):
    seen = visit("?lacking=yes")
    assert seen.page.locator(".notice").inner_text() == "Without outline, not drawn: Newland."
    assert seen.fill("XX-A1") == rgb(PALETTE.light[0])
