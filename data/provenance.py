"""Where each raw file comes from: the TOML beside it names publisher, licence, checksum, meaning and usage warning."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from data.errors import DataError, Place, SourceChanged

LANGUAGES = ("en", "ru", "uk")
Kind = Literal["observations", "issues", "statements", "registry"]
KINDS = ("observations", "issues", "statements", "registry")
_TEXTS = (
    "dataset",
    "kind",
    "file",
    "publisher",
    "address",
    "date",
    "licence",
    "sha256",
    "country",
    "source_id",
    "origin",
)
_FORMS = dict.fromkeys(_TEXTS, str) | {"rows": int, "title": dict, "warning": dict}
_NAMED = {str: "text", int: "whole number", dict: "table with en, ru and uk"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be known about one issue of a publication."""

    issue: str
    status: str
    vintage: str
    note: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """One raw file. `title` and `warning` are in the order of LANGUAGES; `rows` is the number of data rows."""

    dataset: str
    kind: Kind
    path: Path
    file: str
    publisher: str
    address: str
    date: str
    licence: str
    sha256: str
    country: str
    source_id: str
    origin: str
    rows: int
    title: tuple[str, ...]
    warning: tuple[str, ...]
    issue: str = ""
    table: str = ""
    remarks: tuple[Remark, ...] = ()


def read_all(folder: Path) -> tuple[Provenance, ...]:
    """Every provenance file below `folder`, by name. Raises SourceChanged if a raw file has none."""
    described = tuple(read(path, folder) for path in sorted(folder.rglob("*.toml")))
    known = {entry.path for entry in described}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".csv", ".parquet"} and path not in known:
            file = path.relative_to(folder).as_posix()
            raise SourceChanged(
                "no provenance file describes it.", Place(file=file), expected=f"{path.stem}.toml beside it"
            )
    return described


def read(path: Path, folder: Path) -> Provenance:
    """One provenance file; raises DataError that names the key which is missing or wrong."""
    name = path.relative_to(folder).as_posix()
    try:
        text: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataError(f"the file is not TOML ({fault}).", Place(file=name)) from None
    for key, form in _FORMS.items():
        if not isinstance(text.get(key), form):
            raise DataError(f"key {key!r} is missing or is no {_NAMED[form]}.", Place(file=name), text.get(key))
    if text["kind"] not in KINDS:
        raise DataError(f"kind {text['kind']!r} is not known.", Place(file=name), text["kind"], ", ".join(KINDS))
    return Provenance(
        **{key: text[key] for key in _TEXTS if key != "file"},
        path=path.parent / text["file"],
        file=(path.parent / text["file"]).relative_to(folder).as_posix(),
        rows=text["rows"],
        title=_in_languages(text, "title", name),
        warning=_in_languages(text, "warning", name),
        issue=text.get("issue", ""),
        table=text.get("table", ""),
        remarks=tuple(_remark(remark, name) for remark in text.get("remarks", ())),
    )


def verify(entry: Provenance) -> None:
    """Raises SourceChanged if the raw file is missing or is not, byte by byte, the one that was described."""
    place = Place(file=entry.file)
    if not entry.path.is_file():
        raise SourceChanged("the file is missing.", place, expected=f"the file described by {entry.path.stem}.toml")
    found = hashlib.sha256(entry.path.read_bytes()).hexdigest()
    if found != entry.sha256:
        raise SourceChanged(
            f"the file was changed or damaged: its checksum is {found[:12]}…",
            place,
            found,
            f"{entry.sha256[:12]}… as its provenance file says; restore the file, or describe the new one",
        )


def _in_languages(text: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    """A text in all three languages."""
    for language in LANGUAGES:
        if not text[key].get(language):
            raise DataError(
                f"{key} has no {language} text.", Place(file=name), expected=f'{key} = {{en = "…", ru = "…", uk = "…"}}'
            )
    return tuple(text[key][language] for language in LANGUAGES)


def _remark(text: dict[str, Any], name: str) -> Remark:
    """One remark on an issue; every field is text and none is left out."""
    try:
        return Remark(**text)
    except TypeError:
        said = f"a remark has the keys {', '.join(text)}."
        raise DataError(said, Place(file=name), expected="issue, status, vintage, note") from None
