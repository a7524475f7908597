-- A figure that one issue after another prints alike is one row with the first and the last of them.
-- Issues are numbered within their dataset, so that an issue which does not print the figure ends the row.
INSERT INTO observation_history
WITH numbered AS (
    SELECT dataset, issue, row_number() OVER (PARTITION BY dataset ORDER BY issue) AS issue_number
    FROM (SELECT DISTINCT dataset, issue FROM printed_figure)
),
runs AS (
    SELECT
        printed_figure.*,
        issue_number,
        issue_number - row_number() OVER (
            PARTITION BY
                dataset, indicator, ref_area, activity, product, freq, time_period, time_transform,
                unit_measure, unit_mult, obs_value, obs_status, conf_status, break_kind,
                classification_version, product_classification, source_id, note, origin
            ORDER BY issue_number
        ) AS run
    FROM printed_figure
    JOIN numbered USING (dataset, issue)
)
SELECT
    dataset, indicator, ref_area, activity, product, freq, time_period, period_start, period_end, time_transform,
    unit_measure, unit_mult, obs_value, obs_status, conf_status, break_kind,
    classification_version, product_classification,
    min(vintage) AS vintage,
    min(vintage_precision) AS vintage_precision,
    min(issue) AS first_issue,
    max(issue) AS last_issue,
    source_id, note, origin
FROM runs
GROUP BY
    dataset, indicator, ref_area, activity, product, freq, time_period, period_start, period_end, time_transform,
    unit_measure, unit_mult, obs_value, obs_status, conf_status, break_kind,
    classification_version, product_classification, source_id, note, origin, run
ORDER BY dataset, indicator, activity, product, time_transform, freq, time_period, ref_area, first_issue;
