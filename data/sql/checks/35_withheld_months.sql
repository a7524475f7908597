-- check: the withheld months of the Crimean district stay withheld
-- at least: 9
SELECT '' AS part, ref_area || ' ' || time_period AS item, obs_value IS NULL AND obs_status = 'Q' AND conf_status = 'C' AS held
FROM wh.observation
WHERE dataset = 'RU_806_REGIONAL' AND indicator = 'SHIPMENTS' AND ref_area IN ('RU-CRFD', 'UA-40', 'UA-43')
    AND time_period IN ('2015-01', '2015-02', '2015-03')
ORDER BY item;
