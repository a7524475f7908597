"""`python -m geo add`: from what was typed to an added country, or to one that is taken back."""

import argparse
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from geo.errors import NotAdded

_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGES = ("en", "ru", "uk")


def declare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The arguments of the command."""
    parser = commands.add_parser("add", help="add a country, or regions of your own from GeoJSON or GeoPackage")
    parser.add_argument(
        "--country", metavar="CODE", help="two letters of ISO 3166-1, or XA .. XZ for regions of your own"
    )
    parser.add_argument("--file", type=Path, help="a .geojson or .gpkg file; without it the boundary source is asked")
    parser.add_argument("--layer", default="", help="the layer of a GeoPackage that has several")
    parser.add_argument("--code-field", default="", metavar="FIELD", help="the field with the codes of the regions")
    parser.add_argument(
        "--name-field", nargs="+", default=(), metavar="FIELD", help="names: FIELD, or en=FIELD ru=FIELD uk=FIELD"
    )
    parser.add_argument(
        "--country-name", nargs="+", default=(), metavar="NAME", help="NAME, or en=NAME ru=NAME uk=NAME"
    )
    parser.add_argument(
        "--leave-out",
        action="store_true",
        help="leave out and name features that cannot be used, refuse nothing for them",
    )
    parser.add_argument("--remove", metavar="CODE", help="take an added country back")
    parser.add_argument(
        "--squares", metavar="CODE", help="lay the squares of an added country anew, with its names as they are now"
    )


def run(options: argparse.Namespace, own: Path | None = None) -> tuple[str, ...]:
    """Do what was asked; the sentences to print. Raises GeoError, of which every text says what to do."""
    # Libraries that load for seconds.
    from geo.adding import boundary_source, file, record, tile_table

    if options.remove or options.squares:
        if options.country or options.file or (options.remove and options.squares):
            does = "--remove takes a country back" if options.remove else "--squares lays squares anew"
            raise NotAdded(
                f"{does}; leave out --country and --file{', --squares' * bool(options.remove and options.squares)}."
            )
        return record.remove(options.remove, own) if options.remove else tuple(tile_table.relaid(options.squares, own))
    country = options.country or ""
    if not _COUNTRY.fullmatch(country):
        raise NotAdded(f"--country {country!r} is no country. Expected: two capital letters, such as KZ.")
    record.require_new(country, own)
    today = datetime.now().astimezone().date()
    if not options.file:
        return record.add(boundary_source.read(country), today, own)
    asked = file.Asked(
        options.file, country, options.code_field, _by_language("--name-field", options.name_field), options.layer,
        _by_language("--country-name", options.country_name), options.leave_out,
    )  # fmt: skip
    return record.add(file.read(asked), today, own)


def _by_language(option: str, words: Sequence[str]) -> dict[str, str]:
    """`en=X ru=Y` as language -> text; a single text without a language is English."""
    if len(words) == 1 and words[0].partition("=")[0] not in _LANGUAGES:
        return {"en": words[0]}
    found: dict[str, str] = {}
    for word in words:
        language, equals, text = word.partition("=")
        if language not in _LANGUAGES or not equals or not text or language in found:
            raise NotAdded(f"{option} {word!r} cannot be read. Expected: en=TEXT ru=TEXT uk=TEXT, each once.")
        found[language] = text
    return found
