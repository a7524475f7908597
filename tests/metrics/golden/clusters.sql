-- as counted
-- $1 = ['RU']
-- $2 = '2024-12-31'
WITH asked AS (SELECT unnest($1::VARCHAR[]) AS ref_area), members AS (
  SELECT m.parent::VARCHAR AS parent, m.ref_area::VARCHAR AS member, m.valid_from, m.valid_to
  FROM wh.area_parent m JOIN wh.area a ON a.ref_area = m.ref_area AND a.kind = 'region'
  WHERE m.parent::VARCHAR IN (SELECT ref_area FROM asked)
), register AS (SELECT * FROM wh.cluster_year WHERE (counts_as = 'cluster') AND period_end <= $2::DATE),
records AS (
  SELECT ref_area::VARCHAR AS area, r.* FROM register r WHERE ref_area::VARCHAR IN (SELECT ref_area FROM asked)
  UNION ALL
  SELECT m.parent AS area, r.* FROM register r JOIN members m ON m.member = r.ref_area::VARCHAR
    AND m.valid_from <= r.period_end AND coalesce(m.valid_to >= r.period_end, TRUE)
), counted AS (
  SELECT area AS ref_area, time_period::VARCHAR AS time_period, (count(distinct counted_as))::DOUBLE AS value, count(*)::INTEGER AS n_used,
    (count(*) - count(*))::INTEGER AS n_dropped, list_distinct(list(source_id::VARCHAR)) AS sources,
    CASE WHEN bool_or(is_dated_by_source) THEN ['by that year: date of the report'] ELSE [] END AS notes
  FROM records GROUP BY area, time_period
),
frame AS (
  SELECT ref_area, p.* FROM asked, (
    SELECT DISTINCT time_period::VARCHAR AS time_period, period_start, period_end FROM register) p
)
SELECT * FROM (
  SELECT f.ref_area, '' AS activity, '' AS product, f.time_period, f.period_start, f.period_end, c.value,
    CASE WHEN c.ref_area IS NULL THEN 'NO_DATA' WHEN c.value IS NULL THEN 'VALUE_MISSING' ELSE '' END AS reason,
    CASE WHEN c.value IS NULL THEN 'O' ELSE 'A' END AS obs_status, coalesce(c.n_used, 0) AS n_used,
    coalesce(c.n_dropped, 0) AS n_dropped, coalesce(array_to_string(list_sort(c.notes), '; '), '') AS note,
    coalesce(array_to_string(list_sort(c.sources), '; '), '') AS source_id, '' AS base_period
  FROM frame f LEFT JOIN counted c USING (ref_area, time_period)
)
WHERE TRUE ORDER BY activity, ref_area, period_start;

-- then, on the full calendar: x(t)
