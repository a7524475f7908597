"""Codes of the selection in words: views, lengths of period, periods, class methods."""

from collections.abc import Callable

from views.parts import formats, values
from views.parts.language import _

LENGTHS = ("A", "S", "Q", "M")


def transform_name(code: str) -> str:
    """A transform in words."""
    words = {
        "level": _("Level"), "yoy": _("Year on year"), "ytd": _("January–N"), "mom": _("Period on period"), "rolling12": _("Rolling 12"),
        "rolling12_yoy": _("Rolling 12, change"), "index": _("Index"), "share": _("Share of country"), "relative": _("Relative to country"),
    }  # fmt: skip
    return words[code]


def freq_name(code: str) -> str:
    """A length of period in words."""
    return {"A": _("Year"), "S": _("Half-year"), "Q": _("Quarter"), "M": _("Month")}[code]


def period_name(transform: str) -> Callable[[str], str]:
    """How a list of periods reads for a transform."""
    return lambda code: formats.period_short(code, span=values.span(transform))


def base_name(code: str) -> str:
    """A base period as a choice."""
    return _("{period} = 100", period=formats.period_short(code))
