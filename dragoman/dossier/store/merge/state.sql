INSERT INTO state
SELECT
    seq,
    id,
    record->>'$.subject.name',
    record->>'$.subject.actor',
    record->>'$.subject.basis',
    record->>'$.object.name',
    record->>'$.object.actor',
    record->>'$.object.basis',
    record->>'$.relation',
    record->>'$.direction',
    (record->>'$.time.start')::DATE,
    (record->>'$.time.end')::DATE,
    record->>'$.time.precision',
    record->>'$.time.basis'
FROM accepted
WHERE kind = 'state';
