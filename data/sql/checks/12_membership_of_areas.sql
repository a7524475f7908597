-- check: a region belongs to its country, and to one district at a time
-- at least: 150 its country
-- Sums run over dated membership: a region without a parent would be lost, one with two districts counted twice.
WITH RECURSIVE above AS (
    SELECT ref_area, parent FROM wh.area_parent
    UNION
    SELECT above.ref_area, area_parent.parent FROM above JOIN wh.area_parent ON area_parent.ref_area = above.parent
),
membership AS (
    SELECT
        area_parent.ref_area,
        area_parent.parent,
        area_parent.valid_from,
        coalesce(area_parent.valid_to, DATE '9999-12-31') AS valid_to
    FROM wh.area_parent
    JOIN wh.area ON area.ref_area = area_parent.parent AND area.kind = 'district'
)
SELECT 'its country' AS part, ref_area AS item, (ref_area, country) IN (SELECT ref_area, parent FROM above) AS held
FROM wh.area
WHERE kind = 'region'
UNION ALL
SELECT 'one district at a time', concat_ws(' ', one.ref_area, one.parent, one.valid_from), other.parent IS NULL
FROM membership AS one
LEFT JOIN membership AS other
    ON other.ref_area = one.ref_area AND other.parent <> one.parent
    AND one.valid_from <= other.valid_to AND other.valid_from <= one.valid_to
ORDER BY part, item;
