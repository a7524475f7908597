"""Supplies between members of a cluster by year, from suppliers and makers to makers."""

import numpy as np
import pandas as pd

from data.generate.clusters import Cluster
from data.generate.framing import framed
from data.generate.membership import Memberships
from data.generate.organisations import TIERS, Organisations
from data.generate.plan import LAST_YEAR, SOURCE_ID, Plan
from data.tables.clusters import FLOW

_FIRST_YEAR = 2019
_SELLERS = [TIERS.index(name) for name in ("supplier", "core_producer", "services")]
_BUYERS = [TIERS.index("core_producer")]
# What is supplied inside a cluster: goods before the last stage of what it makes.
_INPUTS = {
    "cotton": ("13.10.61", "13.20.20"), "synthetic": ("13.20.3",), "wool": ("13.20.12",), "linen": ("01.16", "13.20.13"),
    "carpets": ("13.10.61",), "nonwovens": ("13.95.10",), "camping": ("13.20.3", "13.95.10"), "sewn": ("13.20", "13.20.20"),
    "knit": ("13.91.1", "13.10.61"), "hosiery": ("13.10.61",), "fur": ("15.11",), "leather": ("15.11",),
    "footwear": ("15.11", "13.20.3"), "rubber": ("13.20.3",), "felt": ("13.95.10",),
}  # fmt: skip
_MONEY = {"RU": ("RUB", 9.3), "UA": ("UAH", 7.6)}


def table(clusters: tuple[Cluster, ...], known: Organisations, held: Memberships, plan: Plan) -> pd.DataFrame:
    """Table flow: one row for a pair of members, product and year; values in thousands of the currency."""
    rows = []
    for one in clusters:
        dice, pairs = plan.dice("flow", str(one.number)), set[tuple[int, int]]()
        for year in range(_FIRST_YEAR, LAST_YEAR + 1):
            members = held.on(one.number, np.datetime64(f"{year}-07-01"))
            pairs = _pairs(pairs, members, known, dice)
            for seller, buyer in sorted(pairs):
                product = str(dice.choice(_INPUTS[one.branch]))
                value = round(float(np.exp(dice.normal(_MONEY[one.country][1], 1.1))))
                rows.append((one, known.org_id[seller], known.org_id[buyer], product, str(year), float(value)))
    which, sellers, buyers, products, years, values = zip(*rows, strict=True)
    columns = {
        "cluster_id": [one.cluster_id for one in which], "from_org_id": list(sellers), "to_org_id": list(buyers),
        "product": list(products), "time_period": list(years), "value": np.array(values),
        "unit_measure": [_MONEY[one.country][0] for one in which],
        "unit_mult": np.full(len(rows), 3, dtype=np.int16), "source_id": SOURCE_ID,
    }  # fmt: skip
    return framed(FLOW, len(rows), columns)


def _pairs(
    before: set[tuple[int, int]], members: np.ndarray, known: Organisations, dice: np.random.Generator
) -> set[tuple[int, int]]:
    """Most pairs of the year before that are still members, and a few new ones."""
    inside = set(members.tolist())
    kept = {pair for pair in sorted(before) if inside.issuperset(pair) and dice.random() < 0.8}
    sellers = members[np.isin(known.tier[members], _SELLERS)]
    buyers = members[np.isin(known.tier[members], _BUYERS)]
    if len(sellers) > 1 and len(buyers) > 1:
        for _ in range(max(1, len(members) // 4)):
            seller, buyer = int(dice.choice(sellers)), int(dice.choice(buyers))
            if seller != buyer:
                kept.add((seller, buyer))
    return kept
