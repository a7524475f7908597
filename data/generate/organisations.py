"""Invented organisations: where they are, what they do. Names are numbers behind a marker word; nobody is a person."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate import geography, words
from data.generate.clusters import Cluster
from data.generate.framing import framed
from data.generate.plan import COUNTRIES, SOURCE_ID, Plan
from data.tables.clusters import ORGANISATION

TIERS = tuple(words.TIERS)
_TIER_PARTS = (0.52, 0.22, 0.12, 0.06, 0.05, 0.03)
# Firms near a cluster for each of its members, so that some can join later, some never; and firms far from any.
_NEAR, _FAR = 1.6, {"RU": 420, "UA": 170}
_FORMS = {"RU": ("ООО", "АО"), "UA": ("ТОВ", "ПрАТ")}


@dataclass(frozen=True, slots=True)
class Organisations:
    """All organisations as arrays of one length: code, region, branch, place of the tier among TIERS, cluster nearby.

    `near` is the number of the cluster that the organisation may join, 0 = none.
    """

    org_id: npt.NDArray[np.object_]
    area: npt.NDArray[np.object_]
    branch: npt.NDArray[np.object_]
    tier: npt.NDArray[np.int64]
    near: npt.NDArray[np.int64]

    def of(self, country: str) -> npt.NDArray[np.int64]:
        """Places of the organisations of a country."""
        return np.flatnonzero([area.startswith(country) for area in self.area])


def organisations(known: tuple[Cluster, ...], plan: Plan) -> Organisations:
    """Those near each cluster, then those elsewhere, numbered in this order."""
    dice, areas, branches, near = plan.dice("organisations"), list[str](), list[str](), list[int]()
    for one in known:
        number = max(6, round(one.size * _NEAR * plan.scale))
        parts = np.array([3.0, *np.ones(len(one.areas) - 1)])
        areas += [str(area) for area in dice.choice(one.areas, number, p=parts / parts.sum())]
        branches += [one.branch] * number
        near += [one.number] * number
    for country in COUNTRIES:
        number = max(1, round(_FAR[country] * plan.scale))
        names = [str(name) for name in dice.choice(list(words.BRANCHES), number)]
        areas += _spread(country, names, plan)
        branches += names
        near += [0] * number
    tiers = dice.choice(len(TIERS), len(areas), p=_TIER_PARTS)
    ids = [f"demo-org-{number:05d}" for number in range(1, len(areas) + 1)]
    return Organisations(
        np.array(ids, dtype=object),
        np.array(areas, dtype=object),
        np.array(branches, dtype=object),
        tiers,
        np.array(near),
    )


def _spread(country: str, branches: list[str], plan: Plan) -> list[str]:
    """A region for each, where its branch is."""
    dice, codes, found = plan.dice(country, "spread"), geography.regions(country), [""] * len(branches)
    for name in words.BRANCHES:
        share = geography.weights(country, name, plan.dice(country, "places", name))
        places = [at for at, branch in enumerate(branches) if branch == name]
        for at, area in zip(places, dice.choice(codes, len(places), p=share), strict=True):
            found[at] = str(area)
    return found


def table(known: Organisations, plan: Plan) -> pd.DataFrame:
    """Table organisation."""
    n_rows, dice = len(known.org_id), plan.dice("legal form")
    kinds = [words.TIERS[TIERS[tier]] for tier in known.tier]
    forms = [_FORMS[area[:2]][int(which)] for area, which in zip(known.area, dice.random(n_rows) < 0.2, strict=True)]
    columns: dict[str, Any] = words.names(range(1, n_rows + 1), kinds, [words.BRANCHES[name] for name in known.branch])
    columns |= {
        "org_id": known.org_id, "legal_form": forms, "ref_area": known.area, "source_id": SOURCE_ID,
        "note": "DEMONSTRATION: invented organisation",
    }  # fmt: skip
    return framed(ORGANISATION, n_rows, columns)
