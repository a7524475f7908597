"""Takes the regions of a country from the source of our boundaries, and holds them against ISO 3166-2."""

from collections.abc import Iterator, Mapping

import geopandas
import pandas as pd

from geo.adding import iso
from geo.adding.corrections import CORRECTIONS, NONE_YET, Correction
from geo.adding.found import LANGUAGES, Found, Named
from geo.errors import NotAdded, SourceMissing
from geo.extent import west_of
from geo.projections import DEGREES
from geo.source import joined, source_path, without_seam

SOURCE = "Natural Earth 1:10m"
_COLUMNS = ["iso_3166_2", "adm1_code", "iso_a2", "name", "name_en", "name_ru", "name_uk", "geometry"]


def read(country: str) -> Found:
    """The regions of a country (ISO 3166-1 alpha-2) in full detail.

    Raises SourceMissing with the line that installs what is not there, NotAdded where the source has no such country.
    """
    table, listed = _table(), iso.units(country)
    correction = CORRECTIONS.get(country, Correction())
    table["ref_area"] = [
        correction.codes.get(feature, correction.codes.get(code, code))
        for feature, code in zip(table["adm1_code"], table["iso_3166_2"], strict=True)
    ]
    mine = table[table["ref_area"].str.startswith(f"{country}-") & ~table["ref_area"].str.contains("~")]
    if mine.empty:
        raise NotAdded(f"The boundary source has no regions of {country!r}; add them from a file: --file, --country.")
    west = west_of(mine.geometry.to_numpy())
    whole = geopandas.GeoDataFrame(
        {"ref_area": mine["ref_area"]}, geometry=[without_seam(shape, west) for shape in mine.geometry], crs=DEGREES
    )
    drawn = joined(whole)
    rows = mine.drop_duplicates("ref_area").set_index("ref_area")
    regions = tuple(_named(code, rows.loc[code], correction) for code in drawn["ref_area"])
    absent = tuple(_absent(listed, set(drawn["ref_area"]), correction))
    said = (*_unmatched(country, table, mine, listed), *_without(absent), *_nameless(regions))
    return Found(country, SOURCE, regions, tuple(drawn.geometry), absent, said, west=west)


def _table() -> geopandas.GeoDataFrame:
    """All features of the world."""
    try:
        return geopandas.read_parquet(source_path(), columns=_COLUMNS)
    except SourceMissing as cause:
        raise SourceMissing(
            f"The source boundaries are not installed. Run `{iso.INSTALL}`, then the same again."
        ) from cause


def _named(code: str, row: pd.Series, correction: Correction) -> Named:
    """A region with the names of the source, or ours where they are known to be wrong."""
    note = correction.notes.get(code, "")
    if code in correction.names:
        return Named(code, correction.names[code], "ours", note)
    english = row["name_en"] or row["name"] or code
    return Named(
        code, {"en": str(english), "ru": str(row["name_ru"] or ""), "uk": str(row["name_uk"] or "")}, note=note
    )


def _absent(listed: Mapping[str, iso.Unit], drawn: set[str], correction: Correction) -> Iterator[Named]:
    """Regions of ISO 3166-2 without a shape."""
    known = {one.code: one for one in correction.absent}
    for code, unit in iso.unnamed(listed, drawn).items():
        yield known.get(code) or Named(code, {"en": unit.name, "ru": "", "uk": ""}, note=NONE_YET)


def _unmatched(
    country: str, table: geopandas.GeoDataFrame, mine: geopandas.GeoDataFrame, listed: Mapping[str, iso.Unit]
) -> Iterator[str]:
    """Features of the source that have no code of ISO 3166-2, and codes that are not in its list today."""
    lost = table[(table["iso_a2"] == country) & ~table.index.isin(mine.index)]
    if len(lost):
        named = ", ".join(sorted(f"{row.name_en or row.name} ({row.ref_area})" for row in lost.itertuples()))
        yield f"Left out, because the source gives no code of {country}: {named}."
    if strange := sorted(set(mine["ref_area"]) - set(listed)):
        yield f"Kept with the code of the source, which ISO 3166-2 does not list today: {', '.join(strange)}."


def _without(absent: tuple[Named, ...]) -> Iterator[str]:
    if absent:
        named = ", ".join(f"{one.code} {one.names['en']}" for one in absent)
        yield f"Without outline in the source (they take figures; the map draws land that was part of another region as land of that one): {named}."


def _nameless(regions: tuple[Named, ...]) -> Iterator[str]:
    """Names that nobody has written yet."""
    for language in LANGUAGES[1:]:
        if lacking := [one.code for one in regions if not one.names[language]]:
            yield f"No {language} name in the source, the English one is shown: {', '.join(lacking)}."
