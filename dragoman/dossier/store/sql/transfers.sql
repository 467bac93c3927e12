-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    e.category, e.item, e.giver_actor AS giver, e.giver_name, e.receiver_actor AS receiver, e.receiver_name,
    e.quantity_low, e.quantity_high, e.quantity_unit, e.quantity_hedge, e.status, e.polarity, e.events,
    e.time_start, e.time_end, e.time_precision, e.time_basis
FROM current_transfer e
WHERE ($category::VARCHAR IS NULL OR e.category = lower($category::VARCHAR))
    AND ($status::VARCHAR IS NULL OR e.status = lower($status::VARCHAR))
    AND ($giver::VARCHAR IS NULL OR upper($giver::VARCHAR) IN (upper(e.giver_actor), upper(e.giver_name)))
    AND ($receiver::VARCHAR IS NULL OR upper($receiver::VARCHAR) IN (upper(e.receiver_actor), upper(e.receiver_name)))
    AND ($actor::VARCHAR IS NULL OR upper($actor::VARCHAR) IN (upper(e.giver_actor), upper(e.giver_name), upper(e.receiver_actor), upper(e.receiver_name)))
    AND ($side_a::VARCHAR IS NULL
        OR (e.giver_actor = $side_a::VARCHAR AND e.receiver_actor = $side_b::VARCHAR)
        OR (e.giver_actor = $side_b::VARCHAR AND e.receiver_actor = $side_a::VARCHAR))
