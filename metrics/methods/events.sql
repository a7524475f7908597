-- Whom events reach.
-- Tables: attendance (event, org), one row a registration; member (org), one row a member of the cluster.

-- name: reach
-- One row: different organisations, members among them, organisations at two or more different events.
WITH visit AS (
    SELECT DISTINCT event::VARCHAR AS event, org::VARCHAR AS org
    FROM attendance
    WHERE org IS NOT NULL
),
visitor AS (
    SELECT org, count(DISTINCT event) AS events, org IN (SELECT org::VARCHAR FROM member WHERE org IS NOT NULL) AS is_member
    FROM visit
    GROUP BY org
)
SELECT
    count(*) AS unique_orgs,
    count_if(is_member) AS unique_members,
    count_if(events >= 2) AS repeat_orgs,
    (SELECT count(DISTINCT org::VARCHAR) FROM member) AS members,
    (SELECT count(DISTINCT event) FROM visit) AS events
FROM visitor;
