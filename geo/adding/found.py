"""What was found of a country before it is added: its regions, the names of the country, and what is to be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import geopandas
import shapely

from geo.projections import DEGREES

LANGUAGES = ("en", "ru", "uk")
Shape = shapely.Geometry


@dataclass(frozen=True, slots=True)
class Named:
    """A region: code, names by language ('' = nobody has written it), whose names they are, a remark.

    `origin` is published where the names stand in the source of the boundaries, ours where we put them right.
    `feature` is the place in the file, 0 where there is none.
    """

    code: str
    names: Mapping[str, str]
    origin: str = "published"
    note: str = ""
    feature: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A country with its regions: those with a shape in the order of `shapes`, and those that have none.

    `source` names the file or the package; `said` are sentences for whoever adds it; `west` is where its map begins.
    """

    country: str
    source: str
    regions: tuple[Named, ...]
    shapes: tuple[Any, ...]
    without_outline: tuple[Named, ...] = ()
    said: tuple[str, ...] = ()
    names: Mapping[str, str] | None = None
    west: float = -180.0

    def frame(self) -> geopandas.GeoDataFrame:
        """The regions with a shape as the rest of geo knows them: ref_area, geometry in degrees, in order of code."""
        codes = [region.code for region in self.regions]
        frame = geopandas.GeoDataFrame({"ref_area": codes}, geometry=list(self.shapes), crs=DEGREES)
        return frame.sort_values("ref_area", ignore_index=True)
