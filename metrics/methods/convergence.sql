-- Whether regions grow towards each other. Table: panel (whole, step, place, value): figures above zero only; a row an area (place) and
-- year (step = 0, 1, ...). whole = what is looked at; $steps = number of years.

-- name: balanced
-- Areas that have a figure in every year.
SELECT whole, place FROM panel WHERE value > 0 GROUP BY whole, place HAVING count(*) = $steps::BIGINT

-- name: sigma
WITH kept AS ({balanced})
SELECT whole, step, count(*) AS n, stddev_samp(ln(nullif(value::DOUBLE, 0))) AS sd_log,
    stddev_pop(value::DOUBLE) / nullif(avg(value::DOUBLE), 0) AS cv_pop
FROM panel SEMI JOIN kept USING (whole, place)
GROUP BY whole, step
ORDER BY whole, step

-- name: beta
-- Table: start_end (whole, place, y0, y1), both above zero. x = ln of the start, y = growth a year; residuals of y = alpha + beta x.
WITH point AS (
    SELECT whole, ln(nullif(y0::DOUBLE, 0)) AS x, ln(nullif(y1::DOUBLE, 0) / nullif(y0::DOUBLE, 0)) / nullif($years::DOUBLE, 0) AS y FROM start_end
),
fitted AS (
    SELECT whole, count(*) AS n, regr_slope(y, x) AS beta, regr_intercept(y, x) AS alpha, avg(x) AS mean_x, avg(y) AS mean_y,
        regr_sxx(y, x) AS sxx, regr_syy(y, x) AS syy
    FROM point
    GROUP BY whole
),
left_over AS (
    SELECT whole, sum((y - alpha - beta * x) * (y - alpha - beta * x)) AS ssr,
        sum((x - mean_x) * (x - mean_x) * (y - alpha - beta * x) * (y - alpha - beta * x)) AS hc
    FROM point JOIN fitted USING (whole)
    GROUP BY whole
)
SELECT
    whole,
    n,
    alpha,
    beta,
    sqrt(ssr / nullif(n - 2, 0) / nullif(sxx, 0)) AS se_beta,
    sqrt(hc * n / nullif(n - 2, 0)) / nullif(sxx, 0) AS se_hc1,
    1 - ssr / nullif(syy, 0) AS r2,
    sxx,
    syy
FROM fitted JOIN left_over USING (whole)
