-- check: California and Texas of the quarterly census are missing, not zero
-- at least: 280
SELECT '' AS part, concat_ws(' ', ref_area, indicator, activity, time_period) AS item, obs_status = 'O' AND obs_value IS NULL AS held
FROM wh.observation
WHERE dataset = 'US_QCEW' AND ref_area IN ('US-CA', 'US-TX')
ORDER BY item;
