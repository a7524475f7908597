"""What can go wrong between a definition and a number, each as a sentence for the reader."""

from collections.abc import Iterable
from difflib import get_close_matches


class MetricsError(Exception):
    """Base of everything this package raises."""


class DefinitionError(MetricsError):
    """A definition file that cannot be read: names the file, the key, what was found and what was expected."""


class UnknownMetric(MetricsError, KeyError):
    """A metric id that no definition file declares."""

    def __str__(self) -> str:
        """The sentence itself: KeyError would put it in quotation marks."""
        return str(self.args[0])


class NotOffered(MetricsError):
    """A transform, length of period or area that the metric does not offer."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean ...?' with the nearest known word, or the list of all where none is near and the list is short."""
    choices = sorted(set(known))
    near = get_close_matches(word.lower(), [choice.lower() for choice in choices], n=1, cutoff=0.6)
    if near:
        return f" Did you mean {next(choice for choice in choices if choice.lower() == near[0])!r}?"
    return f" Known are: {', '.join(choices)}." if 0 < len(choices) <= 40 else ""
