"""Federal districts of Russia by day: which region belonged to which, from the dated memberships in reference tables."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from data.sources import reference_csv
from data.tables import reference

_FOLDER = Path(__file__).parent / "reference"
# Decree 849 of 13 May 2000 made the districts; the memberships of the table that have always held begin with it.
SINCE = date(2000, 5, 13)
DISTRICTS = ("RU-CFD", "RU-NWFD", "RU-SOFD", "RU-NCFD", "RU-VFD", "RU-UFD", "RU-SFD", "RU-FEFD")
# The district that Rosstat reported from 2014 to 2016; it holds no subdivision of ISO 3166-2:RU.
REPORTED_DISTRICT = "RU-CRFD"
_FOREVER = date(9999, 12, 31)


@lru_cache(maxsize=1)
def _memberships() -> dict[str, tuple[tuple[str, date, date], ...]]:
    """Of each region the districts with first and last day."""
    areas = reference_csv.read(_FOLDER / "area.csv", reference.AREA, {})
    kinds = dict(zip(areas["ref_area"], areas["kind"], strict=True))
    rows = reference_csv.read(_FOLDER / "area_parent.csv", reference.AREA_PARENT, {})
    found: dict[str, list[tuple[str, date, date]]] = {}
    for area, parent, first, last in zip(
        rows["ref_area"], rows["parent"], rows["valid_from"], rows["valid_to"], strict=True
    ):
        if kinds.get(area) == "region" and kinds.get(parent) == "district":
            found.setdefault(area, []).append((parent, max(first, SINCE), last if isinstance(last, date) else _FOREVER))
    return {area: tuple(held) for area, held in found.items()}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """The country whose ISO 3166-2 list holds an area."""
    areas = reference_csv.read(_FOLDER / "area.csv", reference.AREA, {})
    return dict(zip(areas["ref_area"], areas["country"], strict=True))


def district_of(ref_area: str, day: date, as_reported: bool = False) -> str:
    """The district of a region on a day; '' for a code without one, and before there were districts.

    ISO 3166-2:RU decides which regions there are; `as_reported` adds those that Rosstat counts besides.
    """
    if not as_reported and _countries().get(ref_area) != "RU":
        return ""
    held = _memberships().get(ref_area, ())
    return next((district for district, first, last in held if first <= day <= last), "")


def counts(day: date, as_reported: bool = False) -> dict[str, int]:
    """How many regions each district had on a day; 0 for a district that was not there yet."""
    names = (*DISTRICTS, REPORTED_DISTRICT) if as_reported else DISTRICTS
    found = dict.fromkeys(names, 0)
    for area in _memberships():
        district = district_of(area, day, as_reported)
        if district:
            found[district] += 1
    return found
