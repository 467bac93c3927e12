INSERT INTO time
SELECT
    seq,
    id,
    record->>'$.edtf',
    record->>'$.timex3',
    (record->>'$.start')::DATE,
    (record->>'$.end')::DATE,
    record->>'$.precision',
    record->>'$.basis'
FROM accepted
WHERE kind = 'time';
