"""How growth is said: an index against its base, "hardly changed", "1.5 times the level of 2023"."""

from decimal import Decimal
from typing import cast

from metrics.methods.display import Number, exact, rounded
from views.parts.language import NP_
from views.parts.numerals import MISSING, percent, rate, rate_of, speech, times
from views.parts.period_words import Case, period

UNCHANGED_BELOW = Decimal(2)  # per cent: a smaller change "hardly" is one
TIMES_FROM = Decimal(150)  # index from which a change reads better as a factor
# Languages differ in the case that "times ..." asks for, so the translator says which: name, of, to or in.
_TIMES_CASE = NP_("case of {period} in '{times} the level of {period}': name, of, to or in", "of")


def index(value: Number, base: str, lang: str | None = None, decimals: int = 1, *, span: str = "") -> str:
    """An index with the period it is held against: "116.4% of 2023"; `base` is a period code."""
    if exact(value) is None:
        return MISSING
    return f"{percent(value, decimals, lang)} {period(base, lang, case='to', span=span)}"


def is_unchanged(value: Number) -> bool:
    """Whether an index stands for a change under 2 %, judged by the digits that are shown."""
    change = rate_of(value)
    return change is not None and abs(change) < UNCHANGED_BELOW


def is_times(value: Number) -> bool:
    """Whether an index reads as a factor: from 1.5 times on, judged by the digits that are shown."""
    read = exact(value)
    return read is not None and rounded(read, 1) >= TIMES_FROM


def change(value: Number, base: str, lang: str | None = None, *, span: str = "", is_small_base: bool = False) -> str:
    """An index in words: "16.4% more than in 2023", "hardly changed: −1.9%", "1.5 times the level of 2023".

    `base` is the code of the period compared with. A small base never reads as a factor. "–" where there is no index.
    """
    shown = rate_of(value)
    if shown is None:
        return MISSING
    if is_unchanged(value):
        return speech(lang).gettext("hardly changed: {rate}", rate=rate(value, lang))
    if is_times(value) and not is_small_base:
        return _as_factor(value, base, lang, span)
    return _as_percent(shown, period(base, lang, case="in", span=span), lang)


def _as_factor(value: Number, base: str, lang: str | None, span: str) -> str:
    """A change said as a factor; the word for the period takes the case this language asks for."""
    say = speech(lang)
    held = period(base, lang, case=cast("Case", say.pgettext(*_TIMES_CASE)), span=span)
    return say.gettext("{times} the level of {period}", times=times(value, lang), period=held)


def _as_percent(shown: Decimal, when: str, lang: str | None) -> str:
    """A change said in per cent; `when` is the period with its preposition."""
    say, size = speech(lang), percent(abs(shown), 1, lang)
    if shown > 0:
        return say.gettext("{percent} more than {in_period}", percent=size, in_period=when)
    return say.gettext("{percent} less than {in_period}", percent=size, in_period=when)
