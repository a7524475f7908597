"""Parquet: typed columns, the passport inside, nothing changed on the way."""

import io
import json
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from views.documents.errors import DocumentError
from views.documents.parquet import write_parquet
from views.documents.passport import rows_sha256


def table(content):
    return pq.read_table(io.BytesIO(content))


def test_values_and_types_come_back(frame, passport, days):
    back = table(write_parquet(frame, passport, "ru"))
    assert [str(kind) for kind in back.schema.types] == ["string", "string", "double", "date32[day]", "int64", "bool"]
    assert back["name"].to_pylist() == frame["name"].tolist()  # a program runs no formula: text as it is
    assert back["value"].to_pylist() == [1985.4, 0.0, None, -3.25, 0.1 + 0.2, 1e-7]
    assert back["day"].to_pylist() == days


def test_the_passport_is_inside(frame, passport):
    back = table(write_parquet(frame, passport, "ru"))
    known = json.loads(back.schema.metadata[b"passport"])
    assert known["title"] == passport.title
    assert known["rows_sha256"] == rows_sha256(frame)
    assert b"demonstration" not in back.schema.metadata
    assert back.schema.field("value").metadata == {b"label": "Значение".encode(), b"meaning": b"The figure",
                                                   b"unit": "млн м²".encode()}  # fmt: skip


def test_the_checksum_is_the_same_in_the_file(frame, passport):
    back = table(write_parquet(frame, passport, "en")).to_pandas()
    assert rows_sha256(back) == rows_sha256(frame)


def test_it_is_compressed_with_zstd(frame, passport):
    file = pq.ParquetFile(io.BytesIO(write_parquet(frame, passport, "en")))
    assert {file.metadata.row_group(0).column(at).compression for at in range(6)} == {"ZSTD"}


def test_a_demonstration_says_so(frame, demonstration):
    back = table(write_parquet(frame, demonstration, "uk"))
    assert back.schema.metadata[b"demonstration"].decode().startswith("ДЕМОНСТРАЦІЙНІ ДАНІ")
    assert json.loads(back.schema.metadata[b"passport"])["is_demonstration"] is True


def test_no_rows_keep_their_types(empty, passport):
    back = table(write_parquet(empty, passport, "en"))
    assert back.num_rows == 0
    assert [str(kind) for kind in back.schema.types] == ["string", "string", "double", "date32[day]", "int64", "bool"]


def test_a_column_without_values_keeps_its_type(passport):
    frame = pd.DataFrame({"v": [float("nan")] * 2, "s": pd.Series([None, None], dtype=object)})
    assert [str(kind) for kind in table(write_parquet(frame, passport, "en")).schema.types] == ["double", "string"]


def test_same_rows_same_bytes(frame, passport):
    assert write_parquet(frame, passport, "en") == write_parquet(frame.copy(), passport, "en")


def test_a_column_of_mixed_types_is_refused_by_name(passport):
    with pytest.raises(DocumentError, match="'mixed' mixes float, str"):
        write_parquet(pd.DataFrame({"mixed": pd.Series([1.5, "x"], dtype=object)}), passport, "en")


def test_other_readers_see_dates_not_time_stamps(frame, passport):
    back = table(write_parquet(frame, passport, "en"))
    assert back.schema.field("day").type == pa.date32()
    assert back["day"][0].as_py() == date(2024, 1, 1)
