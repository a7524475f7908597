"""Divides the numerator by the denominator, cell by cell: the last step before any comparison."""

from dataclasses import replace

import numpy as np

from metrics.cube import Array, Cells, counted, first_reason, hides, voids
from metrics.metric import Metric
from metrics.status import CODE

_ROUNDING = 1e-9  # a part may exceed its whole by the noise of a sum, not by more


def divided(metric: Metric, top: Cells, bottom: Cells, scale: Array) -> Cells:
    """Factor x numerator / denominator, or the reason why there is none (METRICS R2); a share above 1 contradicts itself."""
    is_part = metric.scale == "share"
    with np.errstate(invalid="ignore"):
        too_large = is_part & (top.value > bottom.value * (1 + _ROUNDING))
        reason = first_reason(
            top.reason,
            (hides(bottom.reason), CODE["BASE_SUPPRESSED"]),
            (np.isnan(bottom.value), CODE["BASE_MISSING"]),
            (bottom.value == 0, CODE["BASE_ZERO"]),
            (bottom.value < 0, CODE["BASE_NEGATIVE"]),
            (too_large, CODE["INCONSISTENT_INPUT"]),
        )
        value = metric.factor * scale[:, None, None] * top.value / np.where(reason == 0, bottom.value, np.nan)
    return counted(
        replace(
            top,
            value=value,
            reason=reason,
            rank=np.maximum(top.rank, bottom.rank),
            is_confidential=top.is_confidential | bottom.is_confidential,
            is_provisional=top.is_provisional | bottom.is_provisional,
            break_kind=worse_break(top.break_kind, bottom.break_kind),
            n_used=top.n_used + bottom.n_used,
            n_dropped=top.n_dropped + bottom.n_dropped,
            notes=top.notes | bottom.notes,
            sources=top.sources | bottom.sources,
            printed=np.zeros_like(top.printed),
            is_computed=np.ones_like(top.is_computed),
        )
    )


def worse_break(own: Array, other: Array) -> Array:
    """The break of a figure that rests on two: that of the other one, unless it has none or the own one voids comparison."""
    found: Array = np.where(voids(own) | (other == 0), own, other)
    return found
