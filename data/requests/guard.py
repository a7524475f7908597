"""What no answer may hold: an infinite number, or a number that is not there while nothing says why."""

import math
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.requests.quoting import BadRequest, quoted

_SAYS_WHY = ("reason", "warning")
_ENDS = ("low", "high")  # of an interval, which may have none where the figure between them has no error
# An estimate (METRICS R3) may lack a part; its weight_coverage says how much.
_STATUS, _ESTIMATE = "obs_status", "E"


def check(found: Any, given: Collection[str]) -> None:
    """Raise BadRequest where an answer, before it is JSON, holds what it may not; `given` = names that the request has.

    What the request left open may be open in the answer, and so may everything in a row that has no field for a reason.
    """
    if isinstance(found, pd.DataFrame):
        for row in found.to_dict("records"):
            _record({str(name): value for name, value in row.items()}, given)
    elif isinstance(found, Mapping):
        _record(found, given)
    elif isinstance(found, list | tuple):
        for part in found:
            check(part, given)


def _record(row: Mapping[str, Any], given: Collection[str]) -> None:
    """One record of an answer."""
    why = [value for name, value in row.items() if str(name).startswith(_SAYS_WHY) and not isinstance(value, float)]
    is_open = not why or any(why) or row.get(_STATUS) == _ESTIMATE
    for name, value in row.items():
        if not isinstance(value, float | np.floating):
            check(value, given)
        elif math.isinf(value) or (math.isnan(value) and not is_open and name not in (*_ENDS, *given)):
            raise BadRequest(
                f"The figures are too large, too small or too far apart: {quoted(name, '')} cannot be computed from them."
            )
