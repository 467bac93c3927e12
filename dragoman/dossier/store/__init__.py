"""The dossier file: inbox, owner, schema, and the views that everything else reads through."""
