"""What is stopped at the door of a request, and what may not leave with an answer."""

import math

import numpy as np
import pandas as pd
import pytest

from data.requests import door, guard
from data.requests.kinds import BadRequest, Record, Table
from data.requests.quoting import quoted
from tests.data.test_request_command import run


@pytest.mark.parametrize("code", ["q", "В", "Р", "Ж", " A", "AA", 1, True])
def test_a_status_that_there_is_not_is_no_figure_without_remark(code):
    for kind, value in ((Table(), [{"obs_status": "A"}, {"obs_status": code}]), (Record(), {"obs_status": code})):
        with pytest.raises(BadRequest, match=r"obs_status is .*, expected one of A, N, U, P"):
            kind.read(value, "inputs, obs")
    with pytest.raises(BadRequest, match="Did you mean B, a capital Latin letter"):
        Table().read([{"obs_status": "В"}], "inputs, obs")


def test_every_status_of_the_code_list_and_none_at_all_are_read():
    codes = [*"ANUPIEFHOLMQB", "", None]
    assert Table().read([{"obs_status": code} for code in codes], "x")["obs_status"].tolist() == codes


@pytest.mark.parametrize("value", [1e61, -1e308, 1e-61, 5e-324, 10**61])
def test_numbers_whose_squares_or_quotients_leave_the_range(value):
    with pytest.raises(BadRequest, match=r"^inputs, obs, row 1, x is .*, expected 0 or a number between 1e-60 and 1e"):
        door.check({"inputs": {"obs": [{"x": value}]}})


def test_numbers_that_can_be_computed_with_pass():
    door.check({"inputs": {"x": [0, -0.0, 1e60, -1e-60, True, None, math.inf, math.nan, 10**400, "1e308"]}})


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ('{"inputs": {"x": 1, "x": 2}}', "names 'x' twice"),
        ('{"inputs": {"x": 1}, "param": {}}', "has 'param' beside inputs and params"),
        ('{"inputs": {"x": "\\ud800"}}', "half a character"),
        ('{"inputs": {"\\udfff": 1}}', "half a character"),
    ],
)
def test_a_request_that_says_something_else_than_meant(request_, said):
    code, out, faults = run("doubled", request_)
    assert (code, out, faults.count("\n")) == (2, "", 1)
    assert said in faults


def test_a_command_without_a_method_says_what_to_type():
    assert "`compute added < request.json`" in run("", "{}")[2]


@pytest.mark.parametrize("period", ["2024-13", "0000", "", 5, None, "2023-02-30"])
def test_a_period_that_is_none_is_named_with_its_row(period):
    with pytest.raises(BadRequest, match=r"^inputs, obs, row 2, time_period is .*, expected a period like 2023"):
        Table({"time_period": str}).read([{"time_period": 2023}, {"time_period": period}], "inputs, obs")


@pytest.mark.parametrize("cell", [[["B"]], [{}]])
def test_a_list_in_a_cell_holds_single_values(cell):
    with pytest.raises(BadRequest, match=r"row 1, neighbors, value 1 is .*, expected a single value"):
        Table({"neighbors": list}).read([{"neighbors": cell}], "inputs, weights")


def test_a_column_that_nobody_declared_holds_no_records():
    with pytest.raises(BadRequest, match=r"row 1, ref_area is \{\}, expected a single value"):
        Table().read([{"ref_area": {}}], "inputs, units")


def test_quotes_are_cut():
    assert quoted("a" * 5000) == "'" + "a" * 59 + "..."
    assert quoted("\ud800").isascii()


def test_no_number_leaves_without_a_word_why():
    for found in ({"a": math.nan, "reason": ""}, pd.DataFrame({"a": [np.nan], "reason": [""]}), [{"a": math.inf}]):
        with pytest.raises(BadRequest, match="a cannot be computed"):
            guard.check(found, ())
    guard.check([{"a": math.nan, "reason": "NO_DATA"}, {"a": math.nan, "reason": "", "reason_a": "GAPS"}], ())
    guard.check([{"a": math.nan, "reason": "", "obs_status": "E"}, {"b": math.nan, "reason": ""}], {"b"})
