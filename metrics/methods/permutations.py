"""How often chance alone brings as much likeness of neighbours: seeded permutations, and many tests at once."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from data.requests.kinds import BadRequest
from metrics.cube import Array

Alternative = Literal["two-sided", "greater", "directed"]
PERMUTATIONS, SEED = 9_999, 20_261_122
_CELLS = 4_000_000  # at a time, so that thousands of areas need no gigabytes
_ROUNDING = 1e-12


def pseudo_p(found: float, chance: Array, alternative: Alternative) -> float:
    """(M + 1) / (R + 1), M = permutations that are as extreme as what was found; two-sided = twice the smaller tail."""
    near = _ROUNDING * max(1.0, abs(found))
    above, below = int((chance >= found - near).sum()), int((chance <= found + near).sum())
    tail = above if alternative == "greater" else min(above, below)
    p = (tail + 1) / (len(chance) + 1)
    return min(1.0, 2 * p) if alternative == "two-sided" else p


def generator(seed: int) -> np.random.Generator:
    """Chance that a seed repeats, apart from any other in the process. Raises BadRequest."""
    if seed < 0:
        raise BadRequest(f"params, seed is {seed}; expected a whole number of zero or more.")
    return np.random.default_rng(seed)


def shuffled(values: Array, permutations: int, seed: int, statistic: Callable[[Array], Array]) -> Array:
    """The statistic of each permutation; it takes several at once, one a row."""
    rng = generator(seed)
    parts = [statistic(rng.permuted(np.tile(values, (rows, 1)), axis=1)) for rows in _parts(permutations, len(values))]
    return np.concatenate(parts)


def neighbours_by_chance(matrix: Any, values: Array, permutations: int, seed: int) -> Iterator[Array]:
    """For each area in turn: what its neighbours add up to if they were any of the other areas.

    `matrix`: sparse rows of weights. All areas draw on the same permutations of the places of the others.
    """
    n, most = len(values), int(np.diff(matrix.indptr).max())
    drawn = _draws(n - 1, most, permutations, seed)
    for area in range(n):
        weights = matrix.data[matrix.indptr[area] : matrix.indptr[area + 1]]
        places = drawn[:, : len(weights)]
        yield np.asarray(values[places + (places >= area)] @ weights)


def rejected(p: Array, level: float) -> tuple[Array, NDArray[np.bool_]]:
    """P adjusted after Benjamini and Hochberg, and which tests still count at this rate of false discoveries.

    Raises BadRequest where `level` is no rate.
    """
    if not 0 < level < 1:
        raise BadRequest(f"params, fdr is {level}, expected a rate above 0 and below 1.")
    from scipy.stats import false_discovery_control

    adjusted = false_discovery_control(p, method="bh") if len(p) else p
    return adjusted, adjusted <= level + _ROUNDING


def _draws(n: int, take: int, permutations: int, seed: int) -> NDArray[np.int32]:
    """`take` different places of 0 .. n - 1 in random order, one row a permutation."""
    rng, places = generator(seed), np.arange(n, dtype=np.int32)
    parts = [rng.permuted(np.tile(places, (rows, 1)), axis=1)[:, :take] for rows in _parts(permutations, n)]
    return np.concatenate(parts)


def _parts(permutations: int, n: int) -> Iterator[int]:
    """How many permutations at a time."""
    most = max(1, _CELLS // max(n, 1))
    while permutations > 0:
        yield min(most, permutations)
        permutations -= most
