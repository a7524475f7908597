-- check: January against January is January to date
-- at least: 748 D
-- at least: 748 CDE
SELECT
    month.activity::VARCHAR AS part,
    month.ref_area || ' ' || month.time_period AS item,
    month.obs_value = to_date.obs_value AS held
FROM wh.observation AS month
JOIN wh.observation AS to_date
    ON to_date.dataset = month.dataset AND to_date.indicator = month.indicator AND to_date.activity = month.activity
    AND to_date.ref_area = month.ref_area AND to_date.time_period = month.time_period AND to_date.time_transform = 'C_YTD'
WHERE month.dataset = 'RU_806_REGIONAL' AND month.indicator = 'IPI' AND month.time_transform = 'GY' AND month.time_period LIKE '%-01'
ORDER BY part, item;
