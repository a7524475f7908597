-- Members of a cluster over time, and how far a cluster reaches into its sector.
-- Tables: spell (place, cluster_id, member_id, valid_from, valid_to, tier), one row a record; place counts from 1.

-- name: errors
-- Records that cannot be read, and overlapping records of one member; place = the (later) record.
WITH record AS (
    SELECT place::BIGINT AS place, cluster_id::VARCHAR AS cluster_id, member_id::VARCHAR AS member_id,
        valid_from::DATE AS valid_from, valid_to::DATE AS valid_to
    FROM spell
),
readable AS (
    SELECT *, coalesce(valid_to, DATE '9999-12-31') AS until, coalesce(cluster_id, '') AS cluster
    FROM record
    WHERE member_id IS NOT NULL AND valid_from IS NOT NULL AND coalesce(valid_to >= valid_from, TRUE)
)
SELECT place, member_id, valid_from, valid_to, NULL::BIGINT AS other_place,
    CASE WHEN member_id IS NULL THEN 'no_member' WHEN valid_from IS NULL THEN 'no_start' ELSE 'ends_first' END AS kind
FROM record
WHERE place NOT IN (SELECT place FROM readable)
UNION ALL
SELECT later.place, later.member_id, later.valid_from, later.valid_to, min(earlier.place), 'overlap'
FROM readable AS later
JOIN readable AS earlier ON later.member_id = earlier.member_id AND later.cluster = earlier.cluster
    AND later.place > earlier.place
    AND later.valid_from <= earlier.until AND later.until >= earlier.valid_from
GROUP BY ALL
ORDER BY place;

-- name: members
-- One row a member: is it there on day one and on day two, its tier on day two, its comings and goings in between.
WITH record AS (
    SELECT place::BIGINT AS place, member_id::VARCHAR AS member_id, tier::VARCHAR AS tier,
        valid_from::DATE AS valid_from, coalesce(valid_to::DATE, DATE '9999-12-30') AS until
    FROM spell
    WHERE member_id IS NOT NULL AND valid_from::DATE IS NOT NULL
        AND coalesce(valid_to::DATE >= valid_from::DATE, TRUE)
),
-- A stay goes on as long as no day lies between two records; overlapping and adjoining records are one stay.
marked AS (
    SELECT *, coalesce(valid_from > max(until) OVER before + 1, TRUE) AS is_new
    FROM record
    WINDOW before AS (
        PARTITION BY member_id ORDER BY valid_from, until, place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
numbered AS (
    SELECT *, count_if(is_new) OVER (PARTITION BY member_id ORDER BY valid_from, until, place) AS stay
    FROM marked
),
stayed AS (
    SELECT member_id, stay, min(valid_from) AS joined, max(until) AS left_on
    FROM numbered
    GROUP BY member_id, stay
),
tiers AS (
    SELECT member_id, arg_max(coalesce(tier, 'unknown'), (valid_from, place)) AS tier
    FROM record
    WHERE valid_from <= $last::DATE AND until >= $last::DATE
    GROUP BY member_id
)
SELECT
    member_id,
    bool_or(joined <= $first::DATE AND left_on >= $first::DATE) AS is_at_start,
    bool_or(joined <= $last::DATE AND left_on >= $last::DATE) AS is_at_end,
    count_if(joined > $first::DATE AND joined <= $last::DATE) AS entries,
    count_if(left_on > $first::DATE AND left_on <= $last::DATE) AS exits,
    any_value(tier) AS tier,
FROM stayed LEFT JOIN tiers USING (member_id)
GROUP BY member_id
ORDER BY member_id;

-- name: reach
-- Table: area (ref_area, members, enterprises, member_employment, sector_employment, is_withheld, place).
WITH figure AS (
    SELECT place::BIGINT AS place, ref_area::VARCHAR AS ref_area, members::DOUBLE AS members, enterprises::DOUBLE AS enterprises,
        member_employment::DOUBLE AS jobs, sector_employment::DOUBLE AS sector, is_withheld::BOOLEAN AS is_withheld
    FROM area
),
explained AS (
    SELECT *,
        CASE WHEN is_withheld AND enterprises IS NULL AND members IS NOT NULL THEN 'BASE_SUPPRESSED'
            WHEN is_withheld THEN 'VALUE_SUPPRESSED' WHEN members IS NULL THEN 'VALUE_MISSING'
            WHEN enterprises IS NULL THEN 'BASE_MISSING' WHEN enterprises = 0 THEN 'BASE_ZERO'
            WHEN enterprises < 0 THEN 'BASE_NEGATIVE' WHEN members < 0 THEN 'NEGATIVE_INPUT' ELSE '' END AS reason,
        CASE WHEN is_withheld AND sector IS NULL AND jobs IS NOT NULL THEN 'BASE_SUPPRESSED'
            WHEN is_withheld THEN 'VALUE_SUPPRESSED' WHEN jobs IS NULL THEN 'VALUE_MISSING'
            WHEN sector IS NULL THEN 'BASE_MISSING' WHEN sector = 0 THEN 'BASE_ZERO'
            WHEN sector < 0 THEN 'BASE_NEGATIVE' WHEN jobs < 0 THEN 'NEGATIVE_INPUT' ELSE '' END AS reason_coverage
    FROM figure
)
SELECT
    ref_area,
    CASE WHEN reason = '' THEN 1000 * members / nullif(enterprises, 0) END AS members_per_1000_enterprises,
    CASE WHEN reason_coverage = '' THEN 100 * jobs / nullif(sector, 0) END AS employment_coverage_pct,
    CASE WHEN reason = '' AND members > enterprises THEN 'INCONSISTENT_INPUT' ELSE '' END AS warning,
    CASE WHEN reason_coverage = '' AND jobs > sector THEN 'INCONSISTENT_INPUT' ELSE '' END AS warning_coverage,
    reason_coverage,
    reason
FROM explained
ORDER BY place;
