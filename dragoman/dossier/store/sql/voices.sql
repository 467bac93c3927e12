-- Every claim as a standing: the innermost speaker first, then those who tell of it.
WITH RECURSIVE
said AS (
    SELECT
        doc, id, claim AS around, speaker_name, speaker_actor, speaker_affiliation,
        CASE stance
            WHEN 'affirms' THEN 'said by ' WHEN 'denies' THEN 'denied by ' WHEN 'doubts' THEN 'doubted by ' ELSE 'left open by '
        END || speaker_name AS words,
        CASE stance WHEN 'denies' THEN ', which is denied by ' WHEN 'doubts' THEN ', which is doubted by ' ELSE ', as told by ' END AS around_words
    FROM current_claim
),
chain AS (
    SELECT doc, id, around, words, 1 AS depth FROM said
    UNION ALL
    -- Ten deep at most: a ring of claims must end.
    SELECT c.doc, c.id, s.around, c.words || s.around_words || s.speaker_name, c.depth + 1
    FROM chain c JOIN said s ON s.doc = c.doc AND s.id = c.around
    WHERE c.depth < 10
),
longest AS (SELECT doc, id, arg_max(words, depth) AS standing FROM chain GROUP BY doc, id)
SELECT s.doc, s.id, s.speaker_name, s.speaker_actor, s.speaker_affiliation, l.standing
FROM said s JOIN longest l USING (doc, id)
