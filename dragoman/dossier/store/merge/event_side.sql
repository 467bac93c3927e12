INSERT INTO event_side
WITH listed AS (
    SELECT seq, id, 'actor' AS role, (record->'$.actors')::JSON[] AS sides FROM accepted WHERE kind = 'event'
    UNION ALL
    SELECT seq, id, 'recipient', (record->'$.recipients')::JSON[] FROM accepted WHERE kind = 'event'
),
apart AS (
    SELECT seq, id, role, unnest(sides) AS side, generate_subscripts(sides, 1) - 1 AS ordinal FROM listed
)
SELECT
    seq, id, role, ordinal,
    side->>'$.name', side->>'$.actor', side->>'$.sector', side->>'$.basis',
    (side->>'$.span[0]')::INTEGER, (side->>'$.span[1]')::INTEGER
FROM apart;
