INSERT INTO forecast
SELECT
    seq,
    id,
    record->>'$.hedge',
    record->>'$.band',
    (record->>'$.horizon.start')::DATE,
    (record->>'$.horizon.end')::DATE,
    record->>'$.horizon.precision',
    record->>'$.horizon.basis',
    (record->>'$.presupposed')::BOOLEAN
FROM accepted
WHERE kind = 'forecast';
