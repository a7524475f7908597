"""Rules over the rows of a cluster: where it lies, and which other cluster it may be."""

from collections.abc import Iterator

from data.registry.rows import Fault, Registry, Rule


def _areas(registry: Registry) -> Iterator[Fault]:
    """Clusters without any area: they would stand on no map."""
    known = {row["cluster_id"] for _, row in registry.rows("cluster_area")}
    for at, row in registry.rows("cluster"):
        if row["cluster_id"] not in known:
            expected = f"a row such as {row['cluster_id']},{row['ref_area']} in table cluster_area"
            yield Fault("cluster", at, "cluster_id", f"{row['cluster_id']!r} has no area", expected)


def _pairs(registry: Registry) -> Iterator[Fault]:
    """Clusters that may be the same as one which does not say so in turn, or as themselves."""
    told = {row["cluster_id"]: (at, row["possibly_same_as"]) for at, row in registry.rows("cluster")}
    for at, row in registry.rows("cluster"):
        other = row["possibly_same_as"]
        if not other or other not in told:
            continue
        there, back = told[other]
        if other == row["cluster_id"]:
            yield Fault(
                "cluster", at, "possibly_same_as", f"{other!r} is the cluster itself", "another cluster, or empty"
            )
        elif back != row["cluster_id"]:
            said = f"{row['cluster_id']!r} may be the same as {other!r}, whose row says {back!r}"
            expected = f"{row['cluster_id']} in column possibly_same_as of {other}"
            yield Fault("cluster", at, "possibly_same_as", said, expected, ("cluster", there))


RULES = (
    Rule("an area for every cluster", ("cluster",), _areas),
    Rule("clusters that may be the same name each other", ("cluster",), _pairs),
)
