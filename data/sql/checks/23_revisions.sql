-- check: an earlier issue prints a figure within five times of the newest
-- at least: 5658
SELECT
    '' AS part,
    concat_ws(' ', kept.dataset, indicator, ref_area, activity, product, time_transform, time_period, 'issue', first_issue)
        || ': ' || kept.obs_value || ', newest ' || newest.obs_value AS item,
    kept.obs_value <= newest.obs_value * 5 AND kept.obs_value * 5 >= newest.obs_value AS held
FROM wh.observation_history AS kept
JOIN wh.observation AS newest USING (dataset, indicator, ref_area, activity, product, freq, time_period, time_transform)
ORDER BY item;
