"""What to say of a day of knowledge on which nothing of the figures was out yet."""

from collections.abc import Iterable
from datetime import date

from views.parts import formats, sentences
from views.parts.language import _


def is_too_early(as_of: str, reasons: Iterable[str]) -> bool:
    """A day is asked about, and of all these figures none had been published by then."""
    return bool(as_of) and set(reasons) <= {"NO_DATA"}


def nothing_by(as_of: str) -> str:
    """That nothing had been published by a day, as the end of a sentence."""
    return _("nothing had been published by {day}", day=formats.day(date.fromisoformat(as_of)))


def reason(code: str, as_of: str) -> str:
    """Why there is no figure, as a sentence: on a day of knowledge what is absent had not been published yet."""
    early = bool(as_of) and code == "NO_DATA"
    return sentences.sentence(nothing_by(as_of)) if early else formats.reason(code)
