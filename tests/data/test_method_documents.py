"""What the documents say of a method: every part of its docstring, its parameters, and its example, cut but never changed."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests import documentation
from data.requests.kinds import List
from data.requests.method import HEADINGS, MARK, method
from geo.methods import methods as on_maps
from metrics.methods.catalogue import methods

EVERY = {**methods(), **on_maps()}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=20) | st.dictionaries(st.text(max_size=9), inner, max_size=12),
    max_leaves=40,
)
LEFT_OUT = re.compile(r",\s*… \+(\d+)")


@given(VALUES)
@settings(derandomize=True)
def test_a_whole_example_is_the_same_json(value):
    assert json.loads(documentation.laid_out(value, is_whole=True)) == value


@given(st.lists(st.integers() | st.dictionaries(st.sampled_from("abc"), st.integers(), min_size=1), max_size=40))
@settings(derandomize=True)
def test_a_list_that_is_cut_begins_right_and_counts_what_is_left_out(value):
    text = documentation.laid_out(value, is_whole=False)
    shown = json.loads(LEFT_OUT.sub("", text))
    left_out = sum(map(int, LEFT_OUT.findall(text)))
    assert value[: len(shown)] == shown
    assert len(shown) + left_out == len(value)


def test_lines_are_short_and_a_record_stays_in_one():
    rows = [{"ref_area": "RU-IVA", "value": number} for number in range(4)]
    lines = documentation.laid_out({"inputs": {"rows": rows, "values": list(range(90))}}, is_whole=True).splitlines()
    assert '   {"ref_area": "RU-IVA", "value": 0},' in lines
    assert max(map(len, lines)) <= documentation.WIDTH + len('  "values": [') + 1


@pytest.mark.parametrize("name", sorted(EVERY))
def test_the_example_is_cut_only_where_it_says_so(name):
    known = EVERY[name]
    shown = documentation.example(known)
    kept = json.loads((documentation.ROOT / shown.file).read_text(encoding="utf-8"))
    assert shown.origin == kept["origin"]
    if shown.is_whole:
        assert [json.loads(shown.request), json.loads(shown.answer)] == [kept["request"], kept["answer"]]
    else:
        assert LEFT_OUT.search(shown.request + shown.answer)


@method(values=List(), renamed={"from": "first"})
def sample(values, *, first: str, n: tuple[int, ...] = (1, 3), k: int | None = None, how: "str" = "x") -> None:
    """Sample of *all*: `a*b` and <b>.

    Formula: x_i * y, see [a](b).
    """


def test_parameters_have_their_name_of_the_request_and_their_default_as_json():
    found = documentation.parameters(getattr(sample, MARK))
    assert [(one.name, one.default) for one in found] == [("from", ""), ("n", "[1, 3]"), ("k", "null"), ("how", '"x"')]


def test_possible_values_are_named():
    (rule,) = documentation.parameters(EVERY["spatial_weights"])
    assert rule.choices == ('"queen"', '"rook"')


def test_signs_of_mathematics_are_no_markup():
    escaped = documentation._escaped("Sample of *all*: `a*b` and <b>, x_i * y, x_(i), [a](b).")
    assert escaped == "Sample of \\*all\\*: `a*b` and \\<b>, x_i * y, x\\_(i), [a]\\(b)."


@pytest.mark.parametrize(("catalogue", "command"), [(methods(), "metrics"), (on_maps(), "geo")])
def test_every_part_of_every_method_is_on_the_page(catalogue, command):
    page = documentation.markdown(catalogue, f"python -m {command} compute")
    for name, known in catalogue.items():
        part = page.partition(f"### `{name}`\n")[2].partition("\n### ")[0]
        assert all(f"\n- {head}: " in part for head in HEADINGS), name
        assert f"$ python -m {command} compute {name}\n" in part
        assert all(f"- Parameter `{one}`" in part for one in known.params), name


def test_families_hold_every_method_once():
    listed = documentation.families(EVERY)
    assert list(listed) == sorted(listed)
    assert sorted(one.id for family in listed.values() for one in family) == sorted(EVERY)
