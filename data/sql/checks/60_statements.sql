-- check: statements are complete in themselves
-- at least: 472 growth as an index
WITH statement AS (
    SELECT *, value_kind IN ('index_pct', 'rate_pct', 'times') AS is_growth FROM wh.published_figure
)
SELECT
    unnest([
        {part: 'growth as an index', item: figure_id, held: (index_pct IS NOT NULL) = is_growth},
        {part: 'base period', item: figure_id, held: CASE
            WHEN is_growth THEN period_code = '' OR base_period <> '' ELSE base_period = '' END},
        {part: 'unit of the wording', item: figure_id, held: (unit_measure = 'PC') = (value_kind IN ('index_pct', 'rate_pct', 'share_pct'))
            AND (unit_measure = 'RATIO') = (value_kind = 'times')},
        {part: 'unknown period explained', item: figure_id, held: (period_start IS NULL) = (period_code = '')
            AND (period_code <> '' OR (confidence = 'low' AND scope_note <> ''))},
        {part: 'further sources known', item: figure_id, held: also_source_ids = ''
            OR list_has_all((SELECT list(source_id) FROM wh.source), string_split(also_source_ids, ';'))},
        {part: 'range ascends', item: figure_id, held: value_max IS NULL OR value_max >= value}
    ], recursive := true)
FROM statement
ORDER BY 1, 2;
