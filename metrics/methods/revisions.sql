-- name: figures_as_of
-- `days`: place, as_of. `obs`: place, series, time_period, vintage, obs_value, obs_status, conf_status. Of each figure the
-- row with the greatest vintage up to the day; of rows of one vintage the one that stands last.
WITH releases AS (
  SELECT series::VARCHAR AS series, time_period::VARCHAR AS time_period, vintage::DATE AS vintage,
    min(place) AS first_place, max(place) AS last_place,
    coalesce(min(obs_value) < max(obs_value), FALSE) OR count(obs_value) NOT IN (0, count(*)) AS is_contradicted
  FROM obs GROUP BY ALL
),
newest AS (
  SELECT d.place AS day, min(first_place) AS first_place, arg_max(last_place, vintage) AS place,
    arg_max(is_contradicted, vintage) AS is_contradicted
  FROM days d JOIN releases r ON r.vintage <= d.as_of::DATE
  GROUP BY d.place, series, time_period
)
SELECT n.day, place, o.series::VARCHAR AS series, o.time_period::VARCHAR AS time_period, o.vintage::DATE AS vintage,
  o.obs_value::DOUBLE AS obs_value, o.obs_status::VARCHAR AS obs_status, o.conf_status::VARCHAR AS conf_status,
  n.is_contradicted
FROM newest n JOIN obs o USING (place)
ORDER BY n.day, n.first_place

-- name: revision_metrics
-- `vintages`: first_release, latest_release. One row.
WITH pairs AS (
  SELECT first_release::DOUBLE AS earlier, latest_release::DOUBLE AS later, latest_release::DOUBLE - first_release::DOUBLE AS revision
  FROM vintages WHERE first_release IS NOT NULL AND latest_release IS NOT NULL
)
SELECT count(*) AS n_used, sum(revision) / nullif(count(*), 0) AS mean_revision,
  sum(abs(revision)) / nullif(count(*), 0) AS mean_absolute_revision,
  sum(abs(revision)) / nullif(sum(abs(later)), 0) AS relative_mar, stddev_samp(revision) AS std_revision,
  sqrt(sum(revision * revision) / nullif(count(*), 0)) AS rms_revision, count_if(revision > 0) / nullif(count(*), 0) AS share_upward,
  count_if(sign(earlier - 100) = sign(later - 100)) / nullif(count(*), 0) AS sign_agreement
FROM pairs
