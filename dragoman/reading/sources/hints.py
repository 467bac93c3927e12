"""What a format's own metadata says of a document, before its text is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.document import Genre
from dragoman.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Metadata as the container gives it (HTML head, PDF properties, a table's columns, a feed's entry). None: it says nothing.

    ``published`` of basis ``stated`` is a date that the container or the caller states outright.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: When | None = None
    description: str | None = None
    genre: Genre | None = None
