"""How evenly something is spread over units: shares squared, the largest shares, inequality."""

import numpy as np

from data.requests.kinds import List
from data.requests.method import method
from metrics.cube import Array


@method(values=List())
def hhi(values: Array) -> dict[str, float | str | None]:
    """Herfindahl-Hirschman index: how concentrated a total is among its units.

    Formula: sum of s^2 with s = x / sum of x; normalised (H - 1/n) / (1 - 1/n); effective number 1 / H.
    Unit: 0 to 1; `hhi_10000` on the scale of competition authorities.
    Reading: 1/n = all units are equal, 1 = one unit has everything.
    Edge cases: a missing unit gives COMPONENT_MISSING, no unit NO_DATA, a negative one NEGATIVE_INPUT, a zero total
    BASE_ZERO; one unit alone has no normalised index.
    Source: Hirschman 1964; US DOJ and FTC Merger Guidelines 2023.
    """
    reason = why_no_shares(values)
    if reason:
        return {"hhi": None, "hhi_normalised": None, "effective_number": None, "hhi_10000": None, "reason": reason}
    n, index = len(values), float(np.square(values / values.sum()).sum())
    normalised = (index - 1 / n) / (1 - 1 / n) if n > 1 else None
    return {
        "hhi": index,
        "hhi_normalised": normalised,
        "effective_number": 1 / index,
        "hhi_10000": index * 10_000,
        "reason": "",
    }


def why_no_shares(values: Array) -> str:
    """The reason why units have no shares of their total; empty where they have."""
    if not len(values):
        return "NO_DATA"
    if np.isnan(values).any():
        return "COMPONENT_MISSING"
    if (values < 0).any():
        return "NEGATIVE_INPUT"
    return "" if values.sum() else "BASE_ZERO"
