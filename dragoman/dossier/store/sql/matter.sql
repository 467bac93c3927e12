-- steps: told
-- The records of all documents that name both sides, anywhere. Copies of one text are folded.
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
),
folded AS (
    SELECT r.doc, t.path, r.ordinal, r.record
    FROM current_record r JOIN relevant t ON t.doc = r.doc
    QUALIFY row_number() OVER (PARTITION BY t.text_of, r.fold_key ORDER BY t.rank) = 1
)
SELECT d.path, d.id AS doc, -1 AS ordinal, d.record, d.text FROM current_document d JOIN relevant t ON t.doc = d.id
UNION ALL
SELECT path, doc, ordinal, record, NULL FROM folded
ORDER BY path, doc, ordinal
