"""Whether neighbouring areas are alike, over the whole map."""

from typing import Any, Literal

import numpy as np
import pandas as pd

from data.requests.method import method
from metrics.cube import Array
from metrics.methods.neighbourhood import LINKS, NEIGHBOURS, STYLES, VALUES, Neighbourhood, Transform, neighbourhood
from metrics.methods.permutations import PERMUTATIONS, SEED, pseudo_p, shuffled
from metrics.status import lacking

# Below this a variance is what rounding leaves of zero: every area touches every other.
_NO_VARIANCE = 1e-12
_GLOBAL = (
    "I",
    "EI",
    "var_randomisation",
    "z_randomisation",
    "p_two_sided_normal_approx",
    "p_normal_approx",
    "var_normality",
    "geary_C",
    "p_permutation",
    "p",
)


@method(optional=("links",), obs=VALUES, weights=NEIGHBOURS, links=LINKS)
def moran_global(  # noqa: PLR0913 - the choices of the test
    obs: pd.DataFrame,
    weights: pd.DataFrame,
    links: pd.DataFrame | None = None,
    *,
    transform: Transform = "row",
    two_sided: bool = True,
    island_policy: Literal["drop", "keep"] = "drop",
    missing_policy: Literal["drop_and_restrict"] = "drop_and_restrict",  # noqa: ARG001 - named so that answers say it
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> dict[str, Any]:
    """Moran's I of the whole map: whether areas with a high value lie beside areas with a high value.

    Formula: I = (n / S0) * z'Wz / z'z with z = x - mean and S0 = sum of w; E = -1 / (n - 1); variance under
    randomisation and under normality; Geary's C = (n - 1) * sum of w (x_i - x_j)^2 / (2 S0 z'z).
    `p_permutation` = (M + 1) / (R + 1) of `permutations` seeded permutations, two-sided = twice the smaller tail.
    Unit: none; I is mostly between -1 and 1, C is 1 without autocorrelation and below 1 where neighbours are alike.
    Reading: I above E with a small p = neighbours are alike; below E = they differ. Inference by permutations is the
    rule; `p_two_sided_normal_approx` is the quick one; `two_sided` false asks for likeness only.
    Edge cases: an area whose value is missing or withheld is dropped and the weights are restricted to the others;
    then areas without neighbour are dropped before centring (island_policy "keep" leaves them in with weight 0, which
    changes I); both stand in `dropped`. `links` adds neighbours, such as ferries. Fewer than five connected areas give
    TOO_FEW_UNITS, equal values ZERO_VARIANCE, an area twice INCONSISTENT_INPUT; neighbours that are not mutual are
    used as given, with the warning INCONSISTENT_INPUT. If every area touches every other, I is E by arithmetic: there
    is no z and the reason is ZERO_VARIANCE.
    Source: Cliff and Ord 1981; Geary 1954; dropping islands is our own convention [OWN].
    """
    known = neighbourhood(obs, weights, links, island_policy)
    found: dict[str, Any] = dict.fromkeys(_GLOBAL)
    reason = known.reason
    if not reason:
        found |= _moments(known, STYLES[transform], two_sided=two_sided)
        reason = "" if found["z_randomisation"] is not None else "ZERO_VARIANCE"
        if permutations > 0 and not reason:
            found["p"] = _by_chance(known, STYLES[transform], permutations, seed, two_sided=two_sided)
            found["p_permutation"] = found["p"]
    return found | {
        "n": len(known.areas),
        "dropped": list(known.left_out),
        "why_dropped": dict(known.left_out),
        "permutations": max(permutations, 0),
        "seed": seed,
        "obs_status": known.status if found["I"] is not None else lacking(reason),
        "warning": known.warning,
        "reason": reason,
    }


def _moments(known: Neighbourhood, style: str, *, two_sided: bool) -> dict[str, float | None]:
    """I, Geary's C and what they are expected to be, by esda."""
    from esda.geary import Geary
    from esda.moran import Moran
    from scipy.stats import norm

    with np.errstate(all="ignore"):
        found = Moran(known.values, known.weights(), transformation=style, permutations=0)
        other = Geary(known.values, known.weights(), transformation=style, permutations=0)
    answer: dict[str, float | None] = {
        "I": float(found.I),
        "EI": float(found.EI),
        "var_randomisation": float(found.VI_rand),
        "var_normality": float(found.VI_norm),
        "geary_C": float(other.C),
    }
    if found.VI_rand < _NO_VARIANCE:
        return answer | {"var_randomisation": 0.0, "var_normality": 0.0}
    z = float(found.z_rand)
    twice = 2 * float(norm.sf(abs(z)))
    one = twice if two_sided else float(norm.sf(z))
    return answer | {"z_randomisation": z, "p_two_sided_normal_approx": twice, "p_normal_approx": one}


def _by_chance(known: Neighbourhood, style: str, permutations: int, seed: int, *, two_sided: bool) -> float:
    """Pseudo p of z'Wz, which is I up to a factor that no permutation changes."""
    matrix, z = known.matrix(style), known.values - known.values.mean()
    z = z / np.sqrt(z @ z)

    def moran(rows: Array) -> Array:
        return np.asarray((rows * (matrix @ rows.T).T).sum(axis=1))

    chance = shuffled(z, permutations, seed, moran)
    return pseudo_p(float(moran(z[None, :])[0]), chance, "two-sided" if two_sided else "greater")
