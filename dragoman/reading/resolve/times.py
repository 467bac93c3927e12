"""When acts were: a time for acts whose own clause gives none, only where the text supports it; whether an act is history.

Three supports, each ``inferred``: a date that fronts the sentence and governs the act's clause; the same act dated elsewhere in
the document; the date that fronts a paragraph, for the simple-past acts of its main line (narrative progression, Partee 1984).
Never the publication date: an act without support stays undated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model.records import AnyRecord, Claim, Event, Side, Time, Transfer
from dragoman.model.spans import Span, any_covers, overlap
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.resolve.referents import Referents

if TYPE_CHECKING:
    from spacy.tokens import Token

# Codebook: an act is historical where it lies over a year before the text's own date.
_YEAR = timedelta(days=365)
# Words that may stand before a date that fronts its sentence ("Late in", "By early", "On the same").
_FRONT_WORDS = 3
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
# Through these a clause shares the time of the clause above it; through others (relcl, ccomp, finite advcl) it has its own.
_SHARED = {"conj", "xcomp", "pobj", "dobj", "prep", "pcomp", "nsubj", "nsubjpass", "attr", "compound", "poss", "appos", "dative", "agent"}
# Acts that happen once between two sides, so that a second telling is the same act; strikes, shipments and charges recur.
_SINGULAR = {"CONSULT", "RETREAT", "CONCEDE"}
_SINGULAR_WORDS = {"invasion", "invade", "annexation", "annex"}


def dated(records: Sequence[AnyRecord], referents: Referents) -> list[AnyRecord]:
    """Return the records, in their order, with undated acts dated from their sentence or paragraph."""
    acts = _Acts(records, referents)
    return [acts.event(r) if isinstance(r, Event) else acts.transfer(r) if isinstance(r, Transfer) else r for r in records]


def twins_dated(records: Sequence[AnyRecord], referents: Referents) -> list[AnyRecord]:
    """Return the records, their sides known, with acts dated from their other tellings, transfers from their acts, and ``historical``."""
    events = {r.id: r for r in records if isinstance(r, Event)}
    events = {key: _twin(event, list(events.values()), referents) for key, event in events.items()}
    published = referents.annotation.document.published
    events = {key: replace(event, historical=_historical(event.time, published)) for key, event in events.items()}
    return [events[r.id] if isinstance(r, Event) else _of_events(r, events) if isinstance(r, Transfer) else r for r in records]


def _of_events(transfer: Transfer, events: dict[str, Event]) -> Transfer:
    times = {events[key].time for key in transfer.events if key in events and _known(events[key].time)}
    if _known(transfer.time) or len(times) != 1:
        return transfer
    return replace(transfer, time=replace(next(iter(times)), basis="inferred"))


def _known(when: When) -> bool:
    return when.start is not None or when.end is not None


def _historical(when: When, published: When) -> bool | None:
    if when.end is not None and published.start is not None and when.end < published.start - _YEAR:
        return True
    recent = when.start is not None and published.end is not None and when.start >= published.end - _YEAR
    return False if recent else None


@dataclass(frozen=True)
class _Acts:
    """Dates the acts of one document by what stands around them."""

    records: Sequence[AnyRecord]
    referents: Referents

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {r.id: r for r in self.records if isinstance(r, Claim)}

    def event(self, event: Event) -> Event:
        """Return the event with the time that its sentence or paragraph gives it, without one that belongs to another's saying."""
        head = self.referents.head(event.trigger)
        if self._of_another(event, event.trigger, head):
            event = replace(event, time=UNKNOWN)
        # An expression of its own that could not be dated ("in preceding weeks") is not overruled by one further away.
        if _known(event.time) or event.time.span is not None or event.aspect == "background":
            return event
        if head is None:
            return event
        near = self._fronted(head, event) or self._narrated(head, event)
        return replace(event, time=_inferred(near)) if near is not None else event

    def transfer(self, transfer: Transfer) -> Transfer:
        """Return the transfer without a time that belongs to another's saying or to another clause."""
        strange = self._of_another(transfer, transfer.item, self.referents.head(transfer.item))
        return replace(transfer, time=UNKNOWN) if strange else transfer

    def _of_another(self, act: Event | Transfer, anchor: Span, head: Token | None) -> bool:
        if not _known(act.time) or act.time.span is None:
            return False
        time = self.referents.head(act.time.span)
        passage = self.referents.of_doc(head) if head is not None else None
        below = _below(time, head) if time is not None and head is not None else None
        # "A loan Mr. Doe took in May": the clause is part of the naming itself.
        inner = below is not None and passage is not None and not overlap(passage.at(below), anchor) and isinstance(act, Event)
        return inner or not self._same_word(act, anchor, act.time.span)

    def _same_word(self, act: Event | Transfer, anchor: Span, span: Span) -> bool:
        """Whether a time stands in the same speaker's words as the act: "said on Monday that it sent" dates the saying only."""
        around = self.claims.get(act.claim or "")
        told = around is None or any_covers(around.content, span) or any(overlap(c, anchor) for c in around.cue)
        outer = self.referents.annotation.document.sentences
        inside = next((s for s in outer if s[0] <= span[0] < s[1]), None)
        inner = (c for c in self.claims.values() if inside and inside[0] <= c.anchor[0] < inside[1])
        return told and all(any_covers(c.content, anchor) for c in inner if any_covers(c.content, span))

    def _fronted(self, head: Token, event: Event) -> Time | None:
        passage = self.referents.of_doc(head)
        if passage is None:
            return None
        for time in self._times(passage.at(head.sent)):
            front = self.referents.head(time.span)
            if front is not None and _governs(front, head) and self._same_word(event, event.trigger, time.span):
                return time
        return None

    def _narrated(self, head: Token, event: Event) -> Time | None:
        """Return the date that fronts the paragraph's first sentence, for a later simple-past act of its main line."""
        passage = self.referents.of_doc(head)
        told = event.claim is None and event.aspect == "episode" and event.polarity == "+" and event.phase == "completed"
        if passage is None or not told or not _main_past(head):
            return None
        first = next(iter(passage.doc.sents))
        if head.sent.start == first.start:
            return None
        between = self._times((passage.span[0], passage.at(head)[1]))
        fronting = between[0] if between else None
        root = self.referents.head(fronting.span) if fronting is not None else None
        if root is None or len(between) != 1 or root.i - first.start > _FRONT_WORDS or not _governs(root, first.root):
            return None
        return fronting

    def _times(self, span: Span) -> list[Time]:
        return [t for t in self.referents.annotation.times if span[0] <= t.span[0] < span[1] and (t.start or t.end)]


def _below(time: Token, act: Token) -> Token | None:
    """Return the head of the clause of its own in which a time stands under the act: "wrote of the bells that Malta cast last spring"."""
    path: list[Token] = []
    for up in (time, *time.ancestors):
        if up.i == act.i:
            return next((t for t in path if _own_clause(t)), None)
        path.append(up)
    return None


def _own_clause(token: Token) -> bool:
    conjoined = token.dep_ == "conj" and token.pos_ == "VERB" and _has_subject(token)
    return token.dep_ in ("relcl", "ccomp") or conjoined or (token.dep_ == "advcl" and _apart(token))


def _apart(clause: Token) -> bool:
    # A clause with "when" or "after" dates the main one, one with "because" or "if" does not.
    return any(c.dep_ == "mark" and c.lower_ in ("because", "although", "though", "if", "whereas", "unless") for c in clause.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _main_past(head: Token) -> bool:
    main = head.dep_ == "ROOT" or (head.dep_ == "conj" and head.head.dep_ == "ROOT")
    return main and head.tag_ == "VBD" and not any(c.dep_ == "aux" for c in head.children)


def _inferred(time: Time) -> When:
    return When(start=time.start, end=time.end, precision=time.precision, basis="inferred", span=time.span)


def _governs(time: Token, act: Token) -> bool:
    """Whether a time expression that stands before the subject of its clause holds for the act."""
    clause = next((t for t in time.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if clause is None or not _hangs_straight(time, clause):
        return False
    subject = next((c for c in clause.children if c.dep_ in _SUBJECTS), None)
    if subject is None or time.i > subject.i:
        return False
    up = act
    while up.i != clause.i:
        participle = up.dep_ == "advcl" and up.tag_ == "VBG" and not _has_subject(up)
        passing = up.dep_ in _SHARED and not any(c.dep_ == "aux" and c.lower_ == "had" for c in up.children)
        if not (participle or passing) or up.head.i == up.i:
            return False
        up = up.head
    return not any(c.dep_ == "aux" and c.lower_ in ("had", "will", "would") for c in act.children)


def _hangs_straight(time: Token, clause: Token) -> bool:
    up = time
    while up.head.i != clause.i:
        if up.dep_ not in ("pobj", "prep", "npadvmod", "advmod", "compound", "nummod", "amod", "nmod", "poss", "det"):
            return False
        up = up.head
    return up.dep_ in ("prep", "npadvmod", "advmod", "pcomp", "nmod", "dep")


def _twin(event: Event, events: Sequence[Event], referents: Referents) -> Event:
    """Give an undated act the date of the same act, told elsewhere with the same sides; none where two dates compete."""
    if _known(event.time) or event.time.span is not None or not _singular(event, referents):
        return event
    same = [e for e in events if _known(e.time) and _same_act(e, event, referents) and _singular(e, referents)]
    times = {(e.time.start, e.time.end): e.time for e in same}
    return replace(event, time=replace(next(iter(times.values())), basis="inferred")) if len(times) == 1 else event


def _same_act(one: Event, other: Event, referents: Referents) -> bool:
    if (one.type, one.mode, one.polarity, other.polarity) != (other.type, other.mode, "+", "+"):
        return False
    sides = [_who(e.actors, referents) for e in (one, other)], [_who(e.recipients, referents) for e in (one, other)]
    known = all(actor for both in sides for side in both for actor, _ in side) and sum(len(both[0]) for both in sides) > 1
    return known and all(first == second for first, second in sides)


def _who(sides: Sequence[Side], referents: Referents) -> list[tuple[str, str]]:
    """Return actors with the name where they are people or officials: the deputy's visit is not the mayor's."""
    found = []
    for side in sides:
        mention = referents.covering(side.span) if side.span else None
        person = mention is not None and mention.label in ("person", "role")
        found.append((side.actor or "", mention.name if mention is not None and person else ""))
    return sorted(found)


def _singular(event: Event, referents: Referents) -> bool:
    if event.phase != "completed" or event.aspect == "aggregate":
        return False
    head = referents.head(event.trigger)
    word = head is not None and head.lemma_.lower() in _SINGULAR_WORDS
    words = referents.annotation.document.text[slice(*event.trigger)].lower()
    return event.type in _SINGULAR or word or any(w in words for w in _SINGULAR_WORDS)
