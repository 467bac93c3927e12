-- The documents that the question may see. `text_of` names their group of copies; `rank` puts the earliest published first, and
-- one that names where it comes from after one that does not.
-- A document counts as known by $as_of when its publication surely ended by then; an undated one is left out only where its
-- publication surely began later.
SELECT
    d.id AS doc, d.path, d.title, d.outlet, d.genre, d.published_start, d.published_end, d.published_basis,
    coalesce(c.text_of, d.id) AS text_of,
    row_number() OVER (ORDER BY d.published_start NULLS LAST, d.origin IS NOT NULL, d.path, d.id) AS rank
FROM current_document d LEFT JOIN current_copy c ON c.doc = d.id
WHERE ($as_of::DATE IS NULL OR coalesce(d.published_end <= $as_of::DATE, d.published_start <= $as_of::DATE, true))
    AND ($outlet::VARCHAR IS NULL OR lower(d.outlet) = lower($outlet::VARCHAR))
