"""Values on their way into a statement: none is ever written into the text, each becomes a numbered parameter."""

from collections.abc import Iterable


class Binder:
    """Collects the values of one statement; calling it gives the placeholder of a value, the same for the same value."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def __call__(self, value: object) -> str:
        """The placeholder, `$1` for the first value."""
        for place, known in enumerate(self.values, start=1):
            if type(known) is type(value) and known == value:
                return f"${place}"
        self.values.append(value)
        return f"${len(self.values)}"

    def each(self, values: Iterable[object]) -> str:
        """Placeholders of several values, separated by commas; NULL where there is none, which equals nothing."""
        return ", ".join(self(value) for value in values) or "NULL"
