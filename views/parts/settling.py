"""A selection with every field filled in, and the corrections that were needed, collected as sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from data.errors import DataError
from metrics.engine import Query
from views.parts.language import _
from views.parts.selection import Selection


@dataclass(frozen=True, slots=True)
class Settled:
    """A selection with every field that the page uses filled in, and what had to be corrected, in words.

    `has_own_areas`: the reader chose none, and the areas are those that the page begins with.
    """

    selection: Selection
    notices: tuple[str, ...] = ()
    has_own_areas: bool = False

    @property
    def edition(self) -> str:
        """Edition shown."""
        return self.selection.edition

    def query(self, **changed: object) -> Query:
        """The question of this selection to the engine; `changed` replaces parts of it."""
        chosen = self.selection
        asked = Query(
            metric=chosen.metric, country=chosen.country, ref_areas=chosen.areas, activity=chosen.activity, product=chosen.product,
            freq=chosen.freq, start=chosen.start, end=chosen.end, transform=chosen.transform,
            base_period=chosen.base if chosen.transform == "index" else "", as_of=chosen.as_of,
        )  # fmt: skip
        return replace(asked, **changed)  # type: ignore[arg-type]


Says = Callable[[str], str]


def itself(code: str) -> str:
    """A code that has no better name."""
    return code


def _in_words(asked: str, says: Says) -> str:
    """What was asked for, in words where it is a code that exists elsewhere."""
    try:
        return says(asked)
    except (KeyError, ValueError, DataError):  # no code at all
        return asked


class Settling:
    """Collects the corrections while fields are settled one after another."""

    def __init__(self, notices: Sequence[str] = ()) -> None:
        self.notices = list(notices)

    def one(self, asked: str, known: Sequence[str], fallback: str, says: Says = itself) -> str:
        """The asked code if it is known, else the nearest one, else the fallback; `says` names what is shown."""
        if asked in known or not asked:
            return asked or fallback
        is_word = asked[:1].isalpha()  # a period or a base is no word: the nearest spelling means nothing
        near = get_close_matches(asked, known, n=1, cutoff=0.75) if is_word else []
        shown = near[0] if near else fallback
        self.instead(asked, shown, says)
        return shown

    def instead(self, asked: str, shown: str, says: Says) -> None:
        """Say that something else is shown than what was asked for."""
        wish, name = _in_words(asked, says), says(shown) if shown else _("nothing")
        self.notices.append(_("“{asked}” is not available here; {shown} is shown instead.", asked=wish, shown=name))

    def several(self, asked: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
        """The known ones of several codes. A code is not a word: an unknown one is left out, never guessed."""
        by_lower = {code.lower(): code for code in known}
        for code in asked:
            if code.lower() not in by_lower:
                self.notices.append(_("“{asked}” is no area of this country and was left out.", asked=code))
        return tuple(dict.fromkeys(by_lower[code.lower()] for code in asked if code.lower() in by_lower))
