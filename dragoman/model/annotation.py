"""What annotation gives to extraction: a document's body, parsed, with its mentions, times, places and quantities.

Parsing sees a cleaned copy of each paragraph (curly quotes straightened, soft hyphens gone, odd spaces made plain); ``Passage``
leads every token back to the offsets of the document's own text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.model.document import Document
from dragoman.model.records import Mention, Place, Quantity, Time
from dragoman.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Slice

Role = Literal["title", "heading", "body"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of body text. ``offsets[i]`` is where the cleaned character i stands in the document; one more marks the end."""

    span: Span
    role: Role
    doc: Doc
    offsets: Sequence[int]

    def at(self, piece: Token | Slice) -> Span:
        """Where a token or slice of the parse stands in the document's text."""
        start = piece.idx if hasattr(piece, "idx") else piece.start_char
        end = start + len(piece.text)
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]

    def slice(self, span: Span) -> Slice | None:
        """The tokens under a span of the document's text (None where it holds none)."""
        start = bisect_left(self.offsets, span[0], hi=len(self.offsets) - 1)
        end = bisect_left(self.offsets, span[1], hi=len(self.offsets) - 1)
        held = _text(self.doc)[start:end]
        if not held.strip():
            return None
        start += len(held) - len(held.lstrip())
        return self.doc.char_span(start, start + len(held.strip()), alignment_mode="expand")


def _text(doc: Doc) -> str:
    """Give a parse's text, put together once: spaCy joins its tokens at every ``doc.text``, a tenth of all reading time."""
    held = doc.user_data.get("text")
    if held is None:
        held = doc.user_data["text"] = doc.text
    return str(held)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document (its ``sentences`` filled in) with its parsed passages and what was marked in them, in the order of the text."""

    document: Document
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
