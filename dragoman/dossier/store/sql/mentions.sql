-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    e.name, e.label, e.actor, e.sector, e.rule,
    NULL::DATE AS time_start, NULL::DATE AS time_end
FROM current_mention e
WHERE ($type::VARCHAR IS NULL OR upper(e.label) = upper($type::VARCHAR))
    AND ($actor::VARCHAR IS NULL OR upper($actor::VARCHAR) IN (upper(e.actor), upper(e.name)))
