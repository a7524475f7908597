"""Lays one square a region by itself, so that regions that are neighbours on the ground mostly touch on the grid.

Regions begin where they lie, are pulled to their neighbours and pushed from all others until each has about the room of
one square, and get the nearest cells by an optimal assignment. Several beginnings are tried, the grid that keeps most
pairs wins and is improved by exchanges of cells. Nothing is drawn by lot: the same regions give the same grid.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.adding.exchange import exchanged
from geo.neighbours import contiguity

Places = NDArray[np.float64]
Cells = NDArray[np.int64]

# Beginnings: how far coordinates are replaced by their ranks, which gives crowded parts room.
_EVENED = (0.0, 0.3, 0.6, 1.0)
_ALIKE = 0.1  # of a grid's worth: how well it follows the ground as a whole
_ROUNDS = (30, 60, 100, 150, 200, 300)  # of pulling and pushing, after each of which an assignment is tried
_MANY = 150  # regions from which one beginning is tried: an assignment takes seconds there
_EMPTY = 2.0  # squares: the widest stretch without a region, so that far islands come near as insets do


@dataclass(frozen=True, slots=True)
class Ground:
    """Regions as they lie, in order of code: middles (x right, y down, in degrees of latitude), areas, pairs of neighbours.

    `links` are the shortest ways over water that join what neighbours do not: along them regions are pulled, not as near.
    """

    codes: tuple[str, ...]
    middles: Places
    areas: Places
    pairs: Cells
    links: Cells


@dataclass(frozen=True, slots=True)
class Grid:
    """Where each region stands, column from the west and row from the north, and how many pairs of neighbours touch."""

    cells: dict[str, tuple[int, int]]
    touching: int
    pairs: int


def laid(regions: geopandas.GeoDataFrame) -> Grid:
    """The grid of a country; `regions` has ref_area and geometry in degrees, neighbours sharing their edges."""
    ground = _ground(regions)
    cells = _closed(_best(ground))
    touching = int(_touch(cells, ground.pairs).sum())
    found = {code: (int(x), int(y)) for code, (x, y) in zip(ground.codes, cells, strict=True)}
    return Grid(found, touching, len(ground.pairs))


def _best(ground: Ground) -> Cells:
    """The grid that is worth most, the first of several; one that keeps every pair ends the search."""
    found = list[Cells]()
    for begun in _tries(ground):
        found.append(exchanged(begun, ground.middles, ground.pairs))
        if _touch(found[-1], ground.pairs).all() and len(ground.pairs):
            break
    return max(found, key=lambda cells: _worth(cells, ground))


def _ground(regions: geopandas.GeoDataFrame) -> Ground:
    """Middles are those of the largest part: a strip of islets moves no region."""
    inorder = regions.sort_values("ref_area", ignore_index=True)
    largest = [max(shapely.get_parts(shape), key=lambda part: float(part.area)) for shape in inorder.geometry]
    _west, south, _east, north = inorder.total_bounds
    flat = shapely.transform(largest, lambda points: points * (np.cos(np.radians((south + north) / 2)), -1))
    middles = shapely.get_coordinates(shapely.centroid(flat))
    codes = tuple(inorder["ref_area"])
    at = {code: number for number, code in enumerate(codes)}
    found = sorted((at[one], at[other]) for one, those in contiguity(inorder).items() for other in those if one < other)
    pairs = np.array(found, np.int64).reshape(-1, 2)
    return Ground(codes, middles, shapely.area(flat), pairs, _links(middles, pairs))


def _links(middles: Places, pairs: Cells) -> Cells:
    """What a shortest tree over all regions needs besides the pairs of neighbours."""
    from scipy.sparse.csgraph import minimum_spanning_tree

    ways = np.hypot(*(middles[:, None] - middles[None]).T) + 1e-6
    ways[tuple(pairs.T)] = ways[tuple(pairs.T[::-1])] = 1e-9
    tree = minimum_spanning_tree(ways).tocoo()
    found = sorted((int(min(pair)), int(max(pair))) for pair in zip(tree.row, tree.col, strict=True))
    known = set(map(tuple, pairs.tolist()))
    return np.array([pair for pair in found if pair not in known], np.int64).reshape(-1, 2)


def _tries(ground: Ground) -> Iterator[Cells]:
    """Grids from several beginnings; first as the regions lie, which is enough where they lie on a grid themselves."""
    units = _units(ground)
    yield _assigned(_begun(ground, units[0], 0.0))
    many = len(ground.codes) > _MANY
    for evened in _EVENED[1:2] if many else _EVENED:
        for unit in units[:1] if many else units:
            places = _begun(ground, unit, evened)
            done = 0
            for rounds in _ROUNDS[2:3] if many else _ROUNDS:
                places = _relaxed(places, ground, rounds - done)
                done = rounds
                yield _assigned(places)


def _units(ground: Ground) -> list[Places]:
    """Width and height of a square in degrees: the usual ways to the next beside and below, to any next, the average side."""
    side = np.full(2, np.sqrt(ground.areas.mean()))
    one, other = ground.middles[ground.pairs.T]
    ways = np.abs(other - one)
    beside = ways[:, 0] >= ways[:, 1]
    if not beside.any() or beside.all():
        return [side]
    stretched = np.array([np.median(ways[beside, 0]), np.median(ways[~beside, 1])])
    return [stretched, np.full(2, np.median(np.hypot(*ways.T))), side]


def _begun(ground: Ground, unit: Places, evened: float) -> Places:
    """Middles in squares; `evened` of the way to an even spread, empty stretches shortened."""
    raw = ground.middles / unit
    ranks = np.argsort(np.argsort(raw, axis=0, kind="stable"), axis=0) / max(len(raw) - 1, 1)
    mixed = (1 - evened) * raw + evened * ranks * np.ptp(raw, axis=0)
    return np.column_stack([_shortened(mixed[:, side]) for side in (0, 1)])


def _shortened(along: Places) -> Places:
    order = np.argsort(along, kind="stable")
    placed = np.empty_like(along)
    placed[order] = np.concatenate([[0.0], np.minimum(np.diff(along[order]), _EMPTY).cumsum()])
    return placed


def _relaxed(places: Places, ground: Ground, rounds: int) -> Places:
    """Neighbours pulled to one square from each other, whatever is nearer pushed apart, in small steps."""
    from scipy.spatial import cKDTree

    one, other = pulled = np.concatenate([ground.pairs, ground.links]).T
    length = np.repeat((1.0, 2.0), (len(ground.pairs), len(ground.links)))[:, None]
    damping = np.sqrt(np.maximum(np.bincount(pulled.ravel(), minlength=len(places)), 1.0))[:, None]
    for _round in range(rounds):
        move = np.zeros_like(places)
        ways, far = _ways(places, one, other)
        pull = np.where(far > length, 0.25 * ways * (1 - length / far), 0.0)
        near = cKDTree(places).query_pairs(1.0, output_type="ndarray")
        near = near[np.lexsort(near.T[::-1])]
        gaps, short = _ways(places, *near.T)
        push = gaps / short * (1 - np.minimum(short, 1.0)) * 0.5
        for (first, second), step in (((one, other), pull), (tuple(near.T), -push)):
            np.add.at(move, first, step)
            np.add.at(move, second, -step)
        places = places + np.clip(move / damping, -0.5, 0.5) * 0.7
    return places


def _ways(places: Places, one: Cells, other: Cells) -> tuple[Places, Places]:
    """From one to the other, and how far that is; what lies in one place is parted along the columns."""
    ways = places[other] - places[one]
    far = np.hypot(*ways.T)
    ways[far < 1e-9] = (1e-9, 0.0)
    return ways, np.maximum(far, 1e-9)[:, None]


def _assigned(places: Places) -> Cells:
    """Each region in a cell of its own, so that the sum of squared ways is the least (Hungarian method)."""
    from scipy.optimize import linear_sum_assignment

    moved = places - places.min(axis=0) + 1.0
    wide, high = (int(edge) for edge in np.ceil(moved.max(axis=0)) + 2)
    longer = max(0, -(-len(places) // wide) - high)
    cells = np.array([(column, row) for row in range(high + longer) for column in range(wide)])
    ways = ((moved[:, None] - cells[None]) ** 2).sum(axis=2)
    nearest: Cells = cells[linear_sum_assignment(ways)[1]]
    return nearest


def _touch(cells: Cells, pairs: Cells) -> NDArray[np.bool_]:
    """Which pairs share an edge or a corner."""
    apart: Cells = np.abs(cells[pairs[:, 0]] - cells[pairs[:, 1]]).max(axis=1, initial=0)
    return apart <= 1


def _worth(cells: Cells, ground: Ground) -> float:
    """Share of pairs that touch, less that of pairs that look another way than on the ground, and how alike the whole is."""
    one, other = ground.pairs.T
    turned = ((cells[other] - cells[one]) * (ground.middles[other] - ground.middles[one])).sum(axis=1) < 0
    kept = int(_touch(cells, ground.pairs).sum()) - int(turned.sum())
    return kept / max(len(ground.pairs), 1) + _ALIKE * _alike(cells, ground)


def _alike(cells: Cells, ground: Ground) -> float:
    """How well columns follow what lies right and rows what lies down: the mean of both correlations with the ranks."""
    ranks = np.argsort(np.argsort(ground.middles, axis=0, kind="stable"), axis=0)
    spread = cells.std(axis=0) * ranks.std(axis=0)
    joint = ((cells - cells.mean(axis=0)) * (ranks - ranks.mean(axis=0))).mean(axis=0)
    return float((joint / np.where(spread > 0, spread, 1.0)).mean())


def _closed(cells: Cells) -> Cells:
    """Counted from 0, without more than one empty column or row in between."""
    return np.column_stack([_without_gaps(cells[:, side]) for side in (0, 1)])


def _without_gaps(along: Cells) -> Cells:
    taken, at = np.unique(along, return_inverse=True)
    steps = np.minimum(np.diff(taken, prepend=taken[0]), 2)
    closed: Cells = steps.cumsum()[at]
    return closed
