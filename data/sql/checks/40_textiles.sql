-- check: C13 is NAICS 313 + 314, and unknown as soon as one of them is
-- at least: 1456 US_CBP
-- at least: 844 US_QCEW
SELECT
    whole.dataset::VARCHAR AS part,
    concat_ws(' ', whole.indicator, whole.ref_area, whole.time_period) AS item,
    CASE
        WHEN one.obs_value IS NULL OR other.obs_value IS NULL THEN CASE WHEN whole.obs_value IS NOT NULL THEN false END
        ELSE coalesce(abs(one.obs_value + other.obs_value - whole.obs_value) < 1e-9, false)
    END AS held
FROM wh.observation AS whole
JOIN wh.observation AS one
    ON one.dataset = whole.dataset AND one.indicator = whole.indicator AND one.ref_area = whole.ref_area
    AND one.time_period = whole.time_period AND one.activity = '313'
JOIN wh.observation AS other
    ON other.dataset = whole.dataset AND other.indicator = whole.indicator AND other.ref_area = whole.ref_area
    AND other.time_period = whole.time_period AND other.activity = '314'
WHERE whole.dataset IN ('US_CBP', 'US_QCEW') AND whole.activity = 'C13'
ORDER BY part, item;
