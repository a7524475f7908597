"""Statements printed in articles, reports and pages, one a row: growth is given as an index beside the wording."""

from pathlib import Path

import pandas as pd

from data.cells import require_columns
from data.claims import as_index
from data.errors import DataError, Place
from data.periods import parse
from data.provenance import Provenance
from data.sources.files import FIRST_ROW, open_table
from data.tables.observations import PUBLISHED_FIGURE

TABLE = PUBLISHED_FIGURE
_EXPECTED = tuple(name for name in TABLE.names if name != "index_pct")


def read(path: Path, provenance: Provenance) -> pd.DataFrame:
    """One row per statement; `index_pct` is empty where the statement is no growth.

    Raises DataError where a period code and its days contradict each other, or a base does not lie before its period.
    """
    frame = open_table(path, provenance.file)
    require_columns(frame.columns, _EXPECTED, provenance.file)
    spans = zip(frame["period_code"], frame["period_start"], frame["period_end"], frame["base_period"], strict=True)
    for row, span in enumerate(spans, start=FIRST_ROW[path.suffix]):
        _agree(*span, Place(provenance.file, "", row, "period_code"))
    return frame.assign(index_pct=_index(frame["value_kind"], frame["value"]))


def _agree(code: str, start: str, end: str, base: str, place: Place) -> None:
    """Raises DataError unless the code names exactly the days from `start` to `end` and the base lies before them."""
    if not code:
        return
    try:
        period = parse(code)
        before = parse(base) if base else None
    except DataError as fault:
        raise DataError(fault.message, place, code, fault.expected) from None
    if (start, end) != (period.start.isoformat(), period.end.isoformat()):
        raise DataError(
            f"{code!r} is not the period from {start} to {end}.", place, code, f"{period.start} to {period.end}"
        )
    if before and before.start >= period.start:
        raise DataError(f"the base {base!r} does not lie before {code!r}.", place, base, "an earlier period")


def _index(kinds: pd.Series, values: pd.Series) -> pd.Series:
    """Growth as an index, NaN where the value is none."""
    numbers = pd.to_numeric(values, errors="coerce").astype("float64")
    return pd.Series(
        [as_index(kind, value) for kind, value in zip(kinds, numbers, strict=True)], numbers.index, dtype="float64"
    )
