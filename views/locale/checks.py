"""What must be true of the catalogues: complete, up to date, same placeholders, letters of the right language."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError

from views.locale.docstrings import NO_PLACEHOLDERS
from views.locale.extraction import ROOT, TEMPLATE, TRANSLATED, merged, po_path, read, template, text_of

# Letters that the other language has and this one does not: a sign of a sentence in the wrong catalogue.
FOREIGN = {"ru": set("іїєґІЇЄҐ"), "uk": set("ыэёъЫЭЁЪ")}
_CODE = re.compile(r"`[^`]*`")
_MIXED = re.compile(r"[A-Za-z][А-Яа-яЁёІіЇїЄєҐґ]|[А-Яа-яЁёІіЇїЄєҐґ][A-Za-z]")


def faults(root: Path = ROOT) -> list[str]:
    """Every fault as a sentence; empty where the catalogues may be published."""
    found = template(root)
    stale = (
        []
        if _is_current(root / TEMPLATE, found)
        else [f"{TEMPLATE} is out of date: run python -m views.locale extract."]
    )
    return stale + [fault for lang in TRANSLATED for fault in _of_language(lang, root, found)]


def _is_current(path: Path, found: Catalog) -> bool:
    """Whether the template on disk is what the source gives."""
    return path.exists() and path.read_bytes() == text_of(found)


def _of_language(lang: str, root: Path, found: Catalog) -> Iterator[str]:
    """Faults of one catalogue."""
    path = po_path(lang, root)
    if not path.exists():
        yield f"{lang}: {path.name} does not exist: run python -m views.locale extract."
        return
    try:
        catalogue = read(path, lang)
    except PoFileError as error:
        yield f"{lang}: the catalogue cannot be read, {error}, line {error.lineno + 1}: {error.line!r}."
        return
    yield from (
        f"{lang}: {message.id!r} is not used any more: python -m views.locale prune."
        for message in catalogue.obsolete.values()
    )
    if get_plural(lang)[1] not in path.read_text(encoding="utf-8"):
        yield f"{lang}: the header does not state the plural forms of the language."
    for message in merged(catalogue, found):
        if message.id:
            yield from (f"{lang}: {message.id!r} {fault}." for fault in _of_message(lang, message))


def _of_message(lang: str, message: Message) -> Iterator[str]:
    """Faults of one message."""
    forms = message.string if isinstance(message.string, list | tuple) else (message.string or "",)
    if not all(forms):
        yield f"lacks one of its {len(forms)} plural forms" if any(forms) else "is not translated"
        return
    if message.fuzzy:
        yield "is marked as uncertain (fuzzy)"
    for form in forms:
        yield from _of_form(lang, message, form)


def _of_form(lang: str, message: Message, form: str) -> Iterator[str]:
    """Faults of one translated text."""
    source = message.id if isinstance(message.id, str) else message.id[1]
    if NO_PLACEHOLDERS not in message.flags and placeholders(form) != placeholders(source):
        yield f"has other placeholders in the translation {form!r}"
    if set(_CODE.findall(form)) != set(_CODE.findall(source)):
        yield f"has other code between backticks in {form!r}"
    if (form[:1].isspace(), form[-1:].isspace()) != (source[:1].isspace(), source[-1:].isspace()):
        yield f"begins or ends with other white space in {form!r}"
    if foreign := FOREIGN[lang] & set(form) - set(source):  # what the source quotes may be quoted
        yield f"holds letters of another language, {' '.join(sorted(foreign))}, in {form!r}"
    if mixed := _MIXED.search(re.sub(r"\{[^}]*\}", " ", form)):
        yield f"mixes Latin and Cyrillic letters at {mixed[0]!r} in {form!r}"


def placeholders(text: str) -> set[str] | None:
    """Names in braces; None for text whose braces do not pair."""
    try:
        return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
