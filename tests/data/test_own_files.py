"""What an office keeps below data/own counts like what the program brings, and never instead of it."""

import hashlib
from pathlib import Path

import pytest

from data import own_files
from data.errors import DataError, UnknownCode
from data.loading import REFERENCE_DIR, read_inputs
from data.sources import reference_csv
from data.tables.observations import OBSERVATION
from data.tables.reference import AREA, AREA_PARENT
from metrics.catalogue import catalogue, with_own
from metrics.errors import DefinitionError

WHOLE = {
    "ref_area": "XA",
    "kind": "country",
    "country": "XA",
    "name_en": "Fields",
    "name_origin": "ours",
    "has_outline": "false",
}
PART = {**WHOLE, "ref_area": "XA-01", "kind": "region", "has_outline": "true"}
FIGURE = {
    "dataset": "XA_OWN", "indicator": "EMP", "ref_area": "XA-01", "activity": "C13-C15", "product": "_Z", "freq": "A",
    "time_period": "2024", "time_transform": "N", "unit_measure": "PS", "unit_mult": "0", "obs_value": "7", "obs_status": "A",
    "conf_status": "F", "vintage": "2025-01-01", "vintage_precision": "day", "source_id": "xa-office",
}  # fmt: skip
DESCRIBED = """dataset = "XA_OWN"
kind = "observations"
file = "xa.csv"
rows = 1
sha256 = "{checksum}"
publisher = "Office"
address = ""
date = "2025-01-01"
licence = "own"
country = "XA"
source_id = "xa-office"
origin = "official"
metrics = ["employment", "employment_share"]
title = {{en = "Fields", ru = "Поля", uk = "Лани"}}
warning = {{en = "None.", ru = "Нет.", uk = "Немає."}}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A country with one region and one figure."""
    folder = tmp_path / "own"
    own_files.put(AREA, [PART, WHOLE], folder)
    own_files.put(AREA_PARENT, [{"ref_area": "XA-01", "parent": "XA", "valid_from": "1900-01-01"}], folder)
    (folder / "reference" / "source.csv").write_text(
        "source_id,publisher,title,address,published_on,vintage,licence,kind,note\nxa-office,Office,Figures,,2025,2025-01-01,own,official,\n"
    )
    columns = [name for name in OBSERVATION.names if name not in ("period_start", "period_end", "issue", "origin")]
    text = f"{','.join(columns)}\n{','.join(FIGURE.get(name, '') for name in columns)}\n"
    own_files.raw(folder).mkdir()
    (folder / "raw" / "xa.csv").write_text(text)
    described = DESCRIBED.format(checksum=hashlib.sha256(text.encode()).hexdigest())
    (folder / "raw" / "xa.toml").write_text(described, encoding="utf-8")
    return folder


def test_own_rows_and_own_figures_stand_beside_those_of_the_program(own: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    frames = read_inputs(tmp_path / "raw", REFERENCE_DIR, own)
    areas = frames["area"].set_index("ref_area")
    assert (areas.loc["XA-01", "has_outline"], areas.loc["XA", "name_ru"], "RU-IVA" in areas.index) == (True, "", True)
    figure = frames["observation"].iloc[0]
    assert (figure["ref_area"], figure["obs_value"], figure["dataset"]) == ("XA-01", 7.0, "XA_OWN")
    assert own_files.countries(own) == ("XA",)


def test_nothing_is_read_where_there_is_no_own_folder(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    shipped, _codes = reference_csv.read_all(REFERENCE_DIR, nowhere)
    assert not set(shipped["area"]["country"]) - {"RU", "UA", "US", "ES", "IT"}
    assert (own_files.countries(nowhere), own_files.metrics(nowhere)) == ((), {})


def test_an_own_row_never_replaces_one_of_the_program(own: Path) -> None:
    own_files.put(AREA, [{**PART, "ref_area": "RU-IVA", "country": "RU"}], own)
    with pytest.raises(
        DataError, match=r"own/reference/area\.csv, row 2, column 'ref_area': RU-IVA is a row of the program already"
    ):
        reference_csv.read_all(REFERENCE_DIR, own)


def test_an_own_row_with_an_unknown_code_is_named(own: Path) -> None:
    own_files.put(AREA_PARENT, [{"ref_area": "XA-02", "parent": "XA", "valid_from": "1900-01-01"}], own)
    with pytest.raises(UnknownCode, match=r"own/reference/area_parent\.csv, row 3, column 'ref_area'"):
        reference_csv.read_all(REFERENCE_DIR, own)


def test_the_description_of_own_figures_names_what_they_are_of(own: Path) -> None:
    named = own_files.metrics(own)
    assert named == {"employment": ("XA_OWN",), "employment_share": ("XA_OWN",)}
    known = with_own(catalogue(), named)
    assert known["employment"].datasets[-1] == "XA_OWN"
    assert known["gdp"] == catalogue()["gdp"]
    for wrong in ("jobs", "clusters_count", "furthest_stage"):
        with pytest.raises(
            DefinitionError, match=rf"dataset XA_OWN names the metric '{wrong}'. Expected: .*employment, "
        ):
            with_own(catalogue(), {wrong: ("XA_OWN",)})
    path = own / "raw" / "xa.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('["employment", "employment_share"]', '"employment"'), encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"own/raw/xa\.toml, column 'metrics': 'employment' is no list of metrics"):
        own_files.metrics(own)
