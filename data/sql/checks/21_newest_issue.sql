-- check: the last issue in the history equals the newest figures
-- at least: 2916
WITH last_issue AS (
    SELECT dataset, max(last_issue) AS issue FROM wh.observation_history GROUP BY dataset
),
printed AS (
    SELECT observation_history.*
    FROM wh.observation_history
    JOIN last_issue ON last_issue.dataset = observation_history.dataset AND last_issue.issue = observation_history.last_issue
),
newest AS (
    SELECT * FROM wh.observation WHERE dataset IN (SELECT dataset FROM last_issue)
)
SELECT
    '' AS part,
    concat_ws(' ', indicator, ref_area, activity, product, time_transform, time_period) AS item,
    newest.obs_value IS NOT DISTINCT FROM printed.obs_value AND newest.obs_status IS NOT DISTINCT FROM printed.obs_status
        AND newest.issue IS NOT DISTINCT FROM printed.last_issue AS held
FROM newest
FULL JOIN printed USING (dataset, indicator, ref_area, activity, product, freq, time_period, time_transform)
ORDER BY item;
