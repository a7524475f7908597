"""Which cells an office would withhold: those of too few firms, and as many more as keep them from being computed.

A cell is withheld in all of its periods and in every issue, so that neither the year less its months nor an earlier
issue gives it away. The general treatment of tables belongs to the methods; here one simple rule is enough.
"""

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
# Fewer firms than this can tell each other's figures.
FEWEST = 3
# A printed total less the printed cells is the sum of the withheld ones: one alone would be given away.
_TOGETHER = 2
# Divisions that are withheld together, as places among the three: with all firms of a region at least two cells stay
# unknown in its row, and with two regions at least two in each column.
_PAIR = (0, 2)


def firms(share: npt.NDArray[np.float64], dice: np.random.Generator, *, is_niche: bool) -> npt.NDArray[np.int64]:
    """How many firms make a product in every region; 0 where none of it is made."""
    drawn = dice.poisson((25 if is_niche else 60) * share) + (1 if is_niche else FEWEST)
    return np.where(share > 0, drawn + (dice.random(len(share)) < 0.5 if is_niche else 0), 0)


def in_a_list(n_firms: npt.NDArray[np.int64], amount: npt.NDArray[np.int64]) -> Flags:
    """The withheld regions of one product, of which the total over the regions is printed.

    Where only one has too few firms, that which makes least among the others is withheld as well.
    """
    found: Flags = (n_firms > 0) & (n_firms < FEWEST) & (amount > 0)
    while 0 < found.sum() < _TOGETHER and ((amount > 0) & ~found).any():
        found[np.argmin(np.where((amount > 0) & ~found, amount, amount.max() + 1))] = True
    return found


def in_a_table(n_firms: npt.NDArray[np.int64]) -> Flags:
    """The withheld cells of a table of regions by three divisions, both of whose totals are printed.

    Withheld cells form a full rectangle of at least two regions by two divisions: every one of them could be larger or
    smaller without any printed sum changing.
    """
    rows: Flags = np.any((n_firms < FEWEST) & (n_firms > 0), axis=1)
    while 0 < rows.sum() < _TOGETHER and (free := np.all(n_firms > 0, axis=1) & ~rows).any():
        rows[np.argmin(np.where(free, n_firms.sum(axis=1), n_firms.sum() + 1))] = True
    found: Flags = np.zeros(n_firms.shape, dtype=bool)
    found[np.ix_(np.flatnonzero(rows), np.array(_PAIR))] = True
    return found
