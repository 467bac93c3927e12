"""From a record to a row: its heading, its standing, its sentence with the marks, and why each field is what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord, Event
from dragoman.model.sourced import Sourced
from dragoman.model.spans import Span, Spans
from dragoman.model.when import UNKNOWN, When
from dragoman.present.brief.model import Quote, Row, Source
from dragoman.present.brief.scope import Index
from dragoman.present.brief.why import reasons
from dragoman.present.marks import marked, marks
from dragoman.present.quoting import Quoter
from dragoman.present.standing import outlet_name, standing
from dragoman.present.wording import attributed
from dragoman.present.words import act, clean, dated, dates, short


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the rows of one brief."""

    index: Index
    quoter: Quoter
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def row(
        self,
        record: AnyRecord,
        heading: str,
        *,
        claimed: str | None = None,
        when: When = UNKNOWN,
        state: str = "completed",
        words: str | None = None,
    ) -> Row:
        """The row of a record under a heading; ``claimed`` is the heading without its "not"."""
        document = self.index.documents[record.doc]
        # The sentence first: what is left of its allowance goes to the small print.
        quote = self.quote(record)
        stands = standing(getattr(record, "claim", None), self.index.claims, document)
        clause = claimed if claimed and stands.voice == "denied" else heading
        return Row(
            id=record.id,
            kind=record.kind,
            heading=clause,
            told=attributed(clause, stands, outlet_name(document)),
            claimed=claimed or heading,
            standing=stands,
            act=act(record) if isinstance(record, Event) else state,
            when=dates(when),
            start=when.start,
            end=when.end,
            basis=when.basis,
            source=source(document),
            offsets=record.anchor,
            why=reasons(record, self.index, lambda span: self.words(record, (span,))),
            quote=quote,
            words=words,
            also=tuple(source(self.index.documents[d]) for d in self.also.get(record.id, ())),
        )

    def words(self, record: AnyRecord, spans: Spans) -> str | None:
        """The text under a (broken) span as far as it may be quoted; None where it may not."""
        document = self.index.documents[record.doc]
        taken = [self.quoter.take(record.id, document, span, span) for span in spans]
        return None if not taken or None in taken else clean(" … ".join(document.text[s:e] for s, e in taken if s < e))  # type: ignore[misc]

    def quote(self, record: AnyRecord) -> Quote | None:
        """The record's paragraph or sentence with its spans marked, as far as it may be quoted."""
        return self.cutting(record, self.quoter.window(Sourced(record, self.index.documents[record.doc])))

    def cutting(self, record: AnyRecord, window: Span) -> Quote | None:
        """A stretch of the record's text with its spans marked, as far as it may be quoted."""
        document = self.index.documents[record.doc]
        shown = self.quoter.take(record.id, document, window, record.anchor)
        if shown is None:
            return None
        inside = whole_words(document.text, shown)
        return Quote(pieces=marked(document.text, inside, marks(record)), before=inside[0] > window[0], after=inside[1] < window[1])


def whole_words(text: str, span: Span) -> Span:
    """The span without spaces at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def source(document: Document) -> Source:
    """How a row names its document."""
    return Source(
        doc=document.id,
        outlet=outlet_name(document),
        title=short(document.title or "untitled", 160),
        published=dated(document.published),
        path=document.path,
        known=document.outlet is not None,
        link=safe_link(document.url),
    )


def safe_link(url: str | None) -> str | None:
    """The address if it is http or https with a host, else None: nothing else is ever made a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
