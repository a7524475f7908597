-- What a region does more of than others. Tables: cell (ref_area, activity, time_period, place, value, rank), a row for every activity of
-- every region and period; rank = place of its status in data.statuses.RANKED (see metrics.methods.statement_rows).

-- name: quartets
-- Each cell with the totals of its region, its activity and all; `why` = the reason why a period has no totals.
WITH region AS (
    SELECT ref_area, time_period, sum(value::DOUBLE) AS total, max(rank) AS rank, min(value::DOUBLE) AS least FROM cell GROUP BY ALL
),
everything AS (
    SELECT time_period, sum(total) AS total, max(rank) AS worst,
        CASE {statement_rows.lacking} WHEN min(least) < 0 THEN 'NEGATIVE_INPUT' ELSE '' END AS why
    FROM region
    GROUP BY time_period
),
kind AS (SELECT activity, time_period, sum(value::DOUBLE) AS total FROM cell GROUP BY ALL),
base AS (
    SELECT activity, time_period, kind.total AS x_a, everything.total AS x, worst, why FROM kind JOIN everything USING (time_period)
)
SELECT ref_area, activity, time_period, cell.place, value::DOUBLE AS x_ra, region.total AS x_r, x_a, x, cell.rank, base.worst, why
FROM cell LEFT JOIN region USING (ref_area, time_period) LEFT JOIN base USING (activity, time_period)

-- name: quotients
-- Table: quartet (ref_area, activity, time_period, place, x_ra, x_r, x_a, x, rank, worst, why). A part may pass its whole by the
-- rounding of sums, not by more.
WITH explained AS (
    SELECT *, CASE WHEN rank > 12 THEN 'INCONSISTENT_INPUT' WHEN rank = 12 THEN 'VALUE_SUPPRESSED'
        WHEN rank > 8 OR x_ra IS NULL THEN 'VALUE_MISSING' WHEN why <> '' THEN why
        WHEN x_r IS NULL OR x_a IS NULL OR x IS NULL THEN 'BASE_MISSING' WHEN x_ra < 0 THEN 'NEGATIVE_INPUT'
        WHEN x_r < 0 OR x_a < 0 OR x < 0 THEN 'BASE_NEGATIVE'
        WHEN greatest(x_ra / nullif(x_r, 0), x_ra / nullif(x_a, 0), x_r / nullif(x, 0), x_a / nullif(x, 0)) > 1 + 1e-9
            THEN 'INCONSISTENT_INPUT'
        WHEN x_r = 0 OR x_a = 0 OR x = 0 THEN 'BASE_ZERO' ELSE '' END AS reason
    FROM quartet
),
divided AS (
    SELECT *, CASE WHEN reason = '' THEN (x_ra / nullif(x_r, 0)) / nullif(x_a / nullif(x, 0), 0) END AS lq FROM explained
)
SELECT ref_area, activity, time_period, place, lq, (lq - 1) / nullif(lq + 1, 0) AS slq, reason, worst FROM divided

-- name: location_quotients
WITH quartet AS ({quartets}) FROM ({quotients})

-- name: profiles
-- The activities of each region beside those of all regions together; `least` and rank are the worst of any region.
WITH kind AS (
    SELECT activity, time_period, sum(value::DOUBLE) AS total, max(rank) AS worst, min(value::DOUBLE) AS least FROM cell GROUP BY ALL
)
SELECT ref_area AS whole, time_period, place, value::DOUBLE AS value, total AS reference, least, worst AS rank
FROM cell JOIN kind USING (activity, time_period)

-- name: krugman
-- Regions against the country only; two regions against each other are metrics.methods.profiles.
-- Table: profile (whole, time_period, place, value, reference, least, rank). s = share of an activity in the whole, q = in the reference.
WITH sums AS (
    SELECT whole, time_period, min(place) AS place, sum(value::DOUBLE) AS total, sum(reference::DOUBLE) AS all_of_it, max(rank) AS worst,
        CASE {statement_rows.lacking} WHEN min(least::DOUBLE) < 0 THEN 'NEGATIVE_INPUT' WHEN total = 0 OR all_of_it = 0 THEN 'BASE_ZERO' ELSE '' END AS reason
    FROM profile
    GROUP BY whole, time_period
),
shared AS (
    SELECT whole, time_period, value::DOUBLE / nullif(total, 0) AS s, reference::DOUBLE / nullif(all_of_it, 0) AS q
    FROM profile JOIN sums USING (whole, time_period)
),
compared AS (
    SELECT whole, time_period, sum(abs(s - q)) AS difference, sum(s / nullif(q, 0) * s) AS quotients FROM shared GROUP BY whole, time_period
)
SELECT
    whole,
    time_period,
    place,
    CASE WHEN reason = '' THEN difference END AS krugman,
    CASE WHEN reason = '' THEN difference / 2 END AS hoover_spec,
    CASE WHEN reason = '' THEN 1 / nullif(quotients, 0) END AS hachman,
    reason,
    worst
FROM compared JOIN sums USING (whole, time_period)

-- name: krugman_of_regions
WITH profile AS ({profiles}) FROM ({krugman})

-- name: entropy
-- Table: unit (whole, time_period, place, value, rank), a row an activity of a whole. $k = number of activities there are.
WITH sums AS ({concentration.wholes}),
summed AS (
    SELECT whole, time_period, sum(value::DOUBLE / nullif(total, 0) * ln(nullif(value::DOUBLE, 0) / nullif(total, 0))) AS negative
    FROM unit JOIN sums USING (whole, time_period)
    GROUP BY whole, time_period
)
SELECT
    whole,
    time_period,
    place,
    CASE WHEN reason = '' THEN 0 - negative END AS entropy,
    CASE WHEN reason = '' AND $k::BIGINT > 1 THEN (0 - negative) / ln($k::BIGINT) END AS evenness_k,
    CASE WHEN reason = '' THEN exp(0 - negative) END AS effective_number,
    CASE WHEN reason = '' AND $k::BIGINT < 2 THEN 'TOO_FEW_UNITS' ELSE reason END AS reason_evenness,
    reason,
    worst
FROM summed JOIN sums USING (whole, time_period)
