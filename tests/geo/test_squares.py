"""Squares laid by the program: as good as those drawn by hand, the same for the same regions, and a grid stays a grid."""

import random

import numpy as np
import pytest
from shapely import box

from geo.adding.exchange import exchanged
from geo.adding.squares import laid
from geo.boundaries import read
from tests.geo.regions import regions
from tests.geo.test_tiles import FLOORS, rank_correlations


@pytest.mark.parametrize("country", FLOORS)
def test_they_keep_as_many_neighbours_together_as_those_drawn_by_hand(country: str) -> None:
    grid, (floor, *alike) = laid(read(country, "m")), FLOORS[country]
    assert len(set(grid.cells.values())) == len(grid.cells)
    assert grid.touching / grid.pairs >= floor
    assert all(found > least for found, least in zip(rank_correlations(country, grid.cells), alike, strict=True))


@pytest.mark.parametrize("side", [(0.5, 0.5), (0.2, 0.9)])
def test_regions_that_lie_on_a_grid_keep_their_places(side: tuple[float, float]) -> None:
    """Whatever the codes are called: seven beside five, each as wide and high as all others."""
    places = [(x, y) for x in range(7) for y in range(5)]
    random.Random(1).shuffle(places)  # noqa: S311 - any order will do
    shapes = {
        f"XA-{n:02}": box(20 + x * side[0], 50 - y * side[1], 20 + (x + 1) * side[0], 50 - (y - 1) * side[1])
        for n, (x, y) in enumerate(places)
    }
    grid = laid(regions(shapes))
    assert list(grid.cells.values()) == places
    assert grid.touching == grid.pairs == 7 * 4 + 6 * 5 + 2 * 6 * 4  # below, beside, over corners


def test_far_islands_come_near_and_touch_nothing() -> None:
    """Four regions together, one far in the west, one far in the south: as insets are drawn."""
    shapes = {
        "XA-A": box(20, 50, 21, 51), "XA-B": box(21, 50, 22, 51), "XA-C": box(20, 49, 21, 50), "XA-D": box(21, 49, 22, 50),
        "XA-W": box(-90, 50, -89, 51), "XA-S": box(21, -40, 22, -39),
    }  # fmt: skip
    grid = laid(regions(shapes))
    assert (grid.touching, grid.pairs) == (6, 6)
    home = [grid.cells[f"XA-{code}"] for code in "ABCD"]
    (west, level), (_along, south) = grid.cells["XA-W"], grid.cells["XA-S"]
    assert min(x for x, _y in home) - west == 2
    assert south - max(y for _x, y in home) == 2
    assert min(y for _x, y in home) - 1 <= level <= south
    backwards = regions(dict(reversed(shapes.items())))
    assert laid(backwards).cells == grid.cells


@pytest.mark.parametrize("count", [1, 2])
def test_one_region_and_two_that_do_not_meet(count: int) -> None:
    grid = laid(regions({f"XA-{n}": box(30 * n, 0, 30 * n + 1, 1) for n in range(count)}))
    assert (len(set(grid.cells.values())), grid.touching, grid.pairs) == (count, 0, 0)
    assert max(max(cell) for cell in grid.cells.values()) <= 2


def test_an_exchange_never_loses_a_pair_and_never_puts_two_in_one_place() -> None:
    """A grid in disorder: exchanges bring neighbours together; the best one, in order, is left alone."""
    order = np.array([(x, y) for y in range(4) for x in range(4)])
    pairs = np.array(
        [(a, b) for a in range(16) for b in range(a + 1, 16) if np.abs(order[a] - order[b]).max() == 1], np.int64
    )

    def touching(cells: np.ndarray) -> int:
        return int((np.abs(cells[pairs[:, 0]] - cells[pairs[:, 1]]).max(axis=1) <= 1).sum())

    assert (exchanged(order, order.astype(float), pairs) == order).all()
    for seed in range(5):
        begun = order[np.random.default_rng(seed).permutation(16)]
        found = exchanged(begun, order.astype(float), pairs)
        assert len({tuple(cell) for cell in found.tolist()}) == 16
        assert touching(begun) < touching(found) <= len(pairs)
