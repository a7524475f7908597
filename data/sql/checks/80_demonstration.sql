-- check: made-up figures say that they are, and never stand beside real ones
-- at least: 20 datasets
-- at least: 161 sources
-- An edition is real or made up as a whole. Names of what is made up begin with a word that no register would hold.
WITH said AS (
    SELECT count(*) FILTER (key = 'is_demonstration' AND value = 'true') > 0 AS is_demonstration FROM wh.meta
),
named AS (
    SELECT name_en, name_ru, name_uk FROM wh.organisation
    UNION ALL
    SELECT name_en, name_ru, name_uk FROM wh.cluster
    UNION ALL
    SELECT name_en, name_ru, name_uk FROM wh.event
    UNION ALL
    SELECT name_en, name_ru, name_uk FROM wh.facility
    UNION ALL
    SELECT name_en, name_ru, name_uk FROM wh.training
    UNION ALL
    SELECT name_en, name_ru, name_uk FROM wh.programme
)
SELECT 'datasets' AS part, dataset AS item, starts_with(dataset, 'DEMO_') = is_demonstration AS held
FROM wh.dataset, said
UNION ALL
SELECT 'sources', source_id, starts_with(source_id, 'demo-') = is_demonstration
FROM wh.source, said
UNION ALL
SELECT 'titles', dataset, starts_with(title_en, 'DEMONSTRATION') AND starts_with(title_ru, 'ДЕМОНСТРАЦИЯ') AND starts_with(title_uk, 'ДЕМОНСТРАЦІЯ')
FROM wh.dataset, said
WHERE is_demonstration
UNION ALL
SELECT 'names', name_en, starts_with(name_en, 'SPECIMEN-') AND starts_with(name_ru, 'ОБРАЗЕЦ-') AND starts_with(name_uk, 'ЗРАЗОК-')
FROM named, said
WHERE is_demonstration
ORDER BY part, item;
