INSERT INTO evidence
SELECT
    seq,
    id,
    record->>'$.what',
    record->>'$.presenter.name',
    (record->>'$.seen')::BOOLEAN
FROM accepted
WHERE kind = 'evidence';
