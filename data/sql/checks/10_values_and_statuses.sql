-- check: a value stands exactly where the status says so
-- A withheld cell (Q) carries no value, a confidential one (C) is withheld, a break has a kind, an index is in per cent.
WITH figure AS (
    SELECT dataset, obs_value, obs_status, conf_status, break_kind, unit_measure, time_transform FROM wh.observation
    UNION ALL
    SELECT dataset, obs_value, obs_status, conf_status, break_kind, unit_measure, time_transform FROM wh.observation_history
),
rule AS (
    SELECT
        unnest([
            {part: 'NULL and status', held: (obs_value IS NULL) = (obs_status IN ('M', 'O', 'L', 'H', 'Q'))},
            {part: 'confidential and withheld', held: conf_status <> 'C' OR obs_status = 'Q'},
            {part: 'break and its kind', held: (obs_status = 'B') = (break_kind <> '')},
            {part: 'index and per cent', held: (unit_measure = 'PC') = (time_transform IN ('G1', 'GY', 'C_YTD'))},
            {part: 'finite', held: obs_value IS NULL OR isfinite(obs_value)}
        ], recursive := true),
        dataset
    FROM figure
)
SELECT part, dataset || ': ' || count(*) FILTER (NOT held) || ' rows' AS item, bool_and(held) AS held
FROM rule
GROUP BY part, dataset
ORDER BY part, item;
