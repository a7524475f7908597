"""What was known on a day: which issue of each dataset counts, and the figures exactly as that issue printed them."""

from datetime import date
from pathlib import Path

import pandas as pd

from data.errors import UnknownCode
from data.warehouse import Warehouse

_SQL = Path(__file__).parent / "sql" / "vintages"
# An as-of day written as the empty text: of each dataset the newest issue, as table observation holds it.
NEWEST = ""


def issues_as_of(warehouse: Warehouse, as_of: date) -> dict[str, str]:
    """Of each dataset the newest whole issue with vintage <= `as_of`; a dataset not yet published then is left out.

    Nothing is filled in from older issues: what the chosen issue does not print is not known on that day.
    """
    return dict(warehouse.rows((_SQL / "issues_as_of.sql").read_text(encoding="utf-8"), [as_of]))


def figures_of(warehouse: Warehouse, dataset: str, issue: str) -> pd.DataFrame:
    """One row per figure of one issue, columns as in table observation; raises UnknownCode for an issue not listed."""
    newest = dict(warehouse.rows("SELECT issue, is_newest FROM wh.issue WHERE dataset = ?", [dataset]))
    if issue not in newest:
        raise UnknownCode(
            f"{dataset!r} has no issue {issue!r}.", value=issue, expected=", ".join(newest) or "a dataset"
        )
    sql = "newest.sql" if newest[issue] else "earlier.sql"
    return warehouse.frame((_SQL / sql).read_text(encoding="utf-8"), {"dataset": dataset, "issue": issue})
