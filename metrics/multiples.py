"""How far a large multiple can be trusted: what the digits of its two figures leave open, and how small its base is."""

from decimal import Decimal

from metrics.methods.display import exact, times_of

SMALL_BASE = 1_000_000  # pairs, pieces, square metres: under a million of them a change says little
MOST_DECIMALS = 3  # a figure with more of them was computed: its digits tell nothing of how it was printed


def factor_bounds(value: float, base: float) -> tuple[Decimal, Decimal] | None:
    """The smallest and the largest factor (one decimal) between two figures that were rounded to the digits they print with.

    None where both round to the same, or where the digits are not those of print. Each figure may be off by half of its
    last digit; a base that may be zero has no largest factor and gives None.

    >>> factor_bounds(0.2, 0.1)
    (Decimal('1.0'), Decimal('5.0'))
    """
    now, before = exact(round(value, 9)), exact(round(base, 9))
    if now is None or before is None or before <= 0:
        return None
    halves = [Decimal(5).scaleb(-_decimals(one) - 1) for one in (now, before)]
    if max(_decimals(one) for one in (now, before)) > MOST_DECIMALS or before <= halves[1]:
        return None
    low, high = (now - halves[0]) / (before + halves[1]), (now + halves[0]) / (before - halves[1])
    shown = times_of(low * 100), times_of(high * 100)
    return shown if shown[0] != shown[1] else None


def _decimals(value: Decimal) -> int:
    """Digits behind the point, trailing zeros not counted; a whole number counts as rounded to ones."""
    return max(0, -int(value.normalize().as_tuple().exponent))
