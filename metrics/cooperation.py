"""Supplies inside a cluster: who supplies whom, and how much kinds of members supply to each other.

That two members work together is said; for how much is said of kinds of members only, and only where no amount betrays
a firm: what one firm sells or buys is confidential.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics import cluster_record
from metrics.methods.suppression import suppression
from metrics.rows import Row, Rows, of_records

_AMOUNTS = ("cluster_id", "time_period", "from_tier", "to_tier", "suppliers", "buyers", "links", "value", "unit_measure",
            "unit_mult", "conf_status", "reason", "source_id")  # fmt: skip


def links(warehouse: Warehouse, country: str, as_of: str = "", cluster_id: str = "") -> Rows:
    """One row per (cluster, supplier, buyer, product, period) without its amount, newest period first, then by code.

    value is never there; conf_status = C, reason = VALUE_SUPPRESSED where an amount is on record, which is one firm's
    own; F and VALUE_MISSING where none is.
    """
    found = cluster_record.flows(warehouse, country, as_of, cluster_id)
    keys = [(row.cluster_id, _backwards(row.time_period), row.from_org_id, row.to_org_id, row.product) for row in found]
    found = found.at(np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64))
    is_known = ~np.isnan(found["value"].astype(float))
    return found.with_(
        value=np.full(len(found), np.nan),
        conf_status=np.where(is_known, "C", "F").astype(object),
        reason=np.where(is_known, "VALUE_SUPPRESSED", "VALUE_MISSING").astype(object),
    )


def _backwards(code: str) -> tuple[int, ...]:
    """A key that puts the newest period first."""
    return tuple(-ord(letter) for letter in code)


def amounts(warehouse: Warehouse, country: str, as_of: str = "", cluster_id: str = "") -> Rows:
    """One row per (cluster, period, kind of supplier, kind of buyer, currency), newest period first.

    suppliers, buyers, links = how many; value = whole units of the currency (unit_mult 0), NaN with a reason:
    COMPONENT_MISSING where a part is not on record, VALUE_SUPPRESSED (conf_status C) where it would betray a firm by
    the rules of `suppression`, or would help to work out such a cell from a total (conf_status D).
    """
    found = cluster_record.flows(warehouse, country, as_of, cluster_id)
    groups: dict[tuple[str, str, str], dict[tuple[str, str], list[Row]]] = {}
    for row in found:
        cells = groups.setdefault((row.cluster_id, row.time_period, row.unit_measure), {})
        cells.setdefault((row.from_tier, row.to_tier), []).append(row)
    records = [record for key, cells in groups.items() for record in _cells(key, cells)]
    return of_records(records, _AMOUNTS)


def _cells(key: tuple[str, str, str], cells: dict[tuple[str, str], list[Row]]) -> list[dict[str, Any]]:
    """The amounts of one cluster, period and currency, by kinds, with what must not be told taken out."""
    cluster, period, unit = key
    told = {kinds: _amount(flows) for kinds, flows in cells.items()}
    withheld = {kinds for kinds, flows in cells.items() if not np.isnan(told[kinds]) and _betrays(flows)}
    also = _also_withheld(cells, told, withheld)
    return [
        {
            "cluster_id": cluster, "time_period": period, "from_tier": kinds[0], "to_tier": kinds[1],
            "suppliers": len({row.from_org_id for row in flows}), "buyers": len({row.to_org_id for row in flows}),
            "links": len({(row.from_org_id, row.to_org_id) for row in flows}),
            "value": float("nan") if kinds in withheld | also else told[kinds], "unit_measure": unit, "unit_mult": 0,
            "conf_status": "C" if kinds in withheld else "D" if kinds in also else "F",
            "reason": "VALUE_SUPPRESSED" if kinds in withheld | also else "COMPONENT_MISSING" if np.isnan(told[kinds]) else "",
            "source_id": "; ".join(sorted({row.source_id for row in flows})),
        }
        for kinds, flows in sorted(cells.items())
    ]  # fmt: skip


def _amount(flows: Iterable[Row]) -> float:
    """The sum in whole units; not known where a part is not."""
    return float(sum(row.value * 10.0**row.unit_mult for row in flows))


def _betrays(flows: Sequence[Row]) -> bool:
    """Whether a sum would tell what one of its suppliers sold or one of its buyers bought."""
    sides = []
    for side in ("from_org_id", "to_org_id"):
        sizes: dict[str, float] = {}
        for row in flows:
            firm = getattr(row, side)
            sizes[firm] = sizes.get(firm, 0.0) + row.value * 10.0**row.unit_mult
        sides.append(list(sizes.values()))
    return bool(suppression(pd.DataFrame({"cell": ["from", "to"], "contributors": sides}))["sensitive"].any())


def _also_withheld(
    cells: dict[tuple[str, str], list[Row]], told: dict[tuple[str, str], float], withheld: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Further cells, the smallest first, until what is withheld together would betray nobody: a total may stand elsewhere."""
    also: set[tuple[str, str]] = set()
    rest = sorted(
        (kinds for kinds in cells if kinds not in withheld and not np.isnan(told[kinds])),
        key=lambda one: (told[one], one),
    )
    while withheld and rest and _betrays([row for kinds in withheld | also for row in cells[kinds]]):
        also.add(rest.pop(0))
    return also
