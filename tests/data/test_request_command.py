"""The command `compute` answers on standard output or says in one sentence why it cannot."""

import argparse
import io
import json
import sys

import pytest

from data.requests import command
from data.requests.kinds import List, One, Table
from data.requests.method import MARK, method


@method(values=List(object))
def echoed(values):
    """The values as they came."""
    return {"values": values}


@method(rows=Table(needs={"x": float}), optional=("rows",))
def added(rows=None, *, to: float = 0.0):
    """A sum."""
    return {"sum": to if rows is None else float(rows["x"].sum()) + to}


@method(x=One())
def doubled(x):
    """Twice a number."""
    return {"twice": None if x is None else 2 * x}


METHODS = {known.id: known for known in (getattr(f, MARK) for f in (echoed, added, doubled))}


def run(name, request):
    """Exit code, answer and faults for a request as text or bytes."""
    raw = request.encode() if isinstance(request, str) else request
    out, faults = io.StringIO(), io.StringIO()
    code = command.run(METHODS, name, io.TextIOWrapper(io.BytesIO(raw), encoding="cp1251"), out, faults)
    return code, out.getvalue(), faults.getvalue()


NESTED = "[" * 100_000 + "]" * 100_000
DIGITS = "9" * (sys.get_int_max_str_digits() + 1)


@pytest.mark.parametrize(
    ("name", "request_", "sentence"),
    [
        ("added", '{"inputs": {"cases": [{"x": 1, "params": 5}]}}', "params are not a record"),
        ("added", '{"inputs": {"cases": [{"x": 1, "params": null}]}}', "params are not a record"),
        ("added", '{"inputs": 5}', "inputs are not a record"),
        ("added", "[]", "inputs are not a record"),
        ("echoed", f'{{"inputs": {{"values": {NESTED}}}}}', "nested too deeply"),
        ("echoed", NESTED, "nested too deeply"),
        ("echoed", '{"inputs": {"cases": [' * 1000 + "]}}" * 1000, "nested too deeply"),
        ("doubled", b'{"inputs": {"x": "\xef\xf0"}}', "not UTF-8: byte 19 "),
        ("doubled", f'{{"inputs": {{"x": {DIGITS}}}}}', "thousands of digits"),
        ("doubled", f'{{"inputs": {{"x": {DIGITS[:400]}}}}}', "inputs, x is 9999"),
        ("doubled", '{"inputs": {"x": 1e400}}', "inputs, x is inf"),
        ("doubled", "", "not JSON"),
        ("doubld", "{}", "Did you mean doubled?"),
    ],
)
def test_a_request_that_cannot_be_answered(name, request_, sentence):
    code, out, faults = run(name, request_)
    assert (code, out) == (2, "")
    assert sentence in faults
    assert faults.endswith(".\n")
    assert faults.count("\n") == 1
    assert len(faults) < 200


def test_an_answer_is_json_in_utf_8():
    code, out, faults = run("echoed", '\ufeff{"inputs": {"values": ["Ивановская область"]}}')
    assert (code, faults) == (0, "")
    assert json.loads(out) == {"values": ["Ивановская область"]}
    assert "Ивановская область" in out.encode().decode()


def test_a_stream_without_bytes_is_read_as_text():
    assert command.raw(io.StringIO("да")) == "да".encode()


def test_the_words_of_the_command():
    parser = argparse.ArgumentParser()
    command.declare(parser.add_subparsers(dest="command"))
    asked = parser.parse_args(["compute", "doubled"])
    assert (asked.command, asked.method, asked.list) == ("compute", "doubled", False)
    assert parser.parse_args(["compute", "--list"]).list
    assert [line.split()[0] for line in command.listed(METHODS).splitlines()] == ["added", "doubled", "echoed"]
