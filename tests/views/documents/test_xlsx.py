"""Workbooks: read back by openpyxl with the same values and types, without a single formula."""

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from views.documents import xlsx
from views.documents.errors import DocumentError, TextTooLong, TooManyRows
from views.documents.passport import rows_sha256
from views.documents.xlsx import write_xlsx


def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def cover_text(content):
    return "\n".join(str(value) for row in rows(book(content).worksheets[0]) for value in row if value is not None)


@pytest.fixture(params=[False, True], ids=["in memory", "row by row"])
def way(request, monkeypatch):
    """Both ways of writing: small workbooks in memory, large ones row by row."""
    if request.param:
        monkeypatch.setattr(xlsx, "MANY_ROWS", 0)


@pytest.mark.usefixtures("way")
def test_values_and_types_come_back(frame, passport, days):
    data = rows(book(write_xlsx(frame, passport, "ru")).worksheets[1])
    assert data[0] == ["Код", "Регион", "Значение, млн м²", "День", "n_used", "is_final"]
    for row, code, name, value, day, used in zip(
        data[1:], frame["ref_area"], frame["name"], frame["value"], days, frame["n_used"], strict=True
    ):  # fmt: skip
        assert row[:2] == [code, name]
        assert row[2] == (None if pd.isna(value) else value)
        assert row[3] == (None if day is None else datetime(day.year, day.month, day.day))
        assert row[4] == used
    assert [row[5] for row in data[1:]] == frame["is_final"].tolist()


@pytest.mark.usefixtures("way")
def test_no_cell_is_a_formula_or_a_link(frame, passport):
    content = write_xlsx(frame, passport, "en")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert not re.search(rb"<f[ >]|<hyperlink", archive.read(name)), name
    sheet = book(content).worksheets[1]
    assert sheet["B6"].value == "=1+1"
    assert sheet["B6"].data_type != "f"
    assert sheet["B6"].quotePrefix  # editing the cell does not run it
    assert sheet["B7"].quotePrefix
    assert not sheet["B2"].quotePrefix


def test_zero_is_a_number_and_missing_an_empty_cell(frame, passport):
    sheet = book(write_xlsx(frame, passport, "en")).worksheets[1]
    assert sheet["C3"].value == 0
    assert sheet["C4"].value is None


def test_header_is_frozen_and_filtered(frame, passport, demonstration):
    plain, demo = (book(write_xlsx(frame, known, "en")).worksheets[1] for known in (passport, demonstration))
    assert (plain.freeze_panes, plain.auto_filter.ref) == ("A2", "A1:F7")
    assert (demo.freeze_panes, demo.auto_filter.ref) == ("A3", "A2:F8")


def test_one_number_of_decimals_a_column(frame, passport):
    sheet = book(write_xlsx(frame, passport, "en")).worksheets[1]
    assert {sheet.cell(row, 3).number_format for row in (2, 3, 5, 6, 7)} == {"#,##0.0"}  # as the passport says
    assert sheet["D2"].number_format == "yyyy-mm-dd"
    assert sheet["E2"].number_format == "0"  # whole numbers may be codes: no thousands
    undeclared = pd.DataFrame({"x": [1.5, 2.25, 3.0], "y": [1 / 3, 0.5, 1.0]})
    sheet = book(write_xlsx(undeclared, passport, "en")).worksheets[1]
    assert sheet["A2"].number_format == sheet["A4"].number_format == "#,##0.00"
    assert sheet["B2"].number_format == "#,##0.000000"
    assert sheet["B2"].value == 1 / 3  # shown rounded, kept whole


def test_the_cover_tells_everything(frame, passport):
    text = cover_text(write_xlsx(frame, passport, "ru"))
    told = [
        passport.title, "Россия", "Росстат", "https://example.org", "предварительные данные", passport.permalink,
        rows_sha256(frame), "RU_KEP", "2016-12-31", "sum(obs_value)", "ref_area", "млн м²", "1.0.0",
        "=Small base in two regions.", "Контрольная сумма",
    ]  # fmt: skip
    for part in told:
        assert part in text, part
    assert "Источники" in text


@pytest.mark.parametrize(("lang", "names"), [
    ("en", ["About this file", "Data"]), ("ru", ["Об этом файле", "Данные"]), ("uk", ["Про цей файл", "Дані"]),
])  # fmt: skip
def test_the_workbook_speaks_the_readers_language(frame, passport, lang, names):
    assert book(write_xlsx(frame, passport, lang)).sheetnames == names


def test_a_demonstration_says_so_on_both_sheets(frame, demonstration, passport):
    for sheet in book(write_xlsx(frame, demonstration, "uk")).worksheets:
        assert sheet["A1"].value.startswith("ДЕМОНСТРАЦІЙНІ ДАНІ")
    assert "ДЕМОНСТРАЦІЙНІ" not in cover_text(write_xlsx(frame, passport, "uk"))


def test_no_rows_leave_a_header(empty, passport):
    data = rows(book(write_xlsx(empty, passport, "en")).worksheets[1])
    assert data == [["Код", "Регион", "Значение, млн м²", "День", "n_used", "is_final"]]


def test_too_many_rows_are_refused_in_the_readers_language(frame, passport, demonstration):
    write_xlsx(frame, passport, "en", row_limit=6)
    with pytest.raises(TooManyRows, match=r"A sheet holds 5 rows, the selection has 6\."):
        write_xlsx(frame, passport, "en", row_limit=5)
    with pytest.raises(TooManyRows, match="На листе помещается строк: 5"):
        write_xlsx(frame, passport, "ru", row_limit=5)
    with pytest.raises(TooManyRows, match="has 7"):  # the first row of a demonstration counts
        write_xlsx(frame, demonstration, "en", row_limit=6)
    assert xlsx.ROW_LIMIT == 1_048_575


@pytest.mark.usefixtures("way")
def test_same_rows_same_bytes(frame, passport):
    assert write_xlsx(frame, passport, "en") == write_xlsx(frame.copy(), passport, "en")


def test_a_text_that_no_cell_holds_is_refused_not_cut(passport):
    with pytest.raises(TextTooLong, match="row 2, column 1 has 32,768 characters"):
        write_xlsx(pd.DataFrame({"x": ["a" * 32_768]}), passport, "en")
    longest = pd.DataFrame({"x": ["я" * 32_767]})
    assert len(book(write_xlsx(longest, passport, "en")).worksheets[1]["A2"].value) == 32_767


def test_infinity_is_refused(passport):
    with pytest.raises(DocumentError):
        write_xlsx(pd.DataFrame({"x": [float("inf")]}), passport, "en")


def test_days_before_the_calendar_of_spreadsheets_stay_text(passport):
    frame = pd.DataFrame({"x": pd.Series([date(1897, 1, 1), date(1900, 1, 1), date(1900, 3, 1)], dtype=object)})
    data = rows(book(write_xlsx(frame, passport, "en")).worksheets[1])
    assert [row[0] for row in data[1:]] == ["1897-01-01", "1900-01-01", datetime(1900, 3, 1)]


def test_times_decimals_and_control_characters(passport):
    frame = pd.DataFrame({
        "t": pd.to_datetime(["2024-01-01 10:30", "2024-01-02 00:00"]),
        "d": pd.Series([Decimal("1.50"), None], dtype=object),
        "s": ["bell\x07", "<&>"],
    })  # fmt: skip
    data = rows(book(write_xlsx(frame, passport, "en")).worksheets[1])
    assert data[1][:2] == [datetime(2024, 1, 1, 10, 30), 1.5]
    assert data[2][2] == "<&>"


def test_cyrillic_columns_are_wider(passport):
    frame = pd.DataFrame({"a": ["x" * 30], "b": ["я" * 30], "c": ["я" * 300]})
    widths = {
        name: size.width
        for name, size in book(write_xlsx(frame, passport, "en")).worksheets[1].column_dimensions.items()
    }
    assert widths["A"] < widths["B"] < widths["C"] <= 62


def test_properties_come_from_the_passport(frame, passport):
    made = book(write_xlsx(frame, passport, "en")).properties
    assert made.title == passport.title
    assert made.created == datetime(2026, 11, 25, 12, 0)
