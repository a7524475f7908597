"""From the source to the catalogues: finds the messages, writes the template and merges it into each language."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from views.locale.docstrings import FOLDERS, NO_PLACEHOLDERS
from views.parts.language import LANGUAGES, SOURCE_LANGUAGE

ROOT = Path(__file__).parent.parent.parent
TEMPLATE = "views/locale/messages.pot"
TRANSLATED = tuple(lang for lang in LANGUAGES if lang != SOURCE_LANGUAGE)
KEYWORDS = {
    "_": None, "gettext": None, "N_": None,
    "n_": (1, 2), "ngettext": (1, 2),
    "p_": ((1, "c"), 2), "pgettext": ((1, "c"), 2), "NP_": ((1, "c"), 2),
}  # fmt: skip
# Lines of the header that change with the day or the tool and would make every diff larger.
_RESTLESS = tuple(f'"{name}:' for name in (
    "POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To",
    "Project-Id-Version",
))  # fmt: skip
_HEADER = "# Messages of the Light Industry Observatory.\n#"


def po_path(lang: str, root: Path = ROOT) -> Path:
    """The file with the translations into one language."""
    return root / "views" / "locale" / lang / "LC_MESSAGES" / "messages.po"


def template(root: Path = ROOT) -> Catalog:
    """Every message in the source, with the files it stands in."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        patterns, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog(header_comment=_HEADER, fuzzy=False, charset="utf-8")
    rows = extract_from_dir(
        root, patterns, options, KEYWORDS, ("Translators:",), directory_filter=lambda path: _is_ours(root, path)
    )
    for path, line, message, comments, context in rows:
        added = found.add(message, None, [(path, line)], auto_comments=comments, context=context)
        if path.startswith(FOLDERS) and "{" in message:
            added.flags.add(NO_PLACEHOLDERS)
    return found


def _is_ours(root: Path, folder: str) -> bool:
    """Whether messages can stand in a folder."""
    parts = Path(folder).relative_to(root).parts
    return parts[0] in ("views", *FOLDERS) and "__pycache__" not in parts


def text_of(catalogue: Catalog) -> bytes:
    """A catalogue as it is kept: sorted, a message a line, files without line numbers, so that diffs stay small."""
    for message in catalogue:
        message.flags.discard("python-format")
        if NO_PLACEHOLDERS in message.flags:
            message.flags.discard("python-brace-format")
    written = io.BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, include_lineno=False)
    lines = written.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_RESTLESS)).encode("utf-8")


def read(path: Path, lang: str) -> Catalog:
    """The catalogue of a language, an empty one where no file is yet; raises PoFileError for a broken file."""
    if not path.exists():
        return Catalog(locale=lang, header_comment=_HEADER, fuzzy=False, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def merged(catalogue: Catalog, found: Catalog) -> Catalog:
    """The catalogue with the messages of today; one that is gone stays aside as obsolete and may come back."""
    for message in list(catalogue.obsolete.values()):
        catalogue[message.id] = message
    catalogue.obsolete.clear()
    catalogue.update(found, no_fuzzy_matching=True, update_header_comment=True)
    for key in [key for key, message in catalogue.obsolete.items() if not _is_begun(message)]:
        del catalogue.obsolete[key]  # nobody's work is lost
    return catalogue


def _is_begun(message: Message) -> bool:
    """Whether somebody has translated any form of a message."""
    return any(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def extract(root: Path = ROOT) -> list[Path]:
    """Write the template and bring every language up to date; the files that were written."""
    found = template(root)
    written = [root / TEMPLATE]
    written[0].write_bytes(text_of(found))
    for lang in TRANSLATED:
        path = po_path(lang, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text_of(merged(read(path, lang), found)))
        written.append(path)
    return written


def prune(root: Path = ROOT) -> int:
    """Drop the translations of messages that are gone; how many there were."""
    dropped = 0
    for lang in TRANSLATED:
        catalogue = read(po_path(lang, root), lang)
        dropped += len(catalogue.obsolete)
        catalogue.obsolete.clear()
        po_path(lang, root).write_bytes(text_of(catalogue))
    return dropped
