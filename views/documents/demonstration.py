"""The words that mark invented figures, on the screen and in every file alike."""

from views.parts.language import current, translator

FILE_PREFIX = "DEMONSTRATION-DATA"


def words(lang: str | None = None) -> str:
    """The sentence that a demonstration says of itself, its first two words in capitals."""
    return translator(lang or current()).gettext(
        "DEMONSTRATION DATA. The program made up these figures; nothing here is real."
    )


def mark(lang: str | None = None) -> str:
    """The mark alone, where there is no room for the sentence: the title of a tab, a corner of a picture."""
    return words(lang).partition(".")[0]
