-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    substring(d.text, e.anchor_start + 1, e.anchor_end - e.anchor_start) AS content, e.hedge, e.band, e.presupposed,
    e.horizon_start AS time_start, e.horizon_end AS time_end, e.horizon_precision AS time_precision, e.horizon_basis AS time_basis
FROM current_forecast e JOIN document d ON d.reading = e.reading
WHERE ($type::VARCHAR IS NULL OR e.band = lower($type::VARCHAR))
