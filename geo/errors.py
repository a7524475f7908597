"""What can go wrong with boundaries, outlines and classes, each as a sentence that says what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class GeoError(Exception):
    """Base of all errors of this package; its text is a sentence for the reader."""


class SourceMissing(GeoError):
    """The package with the source boundaries, or something in it, is not there (only a rebuild needs it)."""


class UnknownCountry(GeoError):
    """A country, level or frame for which there are no boundaries."""


class BoundaryDamaged(GeoError):
    """A boundary file cannot be read, or what was built does not hold together."""


class OutlineDamaged(GeoError):
    """A published outline file or the manifest is not what was written."""


class OutlineMissing(GeoError):
    """Regions that must have an outline have none, or nothing has been published yet."""


class FolderUnwritable(GeoError):
    """The folder for published outlines cannot be written."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file of regions: `feature` counts from 1 in the order of the file, 0 = the file itself."""

    file: str
    feature: int
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        parts = (
            self.file,
            f"feature {self.feature}" if self.feature else "",
            f"field '{self.field}'" if self.field else "",
            f"value '{self.value}'",
        )
        return f"{', '.join(part for part in parts if part)}. Expected: {self.expected}."


class RegionsRefused(GeoError):
    """Regions that cannot be added; `faults` is everything that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class NotAdded(GeoError):
    """A country that cannot be added or taken back, because of what is there already or is not."""


class ClassesError(GeoError):
    """Values or breaks from which no classes can be made."""


def missing_regions(country: str, codes: Iterable[str], where: str, remedy: str) -> OutlineMissing:
    """The error for regions without an outline; `where` names the file, `remedy` the command that helps."""
    listed = sorted(codes)
    subject = f"Region {listed[0]}" if len(listed) == 1 else f"{len(listed)} regions ({', '.join(listed)})"
    verb = "has" if len(listed) == 1 else "have"
    return OutlineMissing(f"{subject} of {country} {verb} no outline in {where}. Run `{remedy}`.")
