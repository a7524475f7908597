-- check: every issue holds the rows it is said to hold
-- at least: 93 issues with history
-- at least: 8 newest issues
WITH held_rows AS (
    SELECT issue.dataset, issue.issue, count(observation_history.first_issue) AS found
    FROM wh.issue
    JOIN (SELECT DISTINCT dataset FROM wh.observation_history) AS kept ON kept.dataset = issue.dataset
    LEFT JOIN wh.observation_history
        ON observation_history.dataset = issue.dataset AND issue.issue BETWEEN first_issue AND last_issue AND issue.status <> 'absent'
    GROUP BY issue.dataset, issue.issue
),
newest AS (
    SELECT dataset, issue, count(*) AS found FROM wh.observation GROUP BY dataset, issue
)
SELECT 'issues with history' AS part, dataset || ' ' || issue AS item, found = row_count AS held
FROM wh.issue
JOIN held_rows USING (dataset, issue)
UNION ALL
SELECT 'newest issues', newest.dataset || ' ' || newest.issue, issue.is_newest IS NOT DISTINCT FROM true AND found = row_count
FROM newest
LEFT JOIN wh.issue ON issue.dataset = newest.dataset AND issue.issue = newest.issue
UNION ALL
SELECT 'one newest issue a dataset', dataset, count(*) FILTER (is_newest) = 1
FROM wh.issue
GROUP BY dataset
ORDER BY part, item;
