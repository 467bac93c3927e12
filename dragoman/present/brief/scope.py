"""Which documents and records a question is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord, Cause, Claim, Event, Forecast, Mention, Side, State, Transfer
from dragoman.model.spans import Span, any_covers
from dragoman.present.brief.model import Direction
from dragoman.present.brief.question import Question

T = TypeVar("T")


def known_by(document: Document, as_of: date | None) -> bool:
    """Whether the document was surely published by ``as_of`` (an undated one is not)."""
    if as_of is None or document.error is not None:
        return True
    latest = document.published.end or document.published.start
    return latest is not None and latest <= as_of


def direction(question: Question, actors: Iterable[Side | None], recipients: Iterable[Side | None]) -> Direction:
    """Which way between the two sides an act or transfer goes; ``a`` or ``b`` where only one of them takes part."""
    a, b = question.a.code, question.b.code
    doing = {s.actor for s in actors if s}
    done_to = {s.actor for s in recipients if s}
    if a in doing and b in done_to and not (b in doing and a in done_to):
        return "both" if b in doing else "a>b"
    if b in doing and a in done_to:
        return "both" if a in doing else "b>a"
    if {a, b} <= doing | done_to:
        return "both"
    return "a" if a in doing | done_to else "b" if b in doing | done_to else "other"


@dataclass(frozen=True, slots=True)
class Index:
    """Records by id and by place in the text; ``named``: where a document names a side, ``actors``: its mentions of known actors."""

    question: Question
    documents: dict[str, Document]
    claims: dict[str, Claim]
    mentions: dict[tuple[str, Span], Mention]
    named: dict[str, tuple[Span, ...]]
    actors: dict[str, tuple[Mention, ...]]
    covered: dict[str, tuple[AnyRecord, ...]]

    def names_a_side(self, doc: str, spans: Iterable[Span]) -> bool:
        """Whether one of the two sides is mentioned within the spans."""
        pieces = tuple(spans)
        return any(any_covers(pieces, m) for m in self.named.get(doc, ()))

    def concerns(self, record: AnyRecord) -> bool:
        """Whether the record is about one of the two sides: as a party, as the speaker or by a mention within it."""
        if isinstance(record, Event):
            return direction(self.question, record.actors, record.recipients) != "other"
        if isinstance(record, Transfer):
            return direction(self.question, (record.giver,), (record.receiver,)) != "other"
        if isinstance(record, State):
            return direction(self.question, (record.subject,), (record.object,)) != "other"
        if isinstance(record, Claim) and self._said_about(record):
            return True
        return self.names_a_side(record.doc, _extent(record))

    def _said_about(self, claim: Claim) -> bool:
        codes = {claim.speaker.actor, claim.speaker.affiliation}
        inside = (r for r in self.covered.get(claim.id, ()) if not isinstance(r, Claim))
        return bool(codes & self.question.codes) or any(self.concerns(r) for r in inside)


def _extent(record: AnyRecord) -> tuple[Span, ...]:
    """The spans in which a mention makes the record concern its actor."""
    if isinstance(record, Claim | Forecast):
        return record.content
    if isinstance(record, Cause):
        return record.cause, record.effect
    return (record.anchor,)


def index(question: Question, documents: dict[str, Document], records: Sequence[AnyRecord]) -> Index:
    """Lays out the records of a question's documents."""
    claims = {r.id: r for r in records if isinstance(r, Claim)}
    mentions = {(r.doc, r.span): r for r in records if isinstance(r, Mention)}
    named: dict[str, list[Span]] = defaultdict(list)
    actors: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.values():
        if mention.actor:
            actors[mention.doc].append(mention)
        if mention.actor in question.codes:
            named[mention.doc].append(mention.span)
    covered: dict[str, list[AnyRecord]] = defaultdict(list)
    for record in records:
        for claim in _claims_around(getattr(record, "claim", None), claims):
            covered[claim].append(record)
    return Index(question, documents, claims, mentions, _frozen(named), _frozen(actors), _frozen(covered))


def _claims_around(claim: str | None, claims: dict[str, Claim]) -> tuple[str, ...]:
    around: list[str] = []
    while claim is not None and claim in claims and claim not in around:
        around.append(claim)
        claim = claims[claim].claim
    return tuple(around)


def _frozen(lists: dict[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(values) for key, values in lists.items()}

