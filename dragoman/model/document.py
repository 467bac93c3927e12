"""A document: one input's text and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dragoman.model.spans import Span, Spans
from dragoman.model.when import UNKNOWN, When

Genre = Literal["news", "analysis", "opinion", "official", "transcript", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Text of the page that is not text of the article, and why it is held to be so."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input file or row. ``text`` never changes after reading: every offset of every record points into it.

    ``path`` is the locator as the user gave it (``talks.zip!a.txt``, ``rows.jsonl#3``); ``error`` says why nothing could be read.
    ``published`` is when the outlet published it; ``origin`` the outlet that published it first, where that is another one.
    """

    kind: ClassVar[str] = "document"

    id: str
    path: str
    media_type: str
    raw_hash: str
    content_hash: str
    text: str = ""
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    origin: str | None = None
    published: When = UNKNOWN
    genre: Genre = "unknown"
    contexts: tuple[str, ...] = ()
    language: str | None = None
    body: Spans = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    sentences: Spans = ()
    error: str | None = None

    @property
    def doc(self) -> str:
        """The document's own id, under the name that every other record carries it."""
        return self.id
