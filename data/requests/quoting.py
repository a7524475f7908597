"""How a sentence about a request quotes what was given: as it came, a long one cut."""

from data.errors import DataError

QUOTED = 60  # characters


class BadRequest(DataError):
    """A request that cannot be answered; the sentence says which input, row and column, and what was expected."""


def quoted(value: object, mark: str = "'") -> str:
    """A value as the sentence quotes it; with `mark` empty a text stands without quotation marks.

    >>> quoted("abc"), quoted("abc", ""), quoted("a" * 99, "") == "a" * 60 + "..."
    ("'abc'", 'abc', True)
    """
    text = value if isinstance(value, str) and not mark else repr(value)
    text = text.encode(errors="backslashreplace").decode().replace("\n", " ")
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}..."
