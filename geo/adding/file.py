"""Reads a user's own regions from GeoJSON or GeoPackage; everything that is wrong is named with file, feature and field."""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from geo.adding import iso, seam
from geo.adding.found import LANGUAGES, Found, Named
from geo.errors import Fault, RegionsRefused
from geo.projections import DEGREES

SUFFIXES = {".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GeoPackage"}
CODE_FIELDS = ("ref_area", "iso_3166_2", "ISO_3166_2", "iso", "code", "CODE", "Code", "id")
NAME_FIELDS = {"en": ("name_en", "name", "NAME", "Name"), "ru": ("name_ru",), "uk": ("name_uk",)}
POLYGONS = ("Polygon", "MultiPolygon")
_MOST_SHOWN = 100  # codes in one sentence
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{0,11}")
_OF_A_COUNTRY = re.compile(r"[A-Z]{2}-.+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of regions and how to read it: country, fields ('' and none = found by their usual names), layer.

    `leave_out`: features that cannot be used are left out and named, instead of refusing the file.
    """

    path: Path
    country: str
    code_field: str = ""
    name_fields: Mapping[str, str] = field(default_factory=dict)
    layer: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    leave_out: bool = False


def read(asked: Asked) -> Found:
    """The regions of the file; raises RegionsRefused with every fault that was found."""
    table = _in_degrees(_opened(asked), asked)
    code_field, name_fields = _code_field(table, asked), _name_fields(table, asked)
    regions, faults = _regions(table, asked, code_field, name_fields)
    faults += _doubles(regions, asked, code_field)
    wrong = {fault.feature for fault in faults}
    held = iso.matching(asked.path.name, code_field, asked.country, {one.code for one in regions if one.code})
    faults = [held.hinted(fault, regions[fault.feature - 1]) for fault in faults]
    if faults and (not asked.leave_out or len(wrong) == len(table)):
        raise RegionsRefused([*faults, *held.faults()])
    kept = [region for region in regions if region.feature not in wrong]
    left = [f"Left out: {fault}" for fault in faults]
    west, shapes = _placed(table, kept, asked)
    return Found(
        asked.country, asked.path.name, tuple(kept), shapes, west=west,
        said=(*left, *_made_codes(table, kept, code_field), *held.said(kept), *_languages(name_fields)), names=asked.names,
    )  # fmt: skip


def _placed(table: geopandas.GeoDataFrame, kept: list[Named], asked: Asked) -> tuple[float, tuple[Any, ...]]:
    """Where the map begins, and the shapes from there on; raises RegionsRefused for what goes around the whole earth."""
    try:
        return seam.closed([table.geometry.iloc[one.feature - 1] for one in kept])
    except ValueError as cause:
        expected = "regions that leave some longitude free, where the map can begin"
        raise RegionsRefused([Fault(asked.path.name, 0, "geometry", f"longitudes {cause}", expected)]) from cause


def _opened(asked: Asked) -> geopandas.GeoDataFrame:
    """The features of the file in its own coordinates."""
    path, name = asked.path, asked.path.name
    if path.suffix.lower() not in SUFFIXES:
        raise RegionsRefused([Fault(name, 0, "", path.suffix, f"a file of kind {', '.join(SUFFIXES)}")])
    if not path.is_file():
        raise RegionsRefused([Fault(name, 0, "", str(path), "a file that is there")])
    try:
        with warnings.catch_warnings(action="ignore"):  # what it warns of is named below, with its place
            table = _layer(asked)
    except (OSError, ValueError, RuntimeError) as cause:  # the last is what GDAL cannot open
        kind, said = SUFFIXES[path.suffix.lower()], next(iter(str(cause).split(";")[0].splitlines()), "")
        shown = said.replace(f"'{path}'", name).replace(str(path), name)
        raise RegionsRefused([Fault(name, 0, "", shown, f"a whole {kind} file")]) from cause
    if not isinstance(table, geopandas.GeoDataFrame) or table.empty:
        raise RegionsRefused([Fault(name, 0, "geometry", f"{len(table)} features", "polygons, one feature a region")])
    return table


def _layer(asked: Asked) -> geopandas.GeoDataFrame:
    """The features of the layer that was asked for, or of the only one."""
    layers = [str(layer) for layer in geopandas.list_layers(asked.path)["name"]]
    if asked.layer not in layers and (asked.layer or len(layers) != 1):
        listed = f"--layer with one of {', '.join(layers)}" if layers else "a file with a layer of polygons"
        raise RegionsRefused([Fault(asked.path.name, 0, "layer", asked.layer, listed)])
    return geopandas.read_file(asked.path, layer=asked.layer or layers[0])


def _in_degrees(table: geopandas.GeoDataFrame, asked: Asked) -> geopandas.GeoDataFrame:
    """Longitude and latitude; raises RegionsRefused for coordinates that cannot be degrees."""
    if table.crs is None:
        expected = "a coordinate system, such as EPSG:4326, stored in the file"
        raise RegionsRefused([Fault(asked.path.name, 0, "geometry", "no coordinate system", expected)])
    flat = table.to_crs(DEGREES)
    expected = "degrees: longitude -180 to 360, latitude -90 to 90 (GeoJSON holds nothing else)"
    faults = [
        Fault(asked.path.name, number, "geometry", f"{low:g} {south:g} {high:g} {north:g}", expected)
        for number, (low, south, high, north) in enumerate(flat.bounds.itertuples(index=False, name=None), start=1)
        if not _is_on_earth(low, south, high, north, flat.geometry.iloc[number - 1])
    ]
    if faults:
        raise RegionsRefused(faults)
    return flat


def _is_on_earth(low: float, south: float, high: float, north: float, shape: Any) -> bool:
    """Bounds of degrees, every coordinate a number; a feature without a shape is looked at later."""
    if pd.isna(shape) or shape.is_empty:
        return True
    is_known = bool(np.isfinite(shapely.get_coordinates(shape)).all())
    return is_known and low >= -180.001 and high <= 360.001 and south >= -90.001 and north <= 90.001


def _code_field(table: geopandas.GeoDataFrame, asked: Asked) -> str:
    """The field with the codes."""
    fields = [str(name) for name in table.columns if name != table.geometry.name]
    if asked.code_field in fields:
        return asked.code_field
    known = "" if asked.code_field else next((name for name in CODE_FIELDS if name in fields), "")
    if not known:
        expected = f"--code-field with one of {', '.join(fields) or 'the fields (the file has none)'}"
        raise RegionsRefused([Fault(asked.path.name, 0, asked.code_field or "code", asked.code_field, expected)])
    return known


def _name_fields(table: geopandas.GeoDataFrame, asked: Asked) -> dict[str, str]:
    """Language -> field; English first, since a name in it stands in for the others."""
    fields = [str(name) for name in table.columns if name != table.geometry.name]
    if lost := {language: name for language, name in asked.name_fields.items() if name not in fields}:
        expected = f"--name-field with one of {', '.join(fields)}"
        raise RegionsRefused([Fault(asked.path.name, 0, name, name, expected) for name in lost.values()])
    found = {
        language: next((name for name in known if name in fields), "") for language, known in NAME_FIELDS.items()
    } | dict(asked.name_fields)
    return {language: name for language, name in found.items() if name}


def _regions(
    table: geopandas.GeoDataFrame, asked: Asked, code_field: str, name_fields: Mapping[str, str]
) -> tuple[list[Named], list[Fault]]:
    """Every feature as a region, and what is wrong with features."""
    regions, faults = list[Named](), list[Fault]()
    for number, (_at, row) in enumerate(table.iterrows(), start=1):
        code, wrong = _code(_text(row[code_field]), asked.country)
        if wrong:
            faults.append(Fault(asked.path.name, number, code_field, _text(row[code_field]), wrong))
        faults += _not_an_area(row[table.geometry.name], asked.path.name, number)
        names = {language: _text(row[name]) for language, name in name_fields.items()}
        first = next((names[language] for language in LANGUAGES if names.get(language)), code)
        regions.append(
            Named(code, {"en": first, "ru": "", "uk": ""} | {k: v for k, v in names.items() if v}, feature=number)
        )
    return regions, faults


def _code(text: str, country: str) -> tuple[str, str]:
    """The whole code, and what was expected where it is none."""
    upper = text.upper()
    if not text:
        return "", f"a code such as {country}-01"
    if _OF_A_COUNTRY.fullmatch(upper) and not upper.startswith(f"{country}-"):
        return "", f"a code of {country}, such as {country}-01"
    own = upper.removeprefix(f"{country}-")
    if not _CODE.fullmatch(own):
        return "", f"1 to 12 Latin letters and digits, alone or after {country}-"
    return f"{country}-{own}", ""


def _not_an_area(shape: Any, file: str, number: int) -> Iterator[Fault]:
    """What is wrong with a shape before its outline is looked at."""
    if pd.isna(shape) or shape.is_empty:
        yield Fault(file, number, "geometry", "none", "a polygon")
    elif shape.geom_type not in POLYGONS:
        yield Fault(file, number, "geometry", shape.geom_type, "Polygon or MultiPolygon")


def _doubles(regions: list[Named], asked: Asked, code_field: str) -> list[Fault]:
    """Features whose code stands at an earlier one."""
    first: dict[str, int] = {}
    return [
        Fault(asked.path.name, one.feature, code_field, one.code,
              f"each code once (feature {first[one.code]} has it; parts of a region belong into one feature)")
        for one in regions
        if one.code and first.setdefault(one.code, one.feature) != one.feature
    ]  # fmt: skip


def _made_codes(table: geopandas.GeoDataFrame, kept: list[Named], code_field: str) -> Iterator[str]:
    """What became of codes that did not begin with the country."""
    changed = [(_text(table[code_field].iloc[one.feature - 1]), one.code) for one in kept]
    made = [f"{text} -> {code}" for text, code in changed if text != code]
    if made:
        more = f" and {len(made) - _MOST_SHOWN:,} more" if len(made) > _MOST_SHOWN else ""
        yield f"Codes of the file made whole with that of the country: {', '.join(made[:_MOST_SHOWN])}{more}."


def _languages(name_fields: Mapping[str, str]) -> Iterator[str]:
    """Which names the file does not have."""
    lacking = [language for language in LANGUAGES if language not in name_fields]
    if not name_fields:
        yield "The file has no field with names (--name-field): regions are called by their codes."
    elif lacking:
        yield f"The file has no names in {', '.join(lacking)}: its own are shown there."


def _text(value: Any) -> str:
    """A cell as text; whole numbers without a point."""
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
