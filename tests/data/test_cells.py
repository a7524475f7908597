"""Cells become typed columns, or one sentence that names the cell."""

from datetime import date

import pandas as pd
import pytest

from data.cells import typed
from data.errors import DataError, SourceChanged, UnknownCode
from data.tables.declaration import Column, Table

TABLE = Table(
    "sample",
    "A sample",
    ("code",),
    (
        Column("code", "a code", codes="area.ref_area"),
        Column("flag", "a flag", allowed=("A", "B")),
        Column("number", "a number", "DOUBLE", nullable=True),
        Column("count", "a count", "SMALLINT"),
        Column("is_open", "open", "BOOLEAN"),
        Column("day", "a day", "DATE", nullable=True),
    ),
)
GOOD = {"code": "RU", "flag": "A", "number": "1.5", "count": "7", "is_open": "true", "day": "2024-05-21"}


def read(*rows):
    return typed(
        pd.DataFrame([{**GOOD, **row} for row in rows], dtype=str), TABLE, "x.csv", 2, {"area.ref_area": {"RU"}}
    )


def test_types_are_those_declared():
    (row,) = read({}).to_dict("records")
    assert row == {"code": "RU", "flag": "A", "number": 1.5, "count": 7, "is_open": True, "day": date(2024, 5, 21)}


def test_an_empty_cell_is_null_where_it_may_be():
    (row,) = read({"number": "", "day": ""}).to_dict("records")
    assert pd.isna(row["number"])
    assert row["day"] is None


@pytest.mark.parametrize(
    ("cell", "error", "said"),
    [
        ({"code": "XX"}, UnknownCode, "'RU'"),
        ({"flag": "C"}, UnknownCode, "'A', 'B'"),
        ({"number": "1,5"}, DataError, "decimal point"),
        ({"number": "inf"}, DataError, "decimal point"),
        ({"count": "1.5"}, DataError, "whole number"),
        ({"count": "99999"}, DataError, "whole number"),
        ({"count": ""}, DataError, "whole number"),
        ({"is_open": "yes"}, DataError, "true or false"),
        ({"day": "21.05.2024"}, DataError, "2024-05-21"),
        ({"day": "2024-02-30"}, DataError, "2024-05-21"),
    ],
)
def test_a_bad_cell_is_named_with_file_row_column_value_and_what_was_expected(cell, error, said):
    ((column, value),) = cell.items()
    with pytest.raises(error) as raised:
        read({}, {}, cell)
    fault = raised.value
    assert (fault.file, fault.row, fault.column, fault.value) == ("x.csv", 4, column, value)
    assert said in fault.expected
    assert str(fault).startswith(f"x.csv, row 4, column '{column}': '{value}'")


def test_a_missing_and_a_strange_column_are_named():
    frame = pd.DataFrame([GOOD])
    with pytest.raises(SourceChanged, match="column 'flag' is missing"):
        typed(frame.drop(columns="flag"), TABLE, "x.csv", 2, {})
    with pytest.raises(SourceChanged, match="column 'colour' is not known"):
        typed(frame.assign(colour="red"), TABLE, "x.csv", 2, {})
