"""Rebuilds the committed boundaries from the source and refuses what does not hold together (developers only)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import geopandas

from geo.areas import BOUNDARIES_DIR, write_areas
from geo.boundaries import write
from geo.errors import BoundaryDamaged, missing_regions
from geo.neighbours import contiguity, shared_edges
from geo.projections import FRAMES
from geo.recipes import RECIPES, Recipe
from geo.simplify import simplified
from geo.source import listed_codes, source_regions


def build(chosen: Sequence[Recipe] = RECIPES, folder: Path = BOUNDARIES_DIR) -> Iterator[str]:
    """Write the boundary file of each chosen country and the list of regions; yields one sentence a country.

    Raises OutlineMissing where a region of ISO 3166-2 has no shape in the source, BoundaryDamaged where a
    level of detail has gaps, overlaps or lost neighbours. A country that fails leaves its old file in place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for recipe in chosen:
        levels = detail_levels(recipe)
        path = write(recipe.country, levels, folder)
        vertices = ", ".join(f"{level} {rows.count_coordinates().sum():,}" for level, rows in levels.items())
        yield f"{recipe.country}: {len(levels['l'])} regions; vertices {vertices}; {path.stat().st_size / 1024:.0f} KB."
    built = [recipe for recipe in RECIPES if (folder / f"{recipe.country}.parquet").exists()]
    write_areas((code for recipe in built for code in listed_codes(recipe)), folder)


def detail_levels(recipe: Recipe) -> dict[str, geopandas.GeoDataFrame]:
    """The regions of one country at each level of detail (as `geo.boundaries.read` gives them), checked."""
    full = source_regions(recipe)
    if missing := listed_codes(recipe) - set(full["ref_area"]):
        raise missing_regions(recipe.country, missing, "the source", "python -m geo build` after adding it to `renamed")
    sheets = tuple(sheet for sheet in FRAMES[recipe.country][0].sheets if not sheet.repeats)
    levels = {level.code: simplified(full, sheets, level, recipe.west) for level in recipe.levels}
    for code, regions in levels.items():
        check_level(f"{recipe.country}, level {code}", regions, full)
    return levels


def check_level(name: str, regions: geopandas.GeoDataFrame, full: geopandas.GeoDataFrame) -> None:
    """Raise BoundaryDamaged where a level is not a clean picture of the full detail."""
    drawn = regions.geometry
    if not (drawn.is_valid.all() and not drawn.is_empty.any() and drawn.is_valid_coverage()):
        raise BoundaryDamaged(
            f"{name}: regions overlap, leave gaps or have collapsed. Lower the tolerance in geo/recipes.py."
        )
    if contiguity(regions) != contiguity(full) or shared_edges(regions) != shared_edges(full):
        raise BoundaryDamaged(f"{name}: regions lost or gained a neighbour. Lower the tolerance in geo/recipes.py.")
