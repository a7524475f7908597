"""The committed boundaries: the shapes of regions at each level of detail.

`boundaries/<country>.parquet` is GeoParquet 1.1 (ref_area, level, geometry in degrees on WGS 84; longitudes of
Russia go on past 180, those of the United States below -180). It is written by `python -m geo build`.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.geometry.base import BaseGeometry

from geo.areas import BOUNDARIES_DIR, RESTORE, expected_areas, require_level
from geo.errors import BoundaryDamaged, missing_regions


def read(country: str, level: str, folder: Path = BOUNDARIES_DIR) -> dict[str, BaseGeometry]:
    """Shapes of all regions of a country in degrees, by code in order of code.

    Raises UnknownCountry for a country or level that is not there, BoundaryDamaged for a file that cannot be
    read, OutlineMissing where a region that must have a shape has none.
    """
    wanted = expected_areas(country, folder)
    require_level(level)
    path = folder / f"{country}.parquet"
    try:
        table = pq.read_table(path, columns=["ref_area", "geometry"], filters=[("level", "=", level)])
        drawn = shapely.from_wkb(table["geometry"].to_pylist())
    except (OSError, pa.ArrowException, shapely.errors.ShapelyError, TypeError) as cause:
        problem = f"The boundary file geo/boundaries/{path.name} is missing or damaged ({type(cause).__name__})."
        raise BoundaryDamaged(f"{problem} {RESTORE} --country {country}`.") from cause
    shapes = dict(zip(table["ref_area"].to_pylist(), drawn, strict=True))
    if missing := wanted - {code for code, shape in shapes.items() if shape is not None and not shape.is_empty}:
        raise missing_regions(country, missing, f"geo/boundaries/{path.name}, level {level}", "python -m geo build")
    return {code: shapes[code] for code in sorted(wanted)}


def write(country: str, levels: Mapping[str, Mapping[str, BaseGeometry]], folder: Path = BOUNDARIES_DIR) -> Path:
    """Write the boundary file of one country aside and swap it; the same input gives the same bytes."""
    rows = [(code, level, shape) for level, shapes in levels.items() for code, shape in sorted(shapes.items())]
    codes, names, drawn = zip(*rows, strict=True)
    table = pa.table({"ref_area": codes, "level": names, "geometry": shapely.to_wkb(list(drawn))})
    described = table.replace_schema_metadata({"geo": json.dumps(_head(drawn))})
    path, aside = folder / f"{country}.parquet", folder / f"{country}.parquet.new"
    pq.write_table(described, aside, compression="zstd", compression_level=19)
    aside.replace(path)
    return path


def _head(shapes: Sequence[BaseGeometry]) -> dict[str, object]:
    """What makes a Parquet file a GeoParquet file; without a "crs" it means longitude and latitude on WGS 84."""
    kinds = sorted({shape.geom_type for shape in shapes})
    edges = [round(float(edge), 3) for edge in shapely.total_bounds(list(shapes))]
    column = {"encoding": "WKB", "geometry_types": kinds, "bbox": edges}
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
