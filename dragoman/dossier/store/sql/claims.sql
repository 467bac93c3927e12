-- steps: told voices
SELECT
    e.reading, e.doc, e.id, e.ordinal, e.anchor_start, e.anchor_end, e.sentence_start, e.sentence_end, e.claim, e.fold_key, e.confidence, e.record,
    e.speaker_name AS says, e.speaker_actor AS says_actor, e.speaker_affiliation AS says_affiliation,
    -- A broken content's pieces, in order, parted by an ellipsis.
    array_to_string(list_transform(
        from_json(e.record->'$.content', '[["INTEGER"]]'), lambda piece: substring(d.text, piece[1] + 1, piece[2] - piece[1])
    ), ' … ') AS content,
    e.stance, e.speech_act, e.certainty, e.quoted, e.basis,
    NULL::DATE AS time_start, NULL::DATE AS time_end
FROM current_claim e JOIN document d ON d.reading = e.reading
WHERE ($type::VARCHAR IS NULL OR e.speech_act = lower($type::VARCHAR) OR e.stance = lower($type::VARCHAR))
    AND ($actor::VARCHAR IS NULL OR upper($actor::VARCHAR) IN (upper(e.speaker_actor), upper(e.speaker_affiliation), upper(e.speaker_name)))
