"""How long something takes where some are still waiting: the Kaplan-Meier estimate and its median."""

import numpy as np
import pandas as pd

from metrics.cube import Array
from metrics.methods import relation

_HALF = 0.5 + 1e-12  # half of the units may be 0.5000000000000001 after many multiplications


def survival(days: Array, is_event: Array) -> pd.DataFrame:
    """One row a length of time at which something ended: t, at_risk, events and S, the part that takes longer.

    `is_event` False = still open when last looked at (right-censored): such a unit counts as at risk until then.
    """
    return survival_by(np.zeros(len(days), dtype=int), days, is_event).drop(columns="part")


def survival_by(parts: Array, days: Array, is_event: Array) -> pd.DataFrame:
    """The same for many parts at once, which whole numbers name: one row a part and length of time."""
    duration = pd.DataFrame({
        "part": np.asarray(parts, dtype=int), "days": np.asarray(days, dtype=float),
        "is_event": np.asarray(is_event, dtype=bool),
    })  # fmt: skip
    return relation.ask("waiting", "kaplan_meier", duration=duration)


def median(curve: pd.DataFrame) -> float | None:
    """The shortest time after which at most half are still open; None where more than half still are.

    Where S is exactly one half, this is the first such time (as lifelines does; statsmodels and SAS take the next one,
    R the middle of the two).
    """
    reached = curve["t"].to_numpy()[curve["S"].to_numpy() <= _HALF]
    return float(reached[0]) if len(reached) else None


def medians(curves: pd.DataFrame) -> dict[int, float]:
    """`median` of every part of `survival_by`; a part of which more than half are still open has none."""
    reached = curves["S"].to_numpy() <= _HALF
    found: dict[int, float] = {}
    for part, t in zip(
        curves["part"].to_numpy()[reached].tolist(), curves["t"].to_numpy()[reached].tolist(), strict=True
    ):
        found.setdefault(int(part), float(t))
    return found


def bounds(curve: pd.DataFrame, level: float = 0.95) -> pd.DataFrame:
    """The curve with the ends `low` and `high` of an interval for each S, from Greenwood's variance.

    It is taken on the scale of log(-log S), so that it stays within 0 and 1 (as lifelines and R's conf.type "log-log");
    NaN where S is 0, where nobody is left to say how uncertain that is.
    """
    from scipy import stats

    at_risk, events, part = (curve[name].to_numpy(float) for name in ("at_risk", "events", "S"))
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(events / (at_risk * (at_risk - events)))
        spread = stats.norm.ppf(0.5 + level / 2) * np.sqrt(variance) / np.abs(np.log(part))
        low, high = part ** np.exp(spread), part ** np.exp(-spread)
    is_open = part > 0
    return curve.assign(low=np.where(is_open, low, np.nan), high=np.where(is_open, high, np.nan))
