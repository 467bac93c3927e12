INSERT INTO event
SELECT
    seq,
    id,
    record->>'$.type',
    record->>'$.mode',
    record->>'$.polarity',
    record->>'$.certainty',
    record->>'$.phase',
    (record->>'$.counterfactual')::BOOLEAN,
    record->>'$.aspect',
    record->>'$.modality',
    (record->>'$.historical')::BOOLEAN,
    (record->>'$.time.start')::DATE,
    (record->>'$.time.end')::DATE,
    record->>'$.time.precision',
    record->>'$.time.basis',
    record->>'$.place'
FROM accepted
WHERE kind = 'event';
