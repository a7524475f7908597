-- How support reaches those who may ask for it.
-- Table: application (place, app_id, applicant, applied, decided, decision, paid), one row an application.

-- name: states
-- Each application as known on a day: what happened later has not happened yet.
WITH application AS (
    SELECT place::BIGINT AS place, app_id::VARCHAR AS app_id, applicant::VARCHAR AS applicant, applied::DATE AS applied,
        CASE WHEN decided::DATE > $as_of::DATE THEN NULL ELSE lower(trim(decision::VARCHAR)) END AS decision,
        CASE WHEN paid::DATE <= $as_of::DATE THEN paid::DATE END AS paid
    FROM application
)
SELECT
    place,
    app_id,
    applicant,
    coalesce(decision = 'approved', FALSE) AS is_approved,
    coalesce(decision = 'rejected', FALSE) AS is_rejected,
    paid IS NOT NULL AND is_sound AS is_paid,
    datediff('day', applied, coalesce(paid, $as_of::DATE)) AS days,
    is_sound,
    is_sound AND applied IS NOT NULL AND coalesce(decision <> 'rejected', TRUE) AS is_waiting_or_paid
FROM (
    SELECT *, coalesce(paid >= applied, TRUE) AND NOT (paid IS NOT NULL AND coalesce(decision = 'rejected', FALSE)) AS is_sound
    FROM application
    WHERE coalesce(applied <= $as_of::DATE, TRUE)
)
ORDER BY place;
