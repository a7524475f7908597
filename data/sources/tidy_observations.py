"""Observations in our own tidy form, one figure a row, CSV or Parquet; the newest issue of its dataset."""

from pathlib import Path

import pandas as pd

from data.cells import require_columns
from data.errors import DataError, Place
from data.periods import parse
from data.provenance import Provenance
from data.sources.files import FIRST_ROW, open_table
from data.tables.observations import OBSERVATION

TABLE = OBSERVATION
# Columns that the file does not hold because they follow from others or from the provenance file.
_DERIVED = ("period_start", "period_end", "issue", "origin")
_EXPECTED = tuple(name for name in TABLE.names if name not in _DERIVED)


def read(path: Path, provenance: Provenance) -> pd.DataFrame:
    """One row per observation, in file order; the issue is that of the provenance, else the day of the vintage."""
    frame = open_table(path, provenance.file)
    require_columns(frame.columns, _EXPECTED, provenance.file)
    return complete(frame.assign(issue=provenance.issue or frame["vintage"]), provenance)


def complete(frame: pd.DataFrame, provenance: Provenance) -> pd.DataFrame:
    """Add the days of each period and the origin; raises DataError at a code that is no period of its freq."""
    first_row = FIRST_ROW[provenance.path.suffix]
    spans = {}
    for code, freq in set(zip(frame["time_period"], frame["freq"], strict=True)):
        try:
            spans[code, freq] = _span(code, freq)
        except DataError as fault:
            at = int(((frame["time_period"] == code) & (frame["freq"] == freq)).to_numpy().argmax())
            place = Place(provenance.file, "", first_row + at, "time_period")
            raise DataError(fault.message, place, code, fault.expected) from None
    pairs = list(zip(frame["time_period"], frame["freq"], strict=True))
    return frame.assign(
        period_start=[spans[pair][0] for pair in pairs],
        period_end=[spans[pair][1] for pair in pairs],
        origin=provenance.origin,
    )


def _span(code: str, freq: str) -> tuple[str, str]:
    """First and last day of a period, as ISO text."""
    period = parse(code)
    if period.freq != freq:
        raise DataError(
            f"{code!r} is not a period of frequency {freq!r}.", value=code, expected=f"a period of frequency {freq}"
        )
    return period.start.isoformat(), period.end.isoformat()
