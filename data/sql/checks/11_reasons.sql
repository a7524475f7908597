-- check: a missing, withheld or entered cell says why
-- at least: 4 missing
-- at least: 4 withheld
-- at least: 2 entered as zero
SELECT
    CASE obs_status WHEN 'O' THEN 'missing' WHEN 'Q' THEN 'withheld' ELSE 'entered as zero' END AS part,
    dataset || ': ' || count(*) FILTER (note = '') || ' without a note' AS item,
    bool_and(note <> '') AS held
FROM wh.observation
WHERE obs_status IN ('O', 'Q', 'I') AND (dataset LIKE 'US!_%' ESCAPE '!' OR dataset LIKE 'RU!_%' ESCAPE '!')
GROUP BY part, dataset
ORDER BY part, item;
