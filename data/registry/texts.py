"""Rules for what is written into a cell: keys, names, remarks. A cell is neither a person nor a formula."""

import re
from collections.abc import Iterator

from data.registry import persons
from data.registry.rows import TABLES, Fault, Registry, Rule, is_free_text

# What a spreadsheet runs; the wide forms are run, too, where the keyboard makes them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# Angle brackets, control characters, and those that turn the direction of writing.
_UNPRINTED = re.compile(r"[<>\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME, _LONGEST = 300, 2000
_NAMES = ("name_en", "name_ru", "name_uk")
_ENTITY = "the name of a legal entity; a natural person or sole trader is never entered, only counted"


def _natural_persons(registry: Registry) -> Iterator[Fault]:
    """Texts that name a person, in any table."""
    for table, column, at, text in _free_texts(registry):
        what = persons.found(text, is_name=table == "organisation" and column in (*_NAMES, "legal_form"))
        if what:
            yield Fault(table, at, column, f"{text!r} names a natural person ({what})", _expected(table))
    for at, row in registry.rows("organisation"):
        for column in _NAMES:
            if persons.bears(row[column], row["legal_form"]):
                form = (
                    f"the legal form {row['legal_form']!r} does not change that"
                    if row["legal_form"]
                    else "no legal form is given"
                )
                said = f"{row[column]!r} reads as first name and surname of a natural person, and {form}"
                yield Fault("organisation", at, column, said, f"{_ENTITY}, with its legal_form")
    for table, column, at, text in _free_texts(registry):
        if column in ("note", "role") and persons.is_bare_name(text) and persons.bears(text, ""):
            yield Fault(table, at, column, f"{text!r} reads as the name of a natural person", _expected(table))


def _expected(table: str) -> str:
    return _ENTITY if table == "organisation" else "a text without the name of any person: write the office or the firm"


def _formulas(registry: Registry) -> Iterator[Fault]:
    """Texts that a spreadsheet would run."""
    for table, column, at, text in _free_texts(registry):
        begins = text[0] if text[0] in _FORMULA else text.lstrip()[:1]
        if begins in _FORMULA:
            said = f"{text!r} begins with {begins!r}: a spreadsheet would run it as a formula"
            yield Fault(table, at, column, said, "a text that begins with a letter, a digit or a quotation mark «")


def _markup(registry: Registry) -> Iterator[Fault]:
    """Texts with markup, with signs that cannot be seen, or far longer than anybody reads."""
    for table, column, at, text in _free_texts(registry):
        most = _LONGEST_NAME if column in (*_NAMES, "name") else _LONGEST
        if len(text) > most:
            said = f"the text has {len(text)} characters: {text[:40]!r} …"
            yield Fault(table, at, column, said, f"at most {most} characters")
        elif _UNPRINTED.search(text):
            said = f"{text[:80]!r} holds angle brackets or control characters"
            yield Fault(table, at, column, said, "plain text without markup, in one line")


def _keys(registry: Registry) -> Iterator[Fault]:
    """Keys of our own that are empty or hold look-alike letters, blanks or signs."""
    for table, declared in TABLES.items():
        own = declared.key[0]
        for at, row in registry.rows(table) if not declared.column(own).codes else ():
            if not _KEY.fullmatch(row[own]):
                expected = "Latin letters, digits and hyphens, such as org-zelyonaya-nit"
                yield Fault(table, at, own, f"{row[own]!r} cannot be a key", expected)


def _unnamed(registry: Registry) -> Iterator[Fault]:
    """Rows with columns for a name in three languages and none of them filled."""
    for table, declared in TABLES.items():
        columns = [name for name in (*_NAMES, "name") if name in declared.names]
        for at, row in registry.rows(table) if columns else ():
            if not any(row[name].strip() for name in columns):
                expected = "a name in at least one of the three languages"
                yield Fault(table, at, columns[0], "the name is empty", expected)


def _free_texts(registry: Registry) -> Iterator[tuple[str, str, int, str]]:
    """Every filled cell that people write into: table, column, place, text."""
    for table, declared in TABLES.items():
        columns = [column.name for column in declared.columns if is_free_text(column)]
        for at, row in registry.rows(table):
            yield from ((table, column, at, row[column]) for column in columns if row[column])


RULES = (
    Rule("no row names a natural person", tuple(TABLES), _natural_persons),
    Rule("no text of the registry would run as a formula", tuple(TABLES), _formulas),
    Rule("texts of the registry are plain and short", tuple(TABLES), _markup),
    Rule("keys of the registry are plain", tuple(TABLES), _keys),
    Rule("everything in the registry has a name", tuple(TABLES), _unnamed),
)
