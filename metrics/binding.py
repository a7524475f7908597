"""Values on their way into a statement: none is ever written into the text, each becomes a numbered parameter."""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import NamedTuple


class Binder:
    """Collects the values of one statement; calling it gives the placeholder of a value, the same for the same value."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self._placed: dict[tuple[type, Hashable], str] = {}

    def __call__(self, value: Hashable | list[str]) -> str:
        """The placeholder, `$1` for the first value."""
        key = (type(value), tuple(value) if isinstance(value, list) else value)
        known = self._placed.get(key)
        if known is None:
            self.values.append(value)
            known = self._placed[key] = f"${len(self.values)}"
        return known

    def each(self, values: Iterable[Hashable]) -> str:
        """Placeholders of several values, separated by commas; NULL where there is none, which equals nothing."""
        return ", ".join(map(self, values)) or "NULL"


class Statement(NamedTuple):
    """What is put to a warehouse: the text, and the values of its placeholders in their order."""

    text: str
    values: tuple[object, ...]


@lru_cache(maxsize=1024)
def bound(write: Callable[..., str], *given: Hashable) -> Statement:
    """The statement that `write(*given, bind)` writes; it follows from these alone, so it is written once."""
    bind = Binder()
    return Statement(write(*given, bind), tuple(bind.values))
