-- check: clusters are counted once and by the end of each year
-- at least: 1 counted once
SELECT 'counted once' AS part, cluster.cluster_id AS item, whole.counted_as = cluster.counted_as
    AND (cluster.possibly_same_as = '' OR pair.counted_as = cluster.counted_as) AS held
FROM wh.cluster
JOIN wh.cluster AS whole ON whole.cluster_id = cluster.counted_as
LEFT JOIN wh.cluster AS pair ON pair.cluster_id = cluster.possibly_same_as
UNION ALL
SELECT 'stage known by the year', concat_ws(' ', cluster_year.cluster_id, ref_area, time_period),
    lifecycle_stage = '' OR EXISTS (
        SELECT 1 FROM wh.cluster_stage AS entry
        WHERE entry.cluster_id = cluster_year.cluster_id AND entry.lifecycle_stage = cluster_year.lifecycle_stage AND entry.known_by <= period_end
    )
FROM wh.cluster_year
ORDER BY part, item;
