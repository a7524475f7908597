"""The selection and the address are the same thing, both ways."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from views.parts.selection import MOST_JOINTS, PARAMETERS, Selection, from_query, joints_left_out, tidy_joints, to_query

CODES = st.from_regex(r"[A-Za-z0-9_.+-]{0,12}", fullmatch=True)
LISTS = ("areas", "panels", "columns", "alike")
SELECTIONS = st.builds(
    Selection,
    **{field.name: CODES for field in fields(Selection) if field.name not in (*LISTS, "breaks", "k")},
    **{name: st.lists(CODES.filter(bool), max_size=4).map(tuple) for name in LISTS},
    breaks=st.lists(st.floats(-1e6, 1e6, allow_nan=False).filter(bool), max_size=4).map(tidy_joints),
    k=st.integers(0, 9),
)


@given(SELECTIONS)
@settings(derandomize=True)
def test_address_and_selection_are_inverse(selection):
    assert from_query(to_query(selection)) == (selection, ())


def test_every_field_has_one_parameter():
    assert set(PARAMETERS) == {field.name for field in fields(Selection)}
    assert len(set(PARAMETERS.values())) == len(PARAMETERS)


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({"k": "many"}, ("k",)),
        ({"k": "0"}, ("k",)),
        ({"metric": "<script>"}, ("metric",)),
        ({"name": "<script>"}, ("name",)),
        ({"utm": "x"}, ()),
    ],
)
def test_what_cannot_be_read_is_named_and_dropped(params, names):
    assert from_query(params) == (Selection(), names)


def test_a_new_country_forgets_what_belonged_to_the_old_one():
    chosen = Selection(
        language="ru", country="RU", metric="output_physical", product="15.20", areas=("RU-IVA",), as_of="2016-01-01"
    )
    wish = Selection(language="ru", country="US", as_of="2016-01-01", metric="output_physical")
    assert chosen.changed(country="US") == wish  # the metric is no country's own; product and regions are


def test_a_method_of_calculation_belongs_to_no_country_and_no_metric():
    chosen = Selection(country="RU", metric="output_physical", calculation="hhi")
    assert chosen.changed(country="US").calculation == chosen.changed(metric="gdp").calculation == "hhi"
    assert to_query(chosen)["method"] == "hhi"


def test_a_new_metric_forgets_product_and_period_but_not_regions():
    chosen = Selection(country="RU", metric="output_physical", product="15.20", period="2024", areas=("RU-IVA",))
    assert chosen.changed(metric="organisations") == Selection(country="RU", metric="organisations", areas=("RU-IVA",))


def test_joints_are_finite_ascending_and_few():
    assert tidy_joints([3.0, float("nan"), 1.0, float("inf"), 3.0]) == (1.0, 3.0)
    assert len(tidy_joints(map(float, range(60)))) == MOST_JOINTS
    assert from_query({"breaks": "nan,2,1,2"})[0].breaks == (1.0, 2.0)
    assert [from_query({"breaks": text})[0].breaks for text in ("30,abc,10", "abc")] == [(10.0, 30.0), ()]


@pytest.mark.parametrize(
    ("text", "left"),
    [("5,1,1,nan,1e309,-3,2,3,4,6,7,8,9,10", ("1", "nan", "1e309", "8", "9", "10")), ("2,1,2.0", ("2.0",)), ("1,2", ()),
     ("", ()), ("abc", ("abc",)), ("10,abc,30,,0x1f", ("abc", "0x1f"))],
)  # fmt: skip
def test_joints_that_are_not_drawn_are_named_as_they_stand_in_the_address(text, left):
    assert joints_left_out(text) == left
