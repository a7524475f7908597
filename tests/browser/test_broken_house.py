"""A house in which something is missing: every page says what to do, without a traceback, and recovers without a restart."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from geo.outlines import content_hash
from tests.browser import words
from tests.conftest import PUBLISHED, ROOT, start_server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("house")]

COPIED = ("views", "metrics", "geo", "data", "static", "tests", ".streamlit", "dashboard.py", "serve.py")
LEFT_OUT = shutil.ignore_patterns("raw", "reference", "build", "own", "__pycache__", "node_modules")


def copied(target: Path) -> Path:
    """A copy of the program without its figures."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, target / name)
    return target


@pytest.fixture
def context_of(chromium):
    """A browser that has seen nothing: what another keeps would hide that it is missing."""
    return chromium.new_context


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A second house with its own warehouse and outlines; its folder and its address."""
    folder = copied(tmp_path_factory.mktemp("house"))
    log = tmp_path_factory.mktemp("house_log") / "attempts.log"
    url, process = start_server(log, house=folder)
    yield folder, url
    process.terminate()
    process.wait(timeout=20)
    assert not log.exists(), log.read_text()


@pytest.fixture
def warehouse(house):
    """Where the house's warehouse stands; gone again after the test."""
    path = house[0] / "data" / "build" / "published.duckdb"
    path.parent.mkdir(exist_ok=True)
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture
def outlines(house):
    """The folder of outlines; as published again after the test."""
    folder = house[0] / "static" / "outlines"
    yield folder
    shutil.rmtree(folder)
    shutil.copytree(ROOT / "static" / "outlines", folder)


def says(screen, *wanted: str) -> None:
    """The page refuses in a sentence that says what to do, and shows nothing of its inside."""
    assert screen.title == "This page cannot be shown"
    (note,) = screen.notes
    assert all(part in note for part in wanted), note
    assert "make run" in note or "python -m data build" in note
    assert not words.INSIDE.search(screen.page.locator("body").inner_text())
    assert str(ROOT) not in note


@pytest.mark.parametrize("path", ["", "growth", "atlas", "download", "methods"])
def test_without_a_warehouse_every_page_says_what_to_run(visit, house, warehouse, path):
    says(visit(path, base=house[1]), "There is no warehouse", "published", "python -m data build")


def test_without_a_warehouse_it_is_said_in_russian(visit, house, warehouse):
    screen = visit("growth", base=house[1], lang="ru")
    assert words.CYRILLIC.search(screen.title)
    assert words.CYRILLIC.search(screen.notes[0])
    assert "make run" in screen.notes[0]
    screen.page.wait_for_function("() => document.documentElement.lang === 'ru'")
    assert screen.page.get_by_test_id("stSkipToContent").text_content() == "К основному содержанию"


@pytest.mark.parametrize("path", ["", "growth", "atlas"])
def test_a_warehouse_of_another_version_is_refused(visit, house, warehouse, path):
    shutil.copy(PUBLISHED, warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'schema_version'")
    says(visit(path, base=house[1]), "another version", "schema version 0", "python -m data build")


@pytest.mark.parametrize("content", [b"", b"this is no database", None], ids=["empty", "text", "cut"])
def test_a_damaged_warehouse_is_refused(visit, house, warehouse, content):
    warehouse.write_bytes(PUBLISHED.read_bytes()[:100_000] if content is None else content)
    says(visit("growth", base=house[1]), "published.duckdb", "python -m data build")


def test_a_new_warehouse_is_taken_without_a_restart(visit, house, warehouse):
    screen = visit("growth", base=house[1], country="RU")
    says(screen, "There is no warehouse")
    shutil.copy(PUBLISHED, warehouse)
    screen.go("growth", lang="en", country="RU")
    assert "footwear" in screen.title
    assert screen.notes == []


def lacking(folder: Path, country: str, *codes: str) -> None:
    """Rewrite the outline file of a country without some regions, as a publication would have written it."""
    manifest = json.loads((folder / "manifest.json").read_text())
    outline = json.loads((folder / manifest[country]["m"]).read_text())
    for frame in outline["frames"]:
        frame["paths"] = {code: path for code, path in frame["paths"].items() if code not in codes}
        frame["anchors"] = {code: place for code, place in frame["anchors"].items() if code not in codes}
    content = json.dumps(outline).encode()
    manifest[country]["m"] = f"{country}.m.{content_hash(content)}.json"
    (folder / manifest[country]["m"]).write_bytes(content)
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_outlines_that_lack_a_region_name_it(visit, house, warehouse, outlines):
    shutil.copy(PUBLISHED, warehouse)
    lacking(outlines, "US", "US-TX")
    screen = visit("atlas", base=house[1], country="US")
    (note,) = screen.notes
    assert "US-TX" in note
    assert "python -m geo publish" in note
    assert not words.INSIDE.search(screen.page.locator("body").inner_text())
    assert "25,999" in visit("growth", base=house[1], country="US", metric="gdp").title


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_missing_and_damaged_outlines_say_what_to_run(visit, house, warehouse, outlines, damage):
    shutil.copy(PUBLISHED, warehouse)
    for path in outlines.glob("US.m.*.json"):
        if damage == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:1000])
    screen = visit("atlas", base=house[1], country="US")
    assert "python -m geo publish" in screen.notes[0]
    assert not words.INSIDE.search(screen.page.locator("body").inner_text())


def test_what_breaks_while_a_page_is_open_is_said_at_the_next_click(visit, house, warehouse, outlines):
    shutil.copy(PUBLISHED, warehouse)
    screen = visit("atlas", base=house[1], country="US", metric="gdp_share")
    lacking(outlines, "US", "US-TX", "US-NM")
    screen.press("Level")
    screen.page.locator(".lio-note").wait_for()
    assert "python -m geo publish" in screen.notes[0]
    assert all(code in screen.notes[0] for code in ("US-TX", "US-NM"))
    assert screen.page.get_by_test_id("stException").count() == 0
