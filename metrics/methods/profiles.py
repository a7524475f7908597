"""How far profiles are from each other: the parts of regions as shares of their sums, every two of them."""

import numpy as np

from metrics.cube import Array


def why_no_profile(parts: Array, *, is_withheld: bool = False) -> str:
    """Why parts are no profile; empty where they are one."""
    if is_withheld:
        return "COMPONENT_SUPPRESSED"
    if np.isnan(parts).any() or not len(parts):
        return "COMPONENT_MISSING"
    if (parts < 0).any():
        return "NEGATIVE_INPUT"
    return "" if parts.sum() else "BASE_ZERO"


def profile_distances(parts: Array) -> dict[str, Array]:
    """The distances of every two profiles, by name; a row of `parts` is a profile."""
    from scipy.spatial.distance import cdist

    shares = parts / parts.sum(axis=1, keepdims=True)
    cosine = cdist(shares, shares, "cosine").clip(min=0)
    # Of equal profiles scipy may take the root of -1e-17.
    divergence = np.nan_to_num(cdist(shares, shares, "jensenshannon"), nan=0.0)
    return {
        "krugman": cdist(shares, shares, "cityblock"),
        "jensen_shannon": divergence / np.sqrt(np.log(2)),
        "cosine": cosine,
        "cosine_similarity": 1 - cosine,
    }
