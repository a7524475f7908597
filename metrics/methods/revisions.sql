-- name: figures_as_of
-- `days`: place, as_of. `obs`: place, series, time_period, vintage, obs_value, obs_status, conf_status. Of each figure the
-- row with the greatest vintage up to the day; of rows of one vintage the one that stands last.
WITH known AS (
  SELECT place, series::VARCHAR AS series, time_period::VARCHAR AS time_period, vintage::DATE AS vintage,
    obs_value::DOUBLE AS obs_value, obs_status::VARCHAR AS obs_status, conf_status::VARCHAR AS conf_status
  FROM obs
),
twice AS (
  SELECT series, time_period, vintage FROM known GROUP BY ALL
  HAVING count(*) > 1 AND (count(DISTINCT obs_value) > 1 OR count(obs_value) NOT IN (0, count(*)))
)
SELECT d.place AS day, k.*, t.series IS NOT NULL AS is_contradicted
FROM days d JOIN known k ON k.vintage <= d.as_of::DATE
LEFT JOIN twice t USING (series, time_period, vintage)
QUALIFY row_number() OVER (PARTITION BY d.place, k.series, k.time_period ORDER BY k.vintage DESC, k.place DESC) = 1
ORDER BY d.place, min(k.place) OVER (PARTITION BY d.place, k.series, k.time_period)

-- name: revision_metrics
-- `vintages`: first_release, latest_release. One row.
WITH pairs AS (
  SELECT first_release::DOUBLE AS earlier, latest_release::DOUBLE AS later, latest_release::DOUBLE - first_release::DOUBLE AS revision
  FROM vintages WHERE first_release IS NOT NULL AND latest_release IS NOT NULL
)
SELECT count(*) AS n_used, avg(revision) AS mean_revision, avg(abs(revision)) AS mean_absolute_revision,
  sum(abs(revision)) / nullif(sum(abs(later)), 0) AS relative_mar, stddev_samp(revision) AS std_revision,
  sqrt(avg(revision * revision)) AS rms_revision, avg((revision > 0)::INTEGER) AS share_upward,
  avg((sign(earlier - 100) = sign(later - 100))::INTEGER) AS sign_agreement
FROM pairs
