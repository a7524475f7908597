"""Methods on maps that answer a request in JSON: who is next to whom, and classes of values.

What reckons with outlines is imported where it is needed: the Methods page reads what is said here and draws nothing.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.requests.kinds import BadRequest, List, Table
from data.requests.method import MARK, Method, method
from data.requests.quoting import quoted
from geo.classes import Classes, classify
from geo.errors import ClassesError

if TYPE_CHECKING:
    import shapely

_AREAL = ("Polygon", "MultiPolygon")


def methods() -> Mapping[str, Method]:
    """The methods by name."""
    return {function.__name__: getattr(function, MARK) for function in (map_classification, spatial_weights)}


@method(polygons_wkt=Table(needs={"ref_area": str, "wkt": str}))
def spatial_weights(polygons_wkt: pd.DataFrame, *, rule: Literal["queen", "rook"] = "queen") -> dict[str, Any]:
    """Who is next to whom: neighbours of each area from its outline.

    Formula: two areas are neighbours if their outlines share an edge or a corner (`rule` queen), or an edge (rook).
    Unit: `cardinalities` = numbers of neighbours.
    Reading: in a grid of 3 x 3 the queen has 3, 5 and 8 neighbours in a corner, at an edge and in the middle, the rook
    2, 3 and 4.
    Edge cases: an area without neighbour stands in `islands`, and so does one without outline, which is named in
    `without_outline`, too, with the warning INCONSISTENT_INPUT; outlines that cross
    themselves, overlap or do not share their vertices are intersected (fuzzy contiguity), so that no neighbour is
    lost. An area is one row; a text that is no polygon is a fault of the request.
    Source: Cliff and Ord 1981; libpysal (Queen, fuzzy_contiguity).
    """
    import geopandas

    from geo.neighbours import contiguity

    codes = list(polygons_wkt["ref_area"])
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise BadRequest(
            f"inputs, polygons_wkt: {quoted(', '.join(twice), '')} has several rows; give its parts as MULTIPOLYGON."
        )
    shapes = [_shape(code, text) for code, text in zip(codes, polygons_wkt["wkt"], strict=True)]
    drawn = [at for at, shape in enumerate(shapes) if shape is not None]
    frame = geopandas.GeoDataFrame({"ref_area": [codes[at] for at in drawn]}, geometry=[shapes[at] for at in drawn])
    found: dict[str, tuple[str, ...]] = dict.fromkeys(codes, ())
    found |= contiguity(frame, rule) if drawn else {}
    return {
        "neighbors": found,
        "islands": [code for code, others in found.items() if not others],
        "cardinalities": {code: len(others) for code, others in found.items()},
        "without_outline": (without := [code for code, shape in zip(codes, shapes, strict=True) if shape is None]),
        "warning": "INCONSISTENT_INPUT" if without else "",
    }


def _shape(code: str, text: str | None) -> "shapely.Geometry | None":
    """The outline of an area, None where it has none. Raises BadRequest."""
    import shapely

    if not text:
        return None
    try:
        with np.errstate(invalid="ignore"):  # a corner that is nowhere is refused below
            shape = shapely.from_wkt(text)
    except shapely.errors.ShapelyError as fault:
        raise BadRequest(
            f"inputs, polygons_wkt: the outline of {quoted(code, '')} cannot be read as WKT: {quoted(str(fault), '')}."
        ) from None
    if shape.geom_type not in _AREAL:
        raise BadRequest(
            f"inputs, polygons_wkt: {quoted(code, '')} is a {shape.geom_type}; expected a POLYGON or MULTIPOLYGON."
        )
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        raise BadRequest(
            f"inputs, polygons_wkt: the outline of {quoted(code, '')} has a corner that is nowhere (NaN or infinite)."
        )
    return None if shape.is_empty else shape


@method(values=List())
def map_classification(values: NDArray[np.float64], *, k: int = 5, breaks: list[float] | None = None) -> dict[str, Any]:
    """Classes of a map: upper bounds by natural breaks, by quantiles, and by given breaks.

    Formula: Fisher-Jenks = least squared deviation within classes; quantile = equal numbers, linear interpolation
    (type 7); `breaks` = given inner joints, the last class ends at the highest value.
    Unit: that of the values; counts in areas.
    Reading: a value on a bound belongs to the lower class. For a map over time reckon once and pass the inner bounds
    as `breaks`, so that the classes stay.
    Edge cases: missing values have no class (hatch them) and are counted in `n_dropped`; more classes than different
    values become as many as values; bounds that ties make equal are one; no value gives NO_DATA.
    Source: Fisher 1958; Jenks 1977; Hyndman and Fan 1996; mapclassify.
    """
    known = values[np.isfinite(values)].tolist()
    try:
        found = {"fisher_jenks": classify(known, "fisher_jenks", k), "quantile": classify(known, "quantile", k)}
        if breaks is not None:
            found["fixed"] = classify(known, "manual", k, List().read(breaks, "params, breaks").tolist())
    except ClassesError as fault:
        raise BadRequest(f"params: {fault}") from None
    answer: dict[str, Any] = {}
    for name, classes in found.items():
        answer |= {f"{name}_upper_bounds": _bounds(classes), f"{name}_counts": classes.counts(known) if known else None}
    return answer | {
        "k": found["fisher_jenks"].k,
        "n_used": len(known),
        "n_dropped": len(values) - len(known),
        "reason": "" if known else "NO_DATA",
    }


def _bounds(classes: Classes) -> list[float | None] | None:
    """Where each class ends: the last one at the highest value, or nowhere if no value reaches it."""
    if classes.high is None:
        return None
    is_reached = not classes.breaks or classes.high > classes.breaks[-1]
    return [*classes.breaks, classes.high if is_reached else None]
