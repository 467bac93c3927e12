"""The front: brief, charts and exports of what a dossier holds."""
