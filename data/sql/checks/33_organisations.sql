-- check: manufacturing organisations are fewer than all
-- at least: 340
SELECT '' AS part, part.ref_area || ' ' || part.time_period AS item, part.obs_value < whole.obs_value AS held
FROM wh.observation AS part
JOIN wh.observation AS whole
    ON whole.dataset = part.dataset AND whole.ref_area = part.ref_area AND whole.time_period = part.time_period AND whole.activity = '_T'
WHERE part.dataset = 'RU_EMISS_ORG' AND part.activity = 'C'
ORDER BY item;
