-- steps: told
-- Who is named: how often, in how many texts (copies of one text count once), and on which side of how many reported acts.
WITH shown AS (
    SELECT e.actor, e.name, e.sector, e.reading, e.doc, t.text_of
    FROM current_mention e JOIN told t ON t.doc = e.doc
    WHERE e.actor IS NOT NULL AND ($actor::VARCHAR IS NULL OR upper($actor::VARCHAR) IN (upper(e.actor), upper(e.name)))
    QUALIFY row_number() OVER (PARTITION BY t.text_of, CASE WHEN $copies = 'fold' THEN e.fold_key ELSE e.id END ORDER BY t.rank) = 1
),
acts AS (
    SELECT s.actor, s.role, e.id
    FROM current_event e JOIN told t ON t.doc = e.doc JOIN event_side s ON s.reading = e.reading AND s.event = e.id
    QUALIFY row_number() OVER (
        PARTITION BY t.text_of, s.role, s.ordinal, CASE WHEN $copies = 'fold' THEN e.fold_key ELSE e.id END ORDER BY t.rank
    ) = 1
),
counted AS (
    SELECT
        actor,
        count(DISTINCT id) FILTER (role = 'actor') AS as_actor,
        count(DISTINCT id) FILTER (role = 'recipient') AS as_recipient
    FROM acts GROUP BY actor
)
SELECT
    s.actor, mode(s.name ORDER BY s.name) AS name, mode(s.sector ORDER BY s.sector) AS sector,
    count(*) AS mentions, count(DISTINCT s.text_of) AS texts,
    coalesce(any_value(c.as_actor), 0) AS events_as_actor, coalesce(any_value(c.as_recipient), 0) AS events_as_recipient
FROM shown s LEFT JOIN counted c ON c.actor = s.actor
GROUP BY s.actor
ORDER BY mentions DESC, s.actor
