"""Regions of a file become a country that every page opens: added, built, published and served as an office does it."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from tests.browser.screen import MAIN
from tests.conftest import ROOT, house_of, start_server
from views import PAGES

pytestmark = pytest.mark.browser

NAMES = {
    "01": ("North field", "Северное поле"),
    "02": ("South field", "Южное поле"),
    "03": ("West field", "Западное поле"),
    "04": ("Isle", "Остров"),
}
AT = {"01": (20, 51), "02": (20, 50), "03": (19, 50), "04": (22, 50)}


def run(house, *words: str) -> None:
    subprocess.run([sys.executable, "-m", *words], cwd=house, check=True, capture_output=True)  # noqa: S603


@pytest.fixture
def office(tmp_path):
    """Address of a house to which four regions were added under the code XA."""
    (tmp_path / "data" / "own").mkdir(parents=True)
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "map").symlink_to(ROOT / "static" / "map")
    shutil.copytree(ROOT / "static" / "outlines", tmp_path / "static" / "outlines")
    house = house_of(tmp_path)
    features = [
        {"type": "Feature", "properties": {"code": code, "name_en": NAMES[code][0], "name_ru": NAMES[code][1]},
         "geometry": {"type": "Polygon", "coordinates": [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]}}
        for code, (x, y) in AT.items()
    ]  # fmt: skip
    (house / "fields.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    run(
        house,
        "geo",
        "add",
        "--file",
        "fields.geojson",
        "--country",
        "XA",
        "--country-name",
        "en=Fieldland",
        "ru=Полевия",
    )
    run(house, "data", "build")
    run(house, "geo", "publish")
    log = tmp_path / "attempts.log"
    url, process = start_server(log, house=house)
    yield url
    process.terminate()
    process.wait(timeout=20)
    assert not log.exists()
    assert "Traceback" not in log.with_suffix(".out").read_text(encoding="utf-8")


def test_an_added_country_is_in_the_switch_and_its_map_opens_on_every_page(visit, office):
    shown = visit("atlas", base=office, country="XA")
    assert shown.title == "Fieldland: no figures yet, the map is ready"
    assert "data/own/raw/NAME.csv" in shown.page.locator(".lio-note").inner_text()
    drawn = shown.page.locator(f"{MAIN} path.area")
    drawn.nth(3).wait_for()
    assert sorted(drawn.evaluate_all("all => all.map(one => one.dataset.code)")) == [f"XA-0{n}" for n in range(1, 5)]
    assert all(
        "hatch" in fill or "url(" in fill
        for fill in drawn.evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    )
    shown.page.locator('[data-code="XA-03"]').first.click()
    shown.wait_params(area="XA-03")
    shown.page.get_by_text("Squares", exact=True).click()
    shown.wait_params(drawn="tiles")
    inside = shown.page.locator(f"{MAIN} text.inside tspan:first-child")
    inside.nth(3).wait_for()
    assert sorted(inside.all_text_contents()) == ["Isl", "Nor", "Sou", "Wes"]
    assert len(set(drawn.evaluate_all("all => all.map(one => one.getBoundingClientRect().width.toFixed())"))) == 1
    for entry in PAGES:
        shown.go("" if entry is PAGES[0] else entry.url_path, lang="ru", country="XA")
        assert "Полевия" in shown.page.locator(".lio-kicker").first.inner_text()
        assert shown.title != "Эту страницу показать не удалось"
        said = shown.page.locator("[data-testid=stMain]").inner_text()
        assert not re.search(r"data/raw/(registry/|press|NAME)", said), said
    shown.go("region", lang="ru", country="XA", area="XA-02")
    assert shown.title.startswith("Южное поле")
    shown.go("", lang="en", country="RU")
    shown.page.get_by_role("combobox", name="Country").click()
    assert shown.page.get_by_role("option").all_inner_texts() == ["Russia", "Ukraine", "United States", "Fieldland"]
