"""Reads issues back another way than the engine does: which issue counts on a day, and its figures as it printed them."""

from datetime import date

import pandas as pd

from data.errors import UnknownCode
from data.warehouse import Warehouse

# Of each dataset the newest whole issue released by a day; a duplicate or absent issue is never chosen.
_ISSUES = """SELECT dataset, arg_max(issue, (vintage, issue))
FROM wh.issue
WHERE status = 'whole' AND vintage <= ?
GROUP BY dataset
ORDER BY dataset"""
_NEWEST = """SELECT *
FROM wh.observation
WHERE dataset = $dataset AND issue = $issue
ORDER BY indicator, activity, product, time_transform, freq, time_period, ref_area"""
# One earlier issue, with the columns of table observation.
_EARLIER = """SELECT
    kept.dataset, indicator, ref_area, activity, product, freq, time_period, period_start, period_end, time_transform,
    unit_measure, unit_mult, obs_value, obs_status, conf_status, break_kind,
    classification_version, product_classification,
    printed.vintage, printed.vintage_precision, printed.issue, kept.source_id, kept.note, origin
FROM wh.observation_history AS kept
JOIN wh.issue AS printed ON printed.dataset = kept.dataset AND printed.issue BETWEEN first_issue AND last_issue
WHERE printed.dataset = $dataset AND printed.issue = $issue AND printed.status <> 'absent'
ORDER BY indicator, activity, product, time_transform, freq, time_period, ref_area"""


def issues_as_of(warehouse: Warehouse, as_of: date) -> dict[str, str]:
    """Of each dataset the newest whole issue with vintage <= `as_of`; a dataset not yet published then is left out.

    Nothing is filled in from older issues: what the chosen issue does not print is not known on that day.
    """
    return dict(warehouse.rows(_ISSUES, [as_of]))


def figures_of(warehouse: Warehouse, dataset: str, issue: str) -> pd.DataFrame:
    """One row per figure of one issue, columns as in table observation; raises UnknownCode for an issue not listed."""
    newest = dict(warehouse.rows("SELECT issue, is_newest FROM wh.issue WHERE dataset = ?", [dataset]))
    if issue not in newest:
        raise UnknownCode(
            f"{dataset!r} has no issue {issue!r}.", value=issue, expected=", ".join(newest) or "a dataset"
        )
    return warehouse.frame(_NEWEST if newest[issue] else _EARLIER, {"dataset": dataset, "issue": issue})
