-- A cluster in each of its areas at the end of every year, from its first record to the latest year on record.
-- Stages and numbers are the furthest and the latest known by then; printed numbers stand at the seat only.
INSERT INTO cluster_year
WITH record AS (
    SELECT cluster_id, source_day AS day FROM cluster JOIN source_day USING (source_id)
    UNION ALL
    SELECT cluster_id, known_by FROM cluster_stage
    UNION ALL
    SELECT cluster_id, as_of FROM membership_count
),
span AS (
    SELECT cluster_id, year(min(day)) AS first_year, (SELECT max(year(day)) FROM record) AS last_year
    FROM record
    GROUP BY cluster_id
),
calendar AS (
    SELECT cluster_id, make_date(unnest(range(first_year, last_year + 1)), 12, 31) AS year_end
    FROM span
),
reached AS (
    SELECT
        calendar.cluster_id,
        year_end,
        arg_max(cluster_stage, ordinal) AS entry,
        max(ordinal) AS stage_ordinal
    FROM calendar
    JOIN cluster_stage ON cluster_stage.cluster_id = calendar.cluster_id AND known_by <= year_end
    JOIN lifecycle_stage USING (lifecycle_stage)
    GROUP BY calendar.cluster_id, year_end
),
counted AS (
    SELECT
        calendar.cluster_id,
        year_end,
        arg_max(members, as_of) FILTER (membership_count.kind = 'member') AS members,
        arg_max(members, as_of) FILTER (membership_count.kind = 'prospect') AS prospects
    FROM calendar
    JOIN membership_count ON membership_count.cluster_id = calendar.cluster_id AND as_of <= year_end
    GROUP BY calendar.cluster_id, year_end
)
SELECT
    calendar.cluster_id,
    cluster.counted_as,
    cluster_area.ref_area,
    'A' AS freq,
    year(year_end)::VARCHAR AS time_period,
    make_date(year(year_end), 1, 1) AS period_start,
    year_end AS period_end,
    coalesce(entry.lifecycle_stage, '') AS lifecycle_stage,
    stage_ordinal,
    coalesce(lifecycle_stage.counts_as, '') AS counts_as,
    entry IS NOT NULL AND entry.entered_on IS NULL AS is_dated_by_source,
    CASE WHEN cluster_area.ref_area = cluster.ref_area THEN members END AS members,
    CASE WHEN cluster_area.ref_area = cluster.ref_area THEN prospects END AS prospects,
    cluster_area.ref_area = cluster.ref_area AS is_seat,
    coalesce(entry.source_id, cluster.source_id) AS source_id
FROM calendar
JOIN cluster USING (cluster_id)
JOIN cluster_area USING (cluster_id)
LEFT JOIN reached USING (cluster_id, year_end)
LEFT JOIN counted USING (cluster_id, year_end)
LEFT JOIN lifecycle_stage ON lifecycle_stage.lifecycle_stage = entry.lifecycle_stage
ORDER BY calendar.cluster_id, cluster_area.ref_area, time_period;
