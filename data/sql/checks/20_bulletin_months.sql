-- check: months of the bulletin add up to quarters and years
-- at least: 360
-- Tolerance: half of the last printed digit of each number (one decimal below 100, none above).
WITH volume AS (
    SELECT product::VARCHAR AS product, freq, time_period, period_start, period_end, obs_value,
        CASE WHEN obs_value < 100 THEN 0.05 ELSE 0.5 END AS half_digit
    FROM wh.observation
    WHERE dataset = 'RU_KEP' AND indicator = 'PROD_VOL' AND time_transform = 'N'
)
SELECT
    '' AS part,
    total.product || ' ' || total.time_period AS item,
    CASE
        WHEN count(month.obs_value) = datediff('month', any_value(total.period_start), any_value(total.period_end)) + 1
            THEN abs(sum(month.obs_value) - any_value(total.obs_value)) <= sum(month.half_digit) + any_value(total.half_digit) + 1e-9
    END AS held
FROM volume AS total
LEFT JOIN volume AS month
    ON month.freq = 'M' AND month.product = total.product
    AND month.period_start BETWEEN total.period_start AND total.period_end
WHERE total.freq IN ('Q', 'A')
GROUP BY total.product, total.time_period
ORDER BY item;
