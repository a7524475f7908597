-- numerator
-- $1 = 'US_BEA_SAGDP2'
-- $2 = 'DEMO_RU_ACTIVITY'
-- $3 = 'DEMO_UA_ACTIVITY'
-- $4 = 'US'
-- $5 = 'A'
-- $6 = 'C13-C15'
-- $7 = datetime.date(2021, 1, 1)
WITH source AS (SELECT obs.dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, product::VARCHAR AS product,
    ref_area::VARCHAR AS ref_area, time_period::VARCHAR AS time_period, period_start, period_end, obs_value,
    obs_status::VARCHAR AS obs_status, conf_status = 'C' AS is_confidential, obs_status = 'P' AS is_provisional,
    break_kind::VARCHAR AS break_kind, unit_measure::VARCHAR AS unit_measure, unit_mult,
    source_id::VARCHAR AS source_id, note::VARCHAR AS note, vintage, issue, FALSE AS is_absent FROM wh.observation obs WHERE obs.dataset IN ($1, $2, $3) AND obs.dataset IN (SELECT dataset FROM wh.dataset WHERE country = $4) AND freq = $5 AND (indicator = 'GDP_CP' and time_transform = 'N') AND (activity = $6 OR activity IN (SELECT activity FROM wh.activity_parent WHERE parent = $6)) AND period_start >= $7 AND period_start <= $7), figure AS (
  SELECT * FROM (
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end, obs_value,
    CASE WHEN is_absent THEN 'NO_DATA' WHEN obs_status = 'Q' THEN 'VALUE_SUPPRESSED' WHEN obs_value IS NULL THEN 'VALUE_MISSING'
      ELSE '' END AS reason, greatest(coalesce(list_position(['A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q'], obs_status::VARCHAR), 1), 1) AS rank, obs_status AS printed_status, is_confidential, is_provisional, break_kind,
    (obs_value IS NOT NULL)::INTEGER AS n_used, (obs_value IS NULL)::INTEGER AS n_dropped,
    [note] AS notes, [source_id] AS sources, unit_measure, unit_mult, vintage, issue, FALSE AS is_computed,
    CASE WHEN obs_value IS NOT NULL OR obs_status = 'Q' THEN 1 ELSE 3 END AS preference
  FROM source WHERE activity = $6 UNION ALL BY NAME 
  SELECT dataset, $6::VARCHAR AS activity, product, ref_area, time_period, any_value(period_start) AS period_start,
    any_value(period_end) AS period_end, CASE WHEN count(obs_value) = any_value(needed) THEN sum(obs_value) END AS obs_value,
    CASE WHEN bool_and(is_absent) THEN 'NO_DATA' WHEN bool_or(obs_status = 'Q') THEN 'COMPONENT_SUPPRESSED'
      WHEN count(obs_value) < any_value(needed) THEN 'COMPONENT_MISSING' ELSE '' END AS reason,
    max(greatest(coalesce(list_position(['A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q'], obs_status::VARCHAR), 1), 1)) AS rank, '' AS printed_status, bool_or(is_confidential) AS is_confidential, bool_or(is_provisional) AS is_provisional,
    ['', 'territory_remark', 'territory', 'definition'][max(list_position(['', 'territory_remark', 'territory', 'definition'], break_kind))] AS break_kind, count(obs_value)::INTEGER AS n_used,
    (any_value(needed) - count(obs_value))::INTEGER AS n_dropped, list_distinct(list(note)) AS notes,
    list_distinct(list(source_id)) AS sources, max(unit_measure) AS unit_measure, max(unit_mult) AS unit_mult,
    max(vintage) AS vintage, max(issue) AS issue, TRUE AS is_computed,
    CASE WHEN count(obs_value) = any_value(needed) THEN 2 ELSE 4 END AS preference
  FROM source JOIN (
    SELECT dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, count(*) OVER (PARTITION BY dataset) AS needed
    FROM wh.activity_parent WHERE parent = $6
  ) USING (dataset, activity)
  GROUP BY dataset, product, ref_area, time_period)
  QUALIFY row_number() OVER (PARTITION BY dataset, product, ref_area, time_period ORDER BY preference) = 1
)
SELECT dataset || '|' || activity || '|' || product AS series, ref_area, year(period_start) * 12 + month(period_start) - 1 AS month, obs_value AS value, list_position(['', 'BASE_ZERO', 'BASE_NEGATIVE', 'BASE_MISSING', 'BASE_SUPPRESSED', 'BASE_ABSENT', 'BASE_INCOMPLETE', 'VALUE_MISSING', 'VALUE_SUPPRESSED', 'SERIES_BREAK', 'INCOMPLETE_YTD', 'SHORT_SERIES', 'GAPS', 'COMPONENT_MISSING', 'COMPONENT_SUPPRESSED', 'INCONSISTENT_INPUT', 'NO_DATA', 'NEGATIVE_INPUT', 'ZERO_IN_LOG', 'ZERO_VARIANCE', 'TOO_FEW_UNITS', 'PLANT_HHI_ONE', 'INVALID_WEIGHTS', 'PRICE_MISSING', 'DEFLATOR_MISSING', 'ZERO_MAD', 'TOO_FEW_DIMENSIONS', 'PERCENTAGE_POINTS', 'NEGATIVE_INCREMENT', 'FEATURE_OFF', 'DEGENERATE_SPECTRUM'], reason) - 1 AS reason,
  list_position(['', 'A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q', 'B'], printed_status) - 1 AS printed, list_position(['', 'territory_remark', 'territory', 'definition'], break_kind) - 1 AS break_kind,
  rank, is_confidential, is_provisional, n_used, n_dropped, array_to_string(notes, chr(31)) AS notes,
  array_to_string(sources, chr(31)) AS sources, is_computed, 1 AS n_rows FROM figure WHERE ref_area IN (SELECT ref_area::VARCHAR FROM wh.area WHERE kind = 'region' AND country = $4 UNION SELECT $4::VARCHAR);

-- denominator
-- $1 = 'US_BEA_SAGDP2'
-- $2 = 'DEMO_RU_ACTIVITY'
-- $3 = 'DEMO_UA_ACTIVITY'
-- $4 = 'US'
-- $5 = 'A'
-- $6 = '_T'
-- $7 = datetime.date(2021, 1, 1)
WITH source AS (SELECT obs.dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, product::VARCHAR AS product,
    ref_area::VARCHAR AS ref_area, time_period::VARCHAR AS time_period, period_start, period_end, obs_value,
    obs_status::VARCHAR AS obs_status, conf_status = 'C' AS is_confidential, obs_status = 'P' AS is_provisional,
    break_kind::VARCHAR AS break_kind, unit_measure::VARCHAR AS unit_measure, unit_mult,
    source_id::VARCHAR AS source_id, note::VARCHAR AS note, vintage, issue, FALSE AS is_absent FROM wh.observation obs WHERE obs.dataset IN ($1, $2, $3) AND obs.dataset IN (SELECT dataset FROM wh.dataset WHERE country = $4) AND freq = $5 AND (indicator = 'GDP_CP' and time_transform = 'N') AND (activity = $6 OR activity IN (SELECT activity FROM wh.activity_parent WHERE parent = $6)) AND period_start >= $7 AND period_start <= $7), figure AS (
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end, obs_value,
    CASE WHEN is_absent THEN 'NO_DATA' WHEN obs_status = 'Q' THEN 'VALUE_SUPPRESSED' WHEN obs_value IS NULL THEN 'VALUE_MISSING'
      ELSE '' END AS reason, greatest(coalesce(list_position(['A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q'], obs_status::VARCHAR), 1), 1) AS rank, obs_status AS printed_status, is_confidential, is_provisional, break_kind,
    (obs_value IS NOT NULL)::INTEGER AS n_used, (obs_value IS NULL)::INTEGER AS n_dropped,
    [note] AS notes, [source_id] AS sources, unit_measure, unit_mult, vintage, issue, FALSE AS is_computed,
    CASE WHEN obs_value IS NOT NULL OR obs_status = 'Q' THEN 1 ELSE 3 END AS preference
  FROM source WHERE activity = $6)
SELECT dataset || '|' || activity || '|' || product AS series, ref_area, year(period_start) * 12 + month(period_start) - 1 AS month, obs_value AS value, list_position(['', 'BASE_ZERO', 'BASE_NEGATIVE', 'BASE_MISSING', 'BASE_SUPPRESSED', 'BASE_ABSENT', 'BASE_INCOMPLETE', 'VALUE_MISSING', 'VALUE_SUPPRESSED', 'SERIES_BREAK', 'INCOMPLETE_YTD', 'SHORT_SERIES', 'GAPS', 'COMPONENT_MISSING', 'COMPONENT_SUPPRESSED', 'INCONSISTENT_INPUT', 'NO_DATA', 'NEGATIVE_INPUT', 'ZERO_IN_LOG', 'ZERO_VARIANCE', 'TOO_FEW_UNITS', 'PLANT_HHI_ONE', 'INVALID_WEIGHTS', 'PRICE_MISSING', 'DEFLATOR_MISSING', 'ZERO_MAD', 'TOO_FEW_DIMENSIONS', 'PERCENTAGE_POINTS', 'NEGATIVE_INCREMENT', 'FEATURE_OFF', 'DEGENERATE_SPECTRUM'], reason) - 1 AS reason,
  list_position(['', 'A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q', 'B'], printed_status) - 1 AS printed, list_position(['', 'territory_remark', 'territory', 'definition'], break_kind) - 1 AS break_kind,
  rank, is_confidential, is_provisional, n_used, n_dropped, array_to_string(notes, chr(31)) AS notes,
  array_to_string(sources, chr(31)) AS sources, is_computed, 1 AS n_rows FROM figure WHERE ref_area IN (SELECT ref_area::VARCHAR FROM wh.area WHERE kind = 'region' AND country = $4 UNION SELECT $4::VARCHAR);

-- numerator of an area that is not printed: the sum over its regions
-- $1 = 'US_BEA_SAGDP2'
-- $2 = 'DEMO_RU_ACTIVITY'
-- $3 = 'DEMO_UA_ACTIVITY'
-- $4 = 'US'
-- $5 = 'A'
-- $6 = 'C13-C15'
-- $7 = datetime.date(2021, 1, 1)
WITH source AS (SELECT obs.dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, product::VARCHAR AS product,
    ref_area::VARCHAR AS ref_area, time_period::VARCHAR AS time_period, period_start, period_end, obs_value,
    obs_status::VARCHAR AS obs_status, conf_status = 'C' AS is_confidential, obs_status = 'P' AS is_provisional,
    break_kind::VARCHAR AS break_kind, unit_measure::VARCHAR AS unit_measure, unit_mult,
    source_id::VARCHAR AS source_id, note::VARCHAR AS note, vintage, issue, FALSE AS is_absent FROM wh.observation obs WHERE obs.dataset IN ($1, $2, $3) AND obs.dataset IN (SELECT dataset FROM wh.dataset WHERE country = $4) AND freq = $5 AND (indicator = 'GDP_CP' and time_transform = 'N') AND (activity = $6 OR activity IN (SELECT activity FROM wh.activity_parent WHERE parent = $6)) AND period_start >= $7 AND period_start <= $7), figure AS (
  SELECT * FROM (
  SELECT dataset, activity, product, ref_area, time_period, period_start, period_end, obs_value,
    CASE WHEN is_absent THEN 'NO_DATA' WHEN obs_status = 'Q' THEN 'VALUE_SUPPRESSED' WHEN obs_value IS NULL THEN 'VALUE_MISSING'
      ELSE '' END AS reason, greatest(coalesce(list_position(['A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q'], obs_status::VARCHAR), 1), 1) AS rank, obs_status AS printed_status, is_confidential, is_provisional, break_kind,
    (obs_value IS NOT NULL)::INTEGER AS n_used, (obs_value IS NULL)::INTEGER AS n_dropped,
    [note] AS notes, [source_id] AS sources, unit_measure, unit_mult, vintage, issue, FALSE AS is_computed,
    CASE WHEN obs_value IS NOT NULL OR obs_status = 'Q' THEN 1 ELSE 3 END AS preference
  FROM source WHERE activity = $6 UNION ALL BY NAME 
  SELECT dataset, $6::VARCHAR AS activity, product, ref_area, time_period, any_value(period_start) AS period_start,
    any_value(period_end) AS period_end, CASE WHEN count(obs_value) = any_value(needed) THEN sum(obs_value) END AS obs_value,
    CASE WHEN bool_and(is_absent) THEN 'NO_DATA' WHEN bool_or(obs_status = 'Q') THEN 'COMPONENT_SUPPRESSED'
      WHEN count(obs_value) < any_value(needed) THEN 'COMPONENT_MISSING' ELSE '' END AS reason,
    max(greatest(coalesce(list_position(['A', 'N', 'U', 'P', 'I', 'E', 'F', 'H', 'O', 'L', 'M', 'Q'], obs_status::VARCHAR), 1), 1)) AS rank, '' AS printed_status, bool_or(is_confidential) AS is_confidential, bool_or(is_provisional) AS is_provisional,
    ['', 'territory_remark', 'territory', 'definition'][max(list_position(['', 'territory_remark', 'territory', 'definition'], break_kind))] AS break_kind, count(obs_value)::INTEGER AS n_used,
    (any_value(needed) - count(obs_value))::INTEGER AS n_dropped, list_distinct(list(note)) AS notes,
    list_distinct(list(source_id)) AS sources, max(unit_measure) AS unit_measure, max(unit_mult) AS unit_mult,
    max(vintage) AS vintage, max(issue) AS issue, TRUE AS is_computed,
    CASE WHEN count(obs_value) = any_value(needed) THEN 2 ELSE 4 END AS preference
  FROM source JOIN (
    SELECT dataset::VARCHAR AS dataset, activity::VARCHAR AS activity, count(*) OVER (PARTITION BY dataset) AS needed
    FROM wh.activity_parent WHERE parent = $6
  ) USING (dataset, activity)
  GROUP BY dataset, product, ref_area, time_period)
  QUALIFY row_number() OVER (PARTITION BY dataset, product, ref_area, time_period ORDER BY preference) = 1
)
SELECT dataset || '|' || activity || '|' || product AS series, m.parent::VARCHAR AS ref_area,
  year(figure.period_start) * 12 + month(figure.period_start) - 1 AS month, sum(obs_value) AS value,
  list_position(['', 'BASE_ZERO', 'BASE_NEGATIVE', 'BASE_MISSING', 'BASE_SUPPRESSED', 'BASE_ABSENT', 'BASE_INCOMPLETE', 'VALUE_MISSING', 'VALUE_SUPPRESSED', 'SERIES_BREAK', 'INCOMPLETE_YTD', 'SHORT_SERIES', 'GAPS', 'COMPONENT_MISSING', 'COMPONENT_SUPPRESSED', 'INCONSISTENT_INPUT', 'NO_DATA', 'NEGATIVE_INPUT', 'ZERO_IN_LOG', 'ZERO_VARIANCE', 'TOO_FEW_UNITS', 'PLANT_HHI_ONE', 'INVALID_WEIGHTS', 'PRICE_MISSING', 'DEFLATOR_MISSING', 'ZERO_MAD', 'TOO_FEW_DIMENSIONS', 'PERCENTAGE_POINTS', 'NEGATIVE_INCREMENT', 'FEATURE_OFF', 'DEGENERATE_SPECTRUM'], CASE WHEN bool_and(reason = 'NO_DATA') THEN 'NO_DATA'
    WHEN bool_or(reason IN ('VALUE_SUPPRESSED', 'COMPONENT_SUPPRESSED', 'BASE_SUPPRESSED')) THEN 'COMPONENT_SUPPRESSED'
    WHEN count(obs_value) < count(*) THEN 'COMPONENT_MISSING' ELSE '' END) - 1 AS reason,
  0 AS printed, max(list_position(['', 'territory_remark', 'territory', 'definition'], break_kind)) - 1 AS break_kind, max(rank) AS rank,
  bool_or(is_confidential) AS is_confidential, bool_or(is_provisional) AS is_provisional, sum(n_used)::INTEGER AS n_used,
  sum(n_dropped)::INTEGER AS n_dropped, array_to_string(list_distinct(flatten(list(notes))), chr(31)) AS notes,
  array_to_string(list_distinct(flatten(list(sources))), chr(31)) AS sources, TRUE AS is_computed, count(*)::INTEGER AS n_rows
FROM figure JOIN wh.area_parent m ON m.ref_area::VARCHAR = figure.ref_area JOIN wh.area a ON a.ref_area = m.ref_area
WHERE a.kind = 'region' AND m.parent::VARCHAR IN (SELECT ref_area::VARCHAR FROM wh.area WHERE kind = 'region' AND country = $4 UNION SELECT $4::VARCHAR)
  AND m.valid_from <= figure.period_end AND coalesce(m.valid_to >= figure.period_end, TRUE)
GROUP BY dataset, activity, product, m.parent, figure.period_start;

-- then, on the full calendar: x(area) / x(country)
