-- Every figure beside the median of its own series within three years before and after, itself left out; of the whole
-- series where fewer than three figures stand there. One row a dataset: figures compared and not compared, and those
-- that stand more than $factor times above or below. Compared in single units, so that a wrong multiplier is seen as well.
-- Not compared: a series of fewer than four figures, and what stays below ten persons, pieces or firms on both sides.
WITH figure AS (
    SELECT observation.*, power(10, unit_mult) * factor AS in_single_units, obs_value * power(10, unit_mult) * factor AS amount
    FROM wh.observation
    JOIN wh.unit ON unit.unit_measure = observation.unit_measure
    WHERE obs_value IS NOT NULL
),
beside AS (
    SELECT
        *,
        median(amount) OVER near AS median_near,
        count(*) OVER near AS number_near,
        median(amount) OVER whole AS median_whole,
        count(*) OVER whole AS number_whole
    FROM figure
    WINDOW
        near AS (
            PARTITION BY dataset, indicator, ref_area, activity, product, freq, time_transform
            ORDER BY period_start RANGE BETWEEN INTERVAL 3 YEARS PRECEDING AND INTERVAL 3 YEARS FOLLOWING EXCLUDE CURRENT ROW
        ),
        whole AS (
            PARTITION BY dataset, indicator, ref_area, activity, product, freq, time_transform
            ORDER BY period_start ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW
        )
),
expected AS (
    SELECT *, CASE WHEN number_near >= 3 THEN median_near WHEN number_whole >= 3 THEN median_whole END AS expected
    FROM beside
),
compared AS (
    SELECT
        *,
        CASE
            WHEN expected >= 0 AND greatest(amount, expected) >= 10 THEN amount <= expected * $factor AND amount * $factor >= expected
        END AS held
    FROM expected
)
SELECT
    compared.dataset::VARCHAR,
    any_value(dataset.file),
    count(held),
    count(*) - count(held),
    list(
        (
            compared.dataset::VARCHAR, indicator::VARCHAR, ref_area::VARCHAR, activity::VARCHAR, product::VARCHAR, freq::VARCHAR,
            time_period, time_transform::VARCHAR, obs_value, expected / in_single_units
        ) ORDER BY indicator, ref_area, activity, product, freq, time_transform, period_start
    ) FILTER (NOT held)
FROM compared
JOIN wh.dataset ON dataset.dataset = compared.dataset::VARCHAR
GROUP BY compared.dataset
ORDER BY compared.dataset;
