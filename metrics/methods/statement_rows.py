"""Rows of a request as statements read them: keys without gaps, a figure or none, and the rank of its status.

The rank is the place of a status in data.statuses.RANKED; from 9 on a figure is not there, 12 = withheld, 13 = two rows
that contradict each other. What follows from the worst of several stands in statement_rows.sql for all statements.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest
from data.requests.quoting import quoted
from data.statuses import RANKED, WITHOUT_VALUE
from metrics.cube import Array
from metrics.methods.flags import FLAGS, stated
from metrics.status import lacking, rank

NOTHING, HIDDEN, TWICE = rank("O"), rank("Q"), len(RANKED) + 1
# From here on a status says that there is no figure.
_FIRST_WITHOUT = min(rank(status) for status in WITHOUT_VALUE)
# Columns that are never the figure of a row.
_BESIDE = (*FLAGS, "break_kind", "freq", "unit", "unit_measure", "unit_mult", "vintage", "note", "source", "id")


def units(values: Array, weights: Array | float = 1.0, ranks: Array | None = None) -> pd.DataFrame:
    """The units of one whole: a row each, in their order."""
    known = np.where(np.isnan(values), NOTHING, 1) if ranks is None else ranks
    found = {"whole": "", "time_period": "", "place": np.arange(len(values)), "value": values, "weight": weights}
    return pd.DataFrame(found | {"rank": known})


def ranks_of(rows: pd.DataFrame, *columns: str) -> Array:
    """The rank of each row: that of its status; of one without figure where a number of `columns` is not there."""
    found = np.array([rank(status) for status in stated(rows)], dtype=int)
    gap = found >= _FIRST_WITHOUT
    for name in columns:
        gap |= np.isnan(figures(rows, name))
    return np.where(gap, np.maximum(found, NOTHING), found)


def cells(keys: pd.DataFrame, values: Array, ranks: Array) -> pd.DataFrame:
    """A table as a full grid over its keys: their columns, place (the row; len = the table has none), value, rank.

    A row that the table lacks is a figure that is not there, never a zero (METRICS R1, R5).
    """
    names = list(keys.columns)
    found = keys.assign(
        place=np.arange(len(keys)), value=values, rank=np.where(np.isnan(values), np.maximum(ranks, NOTHING), ranks)
    )
    differs = found.groupby(names, sort=False)["value"].transform("nunique", dropna=False) > 1
    found.loc[differs, "rank"] = TWICE
    found = found.drop_duplicates(names).set_index(names)
    grid = pd.MultiIndex.from_product([found.index.unique(name) for name in names], names=names)
    whole = found.reindex(grid).fillna({"place": len(keys), "rank": NOTHING}).astype({"place": int, "rank": int})
    whole.loc[whole["rank"].between(NOTHING, HIDDEN), "value"] = np.nan
    return whole.reset_index()


def texts(rows: pd.DataFrame, name: str) -> list[str]:
    """A column of codes; empty where there is none."""
    if name not in rows:
        return [""] * len(rows)
    return ["" if pd.isna(code) else str(code) for code in rows[name]]


def figures(rows: pd.DataFrame, name: str) -> Array:
    """A column of numbers, NaN where there is none; BadRequest where it holds texts."""
    found = rows[name]
    if not pd.api.types.is_numeric_dtype(found) and found.notna().any():
        raise BadRequest(f"inputs, {name} holds {quoted(found.dropna().iloc[0])}, expected numbers.")
    return np.array(found.to_numpy(dtype=float, na_value=np.nan))


def figure_of(rows: pd.DataFrame, keys: Sequence[str], basis: str) -> str:
    """The column that holds the figures: the one that `basis` names, else the only one that is no key and no flag."""
    if basis and basis not in rows:
        raise BadRequest(f"params, basis is {quoted(basis)}, but the table has no such column.")
    free = [str(name) for name in rows.columns if name not in keys and name not in _BESIDE]
    numeric = [name for name in free if pd.api.types.is_numeric_dtype(rows[name])]
    found = [basis] if basis else numeric or free
    if len(found) != 1:
        listed = ", ".join(found) or "none"
        raise BadRequest(f"inputs, obs needs one column of figures, found {listed}: name it in params, basis.")
    return found[0]


def said(reason: str, worst: float) -> str:
    """The status of a result: the worst of what it rests on, or that of a result that is not there (METRICS R3)."""
    return lacking(reason) if reason else RANKED[min(int(worst), len(RANKED)) - 1]


def why_no_total(worst: int, values: Array) -> str:
    """The reason why figures are not to be added: the worst status of them, or a negative one; empty where they are."""
    if worst >= NOTHING:
        return (
            "INCONSISTENT_INPUT"
            if worst > HIDDEN
            else "COMPONENT_SUPPRESSED"
            if worst == HIDDEN
            else "COMPONENT_MISSING"
        )
    return "NEGATIVE_INPUT" if (values < 0).any() else ""
