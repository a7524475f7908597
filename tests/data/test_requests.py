"""Requests in JSON: kinds of inputs, choices of parameters, inputs that are left out."""

import math
from typing import Literal

import numpy as np
import pytest

from data.requests import answering
from data.requests.kinds import BadRequest, List, Matrix, One, Table
from data.requests.method import MARK, method


@method(optional=("first",), renamed={"of": "kind"}, first=One(), second=One())
def chosen(a=0.0, b=0.0, *, kind: Literal["sum", "difference"] = "sum"):
    """A function that names its inputs otherwise than the request does."""
    return {"value": a + b if kind == "sum" else a - b}


def ask(inputs, **params):
    return answering.answer(getattr(chosen, MARK), {"inputs": inputs, "params": params})["value"]


def test_an_input_that_is_left_out_moves_no_other():
    assert ask({"first": 1, "second": 2}, of="difference") == -1
    assert ask({"second": 2}, of="difference") == -2


def test_a_choice_that_there_is_not():
    with pytest.raises(BadRequest, match="of is 'product'; there are sum, difference"):
        ask({"second": 1}, of="product")
    with pytest.raises(BadRequest, match="there are sum, difference"):
        ask({"second": 1}, of=["sum"])
    assert ask({"second": 1}, of=None) == 1


def test_a_list_in_a_cell():
    read = Table(needs={"neighbors": list}).read([{"neighbors": ["a"]}, {"neighbors": None}], "inputs, weights")
    assert read["neighbors"].tolist() == [["a"], None]
    with pytest.raises(BadRequest, match="row 1, neighbors is 'a', expected a list"):
        Table(needs={"neighbors": list}).read([{"neighbors": "a"}], "inputs, weights")


def test_infinite_numbers_are_refused_unless_the_method_judges_them():
    for value in (math.inf, -math.inf, math.nan):
        with pytest.raises(BadRequest, match="expected a number"):
            List().read([1, value], "inputs, values")
        assert np.isnan(List(finite=False).read([1, value], "inputs, values")[1])
    with pytest.raises(BadRequest, match="expected a number"):
        List(finite=False).read([1, "2"], "inputs, values")


def test_a_matrix_may_be_empty():
    assert Matrix().read([], "inputs, z").shape == (0, 0)
    assert Matrix().read([[], []], "inputs, z").shape == (2, 0)
    assert Matrix().read([[1, None]], "inputs, z").shape == (1, 2)
