"""What readers call a region besides its names: its capital where that is another word, and everyday names.

Only for the search of areas; no figure stands under these names.
"""

from functools import lru_cache
from pathlib import Path

from data.sources import reference_csv
from data.tables.declaration import Column, Table

_FOLDER = Path(__file__).parent / "reference"
AREA_ALIAS = Table(
    "area_alias",
    "A name by which readers look for an area and that its official names do not begin with",
    ("ref_area", "name"),
    (
        Column("ref_area", "the area"),
        Column("language", "language of the name: en, ru or uk"),
        Column("name", "its capital, or what it is called every day"),
    ),
)


@lru_cache(maxsize=1)
def area_aliases() -> dict[str, tuple[tuple[str, str], ...]]:
    """(language, name) of an area, by code; raises SourceChanged where the file is missing or has other columns."""
    rows = reference_csv.read(_FOLDER / "area_alias.csv", AREA_ALIAS, {})
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for code, *named in zip(*(rows[name].tolist() for name in ("ref_area", "language", "name")), strict=True):
        found[code] = (*found.get(code, ()), (named[0], named[1]))
    return found
