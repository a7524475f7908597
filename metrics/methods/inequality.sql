-- How unequally something is spread. Table of all: unit (whole, time_period, place, value, rank; for Theil also weight), a row
-- a unit; whole and time_period say whose part it is. rank = place of its status in data.statuses.RANKED (see metrics.methods.statement_rows).

-- name: gini
-- Figures from the largest: sum of (n + 1 - 2i) x, i = place from the top. The n largest of n are all of them, in order.
WITH sums AS ({concentration.wholes}),
ordered AS (
    SELECT whole, time_period, max(value::DOUBLE, (SELECT max(n) FROM sums)) AS x
    FROM unit
    GROUP BY whole, time_period
),
found AS (
    SELECT *, CASE WHEN reason = '' THEN greatest(list_dot_product(x, range(len(x) - 1, -len(x) - 1, -2)::DOUBLE[]) / nullif(n * total, 0), 0)
        END AS gini
    FROM ordered JOIN sums USING (whole, time_period)
)
SELECT
    whole,
    time_period,
    place,
    gini,
    CASE WHEN n > 1 THEN gini * n / (n - 1) END AS gini_normalised,
    CASE WHEN reason = '' AND n = 1 THEN 'TOO_FEW_UNITS' ELSE reason END AS reason_normalised,
    reason,
    worst
FROM found

-- name: theil
-- s = share of the unit in the sum of values, p = its share in the sum of weights (1/n with weights of 1); 0 ln 0 = 0.
WITH sums AS (
    SELECT whole, time_period, min(place) AS place, sum(value::DOUBLE) AS total, sum(weight::DOUBLE) AS weights, max(rank) AS worst,
        CASE {statement_rows.lacking} WHEN min(value::DOUBLE) < 0 OR min(weight::DOUBLE) < 0 THEN 'NEGATIVE_INPUT'
            WHEN total = 0 OR weights = 0 THEN 'BASE_ZERO' WHEN bool_or(value > 0 AND weight = 0) THEN 'BASE_ZERO' ELSE '' END AS reason,
        bool_or(value = 0 AND weight > 0) AS has_zero
    FROM unit
    GROUP BY whole, time_period
),
logged AS (
    SELECT whole, time_period, value::DOUBLE / nullif(total, 0) AS s, weight::DOUBLE / nullif(weights, 0) AS p,
        ln(CASE WHEN s > 0 AND p > 0 THEN s / p END) AS ratio
    FROM unit JOIN sums USING (whole, time_period)
),
summed AS (SELECT whole, time_period, sum(s * ratio) AS t, 0 - sum(p * ratio) AS l FROM logged GROUP BY whole, time_period)
SELECT
    whole,
    time_period,
    place,
    CASE WHEN reason = '' THEN t END AS theil_t,
    CASE WHEN reason = '' AND NOT has_zero THEN l END AS theil_l_mld,
    CASE WHEN reason = '' AND has_zero THEN 'ZERO_IN_LOG' ELSE reason END AS reason_l,
    reason,
    worst
FROM summed JOIN sums USING (whole, time_period)

-- name: groups
-- The groups of a whole as its units. Table: member (whole, time_period, part, place, value, weight, rank); part = group of the unit.
SELECT whole, time_period, part, min(place) AS place, sum(value::DOUBLE) AS value, sum(weight::DOUBLE) AS weight, max(rank) AS rank
FROM member
GROUP BY whole, time_period, part

-- name: theil_between
WITH unit AS ({groups}) FROM ({theil})
