"""A total on the map: circles that show it as it is, and the ratio that says more about a region."""

import math
from collections.abc import Callable, Sequence

from metrics.catalogue import metric as find_metric
from views.map import LegendCircle
from views.parts import activity_choice, settle
from views.parts.language import current


def is_total(here: settle.Settled) -> bool:
    """The map shows amounts, which follow the size of a region."""
    return activity_choice.scale(here.selection.metric) == "total" and here.selection.transform == "level"


def ratio(here: settle.Settled) -> tuple[str, str]:
    """Code and name of the first quotient on offer that has this total above or below its line; empty where there is none."""
    chosen = here.selection
    total = find_metric(chosen.metric)
    offered = [find_metric(code) for code in settle.offered("atlas", here.edition, chosen.country)]
    quotients = [one for one in offered if one.denominator is not None]
    halves = (total.numerator.sql, total.numerator.where)
    over = [one for one in quotients if (one.numerator.sql, one.numerator.where) == halves]
    over.sort(key=lambda one: one.scale != "share")
    found = [*over, *(one for one in quotients if one.topic == total.topic)]
    return (found[0].id, found[0].short[current()]) if found else ("", "")


def sizes(values: Sequence[float], text: Callable[[float], str]) -> tuple[LegendCircle, ...]:
    """Three circles for the legend: round values near the largest, a quarter and a sixteenth of it."""
    largest = max(values, default=0.0)
    if largest <= 0:
        return ()
    return tuple(
        LegendCircle(value, text(value)) for value in dict.fromkeys(_round(largest / part) for part in (16, 4, 1))
    )


def _round(value: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above the value.

    >>> _round(734.0), _round(0.03)
    (500.0, 0.02)
    """
    power = 10.0 ** math.floor(math.log10(value))
    return float(f"{max(step * power for step in (1, 2, 5) if step * power <= value * (1 + 1e-9)):.12g}")
