"""Methods on clusters, chains and likeness where no cell is filled, not even a key, and where every row is withheld.

What test_every_edge.py does to all methods leaves keys as they are, and withholds one row.
"""

import pytest

from metrics.methods import (
    complexity,
    events,
    lifecycle,
    maturity,
    membership,
    network,
    peers,
    stars,
    support,
    value_chain,
)
from tests.metrics.methods import asking
from tests.metrics.methods.test_every_edge import request_of

METHODS = (
    stars.cluster_stars,
    membership.cluster_membership,
    membership.cluster_density_coverage,
    support.support_uptake,
    events.event_reach,
    lifecycle.lifecycle_funnel,
    maturity.org_maturity,
    network.cooperation_network,
    network.cluster_functional_dependency,
    value_chain.value_chain_sdr,
    value_chain.value_chain_io,
    complexity.relatedness_density,
    complexity.economic_complexity,
    peers.peer_similarity,
    peers.peer_profile_distance,
)
# The reason of the whole answer, of its first row, or of its first pair: of nothing, and of what is withheld.
EXPECTED = {
    "cluster_stars": ("NO_DATA", "TOO_FEW_UNITS"),
    "cluster_membership": ("NO_DATA", "-"),
    "cluster_density_coverage": ("VALUE_MISSING", "VALUE_SUPPRESSED"),
    "support_uptake": ("BASE_ZERO", "-"),
    "event_reach": ("NO_DATA", "-"),
    "lifecycle_funnel": ("NO_DATA", "-"),
    "org_maturity": ("VALUE_MISSING", "-"),
    "cooperation_network": ("-", "-"),
    "cluster_functional_dependency": ("NO_DATA", "COMPONENT_SUPPRESSED"),
    "value_chain_sdr": ("VALUE_MISSING", "VALUE_SUPPRESSED"),
    "value_chain_io": ("COMPONENT_MISSING", "COMPONENT_SUPPRESSED"),
    "relatedness_density": ("NO_DATA", "COMPONENT_SUPPRESSED"),
    "economic_complexity": ("NO_DATA", "COMPONENT_SUPPRESSED"),
    "peer_similarity": ("NO_DATA", "COMPONENT_SUPPRESSED"),
    "peer_profile_distance": ("NO_DATA", "COMPONENT_SUPPRESSED"),
}


def blank(value):
    """A table, or a record, of which every cell is null; single values and lists of names stay."""
    if isinstance(value, dict):
        return dict.fromkeys(value)
    return [blank(row) for row in value] if is_table(value) else value


def withheld(value):
    """A table whose rows are all withheld."""
    return [row | {"obs_status": "Q"} for row in value] if is_table(value) else value


def is_table(value):
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def said(answer):
    """The reason of an answer, '-' where there is none, '[]' for no row."""
    if answer == []:
        return "[]"
    first = answer[0] if isinstance(answer, list) else answer
    pairs = list(answer["pairs"].values()) if isinstance(answer, dict) and "pairs" in answer else []
    return first["reason"] or (pairs[0]["reason"] if pairs else None) or "-"


@pytest.mark.parametrize("function", METHODS, ids=lambda function: function.__name__)
def test_nothing_filled_and_all_withheld(function):
    request = request_of(function.__name__)
    found = [
        said(
            asking.ask(
                function, request.get("params"), **{name: change(value) for name, value in request["inputs"].items()}
            )
        )
        for change in (blank, withheld)
    ]
    assert tuple(found) == EXPECTED[function.__name__]
