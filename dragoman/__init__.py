"""Dragoman reads reporting about states and gives back the system that it describes, sourced to the sentence.

    import dragoman
    reading = dragoman.read("article.html")            # a document and its records, nothing stored
    dossier = dragoman.open("russia-iran.duckdb")
    dossier.add("articles/")
    dossier.transfers(giver="IRN", receiver="RUS").df()
    dossier.brief("RUS", "IRN").save("brief.html")

Names are imported when first used: ``import dragoman`` costs milliseconds, the parser and the store seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.api import Dossier, Page, open, read, read_text, relate  # noqa: A004 - dragoman.open reads as gzip.open does

__version__ = "0.1.0"
__all__ = ["Dossier", "DragomanError", "Page", "__version__", "open", "read", "read_text", "relate"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from dragoman import api

        return getattr(api, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
