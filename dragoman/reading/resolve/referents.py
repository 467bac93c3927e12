"""What has been named so far in a document: the referents that pronouns and definite phrases go back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Mention
from dragoman.model.spans import Span, covers
from dragoman.world.actors.registry import Registry

if TYPE_CHECKING:
    from spacy.tokens import Token

# Labels that stand for a state as a whole; an adjective does so only where nothing better stands near.
STATE_LABELS = ("state", "metonym", "capital")
# "Dozens of Cuban nurses sang": the phrase counts, what it counts is the subject.
_COUNTS = frozenset((
    "number", "group", "range", "handful", "dozen", "score", "hundred", "thousand", "majority", "series", "couple", "lot", "most", "some",
    "all", "many", "several", "part", "team", "wave", "batch", "one", "two", "three", "none", "half", "variety", "crowd", "remnant",
))  # fmt: skip
_NOT_SUBJECT = ("in", "at", "near", "inside", "outside", "from")


@dataclass(frozen=True)
class Referents:
    """The mentions of an annotation with their place in the parse."""

    annotation: Annotation
    registry: Registry

    @cached_property
    def _starts(self) -> list[int]:
        return [p.span[0] for p in self.annotation.passages]

    @cached_property
    def _by_doc(self) -> dict[int, Passage]:
        return {id(p.doc): p for p in self.annotation.passages}

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [m.span[0] for m in self.annotation.mentions]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s for s, _ in self.annotation.document.sentences]

    @cached_property
    def _heads(self) -> dict[str, Token | None]:
        return {m.id: self.head(m.span) for m in self.annotation.mentions}

    def passage(self, span: Span) -> Passage | None:
        """Return the passage that holds a span."""
        at = bisect_left(self._starts, span[0] + 1) - 1
        if at < 0 or not covers(self.annotation.passages[at].span, span):
            return None
        return self.annotation.passages[at]

    def of_doc(self, token: Token) -> Passage | None:
        """Return the passage of a token."""
        return self._by_doc.get(id(token.doc))

    def head(self, span: Span) -> Token | None:
        """Return the syntactic head of the tokens under a span."""
        passage = self.passage(span)
        piece = passage.slice(span) if passage else None
        return piece.root if piece is not None else None

    def token(self, mention: Mention) -> Token | None:
        """Return the syntactic head of a mention."""
        return self._heads[mention.id]

    def covering(self, span: Span) -> Mention | None:
        """Return the mention that covers a span."""
        at = bisect_left(self._mention_starts, span[0] + 1)
        return next((m for m in self.annotation.mentions[max(0, at - 3) : at] if covers(m.span, span)), None)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions inside a span."""
        return [m for m in self.between(*span) if covers(span, m.span)]

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin at or after one offset and before another."""
        first, last = (bisect_left(self._mention_starts, at) for at in (start, end))
        return self.annotation.mentions[first:last]

    def before(self, at: int, sentences: int) -> Iterator[list[Mention]]:
        """Yield the mentions before an offset, sentence by sentence backwards: those of its own sentence first."""
        spans = self.annotation.document.sentences
        here = bisect_left(self._sentence_starts, at + 1) - 1
        for index in range(here, max(-1, here - sentences - 1), -1):
            yield list(self.between(spans[index][0], min(spans[index][1], at)))

    @cached_property
    def _quoted(self) -> list[Span]:
        return [span for passage in self.annotation.passages for span in _quotations(passage)]

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [s for s, _ in self._quoted]

    def quotation(self, at: int) -> Span | None:
        """Return the verbatim quotation that an offset lies in: what is named there is seldom what the text around goes on about."""
        index = bisect_left(self._quoted_starts, at + 1) - 1
        return self._quoted[index] if index >= 0 and at < self._quoted[index][1] else None

    def is_state(self, mention: Mention) -> bool:
        """Whether a mention stands for a state as a whole and does not merely say where something is."""
        return mention.label in STATE_LABELS and mention.actor is not None and not self._locative(mention)

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is the subject of its clause, or joined to it."""
        token = self.token(mention)
        if token is None:
            return False
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _COUNTS:
            token = token.head.head
        if token.dep_ == "conj":
            token = token.head
        return token.dep_ in ("nsubj", "nsubjpass")

    def _locative(self, mention: Mention) -> bool:
        token = self.token(mention)
        return token is not None and token.dep_ == "pobj" and token.head.lower_ in _NOT_SUBJECT


def _quotations(passage: Passage) -> Iterator[Span]:
    """Yield the stretches between double quotes; one left open runs to the paragraph's end. Scare quotes of one or two words are none."""
    marks = [t.idx for t in passage.doc if t.text == '"']
    ends = [*marks, len(passage.doc.text)] if len(marks) % 2 else marks
    for start, end in zip(ends[::2], ends[1::2], strict=False):
        if passage.doc.text[start:end].count(" ") > 2:
            yield passage.offsets[start], passage.offsets[end]
