"""The dossier wing: many readings in, answers out."""
