-- steps: told
-- The documents that name both sides, anywhere, with their records; copies of one text are all there.
WITH named AS (
    SELECT doc, actor FROM current_mention
    UNION
    SELECT e.doc, s.actor FROM current_event e JOIN event_side s ON s.reading = e.reading AND s.event = e.id
    UNION
    SELECT doc, unnest([giver_actor, receiver_actor]) FROM current_transfer
    UNION
    SELECT doc, unnest([subject_actor, object_actor]) FROM current_state
    UNION
    SELECT doc, unnest([speaker_actor, speaker_affiliation]) FROM current_claim
),
relevant AS (
    SELECT t.* FROM told t
    WHERE EXISTS (FROM named n WHERE n.doc = t.doc AND n.actor = $a::VARCHAR) AND EXISTS (FROM named n WHERE n.doc = t.doc AND n.actor = $b::VARCHAR)
)
SELECT d.path, d.id AS doc, -1 AS ordinal, d.record, d.text FROM current_document d JOIN relevant t ON t.doc = d.id
UNION ALL
SELECT t.path, r.doc, r.ordinal, r.record, NULL FROM current_record r JOIN relevant t ON t.doc = r.doc
ORDER BY path, doc, ordinal
