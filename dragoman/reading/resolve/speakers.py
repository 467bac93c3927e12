"""Speakers: who says it, and for whom they can speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model.records import Claim, Mention, Speaker
from dragoman.model.spans import any_covers, hull
from dragoman.reading.resolve.identify import Identifier, Identity
from dragoman.reading.resolve.phrases import words


@dataclass(frozen=True)
class Speakers:
    """Fills in the speakers of one document."""

    identifier: Identifier

    def claims(self, claims: Sequence[Claim]) -> dict[str, Claim]:
        """Return the claims by id with their speakers filled in; "we" and "I" are whoever says the claim around."""
        done = {c.id: replace(c, speaker=self.resolved(c.speaker)) for c in claims}
        for key, claim in done.items():
            outer = done.get(claim.claim or "")
            if claim.speaker.name.lower() in words().we and outer is not None and outer.speaker.name.lower() not in words().we:
                meant = replace(claim.speaker, actor=outer.speaker.actor, affiliation=outer.speaker.affiliation)
                done[key] = replace(claim, speaker=meant)
        return done

    def resolved(self, speaker: Speaker) -> Speaker:
        """Return the speaker with actor and affiliation; unnamed people keep ``actor`` None."""
        if not speaker.span:
            return speaker
        who = self.identifier.of(speaker.span[0]) or self.identifier.of(hull(speaker.span))
        who = who if self._alone(speaker, who) else ()
        if len(who) > 1 and len({i.actor for i in who}) == 1:
            # Two named together who belong to one side: nobody of them is the speaker alone.
            return replace(speaker, affiliation=self._affiliation(who[0]))
        if len(who) != 1:
            return speaker
        only = who[0]
        name = only.named if only.anaphoric and only.named else speaker.name
        if only.unnamed:
            return replace(speaker, name=name, affiliation=only.actor)
        return replace(speaker, name=name, actor=only.actor, affiliation=self._affiliation(only))

    def _alone(self, speaker: Speaker, who: tuple[Identity, ...]) -> bool:
        """Whether the phrase names one speaker's side only: "Iran and Russia" is not Iran."""
        referents = self.identifier.referents
        head = referents.head(speaker.span[0]) if speaker.span else None
        passage = referents.of_doc(head) if head is not None else None
        if head is None or passage is None or not speaker.span:
            return True
        joined = [referents.covering(passage.at(t)) for t in head.conjuncts if any_covers(speaker.span, passage.at(t))]
        own = {i.actor for i in who}
        return all(m is None or m.actor in own or m.label == "adjective" for m in joined)

    def _affiliation(self, who: Identity) -> str | None:
        if who.actor is not None:
            entry = self.identifier.referents.registry.entries.get(who.actor)
            return entry.country if entry and entry.country else who.actor
        return self._told(who.mention) if who.mention is not None and who.mention.label == "person" else None

    def _told(self, mention: Mention) -> str | None:
        """Return the body that an apposition names: "tutors at the college X"."""
        referents = self.identifier.referents
        namesakes = [m for m in referents.annotation.mentions if m.name == mention.name]
        for other in namesakes:
            body = self._apposed(other)
            if body:
                return body
        return None

    def _apposed(self, mention: Mention) -> str | None:
        referents = self.identifier.referents
        head, passage = referents.token(mention), referents.passage(mention.span)
        if head is None or passage is None:
            return None
        # "Jane Roe of the RAND Corporation"
        for obj in (o for p in head.children if p.dep_ == "prep" and p.lower_ in ("of", "at", "from", "with") for o in p.children):
            body = referents.covering(passage.at(obj))
            if body is not None and body.actor and body.label in ("organisation", "group"):
                return body.actor
        for appositive in (t for near in (head, *head.conjuncts) for t in near.children if t.dep_ == "appos"):
            bodies = [referents.covering(passage.at(t)) for t in appositive.subtree if t.dep_ in ("pobj", "appos", "compound", "poss")]
            actors = [b.actor for b in bodies if b is not None and b.actor and b.label in ("organisation", "state", "group", "metonym")]
            if actors:
                return actors[0]
        return None
