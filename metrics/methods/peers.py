"""Which regions are alike: by structural figures, or by the profile of what they make."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import FLAGS, withheld
from metrics.methods.profiles import profile_distances, why_no_profile

_ROUNDING = 1e-12  # figures that differ by less, relative to their size, are the same


@method(obs=Table(needs={"ref_area": str}, may=FLAGS), renamed={"method": "by"})
def peer_similarity(
    obs: pd.DataFrame,
    *,
    of: str,
    by: Literal["euclidean", "gower"] = "euclidean",
    k: int = 5,
    variables: Sequence[str] = (),
) -> dict[str, Any]:
    """The regions most like one region by structural figures.

    Formula: euclidean: sqrt of the sum of (z_i - z_j)^2, z = (x - mean) / standard deviation with n - 1; gower: mean of
    |x_i - x_j| / range over the figures that both regions have (1 - Gower's similarity).
    Unit: euclidean in standard deviations, gower 0 to 1.
    Reading: 0 = the same in everything; compare with structure (share of the sector, value added per head, enterprises,
    wages, urban share, exports), not with results. `peers` are the `k` nearest, ties in the order of the table. Every
    column of numbers is used unless `variables` names them.
    Edge cases: a figure that is the same everywhere, or known for fewer than two regions, is left out and named in
    `dropped`; euclidean needs every figure, so a region with a gap has no distance (VALUE_MISSING; COMPONENT_MISSING
    where the gap is in the region asked for): use gower then; withheld regions have none (VALUE_SUPPRESSED); no figure
    in common gives COMPONENT_MISSING, nothing that differs ZERO_VARIANCE, fewer than two regions TOO_FEW_UNITS, a
    region that is not in the table NO_DATA, one that stands there twice INCONSISTENT_INPUT.
    Source: Gower 1971; z-scores as in the European Cluster Panorama's benchmarking [OWN].
    """
    if k < 1:
        raise BadRequest(f"params, k is {k}, expected at least 1.")
    obs = obs[obs["ref_area"].notna()]
    hidden, areas = withheld(obs), list(obs["ref_area"])
    figures, dropped = _differing(_numbers(obs, variables).where(pd.Series(~hidden, index=obs.index), axis=0))
    reason = _why_none(areas, of, hidden, figures)
    why = [reason] * len(areas)
    found = np.full(len(areas), np.nan)
    others = [place for place, area in enumerate(areas) if area != of]
    if not reason:
        found, why = _distances(figures, areas.index(of), by, hidden)
    nearest = sorted((place for place in others if not why[place]), key=lambda place: found[place])
    return {
        "distance": {areas[place]: float(found[place]) for place in others},
        "peers": [areas[place] for place in nearest[:k]],
        "dropped": dropped,
        "reasons": {areas[place]: why[place] or None for place in others},
        "n_used": len(nearest),
        "reason": reason or ("" if nearest else why[others[0]]),
    }


@method(profiles=Table(needs={"ref_area": str}, may=FLAGS))
def peer_profile_distance(profiles: pd.DataFrame, *, variables: Sequence[str] = ()) -> dict[str, Any]:
    """How different the profiles of regions are, every two of them.

    Formula: s = x / sum of x. krugman = sum of |s_a - s_b|; jensen_shannon = sqrt of (KL(a|m) + KL(b|m)) / 2 with m the
    mean of both and logarithms of base 2; cosine = 1 - (a . b) / (|a| |b|), a distance; cosine_similarity = 1 - cosine.
    Unit: krugman 0 to 2; the others 0 to 1.
    Reading: 0 = the same profile; krugman 2 and jensen_shannon 1 = nothing in common.
    Edge cases: a part that is 0 counts as 0 x log 0 = 0; a profile with a missing part gives COMPONENT_MISSING, a
    withheld one COMPONENT_SUPPRESSED, a negative part NEGATIVE_INPUT, a sum of 0 BASE_ZERO, a region that stands in
    the table twice INCONSISTENT_INPUT; fewer than two regions TOO_FEW_UNITS.
    Source: Krugman 1991; Lin 1991 and Endres and Schindelin 2003 (the root is a metric); computed with scipy.
    """
    profiles = profiles[profiles["ref_area"].notna()]
    parts, hidden = _numbers(profiles, variables).to_numpy(float), withheld(profiles)
    areas = list(profiles["ref_area"])
    why = [why_no_profile(row, is_withheld=is_hidden) for row, is_hidden in zip(parts, hidden, strict=True)]
    if len(set(areas)) < len(areas):
        why = ["INCONSISTENT_INPUT"] * len(areas)
    used = [at for at, reason in enumerate(why) if not reason]
    apart, place = profile_distances(parts[used]), {at: row for row, at in enumerate(used)}
    pairs = {}
    for a, b in combinations(range(len(areas)), 2):
        reason = why[a] or why[b]
        found = {name: None if reason else float(matrix[place[a], place[b]]) for name, matrix in apart.items()}
        pairs[f"{areas[a]}|{areas[b]}"] = found | {"reason": reason}
    return {"pairs": pairs, "reason": "" if pairs else "TOO_FEW_UNITS" if areas else "NO_DATA"}


def _numbers(table: pd.DataFrame, variables: Sequence[str]) -> pd.DataFrame:
    """The columns of numbers that are asked for, else all of them; raises BadRequest."""
    unknown = [name for name in variables if name not in table]
    if unknown and len(table):
        raise BadRequest(f"params, variables: there is no column {', '.join(unknown)}.")
    own = [name for name in table if name not in ("ref_area", *FLAGS)]
    is_number = {name: pd.api.types.is_numeric_dtype(table[name]) or table[name].isna().all() for name in own}
    chosen = [name for name in own if is_number[name] and (not variables or name in variables)]
    return table[chosen].astype(float)


def _differing(figures: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The figures that tell regions apart, and the names of the others."""
    spread, size = figures.max() - figures.min(), figures.abs().max()
    differs = (figures.notna().sum() >= 2) & (spread > _ROUNDING * size)
    return figures.loc[:, differs], [str(name) for name in figures.columns[~differs]]


def _why_none(areas: list[str], of: str, hidden: Array, figures: pd.DataFrame) -> str:
    """Why there is no distance at all; empty where there may be."""
    if of not in areas:
        return "NO_DATA"
    if len(set(areas)) < len(areas):
        return "INCONSISTENT_INPUT"
    if hidden[areas.index(of)]:
        return "COMPONENT_SUPPRESSED"
    if len(areas) < 2:
        return "TOO_FEW_UNITS"
    return "" if figures.shape[1] else "ZERO_VARIANCE"


def _distances(figures: pd.DataFrame, at: int, by: str, hidden: Array) -> tuple[Array, list[str]]:
    """Distance of every region to the one at a place, and why there is none."""
    if by == "euclidean":
        z = (figures - figures.mean()).to_numpy(float) / figures.std(ddof=1).to_numpy(float)
        found = np.sqrt(np.square(z - z[at]).sum(axis=1))
        gap = "COMPONENT_MISSING" if np.isnan(z[at]).any() else "VALUE_MISSING"
    else:
        apart = np.abs((figures - figures.iloc[at]).to_numpy(float) / (figures.max() - figures.min()).to_numpy(float))
        n_both = np.isfinite(apart).sum(axis=1)
        found = np.divide(np.nansum(apart, axis=1), n_both, out=np.full(len(apart), np.nan), where=n_both > 0)
        gap = "COMPONENT_MISSING"
    why = ["VALUE_SUPPRESSED" if is_hidden else gap if np.isnan(value) else ""
           for value, is_hidden in zip(found, hidden, strict=True)]  # fmt: skip
    return found, why
