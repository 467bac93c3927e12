-- Found records beside their documents: who says them, where, in which sentence. Records that copies of one text share are folded
-- into the earliest visible document's; `copies` lists where else they stand. A filter on dates leaves out what has none.
WITH placed AS (
    SELECT f.*, t.path, t.title, t.outlet, t.genre, t.published_start, t.published_end, t.published_basis, t.rank, t.text_of,
        coalesce(v.standing, 'stated') AS standing, v.speaker_name AS speaker, v.speaker_actor, v.speaker_affiliation,
        CASE WHEN $dated THEN f.time_start ELSE t.published_start END AS asked_start,
        CASE WHEN $dated THEN f.time_end ELSE t.published_end END AS asked_end
    FROM found f
    JOIN told t ON t.doc = f.doc
    LEFT JOIN voices v ON v.doc = f.doc AND v.id = CASE WHEN $of_claims THEN f.id ELSE f.claim END
),
asked AS (
    FROM placed
    WHERE ($speaker::VARCHAR IS NULL
            OR upper($speaker::VARCHAR) IN (upper(speaker_actor), upper(speaker_affiliation))
            OR contains(lower(speaker), lower($speaker::VARCHAR)))
        AND ($since::DATE IS NULL OR coalesce(asked_end >= $since::DATE, asked_start IS NOT NULL))
        AND ($until::DATE IS NULL OR coalesce(asked_start <= $until::DATE, asked_end IS NOT NULL))
),
folded AS (
    SELECT *, list(path) OVER copies_of AS everywhere, row_number() OVER (copies_of ORDER BY rank) AS turn
    FROM asked
    WINDOW copies_of AS (PARTITION BY text_of, CASE WHEN $copies = 'fold' THEN fold_key ELSE id END)
)
SELECT
    f.id,
    f.* EXCLUDE (
        id, doc, claim, confidence, anchor_start, anchor_end, sentence_start, sentence_end, path, title, outlet, genre,
        published_start, published_end, published_basis, record, ordinal,
        reading, fold_key, rank, text_of, asked_start, asked_end, everywhere, turn
    ),
    f.claim, f.confidence, f.outlet, f.published_start, f.published_end, f.published_basis, f.genre, f.title, f.path, f.doc,
    substring(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    list_sort(list_filter(f.everywhere, lambda p: p <> f.path)) AS copies,
    f.anchor_start, f.anchor_end, f.sentence_start, f.sentence_end,
    f.record
FROM folded f JOIN document d ON d.reading = f.reading
WHERE f.turn = 1
ORDER BY f.time_start NULLS LAST, f.path, f.doc, f.ordinal
