INSERT INTO claim
SELECT
    seq,
    id,
    record->>'$.speaker.name',
    record->>'$.speaker.actor',
    record->>'$.speaker.affiliation',
    record->>'$.stance',
    record->>'$.speech_act',
    record->>'$.certainty',
    (record->>'$.quoted')::BOOLEAN,
    record->>'$.basis'
FROM accepted
WHERE kind = 'claim';
