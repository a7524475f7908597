-- check: regions add up to their federal district
-- at least: 690 monthly shipments
-- at least: 94 annual shipments
-- at least: 140 small and medium business
-- Membership is dated; the tables print the North Caucasian district back to 2005. The annual table, a later edition, has
-- Crimea and Sevastopol in the Southern district from 2014. A region with autonomous districts counts by its "+" row.
WITH scope AS (
    FROM (VALUES
        ('RU_806_REGIONAL', 'SHIPMENTS', 'monthly shipments', 0.05),
        ('RU_SHIPMENTS_ANNUAL', 'SHIPMENTS', 'annual shipments', 0.5),
        ('RU_806_REGIONAL', 'EMP_SME', 'small and medium business', 0.05)
    ) AS listed (dataset, indicator, part, half_digit)
),
figure AS (
    SELECT part, half_digit, time_period, period_end, ref_area::VARCHAR AS ref_area, obs_value, obs_status
    FROM wh.observation
    JOIN scope ON scope.dataset = observation.dataset AND scope.indicator = observation.indicator
    WHERE time_transform IN ('N', 'C_YTD_LEVEL')
),
membership AS (
    SELECT DISTINCT
        coalesce(composite.parent, area_parent.ref_area) AS ref_area,
        area_parent.parent AS district,
        area_parent.valid_from,
        coalesce(area_parent.valid_to, DATE '9999-12-31') AS valid_to
    FROM wh.area_parent
    JOIN wh.area AS larger ON larger.ref_area = area_parent.parent AND larger.kind = 'district'
    LEFT JOIN (
        SELECT area_parent.ref_area, parent FROM wh.area_parent JOIN wh.area ON area.ref_area = parent AND area.kind = 'composite'
    ) AS composite ON composite.ref_area = area_parent.ref_area
),
part_of AS (
    SELECT figure.*, district
    FROM figure
    JOIN membership
        ON membership.ref_area = figure.ref_area
        AND greatest(figure.period_end, DATE '2010-01-19') BETWEEN valid_from AND valid_to
    WHERE NOT (figure.part = 'annual shipments' AND figure.ref_area IN ('UA-40', 'UA-43'))
    UNION ALL
    SELECT figure.*, 'RU-SOFD'
    FROM figure
    WHERE part = 'annual shipments' AND ref_area IN ('UA-40', 'UA-43') AND period_end >= DATE '2014-12-31'
)
SELECT
    whole.part,
    whole.ref_area || ' ' || whole.time_period AS item,
    CASE
        WHEN count(part_of.ref_area) = count(part_of.obs_value) AND any_value(whole.obs_value) IS NOT NULL
            THEN abs(sum(part_of.obs_value) - any_value(whole.obs_value)) <= any_value(whole.half_digit) * (count(*) + 1)
    END AS held
FROM figure AS whole
JOIN wh.area ON area.ref_area = whole.ref_area AND area.kind = 'district'
LEFT JOIN part_of ON part_of.part = whole.part AND part_of.time_period = whole.time_period AND part_of.district = whole.ref_area
GROUP BY whole.part, whole.ref_area, whole.time_period
ORDER BY whole.part, item;
