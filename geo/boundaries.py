"""The committed boundaries: the shapes of regions at each level of detail.

`boundaries/<country>.parquet` is GeoParquet (ref_area, level, geometry in degrees on WGS 84; longitudes of
Russia go on past 180, those of the United States below -180). It is written by `python -m geo build`.
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas
import pandas as pd
import pyarrow as pa
import shapely

from data import own_files
from geo.areas import BOUNDARIES_DIR, RESTORE, expected_areas, home, require_level
from geo.errors import BoundaryDamaged, missing_regions

_UNREADABLE = (OSError, ValueError, TypeError, KeyError, pa.ArrowException, shapely.errors.ShapelyError)


def read(country: str, level: str, folder: Path | None = None) -> geopandas.GeoDataFrame:
    """All regions of a country, a row each in order of code: ref_area, geometry (degrees, CRS set).

    Raises UnknownCountry for a country or level that is not there, BoundaryDamaged for a file that cannot be
    read, OutlineMissing where a region that must have a shape has none.
    """
    wanted = expected_areas(country, folder)
    require_level(level)
    path = home(country, folder) / f"{country}.parquet"
    try:
        rows = geopandas.read_parquet(path, columns=["ref_area", "geometry"], filters=[("level", "==", level)])
    except _UNREADABLE as cause:
        problem = f"The boundary file {_shown(path)} is missing or damaged ({type(cause).__name__})."
        raise BoundaryDamaged(f"{problem} {_remedy(country, path)}") from cause
    drawn = rows[rows["ref_area"].isin(wanted) & (rows.count_coordinates() > 0)]
    if missing := wanted - set(drawn["ref_area"]):
        remedy = f"python -m geo add --remove {country}` and add it again: `python -m geo add --country {country}"
        helps = remedy if _is_own(path) else "python -m geo build"
        raise missing_regions(country, missing, f"{_shown(path)}, level {level}", helps)
    return drawn.sort_values("ref_area", ignore_index=True)


def _is_own(path: Path) -> bool:
    return path.parent == own_files.boundaries()


def _shown(path: Path) -> str:
    """A boundary file as sentences call it."""
    return f"{'data/own' if _is_own(path) else 'geo'}/boundaries/{path.name}"


def _remedy(country: str, path: Path) -> str:
    """What helps where a boundary file cannot be read."""
    if _is_own(path):
        return f"Run `python -m geo add --remove {country}`, then add the country again."
    return f"{RESTORE} --country {country}`."


def write(country: str, levels: Mapping[str, geopandas.GeoDataFrame], folder: Path = BOUNDARIES_DIR) -> Path:
    """Write the boundary file of one country aside and swap it; the same input gives the same bytes."""
    sorted_levels = [rows.sort_values("ref_area").assign(level=level) for level, rows in levels.items()]
    table = pd.concat(sorted_levels)[["ref_area", "level", "geometry"]]
    path, aside = folder / f"{country}.parquet", folder / f"{country}.parquet.new"
    table.to_parquet(aside, index=False, compression="zstd", compression_level=19)
    aside.replace(path)
    return path
