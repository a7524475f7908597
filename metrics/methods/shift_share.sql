-- Why a region grew more or less than the country. Tables: flow (whole, activity, time_period, place, value, rank): figures of regions;
-- nation (activity, time_period, value, rank): those of the country; pair (step, t0, t1): periods that are compared. rank = place of
-- the status in data.statuses.RANKED (see metrics.methods.statement_rows). Both have a row for every activity and period.

-- name: nation
-- The country as the sum of its regions.
SELECT activity, time_period, sum(value::DOUBLE) AS value, max(rank) AS rank FROM flow GROUP BY activity, time_period

-- name: growth
-- Activities of the country in both periods; one that had nothing to grow from is excluded.
SELECT step, t0, t1, before.activity, before.value::DOUBLE AS nation0, after.value::DOUBLE AS nation1, nation1 / nullif(nation0, 0) AS factor,
    greatest(before.rank, after.rank) AS rank, least(nation0, nation1) AS least, nation0 IS NOT DISTINCT FROM 0 AS is_excluded
FROM pair JOIN nation before ON before.time_period = t0 JOIN nation after ON after.time_period = t1 AND after.activity = before.activity

-- name: steps
-- One row a region and pair of periods. expected = what the region would have if each activity had grown as in the country.
WITH growth AS ({growth}),
country AS (
    SELECT step, sum(nation0) FILTER (NOT is_excluded) AS nation0, sum(nation1) FILTER (NOT is_excluded) AS nation1,
        count_if(is_excluded) AS n_dropped, count_if(NOT is_excluded) AS n_used, max(rank) FILTER (NOT is_excluded) AS worst,
        min(least) FILTER (NOT is_excluded) AS least
    FROM growth
    GROUP BY step
),
before AS (
    SELECT whole, step, min(place) AS place, sum(value::DOUBLE) AS value, sum(value::DOUBLE * factor) AS expected, max(flow.rank) AS worst,
        min(value::DOUBLE) AS least
    FROM flow LEFT JOIN growth ON growth.activity = flow.activity AND growth.t0 = flow.time_period
    WHERE NOT is_excluded
    GROUP BY whole, step
),
left_out AS (SELECT step, activity FROM growth WHERE is_excluded),
after AS (
    SELECT whole, step, sum(value::DOUBLE) AS value, max(flow.rank) AS worst, min(value::DOUBLE) AS least
    FROM flow JOIN pair ON t1 = flow.time_period ANTI JOIN left_out USING (step, activity)
    GROUP BY whole, step
)
SELECT
    whole,
    step,
    before.place,
    after.value - before.value AS change,
    before.value * (nation1 / nullif(nation0, 0) - 1) AS national_share,
    before.expected - before.value * (nation1 / nullif(nation0, 0)) AS industry_mix,
    after.value - before.expected AS regional_shift,
    n_used,
    n_dropped,
    greatest(before.worst, after.worst, country.worst) AS rank,
    least(before.least, after.least, country.least) AS least
FROM before JOIN after USING (whole, step) JOIN country USING (step)

-- name: shift_share
-- One row a region: the sum over all pairs of periods.
WITH steps AS ({steps}),
summed AS (
    SELECT whole, min(place) AS place, sum(change) AS change, sum(national_share) AS national_share, sum(industry_mix) AS industry_mix,
        sum(regional_shift) AS regional_shift, min(n_used) AS n_used, max(n_dropped) AS n_dropped, max(rank) AS worst,
        CASE {statement_rows.lacking} WHEN min(least) < 0 THEN 'NEGATIVE_INPUT'
            WHEN count(*) < (SELECT count(*) FROM pair) THEN 'BASE_ZERO' ELSE '' END AS reason
    FROM steps
    GROUP BY whole
)
SELECT
    whole,
    place,
    CASE WHEN reason = '' THEN change END AS change,
    CASE WHEN reason = '' THEN national_share END AS national_share,
    CASE WHEN reason = '' THEN industry_mix END AS industry_mix,
    CASE WHEN reason = '' THEN regional_shift END AS regional_shift,
    CASE WHEN reason = '' THEN industry_mix + regional_shift END AS net_total_shift,
    n_used,
    n_dropped,
    reason,
    worst
FROM summed

-- name: excluded
WITH growth AS ({growth}) SELECT DISTINCT activity FROM growth WHERE is_excluded

-- name: esteban
-- One row a region. alike = what it would have in an activity if its structure were that of the country; own = how much faster the
-- activity grew than there. An activity that the region did not have in the beginning has no growth to compare.
WITH growth AS ({growth}),
kept AS (SELECT *, nation0 / nullif(sum(nation0) OVER (PARTITION BY step), 0) AS share FROM growth WHERE NOT is_excluded),
begun AS (
    SELECT whole, step, flow.activity, flow.value::DOUBLE AS e0, factor, share, t1,
        share * sum(flow.value::DOUBLE) OVER (PARTITION BY whole, step) AS alike
    FROM flow JOIN kept ON kept.activity = flow.activity AND kept.t0 = flow.time_period
),
compared AS (
    SELECT begun.whole, e0, alike, flow.value::DOUBLE / nullif(e0, 0) - factor AS own
    FROM begun JOIN flow ON flow.whole = begun.whole AND flow.activity = begun.activity AND flow.time_period = t1
)
SELECT whole, sum(alike * own) AS competitive_homothetic, sum((e0 - alike) * own) AS allocation, bool_or(e0 = 0) AS has_new
FROM compared
GROUP BY whole
