-- How evenly a total is spread over its units. Table of all: unit (whole, time_period, place, value, rank), a row a unit; whole and
-- time_period say which total it belongs to. rank = place of its status in data.statuses.RANKED (see metrics.methods.statement_rows).

-- name: wholes
SELECT
    whole,
    time_period,
    min(place) AS place,
    count(*) AS n,
    sum(value::DOUBLE) AS total,
    max(rank) AS worst,
    CASE {statement_rows.lacking} WHEN min(value::DOUBLE) < 0 THEN 'NEGATIVE_INPUT' WHEN total = 0 THEN 'BASE_ZERO' ELSE '' END AS reason
FROM unit
GROUP BY whole, time_period

-- name: hhi
WITH sums AS ({wholes}),
squared AS (
    SELECT whole, time_period, sum((value::DOUBLE / nullif(total, 0)) * (value::DOUBLE / nullif(total, 0))) AS index
    FROM unit JOIN sums USING (whole, time_period)
    GROUP BY whole, time_period
)
SELECT
    whole,
    time_period,
    place,
    CASE WHEN reason = '' THEN index END AS hhi,
    CASE WHEN reason = '' AND n > 1 THEN (index - 1 / n) / (1 - 1 / n) END AS hhi_normalised,
    CASE WHEN reason = '' THEN 1 / nullif(index, 0) END AS effective_number,
    CASE WHEN reason = '' THEN index * 10000 END AS hhi_10000,
    CASE WHEN reason = '' AND n = 1 THEN 'TOO_FEW_UNITS' ELSE reason END AS reason_normalised,
    reason,
    worst
FROM squared JOIN sums USING (whole, time_period)

-- name: largest
-- $sizes = how many of the largest units are taken together, each for itself.
WITH sums AS ({wholes}),
top AS (SELECT whole, time_period, max(value::DOUBLE, list_max($sizes::BIGINT[])) AS figures FROM unit GROUP BY whole, time_period),
asked AS (SELECT unnest($sizes::BIGINT[]) AS size)
SELECT
    whole,
    time_period,
    place,
    size,
    CASE WHEN reason <> '' THEN NULL WHEN size >= n THEN 1 ELSE list_sum(figures[:size]) / nullif(total, 0) END AS share,
    reason,
    worst
FROM top JOIN sums USING (whole, time_period) CROSS JOIN asked
