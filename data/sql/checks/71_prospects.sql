-- check: a wish to join is never counted as membership
-- at least: 1 printed numbers
-- Counts by year come from printed numbers of their own kind. Registrars add and take away: no number of rows is held to.
SELECT
    'printed numbers' AS part,
    concat_ws(' ', cluster_id, ref_area, time_period) AS item,
    (members IS NULL OR EXISTS (
        SELECT 1 FROM wh.membership_count AS printed
        WHERE printed.cluster_id = cluster_year.cluster_id AND printed.kind = 'member' AND printed.members = cluster_year.members
            AND printed.as_of <= cluster_year.period_end
    )) AND (prospects IS NULL OR EXISTS (
        SELECT 1 FROM wh.membership_count AS printed
        WHERE printed.cluster_id = cluster_year.cluster_id AND printed.kind = 'prospect' AND printed.members = cluster_year.prospects
            AND printed.as_of <= cluster_year.period_end
    )) AND (is_seat OR (members IS NULL AND prospects IS NULL)) AS held
FROM wh.cluster_year
WHERE members IS NOT NULL OR prospects IS NOT NULL
ORDER BY item;
