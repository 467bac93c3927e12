-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    e.relation, e.direction, e.subject_actor AS subject, e.subject_name, e.object_actor AS object, e.object_name,
    e.time_start, e.time_end, e.time_precision, e.time_basis
FROM current_state e
WHERE ($type::VARCHAR IS NULL OR e.relation = lower($type::VARCHAR))
    AND ($actor::VARCHAR IS NULL OR upper($actor::VARCHAR) IN (upper(e.subject_actor), upper(e.subject_name)))
    AND ($recipient::VARCHAR IS NULL OR upper($recipient::VARCHAR) IN (upper(e.object_actor), upper(e.object_name)))
    AND ($side_a::VARCHAR IS NULL
        OR (e.subject_actor = $side_a::VARCHAR AND e.object_actor = $side_b::VARCHAR)
        OR (e.subject_actor = $side_b::VARCHAR AND e.object_actor = $side_a::VARCHAR))
