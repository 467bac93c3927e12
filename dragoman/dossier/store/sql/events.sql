-- steps: told voices sides
-- A side is asked for by code or by name; a dyad holds both ways, and where both are actors (a meeting, a pact).
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    e.type, e.mode, s.actors, s.actor_names, s.recipients, s.recipient_names,
    e.polarity, e.certainty, e.phase, e.counterfactual, e.aspect, e.modality,
    e.time_start, e.time_end, e.time_precision, e.time_basis
FROM current_event e LEFT JOIN sides s ON s.reading = e.reading AND s.event = e.id
WHERE ($type::VARCHAR IS NULL OR e.type = upper($type::VARCHAR))
    AND ($actor::VARCHAR IS NULL OR list_contains(s.actors, upper($actor::VARCHAR)) OR list_contains(s.actors, $actor::VARCHAR) OR list_contains(s.actor_names, $actor::VARCHAR))
    AND ($recipient::VARCHAR IS NULL OR list_contains(s.recipients, upper($recipient::VARCHAR)) OR list_contains(s.recipients, $recipient::VARCHAR) OR list_contains(s.recipient_names, $recipient::VARCHAR))
    AND ($side_a::VARCHAR IS NULL
        OR (list_contains(s.actors, $side_a::VARCHAR) AND list_contains(s.recipients, $side_b::VARCHAR))
        OR (list_contains(s.actors, $side_b::VARCHAR) AND list_contains(s.recipients, $side_a::VARCHAR))
        OR (list_contains(s.actors, $side_a::VARCHAR) AND list_contains(s.actors, $side_b::VARCHAR)))
