INSERT INTO quantity
SELECT
    seq,
    id,
    (record->>'$.low')::DOUBLE,
    (record->>'$.high')::DOUBLE,
    record->>'$.unit',
    record->>'$.hedge'
FROM accepted
WHERE kind = 'quantity';
