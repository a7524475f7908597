"""The words that mark invented figures, on the screen and in every file alike."""

from views.parts.language import current, translator

FILE_PREFIX = "DEMONSTRATION-DATA"


def words(lang: str | None = None) -> str:
    """The sentence that a demonstration says of itself, its first two words in capitals."""
    return translator(lang or current()).gettext(
        "DEMONSTRATION DATA. The program made up these figures; nothing here is real."
    )
