"""Holds codes against ISO 3166-2 in both directions: codes that it does not list, and units that nobody has named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.adding.corrections import CORRECTIONS
from geo.adding.found import Named
from geo.errors import Fault, SourceMissing

INSTALL = ".venv/bin/pip install --no-deps giso==1.0.2 pycountry==26.2.16"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of ISO 3166-2: its English name, and the unit that it is a part of ('' = the country)."""

    name: str
    parent: str


def units(country: str) -> dict[str, Unit]:
    """The units of a country by code; none for a code that ISO leaves to users. Raises SourceMissing without the list."""
    try:
        import pycountry
    except ModuleNotFoundError as cause:
        raise SourceMissing(
            f"The list of ISO 3166-2 is not installed. Run `{INSTALL}`, then the same again."
        ) from cause
    divisions: Any = pycountry.subdivisions
    return {
        str(unit.code): Unit(str(unit.name), str(unit.parent_code or ""))
        for unit in divisions.get(country_code=country) or ()
    }


def unnamed(listed: Mapping[str, Unit], codes: set[str]) -> dict[str, Unit]:
    """Units that stand for themselves and are not among the codes; no part and no whole of one that is."""
    wholes = {listed[code].parent for code in codes & listed.keys()}
    found = {
        code: unit
        for code, unit in sorted(listed.items())
        if code not in codes and code not in wholes and unit.parent not in codes
    }
    return {code: unit for code, unit in found.items() if unit.parent not in found}


@dataclass(frozen=True, slots=True)
class Matching:
    """How the codes of a file and those of ISO 3166-2 meet.

    `lacking` are units that no feature has; `remark` says why nothing could be compared ('' = it was).
    """

    file: str
    field: str
    country: str
    listed: Mapping[str, Unit]
    lacking: Mapping[str, Unit]
    remark: str = ""

    def faults(self) -> list[Fault]:
        """A fault for each unit that no feature has."""
        expected = "a feature for every code of ISO 3166-2"
        return [
            Fault(self.file, 0, self.field, f"{code} ({_name(self.country, code, unit)}) at no feature", expected)
            for code, unit in self.lacking.items()
        ]

    def hinted(self, fault: Fault, region: Named) -> Fault:
        """The fault of a feature without a code that fits, with the unit that is called as the region is."""
        if fault.field != self.field:
            return fault
        names = {name.casefold() for name in region.names.values() if name}
        meant = next((code for code, unit in self.lacking.items() if unit.name.casefold() in names), "")
        return replace(fault, expected=f"{fault.expected}; by its name it is {meant}") if meant else fault

    def said(self, regions: Sequence[Named]) -> Iterator[str]:
        """What does not meet, in both directions, in sentences."""
        if self.remark or not self.listed:
            yield from (self.remark,) if self.remark else ()
            return
        expected = f"a code that ISO 3166-2 lists for {self.country}; it is kept as it is"
        for one in regions:
            if one.code not in self.listed:
                fault = Fault(self.file, one.feature, self.field, one.code, expected)
                yield f"Not matched: {self.hinted(fault, one)}"
        yield from (f"Not matched: {fault}" for fault in self.faults())
        if self.lacking:
            yield "What no feature has is not on the map and takes no figures. Complete the file, or leave it so where it is not meant."


def matching(file: str, field: str, country: str, codes: Iterable[str]) -> Matching:
    """Hold the codes of a file against the list; where none of them is in it, they are of the user's own making."""
    known = set(codes)
    try:
        listed = units(country)
    except SourceMissing:
        remark = f"The codes were not held against ISO 3166-2, whose list is not installed (`{INSTALL}`)."
        return Matching(file, field, country, {}, {}, remark)
    if listed and not known & listed.keys():
        remark = (
            f"{file}, field '{field}': no code is one of ISO 3166-2, such as {min(listed)}; they are kept as they are."
        )
        return Matching(file, field, country, {}, {}, remark)
    return Matching(file, field, country, listed, unnamed(listed, known))


def _name(country: str, code: str, unit: Unit) -> str:
    """The name of a unit; of those that the source of the boundaries lacks, the one that we wrote."""
    known = CORRECTIONS.get(country)
    ours = {one.code: one.names["en"] for one in known.absent} if known else {}
    return ours.get(code, unit.name)
