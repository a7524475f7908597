"""The index of cluster activity on small maps and beside another metric, as a reader meets it: in Russian, with weights that are moved."""

import pytest

from data import warehouse
from views.parts import activity_many, activity_many_words, activity_page, settle, store
from views.parts.language import speaking
from views.parts.selection import Selection

pytestmark = pytest.mark.browser

MOVED = "60.25.20.0"


@pytest.fixture
def said(editions_folder, monkeypatch):
    """Title and lead of small maps by year as the server says them, for weights."""

    def of(weights: str) -> tuple[str, str]:
        monkeypatch.setattr(warehouse, "BUILD_DIR", editions_folder)
        store._looked.clear()
        with speaking("ru"):
            asked = Selection(
                language="ru",
                edition="demo",
                country="UA",
                metric="cluster_activity",
                layout="periods",
                weights=weights,
            )
            here = activity_page.settled(settle.page(asked, "atlas"))
            return activity_many_words.over_time(here, activity_many.years(here))

    yield of
    store._looked.clear()
    store.forget()


def test_small_maps_neighbours_and_a_second_metric_follow_the_weights(visit, said):
    screen = visit(
        "atlas",
        country="UA",
        edition="demo",
        lang="ru",
        metric="cluster_activity",
        layout="periods",
        weights="55.25.20.0",
    )
    page = screen.page
    assert page.locator(".lio-map .small-caption").all_inner_texts() == [str(year) for year in range(2018, 2026)]
    lead = page.locator(".lio-lead")
    assert (screen.title, lead.inner_text()) == said("55.25.20.0")
    assert page.locator(".lio-map .bands").is_hidden()  # they are of one year
    before, asked = screen.fill("UA-68", '[data-frame="small-7"]'), []
    page.on("request", lambda request: asked.append(request.url))
    page.locator('.lio-map .weights input[data-dimension="scale"]').press("ArrowRight")
    screen.wait_params(weights=MOVED)
    assert (screen.title, lead.inner_text()) == said(MOVED)
    assert all(
        "lock=all&classes=" in url for url in asked
    )  # weighed in the browser; the server makes classes of it at rest
    page.locator(".lio-map select.overlay").select_option("hotspots")
    page.locator('.lio-map .neighbours[aria-busy="false"] p').first.wait_for()
    assert [f"weights={MOVED}" in url for url in asked if "overlay=hotspots" in url] == [True]
    page.locator('.lio-map .weights input[data-dimension="scale"]').press("Home")
    screen.wait_params(weights="0.25.20.0")
    assert screen.fill("UA-68", '[data-frame="small-7"]') != before
    dimensions = visit("atlas", country="UA", edition="demo", lang="ru", metric="cluster_activity", layout="dimensions", weights=MOVED,
                       at={"width": 390, "height": 844})  # fmt: skip
    captions = dimensions.page.locator(".lio-map .small-caption").all_inner_texts()
    assert captions == ["Индекс", "Масштаб", "Динамика", "Организация", "Поддержка"]
    assert dimensions.page.locator(".lio-map .legend").count() == 1
    assert dimensions.overflow() <= 0
    beside_another_metric(dimensions)


def beside_another_metric(screen):
    """The weights go along, stay in the address through choices of the map, and are said; sliders have no place there."""
    screen.go(
        "atlas",
        country="UA",
        edition="demo",
        lang="ru",
        metric="gdp_share",
        layout="both",
        second="cluster_activity",
        weights=MOVED,
    )
    page = screen.page
    assert page.locator(".lio-map .weights").count() == 0 or page.locator(".lio-map .weights").is_hidden()
    assert "Масштаб 57%" in page.locator(".lio-lead").inner_text().replace("\u00a0", "")
    cells = [int(text) for text in page.locator(".lio-map .cell").all_inner_texts()]
    assert sum(cells) == 9
    page.get_by_role("slider", name="Период").press("Home")
    screen.wait_params(period="2018", weights=MOVED)
    screen.unfold("Данные в таблице")
    screen.wait_params(period="2018", weights=MOVED, second="cluster_activity")
