"""How far the data reach, how fresh they are, and what changed from one issue of a dataset to the next."""

import numpy as np
import pandas as pd

from data.vintages import figures_of
from data.warehouse import Warehouse

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
_HISTORY = """SELECT h.dataset, h.first_issue, h.last_issue, i.vintage, i.vintage_precision::VARCHAR AS vintage_precision, h.obs_value,
  h.obs_status::VARCHAR AS obs_status, h.unit_measure::VARCHAR AS unit_measure, h.unit_mult, h.note
FROM wh.observation_history h LEFT JOIN wh.issue i ON i.dataset = h.dataset AND i.issue = h.first_issue
WHERE h.dataset = $1 AND h.indicator = $2 AND h.ref_area = $3 AND h.activity = $4 AND h.product = $5 AND h.time_period = $6
  AND h.time_transform = $7
ORDER BY h.first_issue"""
KEY = ["dataset", "indicator", "ref_area", "activity", "product", "freq", "time_period", "time_transform"]


def coverage(warehouse: Warehouse, country: str = "") -> pd.DataFrame:
    """One row per dataset: titles, usage warnings, licence, counts, periods, areas, newest issue with its vintage.

    Numbers are NaN where the dataset holds no figures (registers, statements).
    """
    return warehouse.frame(_COVERAGE, [country])


def issues(warehouse: Warehouse, dataset: str) -> pd.DataFrame:
    """One row per issue of a dataset, oldest first, with its status (whole, duplicate, absent)."""
    return warehouse.frame("SELECT * FROM wh.issue WHERE dataset = $1 ORDER BY vintage, issue", [dataset])


def figure_history(warehouse: Warehouse, key: tuple[str, str, str, str, str, str, str]) -> pd.DataFrame:
    """How one figure was printed over the issues, oldest first; one row per value that stood without change.

    key = dataset, indicator, ref_area, activity, product, time_period, time_transform.
    """
    return warehouse.frame(_HISTORY, list(key))


def revisions(warehouse: Warehouse, dataset: str, before: str = "", after: str = "") -> pd.DataFrame:
    """What changed from one issue to another: one row per figure that is new, revised, changed in status, or gone.

    Columns: the key of observation, kind (new | revised | status | gone), value_before, value_after, change_pct,
    status_before, status_after, issue_before, issue_after. Empty arguments: the newest whole issue and the one before
    it; a dataset with one issue has no revisions.
    """
    before, after = _pair_of_issues(warehouse, dataset, before, after)
    if not before or not after:
        return pd.DataFrame(
            columns=[
                *KEY,
                "kind",
                "value_before",
                "value_after",
                "change_pct",
                "status_before",
                "status_after",
                "issue_before",
                "issue_after",
            ]
        )
    old, new = (figures_of(warehouse, dataset, issue)[[*KEY, "obs_value", "obs_status"]] for issue in (before, after))
    joined = old.merge(new, on=KEY, how="outer", suffixes=("_before", "_after"), indicator="side")
    joined = joined.rename(
        columns={
            "obs_value_before": "value_before",
            "obs_value_after": "value_after",
            "obs_status_before": "status_before",
            "obs_status_after": "status_after",
        }
    )
    joined["kind"] = _kinds(joined)
    changed = joined[joined["kind"] != ""].drop(columns="side")
    base = changed["value_before"].where(changed["value_before"] != 0)
    return changed.assign(
        change_pct=(changed["value_after"] / base - 1) * 100, issue_before=before, issue_after=after
    ).reset_index(drop=True)


def _pair_of_issues(warehouse: Warehouse, dataset: str, before: str, after: str) -> tuple[str, str]:
    """The newest whole issue and the one before it, where the arguments leave it open; empty where there is none."""
    listed = issues(warehouse, dataset)
    whole = listed.loc[listed["status"] == "whole", "issue"].tolist()
    after = after or (whole[-1] if whole else "")
    return before or (whole[whole.index(after) - 1] if after in whole and whole.index(after) else ""), after


def _kinds(joined: pd.DataFrame) -> list[str]:
    """How each figure differs between two issues; empty where it does not."""
    side = joined["side"].astype(str).to_numpy()
    before, after = (joined[f"value_{when}"].to_numpy(np.float64, na_value=np.nan) for when in ("before", "after"))
    is_same = (before == after) | (np.isnan(before) & np.isnan(after))
    has_new_status = (joined["status_before"] != joined["status_after"]).to_numpy(bool)
    listed: list[str] = np.select(
        [side == "right_only", side == "left_only", ~is_same, has_new_status], ["new", "gone", "revised", "status"], ""
    ).tolist()
    return listed
