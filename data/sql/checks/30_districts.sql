-- check: federal districts add up to Russia
-- at least: 82 monthly shipments
-- at least: 12 annual shipments
-- at least: 17 small and medium business
-- Tolerance: half of the last printed digit of each number. The Crimean district is printed as "no data" until 2014 and
-- Russia is without it then; its three withheld months are not compared, so that nothing is computed around them.
WITH scope AS (
    FROM (VALUES
        ('RU_806_REGIONAL', 'SHIPMENTS', 'monthly shipments', 0.05),
        ('RU_SHIPMENTS_ANNUAL', 'SHIPMENTS', 'annual shipments', 0.5),
        ('RU_806_REGIONAL', 'EMP_SME', 'small and medium business', 0.05)
    ) AS listed (dataset, indicator, part, half_digit)
),
figure AS (
    SELECT part, half_digit, time_period, ref_area::VARCHAR AS ref_area, obs_value, obs_status
    FROM wh.observation
    JOIN scope ON scope.dataset = observation.dataset AND scope.indicator = observation.indicator
    WHERE time_transform IN ('N', 'C_YTD_LEVEL')
)
SELECT
    country.part,
    country.time_period AS item,
    CASE
        WHEN count(*) = count(district.obs_value) AND any_value(country.obs_value) IS NOT NULL
            THEN abs(sum(district.obs_value) - any_value(country.obs_value)) <= any_value(country.half_digit) * (count(*) + 1)
    END AS held
FROM figure AS country
JOIN figure AS district ON district.part = country.part AND district.time_period = country.time_period
JOIN wh.area ON area.ref_area = district.ref_area AND area.kind = 'district'
WHERE country.ref_area = 'RU' AND NOT (district.ref_area = 'RU-CRFD' AND district.obs_status = 'O')
GROUP BY country.part, country.time_period
ORDER BY country.part, item;
