"""How far a change can be trusted: what the digits of its two figures leave open, and how small its base is."""

from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from metrics.methods.display import exact, times_of

SMALL_BASE = 1_000_000  # pairs, pieces, square metres: from there on products of any kind are ranked together
LEAST_BASE = 10_000  # of them, and kilograms: under it any product is a trifle
PART_OF_USUAL = 0.01  # of what a country usually makes of the product
FAR_OFF = 8  # times the middle of its series: METRICS unit_sanity
MOST_DECIMALS = 3  # a figure with more of them was computed: its digits tell nothing of how it was printed
SINGLE = {"TNE": 1000.0, "DMK": 0.01}  # kilograms in a tonne, square metres in a square decimetre


def is_small_base(base: float, unit: str, usual: Iterable[float]) -> bool:
    """Whether a multiple of a product says little: its base is a trifle, or beside what the country usually makes of it.

    `base` and `usual` (all known figures of the country, none where there is no such series) are in single units.

    >>> is_small_base(320_150, "NMB", [161_000, 293_122, 884_193]), is_small_base(15, "NMB", [15, 38, 300])
    (False, True)
    """
    listed = list(usual)
    return base * SINGLE.get(unit, 1.0) < LEAST_BASE or bool(listed and base < median(listed) * PART_OF_USUAL)


def is_far_off(value: float, series: Iterable[float]) -> bool:
    """Whether a figure is over eight times, or under an eighth of, the middle of its own series (unit_sanity)."""
    usual = median(list(series) or [0.0])
    return usual > 0 and (value > usual * FAR_OFF or 0 < value < usual / FAR_OFF)


def decimals_of(series: Iterable[float]) -> int | None:
    """How many decimals the figures of a series are printed with; None where they were computed, or where there are none."""
    found = [_decimals(read) for one in series if (read := exact(round(one, 9))) is not None]
    return max(found) if found and max(found) <= MOST_DECIMALS else None


def factor_bounds(value: float, base: float, decimals: int | None = None, terms: int = 1) -> tuple[Decimal, Decimal] | None:  # fmt: skip
    """The smallest and the largest factor (one decimal) between two figures that were rounded to the digits they print with.

    None where both round to the same, or where the digits are not those of print. `decimals` of their series, else those of
    the longer of the two; each may be off by half of its last digit, a sum by as much for each of its `terms`. A base that may
    be zero has no largest factor and gives None.

    >>> factor_bounds(0.2, 0.1)
    (Decimal('1.0'), Decimal('5.0'))
    """
    found = index_bounds(value, base, decimals, terms)
    if found is None:
        return None
    low, high = times_of(found[0]), times_of(found[1])
    return (low, high) if low != high else None


def index_bounds(value: float, base: float, decimals: int | None = None, terms: int = 1) -> tuple[Decimal, Decimal] | None:  # fmt: skip
    """The same as indices (100 = unchanged), unrounded."""
    now, before = exact(round(value, 9)), exact(round(base, 9))
    if now is None or before is None or before <= 0:
        return None
    digits = max(_decimals(now), _decimals(before)) if decimals is None else decimals
    half = Decimal(5).scaleb(-digits - 1) * terms
    if digits > MOST_DECIMALS or before <= half:
        return None
    return max(Decimal(0), now - half) / (before + half) * 100, (now + half) / (before - half) * 100


def _decimals(value: Decimal) -> int:
    """Digits behind the point, trailing zeros not counted; a whole number counts as rounded to ones."""
    return max(0, -int(value.normalize().as_tuple().exponent))
