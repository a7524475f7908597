-- The figures of the newest issue of one dataset.
SELECT *
FROM wh.observation
WHERE dataset = $dataset AND issue = $issue
ORDER BY indicator, activity, product, time_transform, freq, time_period, ref_area;
