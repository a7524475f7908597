"""The language the reader is spoken to in: which there are, the current one, and how words are sorted in it.

Messages are English sentences with named placeholders. A fragment or a deferred download runs outside the page's
context: it says `with speaking(lang):` itself.
"""

import gettext as stdlib_gettext
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = [
    "LANGUAGES", "LOCALE_DIR", "NP_", "N_", "SOURCE_LANGUAGE", "Translator", "UnknownLanguage", "_", "current",
    "gettext", "guess", "n_", "ngettext", "p_", "pgettext", "sort_key", "speaking", "translator", "use",
]  # fmt: skip

SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "ru", "uk")
LOCALE_DIR = Path(__file__).parent.parent / "locale"

# Russian and Ukrainian letters in one order: each of the two alphabets is found in it without contradiction.
_CYRILLIC = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя"
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?=\s|$)")  # an abbreviation at the end of a sentence takes its stop along
_UNHEARD = str.maketrans("", "", "'’ʼ`«»\"()")  # an apostrophe inside a Ukrainian word does not count in sorting

_current: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


class UnknownLanguage(ValueError):
    """A language the program is not translated into."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Messages of one language. Values are put into the translated text; without values braces stay as they are."""

    lang: str
    catalogue: stdlib_gettext.NullTranslations

    def gettext(self, message: str, /, **values: object) -> str:
        """The message in this language; an untranslated one stays English."""
        return _filled(self.catalogue.gettext(message), values)

    def ngettext(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form that belongs to the count `n`; the text names it as {n} unless `values` says otherwise."""
        return _filled(self.catalogue.ngettext(singular, plural, n), {"n": n, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """The message as it is said in a context, where English has one word and others have several."""
        return _filled(self.catalogue.pgettext(context, message), values)


def _filled(text: str, values: dict[str, object]) -> str:
    """The text with its placeholders replaced."""
    return _TWO_STOPS.sub(".", text.format(**values)) if values else text


def known(lang: str) -> str:
    """The language itself; raises UnknownLanguage for one that is not offered."""
    if lang not in LANGUAGES:
        raise UnknownLanguage(f"The program speaks {', '.join(LANGUAGES)}, not {lang!r}.")
    return lang


@lru_cache(maxsize=len(LANGUAGES))
def translator(lang: str) -> Translator:
    """Messages of a language, read once from its .po file; raises UnknownLanguage, or FileNotFoundError without it."""
    if known(lang) == SOURCE_LANGUAGE:
        return Translator(lang, stdlib_gettext.NullTranslations())
    with (LOCALE_DIR / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(lang, stdlib_gettext.GNUTranslations(compiled))


def use(lang: str) -> None:
    """Speak this language from here on, in the running context only."""
    _current.set(known(lang))


@contextmanager
def speaking(lang: str) -> Iterator[Translator]:
    """Speak this language inside the block and the former one after it."""
    former = _current.set(known(lang))
    try:
        yield translator(lang)
    finally:
        _current.reset(former)


def current() -> str:
    """The language of the running context."""
    return _current.get()


def gettext(message: str, /, **values: object) -> str:
    """A message in the current language."""
    return translator(current()).gettext(message, **values)


def ngettext(singular: str, plural: str, n: int, /, **values: object) -> str:
    """A message that counts, in the current language."""
    return translator(current()).ngettext(singular, plural, n, **values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message in its context, in the current language."""
    return translator(current()).pgettext(context, message, **values)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message for translation where it stands in a table; it is translated where it is shown."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message in a context for translation; the pair is what pgettext takes."""
    return context, message


_, n_, p_ = gettext, ngettext, pgettext


def guess(accept_language: str) -> str:
    """The best language for an Accept-Language header or a browser's locale; English where none of ours is wanted."""
    wanted = sorted(_wishes(accept_language), key=lambda wish: -wish[1])
    return next((lang for lang, weight in wanted if lang in LANGUAGES and weight > 0), SOURCE_LANGUAGE)


def _wishes(accept_language: str) -> Iterator[tuple[str, float]]:
    """Language and weight of every entry; an entry whose weight cannot be read counts for nothing."""
    for entry in accept_language.split(","):
        tag, _semicolon, weight = entry.partition(";q=")
        try:
            yield tag.strip().replace("_", "-").split("-")[0].lower(), float(weight) if weight else 1.0
        except ValueError:
            continue


def sort_key(lang: str) -> Callable[[str], tuple[tuple[int, ...], str]]:
    """A key for sorting names: digits, Latin letters, then Cyrillic by the alphabet (ё after е, і and ї after и).

    The three languages share one order because their alphabets do not contradict each other; raises UnknownLanguage.
    """
    known(lang)
    return _place


@lru_cache(maxsize=8192)
def _place(text: str) -> tuple[tuple[int, ...], str]:
    """Ranks of the letters that count, then the text itself so that the order is always the same."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_UNHEARD)
    return tuple(rank for letter in plain for rank in _ranks(letter)), text


def _ranks(letter: str) -> Iterator[int]:
    """Rank of one letter: signs and digits by code, Latin without accents, Cyrillic by the alphabet, the rest last."""
    if letter in _CYRILLIC:
        yield 1000 + _CYRILLIC.index(letter)
    elif letter.isascii():
        yield ord(letter)
    else:
        base = unicodedata.normalize("NFD", letter)[0]
        yield ord(base) if base.isascii() else 2000 + ord(letter)
