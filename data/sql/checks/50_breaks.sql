-- check: breaks stand where the publications state them
-- at least: 12 product list of 2010
-- at least: 1 definition of fabrics, 2021
-- at least: 30 remark on territory, 2022
-- at least: 27 borders in the regional tables
-- at least: 2 borders in the annual table
WITH stated AS (
    SELECT
        CASE
            WHEN dataset = 'RU_KEP' AND indicator = 'PROD_VOL' AND time_period IN ('2010', '2010-Q1', '2010-01')
                THEN {part: 'product list of 2010', expected: 'definition'}
            WHEN dataset = 'RU_PROD_ANNUAL' AND product = '13.20' AND time_period = '2021'
                THEN {part: 'definition of fabrics, 2021', expected: 'definition'}
            WHEN dataset = 'RU_PROD_ANNUAL' AND time_period = '2022'
                THEN {part: 'remark on territory, 2022', expected: 'territory_remark'}
            WHEN dataset = 'RU_806_REGIONAL' AND ref_area IN ('RU-MOW', 'RU-MOS')
                AND time_period IN ('2012-07', CASE indicator WHEN 'EMP_SME' THEN '2012' END, CASE indicator WHEN 'EMP_SME' THEN '2012-Q3' END)
                THEN {part: 'borders in the regional tables', expected: 'territory'}
            WHEN dataset = 'RU_806_REGIONAL' AND ref_area = 'RU' AND time_period IN ('2015-01', '2014', '2015-Q1')
                THEN {part: 'borders in the regional tables', expected: 'territory'}
            WHEN dataset = 'RU_SHIPMENTS_ANNUAL' AND ref_area IN ('RU', 'RU-SOFD') AND time_period = '2014'
                THEN {part: 'borders in the annual table', expected: 'territory'}
        END AS rule,
        concat_ws(' ', dataset, indicator, ref_area, activity, product, time_transform, time_period) AS item,
        break_kind
    FROM wh.observation
)
SELECT rule.part AS part, item, break_kind = rule.expected AS held
FROM stated
WHERE rule IS NOT NULL
ORDER BY part, item;
