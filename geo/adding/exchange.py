"""Betters a grid of squares by exchanging cells until no exchange between near cells keeps more neighbours together."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_NEAR = 2  # cells around a region in which it may change places
Cell = tuple[int, int]


def exchanged(cells: NDArray[np.int64], middles: NDArray[np.float64], pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The cells (column, row) after every exchange of two regions, or move to an empty cell, that makes the grid worth more.

    A pair of neighbours is worth one where it touches, and loses one where it looks another way than on the ground
    (`middles`, x right and y down) by more than a right angle. An exchange of two neighbours may add nothing, so that
    the number of rounds has an end.
    """
    grid = _Grid(cells, middles, pairs)
    for _round in cells:
        if not sum(grid.has_bettered(number) for number in range(len(cells))):
            break
    return np.array(grid.cells, np.int64).reshape(-1, 2)


class _Grid:
    """Cells by region and regions by cell, with the neighbours of each and where they lie on the ground."""

    def __init__(self, cells: NDArray[np.int64], middles: NDArray[np.float64], pairs: NDArray[np.int64]) -> None:
        self.cells: list[Cell] = [(int(x), int(y)) for x, y in cells]
        self.at = {cell: number for number, cell in enumerate(self.cells)}
        self.beside: list[list[tuple[int, float, float]]] = [[] for _ in self.cells]
        for one, other in pairs.tolist():
            right, down = (middles[other] - middles[one]).tolist()
            self.beside[one].append((other, right, down))
            self.beside[other].append((one, -right, -down))

    def has_bettered(self, number: int) -> bool:
        """Give a region the near cell where the grid is worth most; whether that is more than now."""
        best, gain = self.cells[number], 0
        for there in _around(self.cells[number]):
            if (found := self._gain(number, there)) > gain:
                best, gain = there, found
        if gain:
            self._exchange(number, best)
        return gain > 0

    def _gain(self, number: int, there: Cell) -> int:
        """What the grid is worth more with the region there; everything stands as before afterwards."""
        here, other = self.cells[number], self.at.get(there)
        moved = (number,) if other is None else (number, other)
        before = sum(map(self._worth, moved))
        self._exchange(number, there)
        after = sum(map(self._worth, moved))
        self._exchange(number, here)
        return after - before

    def _exchange(self, number: int, there: Cell) -> None:
        """Put a region into a cell, and what stands there into its own."""
        here, other = self.cells[number], self.at.pop(there, None)
        del self.at[here]
        self.cells[number], self.at[there] = there, number
        if other is not None:
            self.cells[other], self.at[here] = here, other

    def _worth(self, number: int) -> int:
        """The pairs of one region."""
        x, y = self.cells[number]
        return sum(_worth(self.cells[other], x, y, right, down) for other, right, down in self.beside[number])


def _worth(cell: Cell, x: int, y: int, right: float, down: float) -> int:
    aside, below = cell[0] - x, cell[1] - y
    return (abs(aside) <= 1 and abs(below) <= 1) - (aside * right + below * down < 0)


def _around(cell: Cell) -> Iterator[Cell]:
    """The near cells, the nearest first."""
    return iter(sorted(
        ((cell[0] + x, cell[1] + y) for x in range(-_NEAR, _NEAR + 1) for y in range(-_NEAR, _NEAR + 1) if x or y),
        key=lambda there: (there[0] - cell[0]) ** 2 + (there[1] - cell[1]) ** 2,
    ))  # fmt: skip
