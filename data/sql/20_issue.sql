-- Every issue of every dataset. Datasets that came as one file have one issue; remarks come from the provenance files.
-- A dataset whose issues are listed already (the generated one knows its history) is left alone.
INSERT INTO issue
WITH printed AS (
    SELECT dataset::VARCHAR AS dataset, issue, vintage, vintage_precision::VARCHAR AS vintage_precision, source_id::VARCHAR AS source_id
    FROM printed_figure
    UNION ALL
    SELECT dataset::VARCHAR, issue, vintage, vintage_precision::VARCHAR, source_id::VARCHAR
    FROM observation
    WHERE (dataset::VARCHAR, issue) NOT IN (SELECT dataset::VARCHAR, issue FROM printed_figure)
        AND dataset::VARCHAR NOT IN (SELECT dataset FROM issue)
),
counted AS (
    SELECT
        dataset,
        issue,
        min(vintage) AS vintage,
        min(vintage_precision) AS vintage_precision,
        count(*)::INTEGER AS row_count,
        min(source_id) AS source_id
    FROM printed
    GROUP BY dataset, issue
),
listed AS (
    SELECT
        coalesce(counted.dataset, issue_remark.dataset) AS dataset,
        coalesce(counted.issue, issue_remark.issue) AS issue,
        coalesce(counted.vintage, issue_remark.vintage) AS vintage,
        coalesce(counted.vintage_precision, issue_remark.vintage_precision) AS vintage_precision,
        coalesce(issue_remark.status, 'whole') AS status,
        coalesce(row_count, 0) AS row_count,
        coalesce(counted.source_id, issue_remark.source_id) AS source_id,
        coalesce(issue_remark.note, '') AS note
    FROM counted
    FULL JOIN issue_remark USING (dataset, issue)
)
SELECT
    dataset,
    issue,
    vintage,
    vintage_precision,
    status,
    row_count,
    (dataset, issue) IN (SELECT dataset::VARCHAR, issue FROM observation) AS is_newest,
    source_id,
    note
FROM listed
ORDER BY dataset, issue;
