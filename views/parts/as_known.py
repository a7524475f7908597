"""What to say of a day of knowledge from before which no issue of the figures is at hand."""

from collections.abc import Iterable
from datetime import date

from views.parts import formats, sentences, values
from views.parts.language import _


def is_too_early(as_of: str, reasons: Iterable[str]) -> bool:
    """A day is asked about, and of all these figures none stands in an issue from before it."""
    return bool(as_of) and set(reasons) <= {"NO_DATA"}


def nothing_by(as_of: str) -> str:
    """That no issue from before a day is at hand, as the end of a sentence; older ones may exist elsewhere."""
    return _("no issue from before {day} is at hand", day=formats.day(date.fromisoformat(as_of)))


def reason(code: str, as_of: str, metric_id: str = "", transform: str = "") -> str:
    """Why there is no figure, as a sentence: on a day of knowledge what is absent stands in no issue at hand."""
    early = bool(as_of) and code == "NO_DATA"
    return sentences.sentence(nothing_by(as_of)) if early else values.why(code, metric_id, transform)
