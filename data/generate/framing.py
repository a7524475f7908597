"""Arrays become typed frames of the declared tables; repeated texts stay codes, since half a million rows repeat them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.generate.calendar import Calendar
from data.generate.plan import SOURCE_ID
from data.tables.declaration import Table

Codes = npt.NDArray[np.int64]


def coded(codes: npt.NDArray[Any], words: Sequence[str]) -> Any:
    """A categorical column of words, given as places in a list without doubles."""
    return pd.Categorical.from_codes(codes.astype(np.int32), categories=pd.Index(list(words)))


def framed(declared: Table, n_rows: int, columns: Mapping[str, Any]) -> pd.DataFrame:
    """A frame with exactly the columns of a table; a text that is not given is empty, a number or day not known."""
    strange = set(columns) - set(declared.names)
    if strange:
        raise ValueError(f"Table {declared.name} has no {sorted(strange)}.")
    return pd.DataFrame(
        {
            column.name: _spread(columns.get(column.name, "" if column.type == "VARCHAR" else None), n_rows)
            for column in declared.columns
        },
        columns=list(declared.names),
    )


def _spread(given: Any, n_rows: int) -> Any:
    """A column of its own, or one value for every row."""
    if isinstance(given, str):
        return coded(np.zeros(n_rows, dtype=np.int8), (given,))
    if isinstance(given, np.ndarray | pd.Categorical | list):
        return given
    return pd.Series([given] * n_rows, dtype=object) if given is None else np.full(n_rows, given)


STATUSES = ("A", "B", "P", "O", "Q")
NORMAL, BREAK, PROVISIONAL, MISSING, WITHHELD = range(len(STATUSES))
BREAKS = ("", "definition", "territory_remark")
NOTES = (
    "",
    "DEMONSTRATION: from 2021 without nonwovens, not comparable with earlier years",
    "DEMONSTRATION: a remark on territory begins here; the regions are the same",
    "DEMONSTRATION: provisional, to be revised",
    "DEMONSTRATION: the report had not come by the closing day",
    "DEMONSTRATION: no reports are taken here",
    "DEMONSTRATION: withheld, fewer than three firms or needed to keep another figure unknown",
    "DEMONSTRATION: no comparison, nothing was reported in one of the periods",
)
NOTE_BREAK, NOTE_REMARK, NOTE_PROVISIONAL, NOTE_LATE, NOTE_SILENT, NOTE_WITHHELD, NOTE_NO_BASE = range(1, len(NOTES))


@dataclass(frozen=True, slots=True)
class Figures:
    """Printed cells of one shape: the value (NaN where MISSING or WITHHELD) and places in STATUSES, BREAKS and NOTES."""

    value: npt.NDArray[np.float64]
    status: npt.NDArray[np.int8]
    break_kind: npt.NDArray[np.int8]
    note: npt.NDArray[np.int8]

    def columns(self, taken: tuple[npt.NDArray[Any], ...]) -> dict[str, Any]:
        """The columns of measure for the taken cells."""
        status = self.status[taken]
        return {
            "obs_value": self.value[taken],
            "obs_status": coded(status, STATUSES),
            "conf_status": coded(status == WITHHELD, ("F", "C")),
            "break_kind": coded(self.break_kind[taken], BREAKS),
            "note": coded(self.note[taken], NOTES),
        }


def stated(shape: tuple[int, ...]) -> Figures:
    """Cells without anything special, to be filled."""
    return Figures(np.full(shape, np.nan), *(np.zeros(shape, dtype=np.int8) for _ in range(3)))


def in_time(periods: Calendar, at: Codes) -> dict[str, Any]:
    """The columns of the period for places in a calendar."""
    return {
        "freq": coded(pd.factorize(periods.freq)[0][at], list(dict.fromkeys(periods.freq))),
        "time_period": coded(at, list(periods.code)),
        "period_start": periods.start[at],
        "period_end": periods.end[at],
    }


SAME = {
    "classification_version": "OKVED2",
    "vintage_precision": "day",
    "source_id": SOURCE_ID,
    "origin": "modelled",
}
