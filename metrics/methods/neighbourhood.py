"""Which areas a statistic of neighbours may use, whom they touch, and why there is none."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.kinds import Table
from metrics.cube import Array
from metrics.methods.flags import FLAGS, carried, withheld

VALUES = Table(needs={"ref_area": str, "value": float}, may=FLAGS)
NEIGHBOURS = Table(needs={"ref_area": str, "neighbors": list})
LINKS = Table(needs={"ref_area": str, "neighbor": str})
Transform = Literal["row", "binary"]
STYLES = {"row": "r", "binary": "b"}
# With fewer areas the moments of fourth order say nothing.
MIN_CONNECTED = 5
ISOLATED = "TOO_FEW_UNITS"
_ROUNDING = 1e-12

Touching = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Areas with a value and a neighbour that has one, in the order of the rows.

    `left_out`: the others with the reason of each. `reason`: why no statistic can be had, then nothing else holds.
    `warning`: neighbours that are not mutual. `status`: the worst one among the values.
    """

    areas: tuple[str, ...]
    values: Array
    touching: Mapping[str, list[str]]
    left_out: Mapping[str, str]
    reason: str
    warning: str
    status: str

    def weights(self, *, with_self: bool = False) -> Any:
        """The neighbours as libpysal has them; `with_self`: every area is a neighbour of its own, too."""
        from libpysal.weights import W

        found = {area: [*([area] if with_self else []), *self.touching[area]] for area in self.areas}
        return W(found, id_order=list(self.areas), silence_warnings=True)

    def matrix(self, style: str) -> Any:
        """The weights as a sparse matrix, rows and columns in the order of `areas`."""
        found = self.weights()
        found.transform = style
        return found.sparse.tocsr()


def neighbourhood(
    obs: pd.DataFrame, weights: pd.DataFrame, links: pd.DataFrame | None, islands: Literal["drop", "keep"] = "drop"
) -> Neighbourhood:
    """Leave out areas without a value, then, unless they are kept, areas without a neighbour among the rest."""
    left_out = _without_value(obs)
    kept = obs[~obs["ref_area"].isin(list(left_out))]
    given = _touching(weights, links)
    touching, isolated = _restricted(given, list(kept["ref_area"]), keep=islands == "keep")
    left_out |= dict.fromkeys(isolated, ISOLATED) if islands == "drop" else {}
    used = kept[kept["ref_area"].isin(list(touching))]
    values = used["value"].to_numpy(dtype=float)
    return Neighbourhood(
        tuple(used["ref_area"]),
        values,
        touching,
        {area: left_out[area] for area in obs["ref_area"] if area in left_out},
        _why_none(obs, values, sum(map(bool, touching.values()))),
        "" if _is_mutual(given) else "INCONSISTENT_INPUT",
        carried(used),
    )


def _without_value(obs: pd.DataFrame) -> dict[str, str]:
    """Areas whose value is withheld or missing, with the reason."""
    hidden, missing = withheld(obs), ~np.isfinite(obs["value"].to_numpy(dtype=float))
    return {area: "VALUE_SUPPRESSED" if is_hidden else "VALUE_MISSING"
            for area, is_hidden, is_missing in zip(obs["ref_area"], hidden, missing, strict=True)
            if is_hidden or is_missing}  # fmt: skip


def _touching(weights: pd.DataFrame, links: pd.DataFrame | None) -> Touching:
    """All neighbours by area, each once and never the area itself; links across water count both ways."""
    pairs = [(area, other) for area, others in zip(weights["ref_area"], weights["neighbors"], strict=True)
             for other in map(str, filter(None, others or ()))]  # fmt: skip
    if links is not None:
        across = list(zip(links["ref_area"], links["neighbor"], strict=True))
        pairs += across + [(other, area) for area, other in across]
    found: Touching = {area: [] for area in weights["ref_area"]}
    for area, other in dict.fromkeys(pairs):
        if area != other:
            found.setdefault(area, []).append(other)
    return found


def _restricted(given: Touching, areas: list[str], *, keep: bool) -> tuple[Touching, list[str]]:
    """Neighbours among these areas, and areas that have none.

    Where neighbours are not mutual, an area may lose its last one with an isolated area; so it is looked again.
    """
    isolated: list[str] = []
    while True:
        left = [area for area in areas if area not in isolated]
        among = set(left)
        found = {area: [other for other in given.get(area, []) if other in among] for area in left}
        alone = [area for area in left if not found[area]]
        if keep or not alone:
            return found, isolated
        isolated += alone


def _is_mutual(given: Touching) -> bool:
    """Whether each neighbour that has a row of its own lists the area, too."""
    sets = {area: set(others) for area, others in given.items()}
    return all(area in sets[other] for area, others in sets.items() for other in others if other in sets)


def _why_none(obs: pd.DataFrame, values: Array, n_connected: int) -> str:
    """The reason why no statistic can be had of these values."""
    if not len(obs):
        return "NO_DATA"
    if max(Counter(obs["ref_area"]).values()) > 1:
        return "INCONSISTENT_INPUT"
    if n_connected < MIN_CONNECTED:
        return "TOO_FEW_UNITS"
    return "ZERO_VARIANCE" if np.ptp(values) <= _ROUNDING * np.abs(values).max() else ""
