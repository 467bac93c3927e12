"""A record beside the document that it was read from: what a reader sees when a row is opened."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.spans import Span

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True)
class Sourced(Generic[R]):
    """A record with its document."""

    record: R
    document: Document

    @property
    def sentence(self) -> Span:
        """The sentence that holds the record's anchor (the anchor itself where no sentence does)."""
        return sentence_at(self.document, self.record.anchor)

    @property
    def paragraph(self) -> Span:
        """The paragraph (body piece) that holds the record's anchor, else its sentence."""
        start, end = self.record.anchor
        for piece in self.document.body:
            if piece[0] <= start and end <= piece[1]:
                return piece
        return self.sentence


def sentence_at(document: Document, anchor: Span) -> Span:
    """The sentence of a document in which ``anchor`` begins, widened to where it ends."""
    starts = [s for s, _ in document.sentences]
    at = bisect_right(starts, anchor[0]) - 1
    if at < 0 or anchor[0] >= document.sentences[at][1]:
        return anchor
    start, end = document.sentences[at]
    return start, max(end, anchor[1])
