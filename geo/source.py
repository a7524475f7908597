"""Reads the source boundaries: Natural Earth 1:10m (public domain) as the package giso ships them.

Developers only. The package is never imported (its import asks for a database engine of 237 MB); the file
beside it is read.
"""

import importlib.util
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.errors import SourceMissing
from geo.projections import DEGREES
from geo.recipes import Recipe

_FILE = Path("data") / "ne_10m_admin_1_states_provinces.parquet"
_INSTALL = "pip install --no-deps giso==1.0.2"


def source_path() -> Path:
    """The file of the installed package; raises SourceMissing."""
    found = importlib.util.find_spec("giso")
    if found is None or not found.submodule_search_locations:
        raise SourceMissing(f"The source boundaries are not installed. Run `{_INSTALL}`, then `python -m geo build`.")
    path = Path(found.submodule_search_locations[0]) / _FILE
    if not path.is_file():
        raise SourceMissing(f"The installed package giso has no file {_FILE}. Run `{_INSTALL}`.")
    return path


def listed_codes(recipe: Recipe) -> frozenset[str]:
    """The ISO 3166-2 codes that the country's map must show, from pycountry."""
    import pycountry

    divisions: Any = pycountry.subdivisions
    units = divisions.get(country_code=recipe.country)
    if not units:
        raise SourceMissing(f"pycountry lists no subdivisions of {recipe.country!r}; check the code of the country.")
    return frozenset(unit.code for unit in units if unit.type not in recipe.left_out)


def source_regions(recipe: Recipe) -> geopandas.GeoDataFrame:
    """The listed regions in full detail, a row each in order of code: ref_area, geometry (degrees).

    A region belongs to the country whose code its ISO 3166-2 code begins with. Listed codes without a shape
    are absent from the answer.
    """
    table = geopandas.read_parquet(source_path(), columns=["iso_3166_2", "geometry"])
    table["ref_area"] = [recipe.renamed.get(code, code) for code in table["iso_3166_2"]]
    listed = table[table["ref_area"].isin(listed_codes(recipe))]
    whole = [without_seam(shape, recipe.west) for shape in listed.geometry]
    return joined(geopandas.GeoDataFrame({"ref_area": listed["ref_area"]}, geometry=whole, crs=DEGREES))


def joined(pieces: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """One row a region; a single piece stays untouched, so that its vertices remain those of its neighbours."""
    several = pieces.duplicated("ref_area", keep=False)
    joined = [pieces[~several]]
    if several.any():
        joined.append(pieces[several].dissolve("ref_area", as_index=False))
    return pd.concat(joined).sort_values("ref_area", ignore_index=True)


def without_seam(shape: BaseGeometry, west: float) -> BaseGeometry:
    """Shift the parts into west .. west + 360 and close the cut that the source makes at 180 degrees."""
    lowest, _, highest, _ = shapely.bounds(shape)
    if lowest >= west and highest < west + 360:
        return shape
    return shapely.union_all(
        [shapely.transform(part, lambda c: _shifted(c, west)) for part in shapely.get_parts(shape)]
    )


def _shifted(coordinates: NDArray[np.float64], west: float) -> NDArray[np.float64]:
    """Longitudes of whole parts moved by full turns; 180 itself goes with the part that it belongs to."""
    middle = (coordinates[:, 0].min() + coordinates[:, 0].max()) / 2
    turns = np.floor((middle - west) / 360)
    return np.column_stack([coordinates[:, 0] - 360 * turns, coordinates[:, 1]])
