"""Nothing made up leaves the screen or the house without saying so, in the reader's language; nothing of it stays English."""

import ast
import io
import re
from functools import partial

import openpyxl
import pytest

from metrics import cooperation_picture, lifecycle, records
from metrics.catalogue import catalogue
from tests.conftest import ROOT
from views import PAGES
from views.documents import demonstration
from views.parts import (
    chrome,
    cluster_board,
    cluster_files,
    cluster_registry,
    controls,
    figures,
    network,
    settle,
    store,
    worklist_files,
)
from views.parts.declared_words import said
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection
from views.parts.theme import DARK, LIGHT

MARKS = {"en": "DEMONSTRATION DATA", "ru": "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ", "uk": "ДЕМОНСТРАЦІЙНІ ДАНІ"}
CLUSTER = "demo-ru-iva-cotton"
OF_A_CLUSTER = (
    "clusters",
    "stages",
    "members",
    "counts",
    "events",
    "applications",
    "training",
    "facilities",
    "programmes",
    "flows",
    "flows_by_kind",
)


def here(lang: str, **changed: str) -> settle.Settled:
    return settle.Settled(Selection(language=lang, edition="demo", country="RU", **changed))


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_of_the_registry_says_it_in_its_language(lang):
    at = here(lang, cluster=CLUSTER)
    for name in cluster_files.TABLES:
        assert worklist_files.stem(at, "registry", name).startswith("DEMONSTRATION-DATA_"), name
        make = partial(cluster_files.worklist, table_id=name)
        text = worklist_files.written(at, make, "csv", lang, "http://localhost/clusters").decode("utf-8-sig")
        assert text.splitlines()[0].strip('"').startswith(MARKS[lang] + "."), name
        assert len(text.splitlines()) > 2 or name not in OF_A_CLUSTER, name
        book = openpyxl.load_workbook(
            io.BytesIO(worklist_files.written(at, make, "xlsx", lang, "http://localhost/clusters"))
        )
        for sheet in book.worksheets:
            assert str(sheet["A1"].value).startswith(MARKS[lang]), (name, sheet.title)
            assert MARKS[lang] in sheet.oddHeader.center.text, (name, sheet.title)
        with speaking(lang):
            assert worklist_files.passport(at, make(at), "x").is_demonstration


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_and_the_tab_bear_the_mark(lang, monkeypatch):
    at = here(lang)
    clusters = store.ask(records.clusters, "demo", "RU", "")
    with speaking(lang):
        assert demonstration.mark() == MARKS[lang]
        assert MARKS[lang] in cluster_board.board(at, clusters, store.ask(lifecycle.funnel, "demo", "RU", ""))
        assert MARKS[lang] in cluster_registry.table(at, clusters, store.ask(records.cluster_paths, "demo", "RU", ""))
        monkeypatch.setattr(controls, "current", lambda: Selection(edition="demo"))
        assert chrome.tab("Title").startswith(MARKS[lang] + " · Title · ")


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_network_bears_the_mark_and_no_amount(theme):
    found = store.ask(cooperation_picture.network, "demo", "RU", CLUSTER, "")
    marks = [network.Mark(node.x, node.y, str(at), "") for at, node in enumerate(found.nodes)]
    drawn = network.draw(marks, [network.Arrow(link.supplier, link.buyer, "") for link in found.links], theme)
    notes = figures.marked(drawn, "MADE UP", theme).to_dict()["layout"]["annotations"]
    assert len(notes) == len(found.links) + 1
    assert "MADE UP" in notes[-1]["text"]


def test_real_figures_bear_no_mark(monkeypatch):
    monkeypatch.setattr(controls, "current", lambda: Selection(edition="published"))
    assert chrome.tab("Title") == "Title · Light Industry Observatory"
    clusters = store.ask(records.clusters, "published", "RU", "")
    at = settle.Settled(Selection(language="en", edition="published", country="RU"))
    assert "DEMO" not in cluster_board.board(at, clusters, store.ask(lifecycle.funnel, "published", "RU", ""))


# Every text of the edition that has no language of its own: remarks, targets, publishers, forms.
NOTED = ("programme", "facility", "event", "training", "cluster", "cluster_stage", "organisation", "observation")
FURTHER = ("target FROM wh.programme", "legal_form FROM wh.cluster", "offered_by FROM wh.support_measure", "publisher FROM wh.source",
           "title FROM wh.source", "licence FROM wh.source")  # fmt: skip
TEXTS = " UNION ".join(f"SELECT {one}" for one in (*(f"note::VARCHAR FROM wh.{table}" for table in NOTED), *FURTHER))


@pytest.mark.parametrize("lang", ["ru", "uk"])
def test_no_text_of_the_edition_stays_english(demo, lang):
    with speaking(lang):
        english = [text for (text,) in demo.rows(TEXTS) if text and not re.search("[а-яіїєґ]", said(str(text)).lower())]
    assert english == []


def test_caveats_speak_of_the_figures_at_hand():
    for metric in catalogue().values():
        if any(name.startswith("DEMO_") for name in metric.datasets) and metric.id not in (
            "manufacturing_share_of_organisations",
            "organisations",
        ):
            assert "made up" in metric.caveat("en", is_demonstration=True), metric.id
            assert "made up" not in metric.caveat("en"), metric.id


def test_no_page_is_without_the_top_that_bears_the_mark():
    for entry in PAGES:
        calls = [
            node
            for node in ast.walk(ast.parse((ROOT / "views" / f"{entry.url_path}.py").read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        assert "chrome.top" in {ast.unparse(call.func) for call in calls}, entry.url_path
