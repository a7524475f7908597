"""How evenly something is spread over units: shares squared, the largest shares."""

from collections.abc import Sequence
from typing import Any

from data.requests.kinds import BadRequest, List
from data.requests.method import method
from data.requests.quoting import quoted
from metrics.cube import Array
from metrics.methods import relation
from metrics.methods.statement_rows import units

_SIZES = (1, 3, 4)


@method(values=List())
def hhi(values: Array) -> dict[str, float | str | None]:
    """Herfindahl-Hirschman index: how concentrated a total is among its units.

    Formula: sum of s^2 with s = x / sum of x; normalised (H - 1/n) / (1 - 1/n); effective number 1 / H.
    Unit: 0 to 1; `hhi_10000` on the scale of competition authorities.
    Reading: 1/n = all units are equal, 1 = one unit has everything.
    Edge cases: a missing unit gives COMPONENT_MISSING, no unit NO_DATA, a negative one NEGATIVE_INPUT, a zero total
    BASE_ZERO; one unit alone has no normalised index (TOO_FEW_UNITS).
    Source: Hirschman 1964; US DOJ and FTC Merger Guidelines 2023.
    """
    names = ("hhi", "hhi_normalised", "effective_number", "hhi_10000")
    if not len(values):
        return dict.fromkeys(names) | {"reason_normalised": "NO_DATA", "reason": "NO_DATA"}
    found = relation.ask("concentration", "hhi", unit=units(values)).iloc[0]
    return {name: found[name] for name in (*names, "reason_normalised", "reason")}


@method(values=List())
def cr_n(values: Array, *, n: Sequence[int] | int = _SIZES) -> dict[str, float | str | None]:
    """Concentration ratio: the share of the largest units in the total, for each number of units in `n`.

    Formula: CRn = sum of the n largest s, s = x / sum of x.
    Unit: 0 to 1, one field a number: `CR1`, `CR3`, `CR4` ...
    Reading: CR4 = 0.8: the four largest units have 80 per cent of all.
    Edge cases: more units asked for than there are give 1; otherwise as for the Herfindahl-Hirschman index: NO_DATA,
    COMPONENT_MISSING, NEGATIVE_INPUT, BASE_ZERO.
    Source: the usual ratio of industrial economics; US DOJ and FTC Merger Guidelines 2023 use its companion.
    """
    sizes = [_size(one) for one in ([n] if isinstance(n, int | float) else n)]
    if not len(values) or not sizes:
        return {**dict.fromkeys(f"CR{size}" for size in sizes), "reason": "NO_DATA"}
    reached = sorted({min(size, len(values)) for size in sizes})
    found = relation.ask("concentration", "largest", {"sizes": reached}, unit=units(values))
    shares = dict(zip(found["size"], found["share"], strict=True))
    ratios = {f"CR{size}": shares[min(size, len(values))] for size in sizes}
    return {**ratios, "reason": found["reason"].iloc[0]}


def _size(given: Any) -> int:
    """How many units are taken together; a whole number from 1 on."""
    if isinstance(given, bool) or not isinstance(given, int | float) or given != int(given) or given < 1:
        raise BadRequest(f"params, n is {quoted(given)}, expected whole numbers from 1 on.")
    return int(given)
