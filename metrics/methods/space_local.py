"""Which areas lie among areas like themselves, and where values are high or low over a whole neighbourhood."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.method import method
from metrics.cube import Array
from metrics.methods.flags import stated
from metrics.methods.neighbourhood import LINKS, NEIGHBOURS, STYLES, VALUES, Neighbourhood, Transform, neighbourhood
from metrics.methods.permutations import PERMUTATIONS, SEED, Alternative, neighbours_by_chance, pseudo_p, rejected
from metrics.status import lacking, worst

_QUADRANTS = np.array(["", "HH", "LH", "LL", "HL"], dtype=object)
_LOCAL = (
    "Is",
    "Is_spdep",
    "quadrant",
    "E_Ii_spdep",
    "Var_Ii_spdep_total",
    "E_Ii_spdep_conditional",
    "Var_Ii_spdep_conditional",
    "p_permutation",
    "p_fdr",
    "significant",
)
_SPOTS = ("z_gstar", "p_two_sided_normal_approx", "p_fdr", "significant", "spot")
_TEXTS = ("quadrant", "spot", "significant")


@method(optional=("links",), obs=VALUES, weights=NEIGHBOURS, links=LINKS)
def moran_local(  # noqa: PLR0913 - the choices of the test
    obs: pd.DataFrame,
    weights: pd.DataFrame,
    links: pd.DataFrame | None = None,
    *,
    transform: Transform = "row",
    scaling: Literal["esda", "spdep"] = "esda",
    alternative: Alternative = "two-sided",
    fdr: float = 0.05,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> pd.DataFrame:
    """Local Moran's I of each area: which areas lie among areas like themselves, and which stand out.

    Formula: I_i = (n - 1) z_i * sum of w_ij z_j / sum of z^2 (`scaling` esda); with n in place of n - 1 in spdep
    (`Is_spdep`). `E_Ii_spdep` and `Var_Ii_spdep_total`: moments of the latter under total randomisation; the same
    ending in conditional: given the area's own value. `p_permutation`: the area stays, the others are shuffled.
    Unit: none.
    Reading: `quadrant` HH = high among high, LL = low among low, HL and LH = unlike its neighbours (the first letter
    is the area; the mean counts as low). Paint only `significant` areas, which stand the correction for many tests
    after Benjamini and Hochberg at `fdr`. `alternative` directed is the one-sided p that GeoDa and older esda print.
    Edge cases: as for moran_global; an area that is left out has a row with its reason: VALUE_MISSING,
    VALUE_SUPPRESSED, or TOO_FEW_UNITS where it has no neighbour.
    Source: Anselin 1995; Sokal, Oden and Thomson 1998; Benjamini and Hochberg 1995.
    """
    known = neighbourhood(obs, weights, links)
    if known.reason:
        return _rows(obs, known, _LOCAL, {})
    found = _local(known, STYLES[transform], scaling)
    if permutations > 0:
        chance = _local_p(known, STYLES[transform], permutations, seed, alternative)
        adjusted, stands = rejected(chance, fdr)
        found |= {"p_permutation": chance, "p_fdr": adjusted, "significant": stands}
    return _rows(obs, known, _LOCAL, found)


def _local(known: Neighbourhood, style: str, scaling: str) -> dict[str, Array]:
    """The statistic and its moments, by esda."""
    from esda.moran import Moran_Local

    with np.errstate(all="ignore"):
        found = Moran_Local(known.values, known.weights(), transformation=style, permutations=0, n_jobs=1, seed=0)
    n = len(known.values)
    wide = found.Is * n / (n - 1)
    return {
        "Is": found.Is if scaling == "esda" else wide,
        "Is_spdep": wide,
        "quadrant": _QUADRANTS[found.q.astype(int)],
        "E_Ii_spdep": found.EI,
        "Var_Ii_spdep_total": found.VI,
        "E_Ii_spdep_conditional": found.EIc,
        "Var_Ii_spdep_conditional": found.VIc,
    }


def _local_p(known: Neighbourhood, style: str, permutations: int, seed: int, alternative: Alternative) -> Array:
    """Pseudo p of each area."""
    matrix, z = known.matrix(style), known.values - known.values.mean()
    z = z / z.std()
    seen = z * (matrix @ z)
    around = neighbours_by_chance(matrix, z, permutations, seed)
    return np.array([pseudo_p(seen[at], z[at] * sums, alternative) for at, sums in enumerate(around)])


@method(renamed={"weights": "style"}, optional=("links",), obs=VALUES, weights=NEIGHBOURS, links=LINKS)
def getis_ord_gstar(
    obs: pd.DataFrame,
    weights: pd.DataFrame,
    links: pd.DataFrame | None = None,
    *,
    style: Literal["binary_with_self"] = "binary_with_self",  # noqa: ARG001 - named so that answers say it
    fdr: float = 0.05,
) -> pd.DataFrame:
    """Getis and Ord's G* of each area: spots where an area and its neighbours are high, or low, taken together.

    Formula: z_i = (sum of w_ij x_j - mean * W_i) / (s * sqrt((n * W_i - W_i^2) / (n - 1))), w = 1 for the area itself
    and its neighbours, W_i = their number, s with n in the denominator.
    Unit: standard deviations.
    Reading: above 1.96 hot, below -1.96 cold if this were the only area; `spot` says hot or cold only where that
    stands the correction for many tests after Benjamini and Hochberg at `fdr` (`significant`).
    Edge cases: only values of zero or more, else NEGATIVE_INPUT; areas are left out as in moran_local; fewer than five
    connected areas give TOO_FEW_UNITS, equal values ZERO_VARIANCE, as does an area that touches all others.
    Source: Getis and Ord 1992; Ord and Getis 1995.
    """
    known = neighbourhood(obs, weights, links)
    if known.reason:
        return _rows(obs, known, _SPOTS, {})
    if (known.values < 0).any():
        return _rows(obs, known, _SPOTS, {}, "NEGATIVE_INPUT")
    z = _gstar(known)
    has_z = np.isfinite(z)
    p, adjusted, stands = (np.full(len(z), np.nan) for _ in range(3))
    p[has_z] = _two_sided(z[has_z])
    adjusted[has_z], stands[has_z] = rejected(p[has_z], fdr)
    spot = np.select([stands != 1, z > 0], ["", "hot"], "cold").astype(object)
    is_sure = np.where(has_z, stands == 1, None)
    columns = {"z_gstar": z, "p_two_sided_normal_approx": p, "p_fdr": adjusted, "significant": is_sure, "spot": spot}
    return _rows(obs, known, _SPOTS, columns)


def _gstar(known: Neighbourhood) -> Array:
    """Z of each area, by esda; NaN where its neighbourhood is the whole map, so that its sum never varies."""
    from esda.getisord import G_Local

    with np.errstate(all="ignore"):
        found = G_Local(known.values, known.weights(with_self=True), transform="B", star=True, permutations=0, n_jobs=1)
    is_everything = [len(known.touching[area]) == len(known.areas) - 1 for area in known.areas]
    return np.where(is_everything, np.nan, found.Zs)


def _two_sided(z: Array) -> Array:
    from scipy.stats import norm

    return np.asarray(2 * norm.sf(np.abs(z)))


def _rows(
    obs: pd.DataFrame, known: Neighbourhood, names: tuple[str, ...], found: Mapping[str, Any], reason: str = ""
) -> pd.DataFrame:
    """One row an area, as in the input; what an area lacks is NaN or None and has a reason."""
    rows = obs["ref_area"].reset_index(drop=True)
    why = known.reason or reason
    at = {} if why else {area: place for place, area in enumerate(known.areas)}
    columns: dict[str, Any] = {"ref_area": rows.to_numpy(dtype=object)}
    for name in names:
        empty = None if name in _TEXTS else np.nan
        values = found.get(name, [empty] * len(known.areas))
        listed = [values[at[area]] if area in at else empty for area in rows]
        columns[name] = np.array(listed, dtype=object if name in _TEXTS else float)
    reasons = [known.left_out.get(area, why) for area in rows]
    first = columns[names[0]]
    lacks = [
        code or ("" if np.isfinite(value) else "ZERO_VARIANCE") for code, value in zip(reasons, first, strict=True)
    ]
    statuses = [_status(code, own, known) for code, own in zip(lacks, stated(obs), strict=True)]
    return pd.DataFrame(columns | {"obs_status": statuses, "warning": known.warning, "reason": lacks})


def _status(code: str, own: str, known: Neighbourhood) -> str:
    """Of an area with a result the worst status of all, because each result rests on their mean."""
    if code == "VALUE_MISSING":
        return worst("O", own)
    return lacking(code) if code else known.status
