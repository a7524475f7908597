-- How long something takes where some are still waiting.

-- name: kaplan_meier
-- Table: duration (part, days, is_event). One row a part and a length at which something ended: how many were still open
-- just before, how many ended, and the share that stays open longer (product-limit estimate).
WITH counted AS (
    SELECT part::BIGINT AS part, days::DOUBLE AS t, count(*) AS n, count_if(is_event::BOOLEAN) AS events
    FROM duration
    GROUP BY ALL
),
exposed AS (
    SELECT part, t, events,
        sum(n) OVER (PARTITION BY part ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)::DOUBLE AS at_risk
    FROM counted
)
SELECT part, t, at_risk, events, product(1 - events / nullif(at_risk, 0)) OVER (PARTITION BY part ORDER BY t) AS S
FROM exposed
WHERE events > 0
ORDER BY part, t;
