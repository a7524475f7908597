"""Supplies inside a cluster: no firm's own amount leaves the record, and the picture is the same at every call."""

import math

from metrics import cooperation, cooperation_picture
from tests.metrics.stores import store

TIERS = {"p": "core_producer", "s": "supplier", "v": "services"}


def flow(pair: str, value: float | None, period: str = "2023", product: str = "13.20") -> dict:
    seller, buyer = pair.split()
    return {
        "from_org_id": seller,
        "to_org_id": buyer,
        "value": value,
        "time_period": period,
        "product": product,
        "unit_mult": 3,
    }


def opened(folder, flows: dict[str, list[dict]], isolated: tuple[str, ...] = ()):
    """A warehouse with the flows of each cluster, all of whose firms are its members."""
    members = [
        {
            "cluster_id": cluster,
            "org_id": firm,
            "tier": TIERS[firm[0]],
            "valid_from": "2020-01-01",
            "observed_on": "2020-01-01",
        }
        for cluster, rows in flows.items()
        for firm in sorted({row[side] for row in rows for side in ("from_org_id", "to_org_id")} | set(isolated))
    ]
    clusters = [{"cluster_id": cluster, "ref_area": "RU-IVA"} for cluster in flows]
    listed = [{"cluster_id": cluster, **row} for cluster, rows in flows.items() for row in rows]
    return store(folder, cluster=clusters, membership=members, flow=listed)


BLURRED = [flow("s1 p1", 100.0), flow("s2 p2", 90.0), flow("s3 p3", 80.0), flow("s4 p4", 70.0)]
MORE = {
    "alone": [],
    "one-firm": [flow("v1 p1", 5.0)],
    "dominated": [flow("v1 p1", 900.0), flow("v2 p2", 1.0), flow("v3 p3", 1.0)],
    "one-buyer": [flow(f"v{n} p1", 10.0) for n in (1, 2, 3, 4)],
    "not-known": [flow("v1 p1", None), flow("v2 p2", 9.0)],
}


def test_an_amount_is_told_only_where_it_betrays_no_firm(tmp_path):
    warehouse = opened(tmp_path, {cluster: [*BLURRED, *more] for cluster, more in MORE.items()})
    told = {
        (row.cluster_id, row.from_tier): row.value if not math.isnan(row.value) else
        row.conf_status if row.reason == "VALUE_SUPPRESSED" else row.reason
        for row in cooperation.amounts(warehouse, "RU")
    }  # fmt: skip
    assert {cluster: told[cluster, "supplier"] for cluster in ("alone", "not-known")} == {
        "alone": 340_000.0,
        "not-known": 340_000.0,
    }
    assert told["not-known", "services"] == "COMPONENT_MISSING", "missing is not withheld"
    for cluster in ("one-firm", "dominated", "one-buyer"):
        assert told[cluster, "services"] == "C", cluster
        assert told[cluster, "supplier"] == "D", f"a total of {cluster} would tell the other"
    warehouse.close()


def test_links_bear_no_amount_and_say_why(tmp_path):
    warehouse = opened(tmp_path, {"cluster-a": [flow("s1 p1", 3.0), flow("s2 p1", None), flow("s1 p1", 2.0, "2022")]})
    found = cooperation.links(warehouse, "RU")
    assert [(row.from_org_id, row.time_period, row.conf_status, row.reason) for row in found] == [
        ("s1", "2023", "C", "VALUE_SUPPRESSED"), ("s2", "2023", "F", "VALUE_MISSING"), ("s1", "2022", "C", "VALUE_SUPPRESSED"),
    ]  # fmt: skip
    assert all(math.isnan(row.value) for row in found)
    warehouse.close()


def test_the_network_is_that_of_the_newest_period(tmp_path):
    flows = [
        *(flow(pair, 1.0) for pair in ("s1 p1", "p1 s1", "p1 p2")),
        flow("p1 p2", 1.0, product="15.20"),
        *(flow(pair, 1.0, "2022") for pair in ("p1 p2", "s9 p9")),
    ]
    many = [flow(f"s{n} p0", 1.0) for n in range(cooperation_picture.MOST_NODES + 5)]
    warehouse = opened(tmp_path, {"cluster-a": flows, "cluster-b": many}, isolated=("v1",))
    found = cooperation_picture.network(warehouse, "RU", "cluster-a")
    assert found is not None
    assert found == cooperation_picture.network(warehouse, "RU", "cluster-a")
    assert [(node.org_id, node.tier, node.supplies, node.buys) for node in found.nodes] == [
        ("p1", "core_producer", 2, 1), ("p2", "core_producer", 0, 1), ("s1", "supplier", 1, 1)]  # fmt: skip
    named = {(found.nodes[link.supplier].org_id, found.nodes[link.buyer].org_id): link for link in found.links}
    assert set(named) == {("p1", "s1"), ("p1", "p2")}
    assert named["p1", "s1"].is_mutual
    assert (named["p1", "p2"].periods, named["p1", "p2"].products) == (2, ("13.20", "15.20"))
    # Three linked members, and three of whom nothing is on record in 2023.
    assert (found.shape["n"], found.shape["isolates"], found.shape["links"]) == (6, 3, 2)
    assert all(0 <= place <= 1 for node in found.nodes for place in (node.x, node.y))
    assert cooperation_picture.network(warehouse, "RU", "cluster-a", "2021-12-31") is None
    found = cooperation_picture.network(warehouse, "RU", "cluster-b")
    assert len(found.nodes) == cooperation_picture.MOST_NODES
    assert found.n_left_out == 6, "those with the fewest links"
    assert found.nodes[0].org_id == "p0"
    places = {(node.x, node.y) for node in found.nodes}
    assert len(places) == len(found.nodes)
    warehouse.close()
