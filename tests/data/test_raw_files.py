"""Damaged and wrong raw files: each is named with file, row, column, value and what was expected."""

import hashlib
import shutil
import tomllib
from pathlib import Path

import pytest

from data.errors import DataError, SourceChanged, UnknownCode
from data.loading import RAW_DIR, REFERENCE_DIR, read_inputs


@pytest.fixture
def raw(tmp_path):
    """A folder of raw files that a test may damage: it asks for those it needs."""

    def copied(*names):
        for path in (RAW_DIR / name for name in names):
            target = tmp_path / "raw" / path.relative_to(RAW_DIR)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
            shutil.copy(path.with_suffix(".toml"), target.with_suffix(".toml"))
        return tmp_path / "raw"

    return copied


def describe_again(path: Path) -> None:
    """Bring the provenance file in line with the bytes, so that what is wrong inside them comes to light."""
    toml = path.with_suffix(".toml")
    told = tomllib.loads(toml.read_text(encoding="utf-8"))
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace(told["sha256"], hashlib.sha256(path.read_bytes()).hexdigest()), encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    describe_again(path)


@pytest.mark.parametrize("name", ["ru_bulletin.csv", "us_gdp.parquet", "registry/cluster.csv"])
@pytest.mark.parametrize("damage", ["changed", "truncated", "gone"])
def test_a_damaged_raw_file_is_named(raw, name, damage):
    raw = raw(name)
    path = raw / name
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(content[: len(content) // 2] if damage == "truncated" else content[:-2] + b"9\n")
    with pytest.raises(SourceChanged, match="missing" if damage == "gone" else "changed or damaged") as raised:
        read_inputs(raw, REFERENCE_DIR)
    assert raised.value.file == name


@pytest.mark.parametrize(
    ("name", "old", "new", "error", "at"),
    [
        ("ru_bulletin.csv", ",obs_value,", ",value,", SourceChanged, (0, "")),
        ("ru_bulletin.csv", ",100.5,A,", ",100;5,A,", DataError, (2, "obs_value")),
        ("ru_bulletin.csv", "RU_KEP,IPI,RU,DB", "RU_KEP,IPI,RU,XX", UnknownCode, (2, "activity")),
        ("ru_bulletin.csv", ",2002-01,C_YTD", ",2002-13,C_YTD", DataError, (2, "time_period")),
        ("ru_bulletin.csv", ",M,2002-01,C_YTD", ",A,2002-01,C_YTD", DataError, (2, "time_period")),
        ("ru_bulletin.csv", "\nRU_KEP,IPI", "\nRU_KEP,,IPI", SourceChanged, (2, "")),
        ("registry/cluster_stage.csv", "2017-04-28,day", "2017-04,day", DataError, (2, "entered_on")),
        ("registry/cluster_stage.csv", "2017-04-28,day", ",day", DataError, (2, "entered_on")),
        ("registry/cluster_stage.csv", "2017-04-28,day", "28.04.2017,day", DataError, (2, "entered_on")),
        ("registry/cluster_stage.csv", "agreement", "registered", UnknownCode, (2, "lifecycle_stage")),
        ("registry/event.csv", ",400,about", ",four hundred,about", DataError, (6, "participants")),
        ("press_statements.csv", "2023-06-30,2023-S1", "2023-07-31,2023-S1", DataError, (3, "period_code")),
        ("press_statements.csv", "2023-S1,2022-S1", "2023-S1,2024-S1", DataError, (3, "period_code")),
        ("press_statements.csv", "2023-06-30,2023-S1", "2023-06-30,2023-H1", DataError, (3, "period_code")),
        ("press_statements.csv", ",times,1.5,", ",tmies,1.5,", UnknownCode, (3, "value_kind")),
    ],
)
def test_what_is_wrong_inside_a_file_is_named(raw, name, old, new, error, at):
    raw = raw(name)
    edit(raw / name, old, new)
    with pytest.raises(error) as raised:
        read_inputs(raw, REFERENCE_DIR)
    fault = raised.value
    assert (fault.file, fault.row, fault.column) == (name, *at)
    assert fault.expected


def test_a_row_less_than_described_is_noticed(raw):
    raw = raw("ru_bulletin.csv")
    path = raw / "ru_bulletin.csv"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    describe_again(path)
    with pytest.raises(SourceChanged, match="2915 rows") as raised:
        read_inputs(raw, REFERENCE_DIR)
    assert raised.value.expected == "2916 rows"


@pytest.mark.parametrize("content", [b"PAR1 not really", b""])
def test_a_file_that_is_no_parquet_is_named(raw, content):
    raw = raw("us_gdp.parquet")
    path = raw / "us_gdp.parquet"
    path.write_bytes(content)
    describe_again(path)
    with pytest.raises(SourceChanged, match="no readable Parquet file"):
        read_inputs(raw, REFERENCE_DIR)


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe", "UTF-8"), (b"", "empty"), (b'a,b\n"1,2\n', "whole CSV")])
def test_a_file_that_is_no_csv_is_named(raw, content, said):
    raw = raw("ru_bulletin.csv")
    path = raw / "ru_bulletin.csv"
    path.write_bytes(content)
    describe_again(path)
    with pytest.raises(SourceChanged, match=said):
        read_inputs(raw, REFERENCE_DIR)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('licence = "', 'license = "', "key 'licence' is missing"),
        ("rows = 5408", 'rows = "many"', "key 'rows'"),
        ('kind = "observations"', 'kind = "notes"', "kind 'notes' is not known"),
        ('uk = "', 'ua = "', "title has no uk text"),
        ("[title]", "[title", "not TOML"),
        ('kind = "observations"', 'kind = "registry"\ntable = "clusters"', "'clusters' is not in the schema"),
    ],
)
def test_a_provenance_file_that_lacks_something_is_named(raw, old, new, said):
    raw = raw("us_gdp.parquet")
    toml = raw / "us_gdp.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_inputs(raw, REFERENCE_DIR)


def test_a_raw_file_without_provenance_is_refused(raw):
    raw = raw("us_gdp.parquet")
    (raw / "extra.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(SourceChanged, match="no provenance file") as raised:
        read_inputs(raw, REFERENCE_DIR)
    assert raised.value.file == "extra.csv"


def test_a_missing_reference_table_is_named(tmp_path):
    shutil.copytree(REFERENCE_DIR, tmp_path / "reference")
    (tmp_path / "reference" / "area.csv").unlink()
    with pytest.raises(SourceChanged, match="missing") as raised:
        read_inputs(RAW_DIR, tmp_path / "reference")
    assert raised.value.file == "reference/area.csv"


def test_a_remark_on_an_issue_needs_all_its_parts(raw):
    raw = raw("ru_bulletin_issues.parquet")
    toml = raw / "ru_bulletin_issues.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('status = "absent"', "", 1), encoding="utf-8")
    with pytest.raises(DataError, match="a remark has the keys issue, vintage, note"):
        read_inputs(raw, REFERENCE_DIR)
