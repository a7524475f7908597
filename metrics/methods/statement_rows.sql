-- What follows from the worst status of figures that are taken together. worst = its place in data.statuses.RANKED, one more where two
-- rows contradict each other (see metrics.methods.statement_rows).

-- name: lacking
-- The first branches of a CASE.
WHEN worst > 12 THEN 'INCONSISTENT_INPUT' WHEN worst = 12 THEN 'COMPONENT_SUPPRESSED' WHEN worst > 8 THEN 'COMPONENT_MISSING'
