INSERT INTO document
SELECT
    seq,
    id,
    record->>'$.path',
    record->>'$.media_type',
    record->>'$.raw_hash',
    record->>'$.content_hash',
    record->>'$.url',
    record->>'$.title',
    (record->'$.authors')::VARCHAR[],
    record->>'$.outlet',
    record->>'$.origin',
    (record->>'$.published.start')::DATE,
    (record->>'$.published.end')::DATE,
    record->>'$.published.precision',
    record->>'$.published.basis',
    record->>'$.genre',
    (record->'$.contexts')::VARCHAR[],
    record->>'$.language',
    record->>'$.error',
    text,
    record
FROM accepted
WHERE kind = 'document';
