"""A text that is already in memory."""

from __future__ import annotations

from datetime import date

from dragoman.model.document import Document
from dragoman.reading.sources.build import built
from dragoman.reading.sources.formats import Parsed, raw_hash
from dragoman.reading.sources.limits import DEFAULT


def from_text(text: str, *, path: str = "<text>", published: date | None = None) -> Document:
    """The completed document of a text, its offsets those of ``text`` itself; with ``error`` where it is empty or too long."""
    raw = raw_hash(text.encode("utf-8", "surrogatepass"))
    return built(Parsed(text=text, raw_hash=raw, media_type="text/plain"), path, published, DEFAULT)
