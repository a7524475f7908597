"""Cooperation by counting pairs by hand; sales inside a cluster."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.requests.kinds import BadRequest
from metrics.methods.network import cluster_functional_dependency, cooperation_network

NAMES = ["A", "B", "C", "D", "E", "F"]


def network(pairs, members=NAMES, **columns):
    return cooperation_network(
        list(members), pd.DataFrame(list(pairs), columns=["a", "b"], dtype=object).assign(**columns)
    )


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.sampled_from([*NAMES, "X"]), st.sampled_from(NAMES)), max_size=20))
def test_shape_against_sets(pairs):
    links = {frozenset(pair) for pair in pairs if len(set(pair)) == 2 and "X" not in pair}
    degrees = [sum(name in link for link in links) for name in NAMES]
    triples = sum(d * (d - 1) / 2 for d in degrees)
    closed = sum(all(frozenset(side) in links for side in combinations(three, 2)) for three in combinations(NAMES, 3))
    found = network(pairs)
    assert found["density"] == pytest.approx(len(links) / 15)
    assert found["isolates"] == degrees.count(0)
    assert found["mean_degree"] == pytest.approx(2 * len(links) / 6)
    assert found["transitivity"] == pytest.approx(3 * closed / triples if triples else 0)
    assert found["degree_centralisation"] == pytest.approx(sum(max(degrees) - d for d in degrees) / 20)


@pytest.mark.parametrize(
    ("pairs", "density", "centralisation", "components"),
    [
        ([("A", other) for other in NAMES[1:]], 1 / 3, 1, 1),  # a star
        (list(combinations(NAMES, 2)), 1, 0, 1),
        ([], 0, 0, 6),
        ([("A", "B"), ("B", "A"), ("A", "B")], 1 / 15, 0.2, 5),
    ],
)
def test_networks_that_everybody_knows(pairs, density, centralisation, components):
    found = network(pairs)
    assert (found["density"], found["components"]) == (pytest.approx(density), components)
    assert found["degree_centralisation"] == pytest.approx(centralisation)


@pytest.mark.parametrize(
    ("members", "reason"), [([], "NO_DATA"), (["A", "B"], "TOO_FEW_UNITS"), (["A", "A", None], "TOO_FEW_UNITS")]
)
def test_fewer_than_three_members_are_no_network(members, reason):
    found = network([("A", "B")], members)
    assert (found["reason"], found["density"], found["components"]) == (reason, None, None)


def test_no_contract_is_no_link_and_an_unknown_number_is_one():
    assert network([("A", "B"), ("C", "D")], contracts=[0.0, np.nan])["links"] == 1


def test_directed_is_refused():
    with pytest.raises(BadRequest, match="undirected"):
        cooperation_network(NAMES, pd.DataFrame({"a": [], "b": []}), directed=True)


def dependency(*rows, members=("A", "B"), **params):
    flows = pd.DataFrame(list(rows), columns=["from", "to", "value", "obs_status"])
    return cluster_functional_dependency(flows.astype({"value": float}), list(members), **params)


def test_a_level_at_the_threshold_meets_it():
    rows = [("A", "B", 0.1, "A"), ("B", "A", 0.2, "A"), ("B", "X", 1.2, "P")]  # 0.3 of 1.5, but not in binary
    found = dependency(*rows)
    assert found["level_pct"] == pytest.approx(20)
    assert (found["meets_threshold"], found["obs_status"]) == (True, "P")


def test_the_threshold_of_special_territories():
    rows = [("A", "B", 15.0, "A"), ("A", "X", 85.0, "A")]
    assert dependency(*rows)["meets_threshold"] is False
    assert dependency(*rows, special_share_pct=30)["meets_threshold"] is True
    assert dependency(*rows, special_share_pct=29.9)["threshold_pct"] == 20
    assert dependency(*rows, special_share_pct=30, threshold_pct=20)["meets_threshold"] is False
    assert [dependency(*rows, non_producing=n)["non_producing_allowed"] for n in (3, 4)] == [True, False]


def test_sales_to_oneself_are_sales_but_not_internal():
    found = dependency(("A", "A", 50.0, "A"), ("A", "B", 50.0, "A"), ("X", "A", 900.0, "A"))
    assert (found["internal_sales"], found["total_sales"]) == (50, 100)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "NO_DATA"),
        ([("X", "A", 5, "A")], "NO_DATA"),
        ([("A", "B", 0, "A")], "BASE_ZERO"),
        ([("A", "B", None, "O"), ("A", "X", 5, "A")], "COMPONENT_MISSING"),
        ([("A", "B", None, "Q"), ("A", "X", 5, "A")], "COMPONENT_SUPPRESSED"),
        ([("A", "B", -1, "A")], "NEGATIVE_INPUT"),
    ],
)
def test_levels_that_cannot_be_had(rows, reason):
    found = dependency(*rows)
    assert (found["reason"], found["level_pct"], found["meets_threshold"]) == (reason, None, None)
