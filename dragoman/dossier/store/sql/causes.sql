-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    substring(d.text, e.cause_start + 1, e.cause_end - e.cause_start) AS cause, e.cause_change,
    substring(d.text, e.effect_start + 1, e.effect_end - e.effect_start) AS effect, e.effect_change,
    e.sign, e.hedged, e.intended,
    NULL::DATE AS time_start, NULL::DATE AS time_end
FROM current_cause e JOIN document d ON d.reading = e.reading
