"""Splits a whole number over cells so that nothing is lost: the method of the largest remainder."""

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


def split(total: int, weights: npt.NDArray[np.float64]) -> Whole:
    """Cells that add up to `total` exactly, in proportion to `weights` (any shape, none negative, some positive).

    A cell of weight 0 gets nothing. Ties go to the cell that comes first, so that the same input gives the same cells.
    """
    flat = weights.ravel()
    exact = total * (flat / flat.sum())
    cells = np.floor(exact).astype(np.int64)
    left = int(total - cells.sum())
    by_remainder = np.argsort(-np.where(flat > 0, exact - cells, -1.0), kind="stable")
    cells[by_remainder[:left]] += 1
    found: Whole = cells.reshape(weights.shape)
    return found
