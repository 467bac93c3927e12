INSERT INTO place
SELECT
    seq,
    id,
    record->>'$.name',
    (record->>'$.lat')::DOUBLE,
    (record->>'$.lon')::DOUBLE,
    record->>'$.country'
FROM accepted
WHERE kind = 'place';
