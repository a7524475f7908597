"""What pages say of a country that the office added: which folder is its own, in the published edition and in the demonstration."""

import re
from pathlib import Path

import pytest

from data import loading, own_files, warehouse
from data.generate import edition
from data.generate.plan import Plan
from data.tables.reference import AREA
from metrics import choices
from tests.warehouses import tiny_frames
from views.parts import added_country, own_folder, region_coverage, region_record, settle, store
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection

ADDED = {"added_countries": "XA"}
INVENTED = {**ADDED, "is_demonstration": "true"}


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Both editions of an office that added XA with one region; figures are of Russia alone."""
    areas = [
        {
            "ref_area": code,
            "kind": kind,
            "country": code[:2],
            "name_en": name,
            "short_en": name,
            "short_ru": name,
            "short_uk": name,
        }
        for code, kind, name in (
            ("XA", "country", "Fieldland"),
            ("XA-01", "region", "North field"),
            ("RU", "country", "Russia"),
        )
    ]
    figures = [{"indicator": "EMP", "unit_measure": "PS", "dataset": "RU_EMP"}]
    for name, facts in (("published", ADDED), ("demo", INVENTED)):
        loading.write(name, tiny_frames(area=areas, observation=figures), tmp_path / f"{name}.duckdb", facts)
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    monkeypatch.setattr(choices, "everything", lambda _warehouse: {("employment", "RU"): []})
    store._looked.clear()
    store.forget()
    yield
    store._looked.clear()
    store.forget()


def here(edition_: str, country: str) -> settle.Settled:
    return settle.Settled(Selection(language="en", edition=edition_, country=country))


@pytest.mark.parametrize("name", ["published", "demo"])
def test_every_edition_offers_the_country_and_says_which_file_fills_it(office, name: str) -> None:
    assert settle.countries(name) == ("RU", "XA")
    for lang in LANGUAGES:
        with speaking(lang):
            figures, clusters = added_country.filled_by(here(name, "XA")), added_country.registry(here(name, "XA"))
            assert region_coverage.filled_by(here(name, "XA")) == figures
            invented = added_country.invented(here(name, "XA"))
        assert {"data/own/raw/NAME.csv", "data/own/reference/source.csv"} <= set(
            re.findall(r"data/own[\w/.]+\w", figures)
        )
        assert "data/own/raw/registry/cluster.csv" in clusters
        assert figures.startswith(invented)
        assert clusters.startswith(invented)
        assert ("Russia" in invented, "Fieldland" in invented) == (name == "demo", False)


def test_files_of_the_program_become_those_of_the_office_for_its_own_countries_alone(office) -> None:
    said = "Files: data/raw/registry/membership.csv and data/raw/press_statements.csv, as in data/raw/ru_output_annual.csv."
    fitting = own_folder.fitting(here("published", "XA"), said)
    assert fitting == (
        "Files: data/own/raw/registry/membership.csv and data/own/raw/press_statements.csv, as in data/raw/ru_output_annual.csv."
    )
    assert own_folder.fitting(here("published", "RU"), said) == said
    assert own_folder.all_fitting(here("published", "XA"), [("Files.", said)]) == [("Files.", fitting)]


def test_a_region_of_an_added_country_names_no_folder_of_the_program(office, monkeypatch) -> None:
    shown = list[str]()
    monkeypatch.setattr(region_record.html, "note", lambda bold, text: shown.append(f"{bold} {text}"))
    region_record.draw(here("published", "XA"), "XA-01")
    region_record.draw(here("published", "RU"), "RU-IVA")
    assert ["data/own/raw/registry/*.csv" in text for text in shown] == [True, False]


def test_the_demonstration_has_an_added_country_by_name_and_invents_nothing_of_it(tmp_path: Path, monkeypatch) -> None:
    own = tmp_path / "own"
    whole = {
        "ref_area": "XA",
        "kind": "country",
        "country": "XA",
        "name_en": "Fields",
        "name_origin": "ours",
        "has_outline": "false",
    }
    own_files.put(AREA, [whole], own)
    monkeypatch.setattr(own_files, "OWN_DIR", own)
    made = list[tuple]()
    monkeypatch.setattr(edition, "publish", lambda *given: made.append(given))
    monkeypatch.setattr(edition, "statistics", lambda _country, _plan: {})
    monkeypatch.setattr(edition, "registry", lambda _plan: {})
    edition.generate(Plan(), tmp_path / "demo.duckdb")
    ((_edition, frames, _target, facts),) = made
    assert (facts["added_countries"], facts["is_demonstration"]) == ("XA", "true")
    assert "XA" in frames["area"]["ref_area"].tolist()
