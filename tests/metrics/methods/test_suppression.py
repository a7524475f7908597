"""Cells that betray a contributor, and withheld cells that totals give away."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.suppression import suppression, suppression_secondary
from tests.metrics.methods.asking import ask, column

SIZES = st.lists(st.integers(0, 60), max_size=6)


def judged(*sizes, **params):
    return ask(suppression, params, cells=[{"cell": str(at), "contributors": one} for at, one in enumerate(sizes)])


@settings(deadline=None, max_examples=60)
@given(SIZES)
def test_rules_by_their_formulas(sizes):
    found = judged(sizes)[0]
    x1, x2, *_ = [*sorted(sizes, reverse=True), 0, 0]
    assert found["min_freq"] == (len(sizes) < 3)
    assert found["p_percent"] == (10 * (sum(sizes) - x1 - x2) < x1)
    assert found["nk_1_85"] == (100 * x1 > 85 * sum(sizes))
    assert found["sensitive"] == (found["min_freq"] or found["p_percent"] or found["nk_1_85"])


@settings(deadline=None, max_examples=60)
@given(SIZES, st.integers(1, 1000), st.randoms())
def test_rules_do_not_depend_on_order_and_unit(sizes, factor, random):
    shuffled = random.sample(sizes, len(sizes))
    assert judged([factor * size for size in shuffled]) == judged(sizes)


def test_at_the_bounds_a_cell_may_be_shown():
    """Exactly 10 % of the largest are left; exactly 85 % are the largest."""
    assert column(judged([50, 30, 5], [85, 5, 5, 5]), "sensitive") == [False, False]
    assert column(judged([50, 30, 4], [86, 5, 5, 4]), "sensitive") == [True, True]


def test_other_parameters():
    found = judged([40, 30, 20, 10], nk=[2, 60], min_freq=5, p_percent=80)[0]
    assert (found["nk_2_60"], found["min_freq"], found["p_percent"]) == (True, True, True)


@pytest.mark.parametrize(
    ("sizes", "reason"),
    [([5, None, 3], "COMPONENT_MISSING"), ([5, -1, 3], "NEGATIVE_INPUT"), ([None], "COMPONENT_MISSING")],
)
def test_what_is_not_known_is_not_safe(sizes, reason):
    found = judged(sizes)[0]
    assert (found["p_percent"], found["nk_1_85"], found["sensitive"], found["reason"]) == (None, None, True, reason)


def test_cells_without_contributors():
    assert [(one["min_freq"], one["p_percent"], one["sensitive"]) for one in judged([], [0, 0, 0])] == [
        (True, False, True),
        (False, False, False),
    ]
    assert judged() == []
    with pytest.raises(BadRequest, match="contributors"):
        ask(suppression, cells=[{"cell": "c1"}])


@pytest.mark.parametrize("nk", [[1], [0, 85], [1.5, 85]])
def test_a_rule_of_no_whole_number_of_contributors(nk):
    with pytest.raises(BadRequest, match="expected a pair"):
        judged([5, 3, 2], nk=nk)


def table(*rows, columns=("C13", "C14", "total"), names=("A", "B", "total")):
    return [{"region": name, **dict(zip(columns, row, strict=True))} for name, row in zip(names, rows, strict=False)]


def found_in(*rows, **params):
    answer = ask(suppression_secondary, params, table=table(*rows))
    return {(c["region"], c["activity"]): pytest.approx(c["value"]) for c in answer["recoverable_cells"]}, answer


def test_one_cell_in_a_line_is_given_away_and_four_in_a_square_are_not():
    assert found_in([7, None, 22], [8, 6, 14])[0] == {("A", "C14"): 15}
    given_away, answer = found_in([None, None, 10], [None, None, 20], [12, 18, 30])
    assert (given_away, answer["verdict"]) == ({}, "safe")
    assert [(c["low"], c["high"]) for c in answer["intervals"]] == [(0, 10), (0, 10), (pytest.approx(2), 12), (8, 18)]


def test_nothing_below_zero_gives_cells_away():
    """A total of zero has only zeros below it, and the rest follows."""
    given_away, answer = found_in([None, None, 0], [None, None, 20], [2, 18, 20])
    assert given_away == {("A", "C13"): 0, ("A", "C14"): 0, ("B", "C13"): 2, ("B", "C14"): 18}
    assert answer["verdict"] == "unsafe"
    assert found_in([None, None, 10], [None, None, -20], [-8, -2, -10])[0] == {}


def test_a_withheld_total_is_an_unknown():
    assert found_in([7, 8, None], [1, 2, 3])[0] == {("A", "total"): 15}
    assert found_in([7, None, None], [1, 2, 3])[1]["verdict"] == "safe"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4), st.sets(st.integers(0, 3), min_size=1))
def test_bounds_by_trying_all_whole_numbers(cells, hidden):
    a, b, c, d = cells
    totals = [a + b, c + d, a + c, b + d]
    fitting = [
        tried
        for tried in itertools.product(range(9), repeat=4)
        if all(at in hidden or tried[at] == cells[at] for at in range(4))
        and [tried[0] + tried[1], tried[2] + tried[3], tried[0] + tried[2], tried[1] + tried[3]] == totals
    ]
    shown = [None if at in hidden else value for at, value in enumerate(cells)]
    _, answer = found_in([*shown[:2], a + b], [*shown[2:], c + d], [a + c, b + d, sum(cells)])
    for at, interval in zip(sorted(hidden), answer["intervals"], strict=True):
        assert interval["low"] == pytest.approx(min(tried[at] for tried in fitting), abs=1e-6)
        assert interval["high"] == pytest.approx(max(tried[at] for tried in fitting), abs=1e-6)


def test_rounded_figures_add_up_roughly():
    assert found_in([7, None, 23], [8, 6, 15])[1]["reason"] == "INCONSISTENT_INPUT"
    given_away, answer = found_in([7, None, 23], [8, 6, 15], rounding=0.5)
    assert given_away == {("A", "C14"): 16}
    assert [(c["low"], c["high"]) for c in answer["intervals"]] == [(pytest.approx(15), pytest.approx(17))]


@pytest.mark.parametrize(
    ("rows", "verdict", "reason"),
    [
        ([], None, "NO_DATA"),
        ([[1, 2, 3]], "nothing_withheld", None),
        ([[1, 2, 4]], None, "INCONSISTENT_INPUT"),
        ([[9, None, 4]], None, "INCONSISTENT_INPUT"),
    ],
)
def test_other_verdicts(rows, verdict, reason):
    answer = found_in(*rows)[1]
    assert (answer["verdict"], answer["reason"], answer["recoverable_cells"]) == (verdict, reason, [])


def test_without_totals_nothing_is_given_away():
    answer = ask(
        suppression_secondary, table=[{"region": "A", "C13": None, "C14": 3}, {"region": "B", "C13": 4, "C14": None}]
    )
    assert answer["verdict"] == "safe"
    assert column(answer["intervals"], "high") == [None, None]
    russian = ask(suppression_secondary, table=[{"region": "A", "C13": None, "C14": 3, "Всего": 8}])
    assert russian["recoverable_cells"] == [{"region": "A", "activity": "C13", "value": pytest.approx(5)}]
