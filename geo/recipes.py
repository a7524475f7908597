"""How the boundaries of each country are made from the source table: codes to patch, seam, detail.

A country is added by one `Recipe` here and one entry in `geo.projections.FRAMES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.errors import UnknownCountry


@dataclass(frozen=True, slots=True)
class Level:
    """One level of detail.

    `tolerance_km` is the side of the square whose area a bend must have to be kept; isolated islands under
    `smallest_island_km2` are left out. Coordinates keep `digits` digits: three are 110 m at most; two let narrow rings
    of Mordovia and Ryazan collapse.
    """

    code: str
    tolerance_km: float
    smallest_island_km2: float
    digits: int = 3


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one country is made.

    `west` is the longitude where its map begins, so that longitudes run over `west` to `west + 360`
    and no region is cut at 180 degrees. `renamed` maps a code of the source to the right one, `left_out`
    names the ISO 3166-2 kinds of unit that are not regions of the map.
    """

    country: str
    levels: tuple[Level, ...]
    west: float = -180.0
    renamed: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


# The tolerances follow the size of the country, so that one level looks equally smooth everywhere:
# a pixel of a map 1000 pixels wide is 8 km in Russia, 5 km in the United States and 1.4 km in Ukraine.
RECIPES: tuple[Recipe, ...] = (
    Recipe(
        country="RU",
        west=0.0,
        levels=(Level("s", 20, 3000), Level("m", 6, 200), Level("l", 1.2, 10)),
        # Natural Earth has the city and the oblast of Moscow the wrong way round, and one nameless islet of Yamal.
        renamed={"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS", "RU-X01~": "RU-YAN"},
    ),
    Recipe(country="UA", levels=(Level("s", 12, 500), Level("m", 3, 30), Level("l", 1.2, 10))),
    Recipe(
        country="US",
        west=-190.0,  # the Aleutian Islands go on to 172 degrees east
        levels=(Level("s", 12, 1500), Level("m", 4, 150), Level("l", 1.2, 10)),
        left_out=frozenset({"Outlying area"}),
    ),
)


def recipe(country: str) -> Recipe:
    """The recipe of one country (ISO 3166-1 alpha-2); raises UnknownCountry."""
    for known in RECIPES:
        if known.country == country:
            return known
    names = ", ".join(known.country for known in RECIPES)
    raise UnknownCountry(f"There is no recipe for country {country!r} in geo/recipes.py; there are {names}.")
