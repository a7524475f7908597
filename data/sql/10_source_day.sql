-- The day of each publication: the last day that fits its printed date, at the latest the day it was read.
-- A report without a full date was out by the end of the printed month or year, so "known by" stays true.
CREATE TEMP TABLE source_day AS
SELECT
    source_id,
    least(
        CASE length(published_on)
            WHEN 10 THEN try_cast(published_on AS DATE)
            WHEN 7 THEN last_day(try_cast(published_on || '-01' AS DATE))
            WHEN 4 THEN try_cast(published_on || '-12-31' AS DATE)
        END,
        try_cast(vintage AS DATE)
    ) AS source_day
FROM source;
