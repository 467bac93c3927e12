INSERT INTO mention
SELECT
    seq,
    id,
    record->>'$.name',
    record->>'$.label',
    record->>'$.actor',
    record->>'$.sector',
    record->>'$.rule'
FROM accepted
WHERE kind = 'mention';
