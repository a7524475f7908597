-- Clusters on their way through the stages of their life.
-- Tables: transition (cluster_id, stage, entered), one row an entry; ladder (stage, ordinal), the stages in order.

-- name: entries
-- The first entry of a cluster into each stage known on the day; entered is NULL where no day is known.
WITH entry AS (
    SELECT cluster_id::VARCHAR AS cluster_id, ordinal::INTEGER AS ordinal, min(entered::DATE) AS entered
    FROM transition
    JOIN ladder ON ladder.stage::VARCHAR = transition.stage::VARCHAR
    WHERE cluster_id IS NOT NULL AND coalesce(entered::DATE <= $as_of::DATE, TRUE)
    GROUP BY ALL
)
SELECT
    entry.cluster_id,
    entry.ordinal,
    entry.entered,
    next_entry.cluster_id IS NOT NULL AS has_next,
    datediff('day', entry.entered, next_entry.entered) AS days_to_next,
    datediff('day', entry.entered, $as_of::DATE) AS days_open,
    entry.ordinal = max(entry.ordinal) OVER (PARTITION BY entry.cluster_id) AS is_furthest
FROM entry
LEFT JOIN entry AS next_entry ON next_entry.cluster_id = entry.cluster_id AND next_entry.ordinal = entry.ordinal + 1
ORDER BY entry.ordinal, entry.cluster_id;

-- name: funnel
-- Table: step (ordinal, days_to_next), the entries above. One row a stage of the ladder.
SELECT
    ladder.stage::VARCHAR AS stage,
    count(step.ordinal) AS reached,
    median(days_to_next::DOUBLE) FILTER (WHERE days_to_next >= 0) AS median_days_to_next
FROM ladder
LEFT JOIN step ON step.ordinal = ladder.ordinal
GROUP BY ladder.ordinal, ladder.stage
ORDER BY ladder.ordinal;
