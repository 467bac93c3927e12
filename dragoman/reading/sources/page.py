"""A text as pieces with verdicts: what the steps that tell article from furniture pass on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from dragoman.reading.sources.blocks import Block
from dragoman.reading.sources.cuts import Piece

_CLOSERS = "\"'”’»)]"
_STOPS = frozenset(".!?…")
# A paragraph: at least a short full sentence. Used to tell where the article begins and ends.
_PARAGRAPH = 12
_QUOTES = re.compile(r"[“”\"‘’'«»]")

# Where an outlet is named: over the title or beside the date, which is this page's own, or beside the writers, which may be another's.
Place = Literal["masthead", "credit"]


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet that a line of the page names."""

    name: str
    place: Place


@dataclass(frozen=True)
class Page:
    """The pieces of a text in order, each with its verdict, and what its front lines say."""

    text: str
    pieces: tuple[Piece, ...]
    title: int | None = None
    authors: tuple[str, ...] = ()
    outlets: tuple[Named, ...] = ()
    labels: tuple[str, ...] = ()

    @cached_property
    def body(self) -> tuple[int, ...]:
        """Places of the pieces that are article text."""
        return tuple(i for i, piece in enumerate(self.pieces) if piece.reason is None)

    def words(self, index: int) -> str:
        """Return a piece's words on one line."""
        return self.pieces[index].block.words

    def with_reasons(self, reasons: dict[int, str]) -> Page:
        """Return the page with these pieces judged; verdicts already given stay."""
        if not reasons:
            return self
        pieces = list(self.pieces)
        for i, reason in reasons.items():
            pieces[i] = Piece(pieces[i].block, pieces[i].reason or reason)
        return replace(self, pieces=tuple(pieces))

    def opens_line(self, index: int) -> bool:
        """Return whether a piece stands at the start of a line, not after one that was cut off before it."""
        if index == 0:
            return True
        between = self.text[self.pieces[index - 1].block.span[1] : self.pieces[index].block.span[0]]
        return any(mark in between for mark in "\n\r\f\u2028\u2029")


def is_paragraph(block: Block) -> bool:
    """Return whether a block is a paragraph: at least a short full sentence."""
    return ends(block.words) and block.size >= _PARAGRAPH


def ends(words: str) -> bool:
    """Return whether the words end like a sentence, whatever closes after its stop."""
    return words.rstrip(_CLOSERS)[-1:] in _STOPS


def bare(words: str) -> str:
    """Return words without what printing them again may change: case, quotation marks, a full stop."""
    return _QUOTES.sub("", words).casefold().strip(" .|-–—")
