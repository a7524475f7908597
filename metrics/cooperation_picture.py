"""The cooperation network of a cluster as a picture: a place for every member that supplies or buys, and its links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.periods import parse
from data.warehouse import Warehouse
from metrics import records
from metrics.cooperation import links
from metrics.methods.network import cooperation_network
from metrics.rows import Rows

# More marks than this cannot be told apart on a telephone.
MOST_NODES = 60
_HOLD = 0.05


@dataclass(frozen=True, slots=True)
class Node:
    """A member in the network: where it stands (0 to 1 both ways), how many it supplies and buys from."""

    org_id: str
    names: tuple[str, str, str]  # English, Russian, Ukrainian; empty where there is none
    tier: str
    x: float
    y: float
    supplies: int
    buys: int


@dataclass(frozen=True, slots=True)
class Link:
    """Places of supplier and buyer among the nodes; what is supplied, in how many periods; whether it goes both ways."""

    supplier: int
    buyer: int
    products: tuple[str, ...]
    periods: int
    is_mutual: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The network of the newest period on record; `shape` is the answer of the method `cooperation_network`.

    Nodes with most links come first; `n_left_out` are those beyond MOST_NODES, with their links.
    """

    period: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    shape: dict[str, Any]
    n_left_out: int
    source_id: str


def network(warehouse: Warehouse, country: str, cluster_id: str, as_of: str = "") -> Network | None:
    """The network of a cluster in the newest period; None where no supply is on record."""
    every = links(warehouse, country, as_of, cluster_id)
    if not len(every):
        return None
    newest = every.where(time_period=every.row(0).time_period)
    ends = list(zip(newest.plain("from_org_id"), newest.plain("to_org_id"), strict=True))
    pairs = sorted(set(ends))
    degrees = {
        org: len({a for a, b in pairs if b == org} | {b for a, b in pairs if a == org})
        for pair in pairs
        for org in pair
    }
    order = sorted(degrees, key=lambda org: (-degrees[org], org))
    shown = order[:MOST_NODES]
    kept = [pair for pair in pairs if set(pair) <= set(shown)]
    places, at = layout(shown, kept), {org: place for place, org in enumerate(shown)}
    known = {row.from_org_id: (row.from_en, row.from_ru, row.from_uk, row.from_tier) for row in newest}
    known |= {row.to_org_id: (row.to_en, row.to_ru, row.to_uk, row.to_tier) for row in newest}
    nodes = tuple(
        Node(
            org,
            known[org][:3],
            known[org][3],
            *places[org],
            sum(a == org for a, _ in pairs),
            sum(b == org for _, b in pairs),
        )
        for org in shown
    )
    drawn = tuple(_link(a, b, at, every, newest, pairs) for a, b in kept if not ((b, a) in pairs and b < a))
    members = _members(warehouse, cluster_id, country, newest.row(0).time_period, as_of)
    shape = cooperation_network(sorted(members | set(degrees)), pd.DataFrame(pairs, columns=["a", "b"]))
    return Network(
        newest.row(0).time_period, nodes, drawn, shape, len(order) - len(shown), "; ".join(newest.distinct("source_id"))
    )


def _link(a: str, b: str, at: dict[str, int], every: Rows, newest: Rows, pairs: Sequence[tuple[str, str]]) -> Link:
    """One line between two members, whichever of them is the supplier; both ways are one line."""
    either = ((a, b), (b, a))
    products = {row.product for row in newest if (row.from_org_id, row.to_org_id) in either}
    periods = {row.time_period for row in every if (row.from_org_id, row.to_org_id) in either}
    return Link(at[a], at[b], tuple(sorted(products)), len(periods), (b, a) in pairs)


def _members(warehouse: Warehouse, cluster_id: str, country: str, period: str, as_of: str) -> set[str]:
    """Members named on the last day of a period."""
    day = parse(period).end
    found = records.members(warehouse, country, as_of).where(cluster_id=cluster_id, kind="member")
    return {
        row.org_id
        for row in found
        if (row.valid_from or row.observed_on) <= day and (row.valid_to is None or row.valid_to >= day)
    }


def layout(nodes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """A place for every node, 0 to 1 both ways, the same at every call: forces of networkx from a ring.

    An unseen hub holds groups together that have no link between them.
    """
    import networkx as nx  # type: ignore[import-untyped]

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs, weight=1.0)
    graph.add_edges_from((("", node) for node in nodes), weight=_HOLD)
    ring = {
        node: (np.cos(6.2831853 * at / len(nodes)), np.sin(6.2831853 * at / len(nodes)))
        for at, node in enumerate(nodes)
    }
    found = nx.spring_layout(
        graph, pos=ring | {"": (0.0, 0.0)}, iterations=200, seed=1, k=1.6 / np.sqrt(len(nodes) + 1)
    )
    spots = np.array([found[node] for node in nodes])
    low, high = spots.min(axis=0), spots.max(axis=0)
    even = (spots - low) / np.where(high > low, high - low, 1.0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, even.round(4), strict=True)}
