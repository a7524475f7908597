"""What the flags beside figures say: which rows are withheld, which status a result carries, why there is no quotient."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest
from data.requests.quoting import quoted
from data.statuses import BREAK_ORDER, FREE, WITHOUT_VALUE
from metrics.cube import Array
from metrics.status import worst

# Optional columns of every table whose rows are observations.
FLAGS = {"obs_status": str, "conf_status": str}
# Those of a table whose rows are periods of a series.
OBSERVED = {**FLAGS, "break_kind": str}


@dataclass(frozen=True, slots=True)
class Observed:
    """What rows of a series say: the figure, NaN where there is none, and why; the place of each break in BREAK_ORDER."""

    value: Array
    status: list[str]
    is_withheld: Array
    break_kind: Array


def observed(rows: pd.DataFrame, value: str = "obs_value") -> Observed:
    """Rows of a series as every method reads them.

    A number beside a status that leaves no figure is none. A B without a kind is a change of definition. Raises
    BadRequest for a kind of break that there is not.
    """
    hidden, said = withheld(rows), stated(rows)
    lacks = np.isin(said, WITHOUT_VALUE)
    kinds = [_break(*row) for row in zip(_texts(rows, "obs_status"), _texts(rows, "break_kind"), strict=True)]
    figures = rows[value].to_numpy(float)
    return Observed(
        np.where(np.isfinite(figures) & ~lacks, figures, np.nan), said, hidden, np.array(kinds, dtype=np.int8)
    )


def withheld(rows: pd.DataFrame) -> Array:
    """True for rows that an office withholds: status Q, or confidential (a code other than F and N)."""
    status, conf = (_texts(rows, name) for name in FLAGS)
    return np.array([s == "Q" or c not in FREE for s, c in zip(status, conf, strict=True)], dtype=bool)


def stated(rows: pd.DataFrame) -> list[str]:
    """The status of each row; A where none is given, Q where the row is withheld."""
    hidden = withheld(rows)
    return ["Q" if is_hidden else s or "A" for s, is_hidden in zip(_texts(rows, "obs_status"), hidden, strict=True)]


def carried(rows: pd.DataFrame) -> str:
    """The worst status of all rows (METRICS R3); A where there is none."""
    return worst("A", *stated(rows))


def why_no_quotient(top: Array, base: Array, hidden: Array) -> Array:
    """The reason why `top` / `base` is not there, cell by cell; empty where it is (METRICS R2).

    In a withheld row what is missing is what is withheld; if nothing is missing, the row is withheld all the same.
    """
    no_top, no_base = np.isnan(top), np.isnan(base)
    return np.select(
        [hidden & no_base & ~no_top, hidden, no_top, no_base, base == 0, base < 0],
        ["BASE_SUPPRESSED", "VALUE_SUPPRESSED", "VALUE_MISSING", "BASE_MISSING", "BASE_ZERO", "BASE_NEGATIVE"],
        "",
    ).astype(object)


def quotient(top: Array, base: Array, reason: Array) -> Array:
    """`top` / `base` where there is no reason against it, else NaN."""
    is_there = reason == ""
    found = np.full(len(top), np.nan)
    np.divide(top, base, out=found, where=is_there)
    return found


def single_quotient(top: float | None, base: float | None) -> tuple[float | None, str]:
    """`top` / `base` of two single numbers with its reason; None and NaN are missing."""
    above, below = (np.array([np.nan if number is None else number], dtype=float) for number in (top, base))
    reason = why_no_quotient(above, below, np.array([False]))
    found = quotient(above, below, reason)[0]
    return (None, str(reason[0])) if reason[0] else (float(found), "")


def _break(status: str, kind: str) -> int:
    """The place of a break in BREAK_ORDER; its kind counts, not the status."""
    if kind not in BREAK_ORDER:
        raise BadRequest(
            f"inputs: break_kind is {quoted(kind)}, expected nothing or one of {', '.join(BREAK_ORDER[1:])}."
        )
    return BREAK_ORDER.index(kind or ("definition" if status == "B" else ""))


def _texts(rows: pd.DataFrame, name: str) -> list[str]:
    """A column of codes; empty where nothing is said."""
    if name not in rows:
        return [""] * len(rows)
    return [value if isinstance(value, str) else "" for value in rows[name]]
