-- How long something takes where some are still waiting.

-- name: kaplan_meier
-- Table: duration (days, is_event). One row a length at which something ended: how many were still open just before,
-- how many ended, and the part that stays open longer (product-limit estimate).
WITH counted AS (
    SELECT days::DOUBLE AS t, count(*) AS n, count_if(is_event::BOOLEAN) AS events
    FROM duration
    GROUP BY ALL
),
exposed AS (
    SELECT t, events, sum(n) OVER (ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)::DOUBLE AS at_risk
    FROM counted
)
SELECT t, at_risk, events, product(1 - events / nullif(at_risk, 0)) OVER (ORDER BY t) AS S
FROM exposed
WHERE events > 0
ORDER BY t;
