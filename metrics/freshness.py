"""How far the data reach, how fresh they are, and what changed from one issue of a dataset to the next."""

import pandas as pd

from data.errors import UnknownCode
from data.warehouse import Warehouse
from metrics.rows import NONE, Rows, of

_COVERAGE = """WITH figures AS (
  SELECT dataset::VARCHAR AS dataset, count(*) AS n_rows, count(obs_value) AS n_values,
    count(*) FILTER (obs_status = 'Q') AS n_suppressed, count(*) FILTER (obs_value IS NULL AND obs_status <> 'Q') AS n_missing,
    count(DISTINCT ref_area) AS n_areas, arg_min(time_period::VARCHAR, period_start) AS first_period,
    arg_max(time_period::VARCHAR, period_end) AS last_period, string_agg(DISTINCT freq::VARCHAR, ', ' ORDER BY freq::VARCHAR) AS freqs,
    string_agg(DISTINCT indicator::VARCHAR, ', ' ORDER BY indicator::VARCHAR) AS indicators,
    string_agg(DISTINCT origin::VARCHAR, ', ' ORDER BY origin::VARCHAR) AS origins
  FROM wh.observation GROUP BY dataset
),
issues AS (
  SELECT dataset, count(*) FILTER (status = 'whole') AS n_issues, max(vintage) FILTER (is_newest) AS vintage,
    any_value(vintage_precision) FILTER (is_newest)::VARCHAR AS vintage_precision, max(issue) FILTER (is_newest) AS issue
  FROM wh.issue GROUP BY dataset
)
SELECT d.dataset, d.title_en, d.title_ru, d.title_uk, d.warning_en, d.warning_ru, d.warning_uk, d.country, d.licence, d.source_id,
  d.kind, f.* EXCLUDE (dataset), i.* EXCLUDE (dataset)
FROM wh.dataset d LEFT JOIN figures f USING (dataset) LEFT JOIN issues i USING (dataset)
WHERE $1 = '' OR d.country = $1 OR d.country = '' ORDER BY d.kind, d.dataset"""
# $1 = area.
_OF_AREA = """WITH mine AS (
  SELECT dataset::VARCHAR AS dataset, count(obs_value) AS n_values, count(*) FILTER (obs_status = 'Q') AS n_suppressed,
    count(*) FILTER (obs_value IS NULL AND obs_status <> 'Q') AS n_missing, arg_min(time_period::VARCHAR, period_start) AS first_period,
    arg_max(time_period::VARCHAR, period_end) AS last_period, max(period_end) AS last_day, any_value(source_id)::VARCHAR AS source_id
  FROM wh.observation_by_area WHERE ref_area = $1 GROUP BY dataset
)
SELECT m.*, i.vintage, i.issue FROM mine m LEFT JOIN wh.issue i ON i.dataset = m.dataset AND i.is_newest
ORDER BY m.last_day DESC, m.dataset"""
KEY = ["dataset", "indicator", "ref_area", "activity", "product", "freq", "time_period", "time_transform"]
# Issues of a dataset, oldest first: status, and whether it is the newest.
Issues = dict[str, tuple[str, bool]]
_LISTED = "SELECT issue, status::VARCHAR, is_newest FROM wh.issue WHERE dataset = $1 ORDER BY vintage, issue"
# $1 = dataset, then the two issues. The newest issue stands in observation, every earlier one in the history.
_NEWEST = "SELECT {key}, obs_value, obs_status::VARCHAR AS obs_status FROM wh.observation WHERE dataset = $1 AND issue = {issue}"
_EARLIER = """SELECT {key}, obs_value, obs_status::VARCHAR AS obs_status FROM wh.observation_history
    WHERE dataset = $1 AND first_issue <= {issue} AND last_issue >= {issue}"""
_CHANGES = """WITH old AS ({old}), new AS ({new}), joined AS (
  SELECT {key}, o.obs_value AS value_before, n.obs_value AS value_after, o.obs_status AS status_before, n.obs_status AS status_after,
    CASE WHEN o.dataset IS NULL THEN 'new' WHEN n.dataset IS NULL THEN 'gone'
      WHEN o.obs_value IS DISTINCT FROM n.obs_value THEN 'revised' WHEN o.obs_status <> n.obs_status THEN 'status' ELSE '' END AS kind
  FROM old o FULL JOIN new n USING ({key})
)
SELECT {key}, value_before, status_before, value_after, status_after, kind,
  (value_after / nullif(value_before, 0) - 1) * 100 AS change_pct, $2::VARCHAR AS issue_before, $3::VARCHAR AS issue_after
FROM joined WHERE kind <> '' ORDER BY {key}"""


def coverage(warehouse: Warehouse, country: str = "") -> pd.DataFrame:
    """One row per dataset: titles, usage warnings, licence, counts, periods, areas, newest issue with its vintage.

    Numbers are NaN where the dataset holds no figures (registers, statements).
    """
    return warehouse.frame(_COVERAGE, [country])


def of_area(warehouse: Warehouse, ref_area: str) -> Rows:
    """One row per dataset that prints an area, the freshest first: printed, withheld and missing figures of the newest issue.

    first_period and last_period are the first and last period printed, withheld ones included; vintage is the day of the
    issue. No row: no dataset prints the area. A code that is no area has no rows.
    """
    if ref_area not in warehouse.codes("observation", "ref_area"):
        return NONE
    return of(warehouse.columns(_OF_AREA, [ref_area]))


def revisions(warehouse: Warehouse, dataset: str, before: str = "", after: str = "") -> Rows:
    """What changed from one issue to another: one row per figure that is new, revised, changed in status, or gone.

    Columns: the key of observation, kind (new | revised | status | gone), value_before, value_after, change_pct,
    status_before, status_after, issue_before, issue_after. Empty arguments: the newest whole issue and the one before
    it; a dataset with one issue has no revisions.
    """
    listed = {str(issue): (status, is_newest) for issue, status, is_newest in warehouse.rows(_LISTED, [dataset])}
    before, after = _pair_of_issues(listed, before, after)
    if not before or not after:
        return NONE
    text = _CHANGES.format(
        key=", ".join(KEY), old=_side(listed, dataset, before, "$2"), new=_side(listed, dataset, after, "$3")
    )
    return of(warehouse.columns(text, [dataset, before, after]))


def _side(listed: Issues, dataset: str, issue: str, place: str) -> str:
    """The statement of the figures of one issue; an absent one has none. Raises UnknownCode for one not listed."""
    if issue not in listed:
        raise UnknownCode(
            f"{dataset!r} has no issue {issue!r}.", value=issue, expected=", ".join(listed) or "a dataset"
        )
    status, is_newest = listed[issue]
    columns = ", ".join(f"{name}::VARCHAR AS {name}" for name in KEY)
    text = (_NEWEST if is_newest else _EARLIER).format(key=columns, issue=place)
    return text if status != "absent" else f"{text} AND FALSE"


def _pair_of_issues(listed: Issues, before: str, after: str) -> tuple[str, str]:
    """The newest whole issue and the one before it, where the arguments leave it open; empty where there is none."""
    whole = [issue for issue, (status, _is_newest) in listed.items() if status == "whole"]
    after = after or (whole[-1] if whole else "")
    return before or (whole[whole.index(after) - 1] if after in whole and whole.index(after) else ""), after
