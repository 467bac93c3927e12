"""How much of a source may be shown: all of it to its own reader, a little of it to anybody else.

The limits of what is passed on are those of the design: 300 characters of a source a record, 10 % of an article over all records.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.sourced import Sourced
from dragoman.model.spans import Span, length

RECORD_LIMIT = 300
ARTICLE_SHARE = 0.10


class Quoter(Protocol):
    """Gives out pieces of sources, one page or export long."""

    def window(self, sourced: Sourced[AnyRecord]) -> Span:
        """The stretch of text that a reader of this record would like to see."""
        ...

    def take(self, record: str, document: Document, window: Span, focus: Span) -> Span | None:
        """The part of ``window`` that may be shown, always around the whole of ``focus``; None where even that is too much."""
        ...


class Quoting(Protocol):
    """A policy of quoting: makes the quoter of one page or export."""

    @property
    def notice(self) -> str:
        """What the page says about its quotations."""
        ...

    def quoter(self) -> Quoter:
        """A fresh quoter, nothing spent."""
        ...


@dataclass(frozen=True, slots=True)
class Whole:
    """The user's own reading: the whole paragraph of every record."""

    notice: str = "Quotations are full paragraphs, for your own reading. Use --share for a page to pass on."

    def quoter(self) -> Quoter:
        """A quoter that refuses nothing."""
        return _WholeQuoter()


@dataclass(frozen=True, slots=True)
class Limited:
    """For passing on: at most ``per_record`` characters a record and ``per_article`` of an article's characters over all records."""

    per_record: int = RECORD_LIMIT
    per_article: float = ARTICLE_SHARE

    @property
    def notice(self) -> str:
        """What the page says about its quotations."""
        return (
            f"Made for passing on: at most {self.per_record} characters of a source a record and {self.per_article:.0%} of an article "
            "over all. Past that, a row keeps its place in the source and a description built from its fields."
        )

    def quoter(self) -> Quoter:
        """A quoter with every allowance still whole."""
        return _LimitedQuoter(self)


WHOLE = Whole()
SHARED = Limited()


class _WholeQuoter:
    def window(self, sourced: Sourced[AnyRecord]) -> Span:
        return sourced.paragraph

    def take(self, record: str, document: Document, window: Span, focus: Span) -> Span | None:
        return min(window[0], focus[0]), max(window[1], focus[1])


@dataclass(slots=True)
class _LimitedQuoter:
    limits: Limited
    by_record: dict[str, tuple[Span, ...]] = field(default_factory=lambda: defaultdict(tuple))
    by_document: dict[str, tuple[Span, ...]] = field(default_factory=lambda: defaultdict(tuple))

    def window(self, sourced: Sourced[AnyRecord]) -> Span:
        return sourced.sentence

    def take(self, record: str, document: Document, window: Span, focus: Span) -> Span | None:
        wanted = min(window[0], focus[0]), max(window[1], focus[1])
        for span in (wanted, self._clipped(record, document, wanted, focus), focus):
            if self._fits(record, document, span):
                self._spend(record, document, span)
                return span
        return None

    def _fits(self, record: str, document: Document, span: Span) -> bool:
        of_record = length(merged((*self.by_record[record], span)))
        of_article = length(merged((*self.by_document[document.id], span)))
        return of_record <= self.limits.per_record and of_article <= self._allowance(document)

    def _allowance(self, document: Document) -> int:
        return int(self.limits.per_article * (length(document.body) or len(document.text)))

    def _clipped(self, record: str, document: Document, wanted: Span, focus: Span) -> Span:
        left = min(
            self.limits.per_record - length(self.by_record[record]),
            self._allowance(document) - length(self.by_document[document.id]),
        )
        return clip(document.text, wanted, focus, max(left, 0))

    def _spend(self, record: str, document: Document, span: Span) -> None:
        self.by_record[record] = merged((*self.by_record[record], span))
        self.by_document[document.id] = merged((*self.by_document[document.id], span))


def merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same characters as ``spans``, as sorted pieces that neither overlap nor touch."""
    out: list[Span] = []
    for start, end in sorted(s for s in spans if s[1] > s[0]):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return tuple(out)


def clip(text: str, window: Span, focus: Span, size: int) -> Span:
    """At most ``size`` characters of ``window`` around ``focus`` (the focus alone where it is longer), cut between words."""
    spare = size - (focus[1] - focus[0])
    if spare <= 0:
        return focus
    start = max(window[0], focus[0] - spare // 2)
    end = min(window[1], start + size)
    start = max(window[0], min(start, end - size))
    while start > window[0] and start < focus[0] and not text[start - 1].isspace():
        start += 1
    while end < window[1] and end > focus[1] and not text[end].isspace():
        end -= 1
    return start, end
