-- Stages of the value chain: what a region makes against what it needs.

-- name: supply_demand
-- Table: stage (place, ref_area, stage, local_supply, local_demand, is_withheld), one row a region and stage.
WITH figure AS (
    SELECT place::BIGINT AS place, ref_area::VARCHAR AS ref_area, stage::VARCHAR AS stage, local_supply::DOUBLE AS supply,
        local_demand::DOUBLE AS demand, is_withheld::BOOLEAN AS is_withheld
    FROM stage
),
explained AS (
    SELECT *, CASE WHEN is_withheld AND demand IS NULL AND supply IS NOT NULL THEN 'BASE_SUPPRESSED'
        WHEN is_withheld THEN 'VALUE_SUPPRESSED' WHEN supply IS NULL THEN 'VALUE_MISSING' WHEN demand IS NULL THEN 'BASE_MISSING'
        WHEN supply < 0 OR demand < 0 THEN 'NEGATIVE_INPUT' WHEN demand = 0 THEN 'BASE_ZERO' ELSE '' END AS reason
    FROM figure
)
SELECT
    ref_area,
    stage,
    CASE WHEN reason = '' THEN supply / nullif(demand, 0) END AS sdr,
    CASE WHEN reason NOT IN ('', 'BASE_ZERO') THEN NULL
        WHEN demand > 0 AND supply <= $missing_eps::DOUBLE THEN 'missing'
        WHEN demand = 0 AND supply <= $missing_eps::DOUBLE THEN 'no_demand'
        WHEN supply < demand THEN 'deficit'
        ELSE 'surplus' END AS class,
    CASE WHEN reason IN ('', 'BASE_ZERO') THEN demand - supply END AS gap_value,
    reason
FROM explained
ORDER BY place;
