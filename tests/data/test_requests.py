"""Requests in JSON: kinds of inputs, choices of parameters, inputs that are left out."""

import math
from typing import Literal

import numpy as np
import pytest

from data.requests import answering
from data.requests.kinds import BadRequest, List, Matrix, One, Record, Table
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
    for value in (math.inf, -math.inf, math.nan, "-Infinity", "NaN"):
        with pytest.raises(BadRequest, match="expected a number"):
            List().read([1, value], "inputs, values")
        assert np.isnan(List(finite=False).read([1, value], "inputs, values")[1])
    with pytest.raises(BadRequest, match="expected a number"):
        List(finite=False).read([1, "2"], "inputs, values")


LONG = 10**400
FAR = [math.inf, -math.inf, "Infinity", LONG, -LONG]


@pytest.mark.parametrize("value", FAR)
def test_numbers_beyond_all_numbers_are_refused_wherever_they_stand(value):
    for kind, given, where in [
        (One(), value, "inputs, x"),
        (One(int), value, "inputs, x"),
        (List(), [1, value], "inputs, x, value 2"),
        (Matrix(), [[1, value]], "inputs, x, row 1, value 2"),
        (Record({"a": float}), {"a": value}, "inputs, x, a"),
        (Record(), {"b": value}, "inputs, x, b"),
        (Table(needs={"a": float}), [{"a": 1}, {"a": value}], "inputs, x, row 2, a"),
        (Table(needs={"a": float}), [{"a": 1, "b": 2}, {"a": 1, "b": value}], "inputs, x, row 2, b"),
    ]:
        with pytest.raises(BadRequest, match=f"^{where} is .{{1,70}}, expected a (whole )?number.$"):
            kind.read(given, "inputs, x")


def test_a_method_that_judges_infinite_numbers_gets_long_ones_as_such():
    assert np.isnan(List(finite=False).read([1, LONG], "inputs, values")[1])


def test_a_matrix_may_be_empty():
    assert Matrix().read([], "inputs, z").shape == (0, 0)
    assert Matrix().read([[], []], "inputs, z").shape == (2, 0)
    assert Matrix().read([[1, None]], "inputs, z").shape == (1, 2)


@pytest.mark.parametrize("kind", [Table(), List(), Matrix()])
@pytest.mark.parametrize("value", ["", "C13", 5, None, {"a": 1}])
def test_what_is_no_list_is_refused(kind, value):
    with pytest.raises(BadRequest, match=r"^inputs, x is not a list"):
        kind.read(value, "inputs, x")


@pytest.mark.parametrize("inputs", [("b", "a"), ("a",), ("a", "b", "c"), ("x", "a")])
def test_inputs_go_by_the_names_of_the_arguments(inputs):
    def counted(a, b):
        """A function of two inputs."""

    with pytest.raises(TypeError, match=r"counted takes \(a, b\), but declares"):
        method(**{name: One() for name in inputs})(counted)
    assert getattr(method(a=One(), second=One())(counted), MARK).arguments == ("a", "b")
