"""Reads fields of a file of rules and refuses whatever is not exactly as agreed, naming file, rule, field, value and what was expected."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from metrics.errors import MetricsError, did_you_mean
from metrics.metric import LANGUAGES, Text

# What may have been expected, by the code that a page translates; {choices} is what there is to choose from.
EXPECTED = {
    "toml": "a text file in the form TOML, in UTF-8",
    "rules": "at least one [[rule]]",
    "table": "a table of fields",
    "known_field": "one of the fields {choices}",
    "field": "this field; it is required",
    "once": "an id that no other rule of the file has",
    "whole_from_0": "a whole number from 0 to {choices}",
    "whole_from_1": "a whole number from 1 to {choices}",
    "percentage": "a number above 0 and up to 100",
    "word": "a text that is not empty",
    "languages": "a text in each of the languages {choices}",
    "one_of": "one of {choices}",
    "codes": "a list of one or more of {choices}",
    "numbers": "a table with a whole number from 1 for one or more of {choices}",
    "day": "a day, such as 2021-11-16",
    "below": "a smaller number than {choices}",
}


class FaultyRules(MetricsError):
    """A file of rules that cannot be used; the attributes say where, what was found, and what was expected."""

    def __init__(self, expected: str, value: object, where: "Where", choices: Sequence[str] = ()) -> None:
        self.file, self.rule, self.field = where.file, where.rule, where.field
        self.value, self.expected, self.choices = value, expected, tuple(choices)
        found = "nothing" if value is None else repr(value)
        wanted = EXPECTED[expected].format(choices=", ".join(self.choices))
        hint = did_you_mean(value, self.choices) if isinstance(value, str) and len(self.choices) > 1 else ""
        hint = hint if hint.startswith(" Did") else ""
        super().__init__(f"{where}: found {found}, expected {wanted}.{hint}")


class Where:
    """A place in a file of rules: the file, the rule by id or number, the field."""

    __slots__ = ("field", "file", "rule")

    def __init__(self, file: str, rule: str = "", field: str = "") -> None:
        self.file, self.rule, self.field = file, rule, field

    def __str__(self) -> str:
        parts = (self.file, f"rule {self.rule!r}" if self.rule else "", f"field {self.field!r}" if self.field else "")
        return ", ".join(part for part in parts if part)

    def at(self, field: str) -> "Where":
        """A field at this place."""
        return Where(self.file, self.rule, field)


# Countries that have areas in the warehouse: rules for another would only take the place of ours.
COUNTRIES = ("ES", "IT", "RU", "UA", "US")
# More members than this no cluster has; more years no entry lasts.
MOST_MEMBERS, MOST_YEARS = 100_000, 100
Reader = Callable[[Any, Where], Any]


def parsed(path: Path) -> dict[str, Any]:
    """The file as tables; raises FaultyRules with the place that the parser names."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise FaultyRules("toml", str(error), Where(path.name)) from error


def fields(table: Any, where: Where, required: Mapping[str, Reader], optional: Mapping[str, Reader]) -> dict[str, Any]:
    """Every field of a table through its reader; an unknown one and a missing one are refused."""
    if not isinstance(table, dict):
        raise FaultyRules("table", table, where)
    known = {**required, **optional}
    for name in table:
        if name not in known:
            raise FaultyRules("known_field", name, where.at(name), sorted(known))
    for name in required:
        if name not in table:
            raise FaultyRules("field", None, where.at(name))
    return {name: known[name](value, where.at(name)) for name, value in table.items()}


def whole(least: int, most: int = MOST_MEMBERS) -> Reader:
    """A whole number from `least`, 0 or 1, up to what can be meant."""

    def read(value: Any, where: Where) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise FaultyRules(f"whole_from_{least}", value, where, (str(most),))
        return value

    return read


def percentage(value: Any, where: Where) -> float:
    """A number above 0 and up to 100."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 100:
        raise FaultyRules("percentage", value, where)
    return float(value)


def word(value: Any, where: Where) -> str:
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise FaultyRules("word", value, where)
    return value.strip()


def in_languages(value: Any, where: Where) -> Text:
    """The same text in every language of the pages."""
    is_text = isinstance(value, dict) and set(value) == set(LANGUAGES)
    if not is_text or not all(isinstance(value[lang], str) and value[lang].strip() for lang in LANGUAGES):
        raise FaultyRules("languages", value, where, LANGUAGES)
    return Text(*(value[lang].strip() for lang in LANGUAGES))


def one_of(choices: Sequence[str]) -> Reader:
    """One of a short list of codes."""

    def read(value: Any, where: Where) -> str:
        if value not in choices or not isinstance(value, str):
            raise FaultyRules("one_of", value, where, choices)
        return value

    return read


def codes(choices: Sequence[str]) -> Reader:
    """One or more of a list of codes, each once."""

    def read(value: Any, where: Where) -> tuple[str, ...]:
        if not isinstance(value, list) or not value or not _are_among(value, choices):
            raise FaultyRules("codes", value, where, choices)
        return tuple(dict.fromkeys(value))

    return read


def numbers(choices: Sequence[str]) -> Reader:
    """A whole number from 1 for one or more of a list of codes."""

    def read(value: Any, where: Where) -> tuple[tuple[str, int], ...]:
        if not isinstance(value, dict) or not value or not _are_among(value, choices):
            raise FaultyRules("numbers", value, where, choices)
        return tuple((code, whole(1)(number, where.at(f"{where.field}.{code}"))) for code, number in value.items())

    return read


def _are_among(found: Iterable[Any], choices: Sequence[str]) -> bool:
    return all(isinstance(code, str) and code in choices for code in found)


def day(value: Any, where: Where) -> date:
    """A day without an hour."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FaultyRules("day", value, where)
    return value
