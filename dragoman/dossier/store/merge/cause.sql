INSERT INTO cause
SELECT
    seq,
    id,
    (record->>'$.cause[0]')::INTEGER,
    (record->>'$.cause[1]')::INTEGER,
    (record->>'$.effect[0]')::INTEGER,
    (record->>'$.effect[1]')::INTEGER,
    record->>'$.cause_change',
    record->>'$.effect_change',
    record->>'$.sign',
    (record->>'$.hedged')::BOOLEAN,
    (record->>'$.intended')::BOOLEAN
FROM accepted
WHERE kind = 'cause';
