-- The second sort order: all rows of one region lie side by side.
INSERT INTO observation_by_area
SELECT * FROM observation
ORDER BY ref_area, dataset, indicator, activity, product, time_transform, freq, time_period;
