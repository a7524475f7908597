"""The checksum is the one a stranger computes from the rule, and moves when a value does."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.documents import cells
from views.documents.errors import DocumentError, PassportMismatch
from views.documents.passport import Field, rows_sha256, sealed


def by_the_rule(rows):
    """SHA-256 of records written by Python's own csv module from plain values, independent of pandas."""
    records = []
    for row in rows:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerow(row)
        records.append(written.getvalue().encode("utf-8"))
    return hashlib.sha256(b"".join(sorted(records))).hexdigest()


def test_checksum_follows_the_written_rule(frame):
    assert rows_sha256(frame) == by_the_rule([
        ["RU-IVA", "Ивановская область", "1985.4", "2024-01-01", "1", "true"],
        ["RU-MOW", "Москва, столица", "0.0", "2024-02-01", "2", "false"],
        ["RU-KDA", 'Край "Юг"', "", "", "3", "true"],
        ["RU-KIR", "две\nстроки", "-3.25", "2024-04-01", "4", "true"],
        ["RU-TVE", "=1+1", "0.30000000000000004", "2024-05-01", "5", "false"],
        ["RU-SPE", "-2", "1e-07", "2024-06-01", "6", "true"],
    ])  # fmt: skip


@given(
    st.lists(st.tuples(st.text(min_size=1), st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=8)
)
def test_checksum_of_any_rows_is_the_csv_modules(rows):
    frame = pd.DataFrame({"text": [text for text, _number in rows], "number": [number for _text, number in rows]})
    expected = by_the_rule_of_quotes(rows)
    assert rows_sha256(frame) == expected


def by_the_rule_of_quotes(rows):
    """As `by_the_rule`, with quoting written out: the csv module differs over a lone CR between versions."""
    records = []
    for text, number in rows:
        needs = any(sign in text for sign in ',"\r\n')
        field = '"' + text.replace('"', '""') + '"' if needs else text
        records.append(f"{field},{number!r}\n".encode())
    return hashlib.sha256(b"".join(sorted(records, key=lambda record: record[:-1]))).hexdigest()


def test_order_of_rows_does_not_matter_and_order_of_columns_does(frame):
    assert rows_sha256(frame.iloc[::-1]) == rows_sha256(frame)
    assert rows_sha256(frame[list(frame.columns[::-1])]) != rows_sha256(frame)


@pytest.mark.parametrize(("column", "value"), [("value", 1985.5), ("name", "Ивановская обл."), ("n_used", 9)])
def test_any_change_shows(frame, column, value):
    changed = frame.copy()
    changed.loc[0, column] = value
    assert rows_sha256(changed) != rows_sha256(frame)


def test_zero_is_not_missing():
    assert rows_sha256(pd.DataFrame({"v": [0.0]})) != rows_sha256(pd.DataFrame({"v": [float("nan")]}))


def test_missing_is_one_thing_however_pandas_writes_it():
    marks = [None, float("nan"), pd.NA, pd.NaT]
    sums = {rows_sha256(pd.DataFrame({"v": pd.Series([mark], dtype=object)})) for mark in marks}
    assert len(sums) == 1


def test_no_rows_have_the_checksum_of_nothing(empty):
    assert rows_sha256(empty) == hashlib.sha256(b"").hexdigest()


def test_sealing_counts_and_checks(frame, passport):
    known = sealed(passport, frame)
    assert (known.row_count, known.rows_sha256) == (6, rows_sha256(frame))
    assert sealed(known, frame) == known
    with pytest.raises(PassportMismatch, match=r"6 rows.*5 rows"):
        sealed(known, frame.iloc[:5])


def test_the_day_it_was_made_has_no_part_in_the_checksum(frame, passport):
    later = replace(passport, created_at="2027-01-01T00:00:00+00:00")
    assert sealed(later, frame).rows_sha256 == sealed(passport, frame).rows_sha256


def test_json_holds_everything_and_keeps_cyrillic(frame, passport):
    text = sealed(passport, frame).as_json()
    read = json.loads(text)
    assert "Росстат" in text
    assert read["row_count"] == 6
    assert read["rows_sha256"] == rows_sha256(frame)
    assert read["filters"] == [{"label": "Страна", "value": "Россия"}, {"label": "Показатель", "value": "Выпуск"}]
    assert read["vintages"][0] == {
        "dataset": "RU_KEP", "title": "Monthly bulletin", "vintage": "2016-12-31", "as_of": "2024-11-01",
    }  # fmt: skip
    assert {
        "permalink",
        "query",
        "edition",
        "schema_version",
        "program_version",
        "flags",
        "fields",
        "formula",
        "notes",
    } <= set(read)


def test_a_column_nobody_described_is_labelled_with_its_name(passport):
    assert passport.field("other") == Field("other", "other")


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), Decimal("inf")])
def test_infinity_never_reaches_a_file(value):
    with pytest.raises(DocumentError, match="no figure"):
        rows_sha256(pd.DataFrame({"v": pd.Series([value], dtype=object)}))


def test_values_of_other_kinds_have_one_form():
    assert cells.text(Decimal("1E+2")) == "100"
    assert cells.text(pd.Timestamp("2024-01-01 10:00").to_pydatetime()) == "2024-01-01T10:00:00"
    assert (
        cells.values(pd.Series(pd.to_datetime(["2024-01-01 10:00", "2024-01-02 00:00"])))[1].isoformat()
        == "2024-01-02T00:00:00"
    )
    assert cells.values(pd.Series([1, None], dtype="Int64")) == [1, None]
