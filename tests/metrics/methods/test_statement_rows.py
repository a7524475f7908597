"""Rows of a request as statements read them: the full grid, the rank of each row, the column of figures."""

import numpy as np
import pandas as pd
import pytest

from data.requests.kinds import BadRequest
from metrics.methods.statement_rows import HIDDEN, NOTHING, TWICE, cells, figure_of, figures, ranks_of, said
from metrics.status import rank


def test_a_table_becomes_a_full_grid_where_what_is_not_there_is_missing():
    keys = pd.DataFrame({"region": ["A", "A", "B", "B"], "activity": ["x", "y", "x", "x"]})
    grid = cells(keys, np.array([1.0, np.nan, 2.0, 3.0]), np.array([1, 1, 4, 4])).set_index(["region", "activity"])
    assert list(grid.index) == [("A", "x"), ("A", "y"), ("B", "x"), ("B", "y")]
    assert list(grid["rank"]) == [1, NOTHING, TWICE, NOTHING]
    assert list(grid["place"]) == [0, 1, 2, 4], "the last one is no row of the table"
    assert grid["value"].isna().tolist() == [False, True, False, True]


def test_ranks_of_rows():
    flags = {"obs_status": ["P", None, "Q", "", "M", "B"], "conf_status": [None, None, None, "C", None, "F"]}
    rows = pd.DataFrame({"x": [1, None, None, 5, 5, 2], **flags})
    assert ranks_of(rows, "x").tolist() == [rank("P"), NOTHING, HIDDEN, HIDDEN, rank("M"), 1]
    assert [said("", r) for r in (1, rank("P"), HIDDEN)] == ["A", "P", "Q"]
    assert [said(reason, 1) for reason in ("COMPONENT_SUPPRESSED", "BASE_ZERO", "NO_DATA")] == ["Q", "M", "O"]


def test_the_column_of_figures():
    rows = pd.DataFrame({"ref_area": ["A"], "shipments": [1.0], "remark": ["x"], "obs_status": ["A"]})
    assert figure_of(rows, ["ref_area"], "") == "shipments"
    with pytest.raises(BadRequest, match="no such column"):
        figure_of(rows, ["ref_area"], "output")
    with pytest.raises(BadRequest, match="'x', expected numbers"):
        figures(rows, "remark")
    assert figure_of(rows[["ref_area"]].assign(value=None), ["ref_area"], "") == "value"
