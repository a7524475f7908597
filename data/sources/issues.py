"""All issues of a publication in one file: the tidy observations with the issue beside each row."""

from pathlib import Path

import pandas as pd

from data.cells import require_columns
from data.provenance import Provenance
from data.sources.files import open_table
from data.sources.tidy_observations import complete
from data.tables.staging import ISSUE_REMARK, PRINTED_FIGURE

TABLE = PRINTED_FIGURE
_DERIVED = ("period_start", "period_end", "origin")
_EXPECTED = tuple(name for name in TABLE.names if name not in _DERIVED)


def read(path: Path, provenance: Provenance) -> pd.DataFrame:
    """One row per figure and issue that printed it."""
    frame = open_table(path, provenance.file)
    require_columns(frame.columns, _EXPECTED, provenance.file)
    return complete(frame, provenance)


def remarks(provenance: Provenance) -> pd.DataFrame:
    """One row per issue that the provenance remarks on: absent, a duplicate, incomplete."""
    rows = [
        {
            "dataset": provenance.dataset,
            "issue": remark.issue,
            "vintage": remark.vintage,
            "vintage_precision": "not_before",
            "status": remark.status,
            "source_id": provenance.source_id,
            "note": remark.note,
        }
        for remark in provenance.remarks
    ]
    return pd.DataFrame(rows, columns=list(ISSUE_REMARK.names), dtype=str)
