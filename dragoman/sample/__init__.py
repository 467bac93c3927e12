"""The bundled sample dossier: original articles written for this project (see README.md and SOURCES.md beside this file)."""

from __future__ import annotations

from pathlib import Path


def articles() -> Path:
    """Return the folder of the sample's articles."""
    return Path(__file__).parent / "articles"
