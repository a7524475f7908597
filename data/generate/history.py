"""The issues of a country as tables: the newest figures, figures with the issues that printed them alike, the issues."""

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate.framing import SAME, Figures, coded, framed, in_time
from data.generate.geography import regions
from data.generate.issues import Issues
from data.generate.plan import FIRST_YEAR, SOURCE_ID
from data.tables.observations import HISTORY, ISSUE, OBSERVATION

Columns = dict[str, object]


def tables(dataset: str, known: Issues) -> dict[str, pd.DataFrame]:
    """The rows of one dataset for observation, observation_history and issue."""
    printed = [(last, known.is_in(last), known.printed(last)) for last in known.last_months]
    present = np.array([np.broadcast_to(inside, cells.value.shape) for _, inside, cells in printed])
    together = Figures(*(np.array([getattr(cells, name) for *_, cells in printed]) for name in Figures.__slots__))
    names = [_name(last) for last in known.last_months]
    days = np.array([_released(last) for last in known.last_months], dtype="datetime64[D]")
    begins, ends = _runs(together, present)
    same = {"dataset": dataset, "indicator": "PROD_VOL", "time_transform": "N", "product_classification": "OKPD2"}
    same |= SAME
    history = _dimensions(known, begins[1:]) | together.columns(begins) | same
    history |= {"vintage": days[begins[0]], "first_issue": coded(begins[0], names), "last_issue": coded(ends, names)}
    newest = np.nonzero(present[-1])
    last = (np.full(len(newest[0]), len(names) - 1), *newest)
    newest_rows = _dimensions(known, newest) | together.columns(last) | same
    newest_rows |= {"vintage": days[last[0]], "issue": names[-1]}
    return {
        "observation": framed(OBSERVATION, len(newest[0]), newest_rows),
        "observation_history": framed(HISTORY, len(ends), history),
        "issue": _issues(dataset, names, days, present.reshape(len(names), -1).sum(axis=1)),
    }


def _runs(
    printed: Figures, present: npt.NDArray[np.bool_]
) -> tuple[tuple[npt.NDArray[np.int64], ...], npt.NDArray[np.int64]]:
    """Where a figure begins to be printed as it is (issue, product, area, period), and the last issue that did so."""
    changed = np.ones(present.shape, dtype=bool)
    before, after = np.s_[:-1], np.s_[1:]
    is_same = present[before] == present[after]
    for name in Figures.__slots__:
        cells = getattr(printed, name)
        is_same &= (cells[before] == cells[after]) | ((cells[before] != cells[before]) & (cells[after] != cells[after]))
    changed[1:] = ~is_same
    starts = changed & present
    n_issues = len(present)
    ends = np.full(present.shape, n_issues - 1)
    for at in range(n_issues - 2, -1, -1):
        ends[at] = np.where(changed[at + 1], at, ends[at + 1])
    begins = np.nonzero(starts)
    return begins, ends[begins]


def _dimensions(known: Issues, at: tuple[npt.NDArray[np.int64], ...]) -> Columns:
    """The columns that say what and where, for (product, area, period)."""
    products = list(known.products.values())
    kinds, powers = [p.unit_measure for p in products], np.array([p.unit_mult for p in products], dtype=np.int16)
    activities = [p.activity for p in products]
    return {
        "product": coded(at[0], list(known.products)),
        "activity": coded(pd.factorize(np.array(activities, dtype=object))[0][at[0]], list(dict.fromkeys(activities))),
        "unit_measure": coded(pd.factorize(np.array(kinds, dtype=object))[0][at[0]], list(dict.fromkeys(kinds))),
        "unit_mult": powers[at[0]],
        "ref_area": coded(at[1], (*regions(known.country), known.country)),
        **in_time(known.periods, at[2]),
    }


def _name(last_month: int) -> str:
    """The newest month is the name of an issue."""
    return f"{FIRST_YEAR + last_month // 12}-{last_month % 12 + 1:02d}"


def _released(last_month: int) -> date:
    """An issue comes out late in the month after."""
    return date(FIRST_YEAR + (last_month + 1) // 12, (last_month + 1) % 12 + 1, 26)


def _issues(
    dataset: str, names: list[str], days: npt.NDArray[np.datetime64], counts: npt.NDArray[np.int64]
) -> pd.DataFrame:
    """One row an issue."""
    newest = np.arange(len(names)) == len(names) - 1
    columns = {"dataset": dataset, "issue": names, "vintage": days, "vintage_precision": "day", "status": "whole"}
    numbers = {"row_count": counts.astype(np.int32), "is_newest": newest, "source_id": SOURCE_ID}
    return framed(ISSUE, len(names), columns | numbers)
