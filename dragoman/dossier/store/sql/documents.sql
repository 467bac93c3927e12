-- steps: told
-- Documents, copies folded into the earliest visible one.
WITH folded AS (
    SELECT t.*, list(t.path) OVER copies_of AS everywhere, row_number() OVER (copies_of ORDER BY t.rank) AS turn
    FROM told t
    WHERE ($since::DATE IS NULL OR coalesce(t.published_end >= $since::DATE, t.published_start IS NOT NULL))
        AND ($until::DATE IS NULL OR coalesce(t.published_start <= $until::DATE, t.published_end IS NOT NULL))
    WINDOW copies_of AS (PARTITION BY CASE WHEN $copies = 'fold' THEN t.text_of ELSE t.doc END)
)
SELECT
    d.id, d.path, d.title, d.authors, d.outlet, d.origin, d.published_start, d.published_end, d.published_precision,
    d.published_basis, d.genre, d.contexts, d.language, d.media_type, d.url, d.error, length(d.text) AS characters,
    (SELECT count(*) FROM record r WHERE r.reading = d.reading) AS records,
    list_sort(list_filter(f.everywhere, lambda p: p <> f.path)) AS copies,
    d.text, d.record
FROM folded f JOIN current_document d ON d.id = f.doc
WHERE f.turn = 1 AND ($type::VARCHAR IS NULL OR d.genre = lower($type::VARCHAR))
ORDER BY d.path, d.id
