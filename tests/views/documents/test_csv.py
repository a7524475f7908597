"""CSV: read back by other programs with the same values, harmless in a spreadsheet, the same bytes every time."""

import hashlib
import io
import json
import os
import subprocess
import zipfile

import pandas as pd
import pytest

from views.documents import demonstration
from views.documents.csv import write_csv, write_zip
from views.documents.errors import DocumentError
from views.documents.passport import rows_sha256

BOM = b"\xef\xbb\xbf"


def read(content, **options):
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", **options)


def test_values_come_back(frame, passport, days):
    back = read(write_csv(frame, passport, "ru"), keep_default_na=False, na_values={"value": [""], "day": [""]})
    assert list(back.columns) == list(frame.columns)
    assert back["ref_area"].tolist() == frame["ref_area"].tolist()
    pd.testing.assert_series_equal(back["value"], frame["value"])
    assert back["name"].tolist()[:4] == frame["name"].tolist()[:4]
    assert [str(day) for day in back["day"].dropna()] == [str(day) for day in days if day]
    assert back["is_final"].tolist() == frame["is_final"].tolist()


def test_zero_is_written_and_missing_is_empty(frame, passport):
    lines = write_csv(frame, passport, "en").decode("utf-8-sig").split("\n")
    assert lines[2] == 'RU-MOW,"Москва, столица",0.0,2024-02-01,2,false'
    assert lines[3] == 'RU-KDA,"Край ""Юг""",,,3,true'


def test_it_begins_with_a_byte_order_mark_and_ends_lines_with_lf(frame, passport):
    content = write_csv(frame, passport, "en")
    assert content.startswith(BOM + b"ref_area,")
    assert content.endswith(b"true\n")
    assert b"\r" not in content


def test_semicolon_and_decimal_comma(frame, passport):
    content = write_csv(frame, passport, "ru", ";", ",")
    assert "RU-IVA;Ивановская область;1985,4;2024-01-01;1;true\n" in content.decode("utf-8-sig")
    back = read(content, sep=";", decimal=",")
    pd.testing.assert_series_equal(back["value"], frame["value"])


@pytest.mark.parametrize(("separator", "decimal"), [(",", ","), ("|", "."), (";", "'")])
def test_signs_that_cannot_be_read_back_are_refused(frame, passport, separator, decimal):
    with pytest.raises(DocumentError, match="cannot be read back"):
        write_csv(frame, passport, "en", separator, decimal)


@pytest.mark.parametrize("attack", [
    "=1+1", "=cmd|' /C calc'!A0", "+7 495", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)",
])  # fmt: skip
@pytest.mark.parametrize(("separator", "decimal"), [(",", "."), (";", ",")])
def test_what_a_spreadsheet_would_run_is_neutralised(passport, attack, separator, decimal):
    frame = pd.DataFrame({"text": [attack], "=head": ["harmless - text"], "value": [-5.5]})
    back = pd.read_csv(
        io.StringIO(write_csv(frame, passport, "en", separator, decimal).decode("utf-8-sig"), newline=""),
        sep=separator, decimal=decimal, lineterminator="\n",
    )  # fmt: skip
    assert back["text"][0] == "'" + attack
    assert list(back.columns) == ["text", "'=head", "value"]
    assert back["'=head"][0] == "harmless - text"
    assert back["value"][0] == -5.5  # a negative number stays a number


def test_no_rows_leave_the_header(empty, passport):
    assert write_csv(empty, passport, "en") == BOM + b"ref_area,name,value,day,n_used,is_final\n"


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "DEMONSTRATION DATA"), ("ru", "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ"), ("uk", "ДЕМОНСТРАЦІЙНІ ДАНІ")]
)
def test_a_demonstration_says_so_before_anything_else(frame, demonstration, passport, lang, word):
    first = write_csv(frame, demonstration, lang).decode("utf-8-sig").split("\n")[0]
    assert first.strip('"').startswith(word)
    assert word not in write_csv(frame, passport, lang).decode("utf-8-sig")
    assert len(read(write_csv(frame, demonstration, lang), skiprows=1)) == len(frame)


def test_the_words_are_one_sentence_everywhere(frame, passport):
    assert demonstration.words("en").startswith("DEMONSTRATION DATA. ")


def test_same_rows_same_bytes(frame, passport):
    assert write_csv(frame, passport, "en") == write_csv(frame.copy(), passport, "en")
    assert write_zip(frame, passport, "en", "x") == write_zip(frame.copy(), passport, "en", "x")


def test_the_archive_holds_rows_and_passport(frame, passport):
    with zipfile.ZipFile(io.BytesIO(write_zip(frame, passport, "ru", "light-industry_RU", ";", ","))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["light-industry_RU.csv", "passport.json"]
        assert archive.read("light-industry_RU.csv") == write_csv(frame, passport, "ru", ";", ",")
        assert json.loads(archive.read("passport.json"))["rows_sha256"] == rows_sha256(frame)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_checksum_can_be_taken_in_a_shell(frame, passport, tmp_path):
    calm = frame[~frame["name"].str.startswith(("=", "-")) & ~frame["name"].str.contains("\n")]
    (tmp_path / "x.csv").write_bytes(write_csv(calm, passport, "en"))
    command = ["bash", "-c", "tail -n +2 x.csv | LC_ALL=C sort | sha256sum"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, env=os.environ).stdout  # noqa: S603
    assert said.split()[0] == rows_sha256(calm)


def test_the_checksum_can_be_taken_from_the_lines(frame, passport):
    calm = frame[~frame["name"].str.contains("\n")].iloc[:3]
    lines = write_csv(calm, passport, "en").split(b"\n")[1:-1]
    assert hashlib.sha256(b"".join(line + b"\n" for line in sorted(lines))).hexdigest() == rows_sha256(calm)
