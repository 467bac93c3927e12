"""Speakers: who says it, and for whom they can speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model.records import Mention, Speaker
from dragoman.model.spans import hull
from dragoman.reading.resolve.identify import Identifier, Identity


@dataclass(frozen=True)
class Speakers:
    """Fills in the speakers of one document."""

    identifier: Identifier

    def resolved(self, speaker: Speaker) -> Speaker:
        """Return the speaker with actor and affiliation; unnamed people keep ``actor`` None."""
        if not speaker.span:
            return speaker
        who = self.identifier.of(speaker.span[0]) or self.identifier.of(hull(speaker.span))
        if len(who) != 1:
            return speaker
        only = who[0]
        name = only.named if only.anaphoric and only.named else speaker.name
        if only.unnamed:
            return replace(speaker, name=name, affiliation=only.actor)
        return replace(speaker, name=name, actor=only.actor, affiliation=self._affiliation(only))

    def _affiliation(self, who: Identity) -> str | None:
        if who.actor is not None:
            entry = self.identifier.referents.registry.entries.get(who.actor)
            return entry.country if entry and entry.country else who.actor
        return self._told(who.mention) if who.mention is not None and who.mention.label == "person" else None

    def _told(self, mention: Mention) -> str | None:
        """Return the body that an apposition names: "scholars at the think tank X"."""
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
        for appositive in (t for near in (head, *head.conjuncts) for t in near.children if t.dep_ == "appos"):
            bodies = [referents.covering(passage.at(t)) for t in appositive.subtree if t.dep_ in ("pobj", "appos", "compound", "poss")]
            actors = [b.actor for b in bodies if b is not None and b.actor and b.label in ("organisation", "state", "group", "metonym")]
            if actors:
                return actors[0]
        return None
