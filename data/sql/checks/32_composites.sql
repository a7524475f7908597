-- check: a region with its autonomous districts is the sum of its parts
-- at least: 52 monthly shipments
-- at least: 24 annual shipments
-- at least: 16 small and medium business
-- at least: 20 organisations
WITH scope AS (
    FROM (VALUES
        ('RU_806_REGIONAL', 'SHIPMENTS', 'monthly shipments', 0.05),
        ('RU_SHIPMENTS_ANNUAL', 'SHIPMENTS', 'annual shipments', 0.5),
        ('RU_806_REGIONAL', 'EMP_SME', 'small and medium business', 0.05),
        ('RU_EMISS_ORG', 'ORG', 'organisations', 0.0)
    ) AS listed (dataset, indicator, part, half_digit)
),
figure AS (
    SELECT part, half_digit, activity, time_period, ref_area::VARCHAR AS ref_area, obs_value
    FROM wh.observation
    JOIN scope ON scope.dataset = observation.dataset AND scope.indicator = observation.indicator
    WHERE time_transform IN ('N', 'C_YTD_LEVEL')
)
SELECT
    whole.part,
    concat_ws(' ', whole.ref_area, whole.activity, whole.time_period) AS item,
    CASE
        WHEN count(*) = count(piece.obs_value) AND any_value(whole.obs_value) IS NOT NULL
            THEN abs(sum(piece.obs_value) - any_value(whole.obs_value)) <= any_value(whole.half_digit) * (count(*) + 1)
    END AS held
FROM figure AS whole
JOIN wh.area ON area.ref_area = whole.ref_area AND area.kind = 'composite'
JOIN wh.area_parent ON area_parent.parent = whole.ref_area
JOIN figure AS piece
    ON piece.ref_area = area_parent.ref_area AND piece.part = whole.part
    AND piece.activity = whole.activity AND piece.time_period = whole.time_period
GROUP BY whole.part, whole.ref_area, whole.activity, whole.time_period
ORDER BY whole.part, item;
