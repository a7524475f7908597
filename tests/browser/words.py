"""What may not stand on a page: words of the program's inside, and own sentences left in English."""

import re
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[2] / "views" / "locale"
# "None of these" is English; a bare None, nan or NaT is a value that nobody turned into words.
INSIDE = re.compile(
    r"\bNone\b(?! of)|\b(?:nan|NaN|NaT|undefined|Traceback|Infinity)\b|<NA>|\[object |\{[a-z_]+\}|\w+Error\b"
)
LETTERS = {"ru": re.compile(r"[іїєґІЇЄҐ]"), "uk": re.compile(r"[ыэъёЫЭЪЁ]")}
LATIN_WORD = re.compile(r"\b[A-Za-z]{3,}\b")
CYRILLIC = re.compile(r"[А-Яа-яЄІЇҐєіїґЁё]{3,}")
PLACEHOLDER = re.compile(r"\{\w+\}")


def leftovers(texts: list[str], lang: str) -> list[str]:
    """Own messages that stand on the page in English although the catalogue of the language has them."""
    words, phrases = _english(lang)
    page = "\n".join(texts)
    return [text for text in texts if text in words] + [phrase for phrase in phrases if phrase in page]


@lru_cache
def _english(lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Messages to be met alone, and runs of two words or more to be met inside composed sentences."""
    with (LOCALE / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    known = [text for message in catalogue if message.id and _is_translated(message) for text in _forms(message.id)]
    alone = frozenset(text for text in known if LATIN_WORD.search(text) and not PLACEHOLDER.search(text))
    runs = [part.strip() for text in known for part in PLACEHOLDER.split(text)]
    return alone, tuple(sorted({run for run in runs if len(LATIN_WORD.findall(run)) > 1}))


def _is_translated(message) -> bool:
    found = _forms(message.string)
    return all(found) and not set(found) & set(_forms(message.id))


def _forms(texts: str | tuple[str, ...] | list[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)
