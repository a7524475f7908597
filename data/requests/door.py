"""What no request may hold, wherever it stands: half a character, and numbers that nothing can be computed with."""

import math
from collections.abc import Mapping

from data.requests.quoting import BadRequest, quoted

# A figure of a statistics office has thirty digits at most. Beyond these sizes a square or a quotient of two figures
# leaves the range of numbers (1e308), so that an answer would be a wrong zero or nothing at all.
LARGEST, SMALLEST = 1e60, 1e-60
_PARTS = ("inputs", "params")


def check(value: object, where: str = "") -> None:
    """Raise BadRequest for a text that no UTF-8 can hold, or a number beyond LARGEST or nearer to zero than SMALLEST.

    What is no number at all (NaN, infinity) is left to the kind of the input, which names what was expected.
    """
    if isinstance(value, str):
        _check_text(value, where)
    elif isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        _check_number(value, where)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            _check_text(name, f"a name in {where or 'the request'}")
            check(part, _below(where, quoted(name, "")))
    elif isinstance(value, list | tuple):
        for at, part in enumerate(value, 1):
            check(part, _below(where, f"{'row' if isinstance(part, list | dict) else 'value'} {at}"))


def only_parts(request: Mapping[str, object]) -> None:
    """Raise BadRequest where a request has another part than its inputs and params."""
    if unknown := [quoted(name) for name in request if name not in _PARTS]:
        raise BadRequest(f"The request has {', '.join(unknown[:3])} beside inputs and params; put it into one of them.")


def _below(where: str, name: str) -> str:
    return f"{where}, {name}" if where else name


def _check_text(text: str, where: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadRequest(f"{where} is {quoted(text)}, which holds half a character, expected whole ones.") from None


def _check_number(number: float, where: str) -> None:
    """A whole number may have more digits than any double holds; such a one is no number for the kinds."""
    try:
        size = abs(float(number))
    except OverflowError:
        return
    if math.isfinite(size) and size and not SMALLEST <= size <= LARGEST:
        raise BadRequest(
            f"{where} is {quoted(number)}, expected 0 or a number between {SMALLEST:g} and {LARGEST:g} in size."
        )
