"""What can go wrong with boundaries, outlines and classes, each as a sentence that says what to do."""

from collections.abc import Iterable


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


class ClassesError(GeoError):
    """Values or breaks from which no classes can be made."""


def missing_regions(country: str, codes: Iterable[str], where: str, remedy: str) -> OutlineMissing:
    """The error for regions without an outline; `where` names the file, `remedy` the command that helps."""
    listed = sorted(codes)
    subject = f"Region {listed[0]}" if len(listed) == 1 else f"{len(listed)} regions ({', '.join(listed)})"
    verb = "has" if len(listed) == 1 else "have"
    return OutlineMissing(f"{subject} of {country} {verb} no outline in {where}. Run `{remedy}`.")
