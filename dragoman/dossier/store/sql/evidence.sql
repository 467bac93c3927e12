-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    e.what, e.presenter, e.seen,
    NULL::DATE AS time_start, NULL::DATE AS time_end
FROM current_evidence e
WHERE ($type::VARCHAR IS NULL OR e.what = lower($type::VARCHAR))
