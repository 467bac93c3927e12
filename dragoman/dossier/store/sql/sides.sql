-- The sides of each event as lists, in the order of the text.
SELECT
    reading, event,
    coalesce(list(actor ORDER BY ordinal) FILTER (role = 'actor'), []) AS actors,
    coalesce(list(name ORDER BY ordinal) FILTER (role = 'actor'), []) AS actor_names,
    coalesce(list(actor ORDER BY ordinal) FILTER (role = 'recipient'), []) AS recipients,
    coalesce(list(name ORDER BY ordinal) FILTER (role = 'recipient'), []) AS recipient_names
FROM event_side
GROUP BY reading, event
