-- name: coverage
-- What is expected: every `regions`.ref_area in every `periods`.time_period (with period_end) for every `items`.item.
-- `obs`: ref_area, time_period, item, value, obs_status, is_withheld, published. Of a figure that stands twice the row with
-- a value counts.
WITH known AS (
  SELECT ref_area::VARCHAR AS ref_area, time_period::VARCHAR AS time_period, item::VARCHAR AS item, count(*) AS n_rows,
    bool_or(value IS NOT NULL AND NOT is_withheld) AS is_usable, bool_or(is_withheld) AS is_withheld,
    bool_or(obs_status::VARCHAR IN ('E', 'I') AND value IS NOT NULL AND NOT is_withheld) AS is_estimated,
    min(published::DATE) AS published
  FROM obs GROUP BY ALL
),
joined AS (
  SELECT p.period_end::DATE AS period_end, k.n_rows, k.published, coalesce(k.is_usable, FALSE) AS is_usable,
    coalesce(k.is_withheld AND NOT k.is_usable, FALSE) AS is_withheld, coalesce(k.is_estimated, FALSE) AS is_estimated
  FROM regions r CROSS JOIN periods p CROSS JOIN items i
  LEFT JOIN known k ON k.ref_area = r.ref_area AND k.time_period = p.time_period AND k.item = i.item
)
SELECT count(*) AS expected_cells, count(n_rows) AS present_rows, count(*) FILTER (is_usable) AS usable_values,
  100.0 * count(*) FILTER (is_usable) / nullif(count(*), 0) AS coverage_pct,
  100.0 * count(*) FILTER (is_withheld) / nullif(count(*), 0) AS suppressed_pct,
  100.0 * count(*) FILTER (n_rows IS NULL) / nullif(count(*), 0) AS absent_pct,
  100.0 * count(*) FILTER (is_estimated) / nullif(count(*) FILTER (is_usable), 0) AS estimated_share_of_usable_pct,
  median(date_diff('day', period_end, published)) AS median_publication_lag_days,
  max(period_end) FILTER (is_usable OR is_withheld) AS latest_end,
  coalesce(sum(n_rows), 0) AS n_inside, coalesce(max(n_rows), 0) > 1 AS is_repeated
FROM joined

-- name: sums_of_areas
-- `obs`: unit, time_period, value, is_withheld. `totals`: place, time_period, value.
WITH areas AS (SELECT count(DISTINCT unit) AS n FROM obs),
sums AS (
  SELECT time_period, sum(value::DOUBLE) AS total, count(value) AS n, bool_or(is_withheld) AS is_withheld FROM obs GROUP BY ALL
)
SELECT t.place, s.total AS sum_of_areas, coalesce(s.n, 0) AS n_used, areas.n - coalesce(s.n, 0) AS n_dropped,
  coalesce(s.is_withheld, FALSE) AS is_withheld
FROM totals t CROSS JOIN areas LEFT JOIN sums s ON s.time_period::VARCHAR = t.time_period::VARCHAR
ORDER BY t.place
