"""Documents say what is: generated pages are current, links lead somewhere, every source has terms of use."""

import re
import tomllib
from pathlib import Path

import pytest

from data.documentation import markdown as schema_page
from geo.documentation import render as maps_page
from geo.methods import methods as methods_on_maps
from metrics.catalogue import catalogue
from metrics.documentation import render as metrics_page
from metrics.methods.catalogue import methods

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
COMMAND = re.compile(r"`make ([a-z]+)")


@pytest.mark.parametrize(
    ("name", "page"), [("schema.md", schema_page), ("metrics.md", metrics_page), ("maps.md", maps_page)]
)
def test_generated_pages_are_current(name, page):
    written = (ROOT / "docs" / name).read_text(encoding="utf-8").rstrip("\n")
    assert written == page().rstrip("\n"), f"docs/{name} is stale. Run: make docs"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files(path):
    missing = [
        target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()
    ]
    assert not missing, f"{path.name} points to {missing}"


def test_every_command_of_the_readme_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert named
    assert named <= targets


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "raw").rglob("*.toml")), ids=lambda path: path.stem)
def test_every_raw_table_says_where_it_comes_from(path):
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in ("publisher", "licence", "sha256"):
        assert told[key].strip(), f"{path.name} lacks {key}"


def test_every_metric_is_documented_in_three_languages():
    page = metrics_page()
    for metric in catalogue().values():
        assert metric.title.en in page
        assert all(
            text.strip() for text in (metric.title.ru, metric.title.uk, metric.description.ru, metric.description.uk)
        )


@pytest.mark.parametrize(("page", "known"), [(metrics_page, methods), (maps_page, methods_on_maps)])
def test_every_method_is_documented(page, known):
    text = page()
    assert known()
    assert all(f"### `{name}`" in text for name in known())


def test_methods_are_documented_in_english_only():
    assert "### `hhi`" in metrics_page("en")
    assert "### `hhi`" not in metrics_page("uk")


def test_no_file_names_another_machine():
    places = (("", "work", ""), ("..", "shared"))  # folders of the machine it was written on
    slips = re.compile("|".join(re.escape("/".join(place)) for place in places), re.I)
    kept = [
        p
        for p in ROOT.rglob("*")
        if p.suffix in {".py", ".md", ".toml", ".txt", ".csv", ".js", ".css", ""} and p.is_file()
    ]
    skipped = {
        ".venv",
        ".venv-peers",
        ".git",
        "build",
        "static",
        "wheels",
        "__pycache__",
        ".hypothesis",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
    }
    files = [p for p in kept if not skipped & set(p.relative_to(ROOT).parts) and p != Path(__file__)]
    assert not [p for p in files if slips.search(p.read_text(encoding="utf-8", errors="ignore"))]
