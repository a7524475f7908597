"""Who works with whom in a cluster: the shape of the network, and how much members sell to each other."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, List, Table
from data.requests.method import method
from metrics.methods.flags import FLAGS, carried, withheld

MIN_MEMBERS = 3
# Government decree 779: the usual threshold, and the one for clusters in special territories and programmes.
THRESHOLD, SPECIAL_THRESHOLD, SPECIAL_SHARE, MAX_NON_PRODUCING = 20.0, 10.0, 30.0, 3
_ROUNDING = 1e-12  # 20 per cent may be 19.999999999999996 after a division
_SHAPE = ("density", "components", "isolates", "transitivity", "mean_degree", "degree_centralisation")


@method(members=List(str), edges=Table(needs={"a": str, "b": str}, may={"contracts": float}))
def cooperation_network(
    members: Sequence[str | None], edges: pd.DataFrame, *, directed: bool = False
) -> dict[str, Any]:
    """Shape of the cooperation between members: an undirected network of supplies and joint projects.

    Formula: n members, m pairs that work together; density 2m / (n(n-1)); mean_degree 2m / n; transitivity 3 x
    triangles / connected triples; degree_centralisation = sum of (largest degree - degree) / ((n-1)(n-2)); components =
    groups without a link between them, a member alone is one; isolates = members without any link.
    Unit: parts of one; numbers of members.
    Reading: density 1 = everybody works with everybody; centralisation 1 = a star around one member, 0 = all alike.
    Edge cases: isolates stay in n; a pair named twice or in both directions is one link; a link of a member with itself
    or with somebody who is not a member is left out and counted in `n_dropped`, as is one with 0 contracts; fewer than
    3 members give TOO_FEW_UNITS; without any connected triple transitivity is 0, as networkx has it.
    Source: Freeman 1978 (centralisation); Wasserman and Faust 1994; computed with networkx.
    """
    if directed:
        raise BadRequest("params, directed is true, but the network is undirected by definition.")
    known = list(dict.fromkeys(member for member in members if member is not None))
    if len(known) < MIN_MEMBERS:
        return dict.fromkeys(_SHAPE) | {"n": len(known), "reason": "TOO_FEW_UNITS" if known else "NO_DATA"}
    is_link = edges["a"].isin(known) & edges["b"].isin(known) & (edges["a"] != edges["b"])
    if "contracts" in edges:
        is_link &= ~(edges["contracts"] <= 0)
    links = edges[is_link]
    return {
        **_shape(known, list(zip(links["a"], links["b"], strict=True))),
        "n": len(known),
        "n_used": len(links),
        "n_dropped": len(edges) - len(links),
        "reason": "",
    }


@method(
    flows=Table(needs={"from": str, "to": str, "value": float}, may=FLAGS),
    members=List(str),
)
def cluster_functional_dependency(
    flows: pd.DataFrame,
    members: Sequence[str | None],
    *,
    threshold_pct: float | None = None,
    special_share_pct: float | None = None,
    non_producing: int | None = None,
) -> dict[str, Any]:
    """Which part of what members sell goes to other members, held against the threshold of decree 779.

    Formula: internal_sales = sales between different members; total_sales = all sales of members; level_pct =
    internal_sales / total_sales x 100; meets_threshold = level_pct >= threshold_pct.
    Unit: per cent; sales in the unit of the input.
    Reading: an indication, not the legal indicator: the decree speaks of products used by other participants, and its
    exact numerator must be read in the text in force. The threshold is 20 %, or 10 % where at least 30 % of the
    participants (`special_share_pct`) are in geostrategic territories, single-industry towns or special programmes.
    `non_producing_allowed` says whether there are no more than 3 participants that do not produce.
    Edge cases: sales to oneself are never internal; what others sell to members is not counted; a missing sale of a
    member gives COMPONENT_MISSING, a withheld one COMPONENT_SUPPRESSED, a negative one NEGATIVE_INPUT, no sales
    BASE_ZERO, no member or no sale on record NO_DATA; a level equal to the threshold meets it.
    Source: Government of the Russian Federation, decree 779 of 31.07.2015 as amended.
    """
    known = {member for member in members if member is not None}
    sales = flows[flows["from"].isin(known)]
    reason = _why_no_sales(sales)
    is_internal = sales["to"].isin(known) & (sales["from"] != sales["to"])
    total = None if reason else float(sales["value"].sum())
    internal = None if reason else float(sales.loc[is_internal, "value"].sum())
    level = 100 * internal / total if total and internal is not None else None
    threshold = _threshold(threshold_pct, special_share_pct)
    return {
        "internal_sales": internal,
        "total_sales": total,
        "level_pct": level,
        "threshold_pct": threshold,
        "meets_threshold": None if level is None else bool(level >= threshold - _ROUNDING * threshold),
        "non_producing_allowed": None if non_producing is None else non_producing <= MAX_NON_PRODUCING,
        "n_used": len(sales),
        "n_dropped": len(flows) - len(sales),
        "obs_status": carried(sales),
        "reason": reason or ("" if total else "BASE_ZERO"),
    }


def _shape(members: list[str], links: list[tuple[str, str]]) -> dict[str, Any]:
    """The measures of the network."""
    import networkx as nx  # type: ignore[import-untyped]

    graph = nx.Graph()
    graph.add_nodes_from(members)
    graph.add_edges_from(links)
    n = len(members)
    degrees = np.array([degree for _, degree in graph.degree()], dtype=float)
    return {
        "density": float(nx.density(graph)),
        "components": nx.number_connected_components(graph),
        "isolates": nx.number_of_isolates(graph),
        "transitivity": float(nx.transitivity(graph)),
        "mean_degree": float(degrees.mean()),
        "degree_centralisation": float((degrees.max() - degrees).sum() / ((n - 1) * (n - 2))),
        "links": graph.number_of_edges(),
    }


def _why_no_sales(sales: pd.DataFrame) -> str:
    """Why the sales of members cannot be added up; empty where they can."""
    if not len(sales):
        return "NO_DATA"
    if withheld(sales).any():
        return "COMPONENT_SUPPRESSED"
    if sales["value"].isna().any():
        return "COMPONENT_MISSING"
    return "NEGATIVE_INPUT" if (sales["value"] < 0).any() else ""


def _threshold(given: float | None, special_share: float | None) -> float:
    """The threshold that was asked for, else the one of the decree."""
    if given is not None:
        return float(given)
    return SPECIAL_THRESHOLD if special_share is not None and special_share >= SPECIAL_SHARE else THRESHOLD
