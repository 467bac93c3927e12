"""Resolution: the actors behind the mentions, sides and speakers of one document.

A side's actor is the state's code where the phrase is the state, its metonym, its government, its officials by office or an
office holder acting for it (on the date of the act); else the registry's id of the organisation, group or collective; else
None. A speaker who is an unnamed official has no ``actor`` but an ``affiliation``: such people never speak for the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.annotation import Annotation
from dragoman.model.records import RECORD_TYPES, AnyRecord, Claim, Event, Evidence, Side, State, Transfer
from dragoman.model.spans import Span, any_covers
from dragoman.model.when import When
from dragoman.reading.resolve.identify import Identifier, Identity
from dragoman.reading.resolve.phrases import words
from dragoman.reading.resolve.referents import Referents
from dragoman.reading.resolve.speakers import Speakers
from dragoman.reading.resolve.times import dated, twins_dated
from dragoman.world.actors.registry import Registry

_ORDER = {kind.kind: place for place, kind in enumerate(RECORD_TYPES)}


def resolve(annotation: Annotation, records: Sequence[AnyRecord], registry: Registry) -> tuple[AnyRecord, ...]:
    """Return all records of the document in text order, with ``actor``, ``sector`` and ``affiliation`` filled where they are known."""
    referents = Referents(annotation, registry)
    identifier = Identifier(referents)
    speakers = Speakers(identifier)
    claims = speakers.claims([r for r in records if isinstance(r, Claim)])
    # Dates come first: who somebody is may hang on the date of the act.
    records = dated(records, referents)
    sides = _Sides(identifier, claims)
    done = [claims[r.id] if isinstance(r, Claim) else _resolved(r, sides, speakers) for r in records]
    every = [*annotation.mentions, *annotation.times, *annotation.places, *annotation.quantities, *twins_dated(done, referents)]
    return tuple(sorted(every, key=lambda r: (r.anchor[0], r.anchor[1], _ORDER[r.kind])))


def _resolved(record: AnyRecord, sides: _Sides, speakers: Speakers) -> AnyRecord:
    match record:
        case Event():
            return replace(
                record,
                actors=sides.several(record.actors, record.time, record.claim, done_to=False),
                recipients=sides.several(record.recipients, record.time, record.claim, done_to=True),
            )
        case Transfer():
            giver, receiver = (sides.one(side, record.time, record.claim) for side in (record.giver, record.receiver))
            return replace(record, giver=giver, receiver=receiver)
        case State():
            subject = sides.one(record.subject, record.time, record.claim) or record.subject
            return replace(record, subject=subject, object=sides.one(record.object, record.time, record.claim))
        case Evidence():
            return replace(record, presenter=speakers.resolved(record.presenter)) if record.presenter else record
        case _:
            return record


class _Sides:
    """Sides of records: who they are, given the date of the act and the claim around it."""

    def __init__(self, identifier: Identifier, claims: dict[str, Claim]) -> None:
        self.identifier = identifier
        self.claims = claims

    def several(self, sides: tuple[Side, ...], when: When, claim: str | None, *, done_to: bool) -> tuple[Side, ...]:
        """Return the sides filled in; one side becomes several where its phrase names several actors."""
        filled: list[Side] = []
        for side in sides:
            who = self._who(side, when, claim) or (self.identifier.owner(side.span) if done_to and side.span else ())
            filled.extend(_filled(side, who))
        return tuple(dict.fromkeys(filled))

    def one(self, side: Side | None, when: When, claim: str | None) -> Side | None:
        """Return the side filled in; left open where its phrase names several actors."""
        if side is None:
            return None
        who = self._who(side, when, claim)
        return _filled(side, who)[0] if len(who) == 1 else side

    def _who(self, side: Side, when: When, claim: str | None) -> tuple[Identity, ...]:
        if side.span is None or side.actor is not None:
            return ()
        head = self.identifier.referents.head(side.span)
        if side.name.lower() in words().we or (head is not None and any(c.dep_ == "poss" and c.lower_ in words().we for c in head.lefts)):
            return self._speaking(side.span, claim)
        return self.identifier.of(side.span, when)

    def _speaking(self, span: Span, claim: str | None) -> tuple[Identity, ...]:
        # "We", "us" and "our forces" are the speaker's side, inside that speaker's own words only; "we know that we ..." is one speaker's.
        around = self.claims.get(claim) if claim else None
        while around is not None and around.speaker.name.lower() in words().we:
            around = self.claims.get(around.claim) if around.claim else None
        if around is None or not any_covers(around.content, span):
            return ()
        actor = around.speaker.affiliation or around.speaker.actor
        return (Identity(actor, None, "first person: the speaker's side", around.speaker.name, anaphoric=True),) if actor else ()


def _filled(side: Side, who: tuple[Identity, ...]) -> list[Side]:
    if not who:
        return [side]
    return [replace(side, actor=i.actor, sector=i.sector, name=i.named if i.anaphoric and i.named else side.name) for i in who]

