"""An opened warehouse: sealed, read-only, shared by threads; what is missing or foreign gets a sentence."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import numpy as np
import pytest

from data import schema, warehouse
from data.errors import DamagedWarehouse, MissingWarehouse, SchemaMismatch
from data.warehouse import Warehouse, open_warehouse
from tests.warehouses import tiny_warehouse


@pytest.fixture
def tiny(tmp_path):
    opened = tiny_warehouse(tmp_path, observation=[{"ref_area": "RU-IVA", "obs_value": 5.0}, {"ref_area": "RU-KIR"}])
    yield opened
    opened.close()


@pytest.fixture
def build_dir(tmp_path, monkeypatch):
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO wh.meta VALUES ('a', 'b')",
        "UPDATE wh.observation SET obs_value = 0",
        "CREATE TABLE wh.extra (a INTEGER)",
        "DROP TABLE wh.observation",
    ],
)
def test_nothing_can_be_written(tiny, statement):
    with pytest.raises(duckdb.Error, match="read-only"):
        tiny.rows(statement)
    assert tiny.rows("SELECT sum(obs_value) FROM wh.observation") == [(6.0,)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM read_parquet('{file}')",
        "SELECT * FROM read_text('{file}')",
        "COPY (SELECT 1) TO '{out}'",
        "ATTACH '{out}' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
    ],
)
def test_nothing_outside_the_file_can_be_reached(tiny, tmp_path, statement):
    file = tmp_path / "secret.csv"
    file.write_text("a\n1\n")
    out = tmp_path / "out.bin"
    with pytest.raises(duckdb.Error):
        tiny.rows(statement.format(file=file, out=out))
    assert not out.exists()


def test_codes_come_as_text_and_values_are_bound(tiny):
    frame = tiny.frame("SELECT ref_area, obs_value FROM wh.observation WHERE ref_area = ?", ["RU-IVA"])
    assert frame.to_dict("records") == [{"ref_area": "RU-IVA", "obs_value": 5.0}]
    assert str(frame["ref_area"].dtype) == "str"
    assert tiny.rows("SELECT count(*) FROM wh.observation WHERE ref_area = $area", {"area": "'; DROP"}) == [(0,)]


def test_columns_are_plain_arrays_with_gaps_filled(tiny):
    found = tiny.columns(
        "SELECT ref_area, ref_area::VARCHAR AS area, obs_value, CASE WHEN obs_value = 5 THEN 1 END AS number, "
        "CASE WHEN obs_value = 5 THEN 'five' END AS word, CASE WHEN obs_value = 5 THEN period_start END AS day "
        "FROM wh.observation ORDER BY ref_area DESC"
    )
    assert not any(isinstance(column, np.ma.MaskedArray) for column in found.values())
    assert found["ref_area"].tolist() == found["area"].tolist() == ["RU-KIR", "RU-IVA"]
    assert found["obs_value"].tolist() == [1.0, 5.0]
    assert np.isnan(found["number"][0])
    assert found["number"][1] == 1
    assert found["word"].tolist() == [None, "five"]
    assert np.isnat(found["day"]).tolist() == [True, False]


def test_columns_of_no_rows_are_empty(tiny):
    found = tiny.columns("SELECT ref_area, obs_value FROM wh.observation WHERE ref_area = ?", ["RU-MOW"])
    assert {name: len(column) for name, column in found.items()} == {"ref_area": 0, "obs_value": 0}


def test_known_codes_can_be_asked_for(tiny):
    assert tiny.codes("observation", "ref_area") == {"RU-IVA", "RU-KIR"}
    assert tiny.codes("observation", "ref_area") is tiny.codes("observation", "ref_area")
    with pytest.raises(schema.UnknownColumn):
        tiny.codes("observation", "nothing; DROP TABLE x")


def test_threads_get_their_own_rows(tiny):
    def ask(number):
        return tiny.rows("SELECT ?::INTEGER, count(*) FROM wh.observation", [number])

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(400)))
    assert answers == [[(number, 2)] for number in range(400)]


def test_a_missing_warehouse_says_what_to_run(build_dir):
    with pytest.raises(MissingWarehouse, match=r"'published': run `python -m data build`\."):
        open_warehouse("published")
    assert warehouse.stamp("published") == ""


def test_advice_never_names_an_edition_that_cannot_be_built(build_dir):
    with pytest.raises(MissingWarehouse, match=r"'demo': run `python -m data generate`\."):
        open_warehouse("demo")
    with pytest.raises(
        MissingWarehouse, match=r"from whoever made it; .* makes only the edition 'published'"
    ) as raised:
        open_warehouse("office")
    assert "--edition" not in str(raised.value)


def test_another_schema_version_says_both_versions(tiny, build_dir, tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 999)
    with pytest.raises(SchemaMismatch, match=r"schema version \d+, this program needs schema version 999"):
        open_warehouse("tiny")


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_foreign_file_is_named(build_dir, content):
    (build_dir / "published.duckdb").write_bytes(content)
    with pytest.raises(DamagedWarehouse, match=r"published\.duckdb"):
        open_warehouse("published")
    duckdb.connect(str(build_dir / "other.duckdb")).close()
    with pytest.raises(SchemaMismatch, match="not a warehouse of this program"):
        open_warehouse("other")


def test_only_a_file_that_can_be_read_to_its_end_is_whole(tiny, build_dir, monkeypatch):
    assert warehouse.is_whole("tiny")
    assert not warehouse.is_whole("published")
    content = tiny.path.read_bytes()
    for damaged in (b"", content[: len(content) // 2], content[:20_000] + bytes(len(content) - 20_000)):
        (build_dir / "published.duckdb").write_bytes(damaged)
        assert not warehouse.is_whole("published")
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 999)
    assert not warehouse.is_whole("tiny")


def test_editions_are_the_files_present_with_the_real_figures_first(tiny, build_dir):
    for name in ("demo", "published", "alpha"):
        shutil.copy(tiny.path, build_dir / f"{name}.duckdb")
    (build_dir / ".published.1.building").touch()
    assert warehouse.editions() == ("published", "alpha", "demo", "tiny")


def test_the_stamp_changes_when_the_file_is_replaced(tiny, build_dir):
    before = warehouse.stamp("tiny")
    copy = build_dir / "copy"
    shutil.copy(tiny.path, copy)
    copy.replace(tiny.path)
    assert warehouse.stamp("tiny") != before


def test_a_reader_keeps_its_file_when_a_new_one_is_published(tiny, tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    newer = tiny_warehouse(aside, observation=[{"obs_value": 99.0}])
    Path(newer.path).replace(tiny.path)
    assert tiny.rows("SELECT sum(obs_value) FROM wh.observation") == [(6.0,)]
    with_new = Warehouse("tiny", tiny.path)
    assert with_new.rows("SELECT sum(obs_value) FROM wh.observation") == [(99.0,)]
    assert with_new.fingerprint == newer.fingerprint != tiny.fingerprint


def test_a_file_cut_short_says_that_it_is_damaged(published_file, tmp_path, monkeypatch):
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    whole = published_file.read_bytes()
    (tmp_path / "published.duckdb").write_bytes(whole[: len(whole) // 30])
    with pytest.raises(DamagedWarehouse, match="python -m data build"):
        open_warehouse("published").frame("SELECT sum(obs_value) FROM wh.observation")
