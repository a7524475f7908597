-- What the registry leaves open and its sources answer: since when a stage is known, when a number was printed.
UPDATE cluster SET counted_as = CASE WHEN possibly_same_as = '' THEN cluster_id ELSE least(cluster_id, possibly_same_as) END;

UPDATE cluster_stage SET known_by = coalesce(
    entered_on, (SELECT source_day FROM source_day WHERE source_day.source_id = cluster_stage.source_id)
);

UPDATE membership_count SET as_of = coalesce(
    as_of, (SELECT source_day FROM source_day WHERE source_day.source_id = membership_count.source_id)
);

UPDATE membership SET observed_on = coalesce(
    observed_on, (SELECT source_day FROM source_day WHERE source_day.source_id = membership.source_id)
);
