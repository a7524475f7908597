"""Building: aside, checked, swapped; a damaged file or a failed check leaves the published warehouse as it was."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from data import commands, documentation, loading, warehouse
from data.errors import CheckFailed, DataError
from data.loading import publish
from data.warehouse import Warehouse
from tests.warehouses import tiny_frames, tiny_warehouse

ROOT = Path(__file__).parents[2]


def test_the_command_refuses_damage_in_one_sentence_and_leaves_the_last_warehouse(tmp_path, published_file):
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "data", tree / "data", ignore=shutil.ignore_patterns("build", "__pycache__"))
    target = tree / "data" / "build" / "published.duckdb"
    target.parent.mkdir()
    shutil.copy(published_file, target)
    before = target.read_bytes()
    path = tree / "data" / "raw" / "us_gdp.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    done = subprocess.run(
        [sys.executable, "-m", "data", "build"], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("us_gdp.parquet: the file was changed or damaged")
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == before
    assert [found.name for found in target.parent.iterdir()] == ["published.duckdb"]


def test_a_failed_check_publishes_nothing(tmp_path):
    kept = tiny_warehouse(tmp_path, observation=[{"obs_value": 1.0}], checked=True)
    frames = tiny_frames(observation=[{"obs_value": 2.0, "obs_status": "Q", "conf_status": "C"}])
    with pytest.raises(CheckFailed, match=r"nothing was published.*a value stands exactly where the status says so"):
        publish("tiny", frames, kept.path)
    assert kept.rows("SELECT obs_value FROM wh.observation") == [(1.0,)]
    assert Warehouse("tiny", kept.path).fingerprint == kept.fingerprint
    assert [found.name for found in tmp_path.iterdir()] == ["tiny.duckdb"]


def test_a_doubled_key_publishes_nothing(tmp_path):
    with pytest.raises(CheckFailed, match="keys are unique"):
        tiny_warehouse(tmp_path, observation=[{}, {}], checked=True)
    assert list(tmp_path.iterdir()) == []


def test_a_build_if_needed_replaces_only_what_is_of_no_use(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    monkeypatch.setattr(commands, "recover", lambda _: None)
    monkeypatch.setattr(
        commands, "build", lambda edition, path: loading.write(edition, tiny_frames(observation=[{}]), path)
    )
    path = tmp_path / "published.duckdb"
    path.write_bytes(b"no database at all")
    assert commands.main(["build", "--if-needed"]) == 0
    assert capsys.readouterr().out.startswith("published.duckdb published in ")
    assert warehouse.is_whole("published")
    made = path.stat().st_mtime_ns
    assert commands.main(["build", "--if-needed"]) == 0
    assert (path.stat().st_mtime_ns, capsys.readouterr().out) == (made, "")
    assert commands.main(["build"]) == 0
    assert path.stat().st_mtime_ns > made


def test_a_killed_build_leaves_the_last_warehouse_and_the_next_build_works(tmp_path):
    kept = tiny_warehouse(tmp_path, observation=[{"obs_value": 1.0}], checked=True)
    script = (
        "import os; from data import loading; from tests.warehouses import tiny_frames; from pathlib import Path;"
        "loading.run = lambda _: os.kill(os.getpid(), 9);"
        f"loading.publish('tiny', tiny_frames(observation=[{{'obs_value': 2.0}}]), Path({str(kept.path)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603
    assert done.returncode == -9
    left = [found for found in tmp_path.iterdir() if found.name.endswith(".building")]
    assert len(left) == 1
    assert Warehouse("tiny", kept.path).rows("SELECT obs_value FROM wh.observation") == [(1.0,)]
    left[0].with_name(f"{left[0].name}.wal").touch()
    newer = tiny_warehouse(tmp_path, observation=[{"obs_value": 3.0}], checked=True)
    assert newer.rows("SELECT obs_value FROM wh.observation") == [(3.0,)]
    assert [found.name for found in tmp_path.iterdir()] == ["tiny.duckdb"]


def test_the_file_of_a_running_build_is_left_alone(tmp_path):
    path, frames = tmp_path / "tiny.duckdb", tiny_frames(observation=[{}])
    with loading.checked("tiny", frames, path) as running:
        assert running.name.startswith(f".tiny.{os.getpid()}@")
        loading.publish("tiny", frames, path)
        assert running.exists()
    assert [found.name for found in tmp_path.iterdir()] == ["tiny.duckdb"]


def test_what_another_machine_left_goes_after_a_day(tmp_path):
    young, old = (tmp_path / f".tiny.1@elsewhere.invalid.{mark * 32}.building" for mark in "ab")
    two_days_ago = time.time() - 2 * 86_400
    for path in (young, old):
        path.touch()
    os.utime(old, (two_days_ago, two_days_ago))
    tiny_warehouse(tmp_path, observation=[{}], checked=True)
    assert (young.exists(), old.exists()) == (True, False)


def test_the_same_input_gives_the_same_content(tmp_path):
    rows = [{"ref_area": area, "obs_value": 1.5} for area in ("RU-IVA", "RU-KIR", "RU-MOS")]
    marks = []
    for given in (rows, rows[::-1], [{**rows[0], "obs_value": 1.6}, *rows[1:]]):
        opened = tiny_warehouse(tmp_path, observation=given)
        marks.append(opened.fingerprint)
        opened.close()
    assert marks[0] == marks[1] != marks[2]


def test_tables_that_do_not_fit_get_a_sentence(tmp_path):
    frames = tiny_frames(observation=[{}])
    frames["observation"] = frames["observation"].assign(unit_mult=10**9)
    with pytest.raises(DataError, match="do not fit together"):
        loading.write("tiny", frames, tmp_path / "tiny.duckdb")


def test_observations_are_stored_in_both_orders(tmp_path):
    rows = [
        {"ref_area": area, "indicator": indicator} for area in ("RU-KIR", "RU-IVA") for indicator in ("SALES", "EMP")
    ]
    opened = tiny_warehouse(tmp_path, observation=rows)
    stored = "SELECT indicator::VARCHAR, ref_area::VARCHAR FROM wh.{}"
    by_indicator = opened.rows(stored.format("observation"))
    by_area = opened.rows(stored.format("observation_by_area"))
    assert by_indicator == sorted(by_indicator)
    assert by_area == sorted(by_area, key=lambda row: row[::-1])
    assert sorted(by_area) == by_indicator


def test_coded_columns_are_enums_in_the_file(published_file):
    with duckdb.connect(str(published_file), read_only=True) as connection:
        sql = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'observation' AND data_type LIKE 'ENUM%'"
        found = {name for (name,) in connection.execute(sql).fetchall()}
    assert found >= {
        "dataset",
        "indicator",
        "ref_area",
        "activity",
        "product",
        "freq",
        "time_transform",
        "unit_measure",
    }
    assert found >= {"obs_status", "conf_status", "break_kind", "vintage_precision", "origin"}
    assert "time_period" not in found


def test_check_prints_the_counts_and_fails_with_exit_code_one(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    tiny_warehouse(tmp_path, edition="published", observation=[{}])
    assert commands.main(["check"]) == 1
    printed = capsys.readouterr().out
    assert "FAILED: only 0 comparisons were possible where 360 are known" in printed
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path / "nowhere")
    assert commands.main(["check"]) == 1
    assert "python -m data build" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "build").write_text("a file where the folder should be")
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path / "build")
    assert commands.main(["build"]) == 1
    assert "cannot be read or written" in capsys.readouterr().err


def test_the_schema_is_printed(capsys):
    assert commands.main(["schema"]) == 0
    assert capsys.readouterr().out == documentation.markdown()
