-- Of each dataset the newest whole issue released by a day; a duplicate or absent issue is never chosen.
SELECT dataset, arg_max(issue, (vintage, issue))
FROM wh.issue
WHERE status = 'whole' AND vintage <= ?
GROUP BY dataset
ORDER BY dataset;
