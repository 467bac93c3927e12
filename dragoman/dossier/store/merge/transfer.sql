INSERT INTO transfer
SELECT
    seq,
    id,
    (record->'$.events')::VARCHAR[],
    record->>'$.giver.name',
    record->>'$.giver.actor',
    record->>'$.giver.basis',
    record->>'$.receiver.name',
    record->>'$.receiver.actor',
    record->>'$.receiver.basis',
    record->>'$.item_name',
    record->>'$.category',
    (record->>'$.quantity.low')::DOUBLE,
    (record->>'$.quantity.high')::DOUBLE,
    record->>'$.quantity.unit',
    record->>'$.quantity.hedge',
    record->>'$.status',
    record->>'$.polarity',
    (record->>'$.time.start')::DATE,
    (record->>'$.time.end')::DATE,
    record->>'$.time.precision',
    record->>'$.time.basis'
FROM accepted
WHERE kind = 'transfer';
