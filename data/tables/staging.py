"""Tables that exist only while a warehouse is built: what files say before data/sql turns it into the core tables."""

from data.tables.declaration import Column, Table
from data.tables.observations import ISSUE, KEY, OBSERVATION
from data.tables.reference import NOTE, SOURCE_ID

PRINTED_FIGURE = Table(
    "printed_figure",
    "A figure as one issue printed it; collapsed into observation_history",
    (*KEY, "issue"),
    OBSERVATION.columns,
    is_coded=True,
)
ISSUE_REMARK = Table(
    "issue_remark",
    "What the provenance file remarks on one issue: absent, a duplicate, incomplete",
    ("dataset", "issue"),
    (
        Column("dataset", "series family", codes="dataset.dataset"),
        Column("issue", "name of the issue"),
        Column("vintage", "day of release, or the bound that vintage_precision names", "DATE"),
        Column(
            "vintage_precision", "day, not_before or not_later_than", allowed=("day", "not_before", "not_later_than")
        ),
        Column("status", "as in table issue", allowed=ISSUE.column("status").allowed),
        SOURCE_ID,
        NOTE,
    ),
)

TABLES = (PRINTED_FIGURE, ISSUE_REMARK)
