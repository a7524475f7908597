"""Small maps that the reader chooses: which periods, outlines and points on each; classes that are fewer than asked; thirds of one period."""

from xml.etree import ElementTree

import pytest

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

SHARE = {"country": "US", "metric": "gdp_share", "view": "relative"}
MEMBERS = "nodes => nodes.map(node => node.dataset.of.split(' ').length).reduce((sum, one) => sum + one, 0)"


def test_small_maps_are_chosen_marked_and_have_points_and_words(visit):
    screen = visit("atlas", layout="periods", maps="every5,12", overlay="moran", **SHARE)
    page = screen.page
    assert captions(screen) == ["2001", "2006", "2011", "2016", "2021"]
    page.locator('.lio-map [data-frame="small-4"] .kind').first.wait_for(state="attached")
    drawn = page.locator(".lio-map .frame .kind").evaluate_all(MEMBERS)
    assert drawn == sum(count for name, count in keys(screen).items() if "neighbours" in name) > 5
    assert "Nothing corrects for the number of maps" in page.locator(".lio-map .neighbours").inner_text()
    told = saved(screen)
    assert told.count("kind-line") >= 5
    assert "Outlined: 2001: " in said_in(told)
    screen.choose("Which periods", "Newest periods")
    screen.wait_params(maps="last,12", overlay="moran")
    page.locator(".lio-map .small-caption", has_text="2010").wait_for()
    screen.choose("Number of maps", "up to 4 maps")
    screen.wait_params(maps="last,4")
    page.locator('.lio-map [data-frame="small-4"]').wait_for(state="detached")
    assert captions(screen) == ["2018", "2019", "2020", "2021"]
    points_and_fewer_classes(screen)
    thirds_of_one_period(screen)
    states_of_other_periods(screen)


def captions(screen: Screen) -> list[str]:
    return screen.page.locator(".lio-map .small-caption").all_inner_texts()


def keys(screen: Screen) -> dict[str, int]:
    found = [text.split("\n") for text in screen.page.locator(".lio-map .below .key").all_inner_texts()]
    return {name: int(count) for name, count in found}


def saved(screen: Screen) -> str:
    with screen.page.expect_download() as arriving:
        screen.page.get_by_role("button", name="Save the picture as SVG").click()
    return arriving.value.path().read_text("utf-8")


def said_in(drawing: str) -> str:
    return " ".join(ElementTree.fromstring(drawing).itertext()).replace("\u00a0", " ")  # noqa: S314 - our own file


def points_and_fewer_classes(screen: Screen) -> None:
    """Every map has the points of the country; the legend says why there are four classes and not five, in the picture, too."""
    screen.go(
        "atlas",
        lang="en",
        country="RU",
        metric="members",
        layout="periods",
        maps="last,4",
        points="all",
        classes="equal",
    )
    counts = [screen.page.locator(f'.lio-map [data-frame="small-{place}"] .marks .point').count() for place in range(4)]
    assert len(set(counts)) == 1
    assert counts[0] > 15
    reason = "classes asked, "
    told = screen.page.locator(".lio-map .fewer").inner_text()
    assert reason in told
    assert screen.page.locator(".lio-map .classes > li").count() == int(told.split(reason)[1][0])
    drawing = saved(screen)
    assert told in said_in(drawing)
    assert "Points are the same on every map" in said_in(drawing)
    assert drawing.count('class="point') >= 4 * counts[0]
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.page.locator(".lio-map[data-crowded] .points-no-room").wait_for()  # no room: the page says so
    assert screen.page.locator(".lio-map .marks .point").count() == 0
    assert screen.overflow() == 0
    screen.page.set_viewport_size({"width": 1440, "height": 900})


def thirds_of_one_period(screen: Screen) -> None:
    """The lock of the classes counts anew on a map of two metrics, in title, legend and address."""
    screen.go("atlas", lang="en", layout="both", second="average_pay", period="2005", **SHARE)
    before = screen.title
    assert "highest third of 2000–2011" in before
    screen.press("Each period by itself")
    screen.wait_params(lock="period")
    title = screen.wait_title(before)
    assert title == "Share of GDP and pay per employee: both in the highest third in 5 of 29 regions"
    assert screen.page.locator(".lio-map .cell[data-class='8']").inner_text() == "5"
    assert "classes of this period alone" in screen.page.locator(".lio-map .square .legend-title").inner_text()


def states_of_other_periods(screen: Screen) -> None:
    """A state that no region has in this period stands back, and is not in a picture; one of a single small map counts, too."""
    employed = {"country": "US", "metric": "employment"}
    screen.go("atlas", lang="en", activity="313", view="yoy", period="2003", **employed)
    assert screen.page.locator(".lio-map .key.quiet").all_inner_texts() == ["not applicable\n0"]
    drawing = said_in(saved(screen))
    assert "not applicable" not in drawing
    assert "confidential" in drawing
    screen.go("atlas", lang="en", layout="products", period="2011", **employed)
    counts = screen.page.locator(".lio-map .classes .count").all_inner_texts()
    states = {name: count for name, count in keys(screen).items() if name in ("no data", "confidential", "zero")}
    assert states["zero"] > 0  # only yarn and fabrics have one, which is not the first map
    assert sum(map(int, counts)) + sum(states.values()) == 6 * 51
