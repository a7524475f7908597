"""Four squares as a file of regions, and as what becomes of it, for the tests of adding."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import shapely
from shapely import box

from geo.adding import record
from geo.adding.file import Asked, read

DAY = date(2026, 1, 2)
# Four squares of half a degree: two above two, so that each touches every other one (the last two in a corner).
SQUARES = {
    "01": box(20, 50, 20.5, 50.5),
    "02": box(20.5, 50, 21, 50.5),
    "03": box(20, 50.5, 20.5, 51),
    "04": box(20.5, 50.5, 21, 51),
}


def written(
    folder: Path, shapes: Mapping[str, shapely.Geometry | None], *, name: str = "regions.geojson", **columns
) -> Path:
    """A file with a feature for each shape, in this order."""
    fields = {"code": list(shapes), "name": [f"Region {code}" for code in shapes]} | columns
    path = folder / name
    features = [
        {"type": "Feature", "properties": dict(zip(fields, values, strict=True)),
         "geometry": shape and shapely.geometry.mapping(shape)}
        for shape, values in zip(shapes.values(), zip(*fields.values(), strict=True), strict=True)
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def added(path: Path, own: Path, **asked) -> tuple[str, ...]:
    return record.add(read(Asked(path, "XA", **asked)), DAY, own)
