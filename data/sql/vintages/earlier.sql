-- The figures of one earlier issue of one dataset, as it printed them, with the columns of table observation.
SELECT
    kept.dataset, indicator, ref_area, activity, product, freq, time_period, period_start, period_end, time_transform,
    unit_measure, unit_mult, obs_value, obs_status, conf_status, break_kind,
    classification_version, product_classification,
    printed.vintage, printed.vintage_precision, printed.issue, kept.source_id, kept.note, origin
FROM wh.observation_history AS kept
JOIN wh.issue AS printed ON printed.dataset = kept.dataset AND printed.issue BETWEEN first_issue AND last_issue
WHERE printed.dataset = $dataset AND printed.issue = $issue AND printed.status <> 'absent'
ORDER BY indicator, activity, product, time_transform, freq, time_period, ref_area;
