"""Made-up maps for the tests of space: grids, lines, and the areas of Columbus that libpysal brings along."""

from functools import lru_cache
from typing import Any

import geopandas
import libpysal
import numpy as np
import pandas as pd


def grid(rows: int, columns: int, *, queen: bool = True) -> dict[str, list[str]]:
    """Neighbours in a grid, by name of the cell."""
    cells = [(r, c) for r in range(rows) for c in range(columns)]
    steps = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0) and (queen or 0 in (a, b))]
    return {f"{r}.{c}": [f"{r + a}.{c + b}" for a, b in steps if (r + a, c + b) in cells] for r, c in cells}


def obs(values: dict[str, Any], **more: list[Any]) -> pd.DataFrame:
    frame = pd.DataFrame({"ref_area": list(values), "value": [np.nan if v is None else v for v in values.values()]})
    return frame.assign(**more)


def weights(neighbours: dict[str, list[str]]) -> pd.DataFrame:
    return pd.DataFrame({"ref_area": list(neighbours), "neighbors": list(neighbours.values())})


def random_map(seed: int, rows: int = 5, columns: int = 5) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Positive values with something in common between neighbours."""
    touching, rng = grid(rows, columns), np.random.default_rng(seed)
    raw = {area: float(rng.lognormal()) for area in touching}
    return {area: raw[area] + sum(raw[other] for other in others) / 4 for area, others in touching.items()}, touching


def dense(neighbours: dict[str, list[str]], *, row: bool = True) -> np.ndarray:
    """The weights as a full matrix."""
    names = list(neighbours)
    found = np.array([[float(other in neighbours[area]) for other in names] for area in names])
    return found / np.maximum(found.sum(axis=1, keepdims=True), 1) if row else found


@lru_cache
def columbus() -> tuple[geopandas.GeoDataFrame, dict[str, list[str]]]:
    """The 49 areas of Anselin (1988) with their queen neighbours."""
    frame = geopandas.read_file(libpysal.examples.get_path("columbus.shp"))
    found = libpysal.weights.Queen.from_dataframe(frame, use_index=False, silence_warnings=True).neighbors
    return frame, {str(area): [str(other) for other in others] for area, others in found.items()}
