-- check: printed dates are as exact as they are said to be
-- at least: 22 stages
WITH dated AS (
    SELECT 'stages' AS part, cluster_id || ' ' || lifecycle_stage AS item, entered_on AS day, date_precision FROM wh.cluster_stage
    UNION ALL
    SELECT 'events', event_id, held_on, date_precision FROM wh.event
    UNION ALL
    SELECT 'facilities', facility_id, opened_on, date_precision FROM wh.facility
    UNION ALL
    SELECT 'trainings', training_id, held_on, date_precision FROM wh.training
)
SELECT
    part,
    item,
    CASE date_precision
        WHEN 'unknown' THEN day IS NULL
        WHEN 'day' THEN day IS NOT NULL
        WHEN 'month' THEN coalesce(day = date_trunc('month', day), false)
        WHEN 'quarter' THEN coalesce(day = date_trunc('quarter', day), false)
        WHEN 'year' THEN coalesce(day = date_trunc('year', day), false)
    END AS held
FROM dated
ORDER BY part, item;
