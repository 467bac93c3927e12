"""Who the phrase under a span is: an actor and its sector, with the rule that said so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model.records import Mention
from dragoman.model.spans import Span
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.resolve.anaphora import antecedent, possessor
from dragoman.reading.resolve.phrases import words
from dragoman.reading.resolve.referents import Referents

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = ("adjective", "state", "capital", "metonym", "role", "group")


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor that a phrase stands for. ``unnamed`` people never speak for their state as a whole; ``named`` is the full name."""

    actor: str | None
    sector: str | None
    rule: str
    named: str | None = None
    unnamed: bool = False
    anaphoric: bool = False
    mention: Mention | None = None


@dataclass(frozen=True)
class Identifier:
    """Tells who phrases of one document are."""

    referents: Referents

    def of(self, span: Span, when: When = UNKNOWN) -> tuple[Identity, ...]:
        """Return whom the phrase under ``span`` stands for on the date ``when``: several for "the two countries", none where unsure."""
        head = self.referents.head(span)
        passage = self.referents.passage(span)
        if head is None or passage is None:
            return ()
        place = passage.at(head)
        mention = self.referents.covering(place)
        if mention is None or (mention.actor is None and not mention.candidates):
            mention = self._beside(head) or mention
        if mention is not None:
            return self._of_mention(mention, when)
        found = antecedent(head, place[0], self.referents)
        if found is not None:
            known = [i for m in found.mentions for i in self._of_mention(m, when) if i.actor or i.named]
            return tuple(replace(i, rule=found.rule, sector=found.sector or i.sector, anaphoric=True) for i in known)
        return self._of_act(head, when)

    def owner(self, span: Span) -> tuple[Identity, ...]:
        """Return whose the thing under ``span`` is, where one state owns it ("Peruvian copper mines")."""
        owners = [m for m in self.referents.within(span) if m.actor and m.label in _OWNERS]
        if not owners:
            return self._possessed(span)
        if len({m.actor for m in owners}) != 1:
            return ()
        return (Identity(owners[0].actor, None, "owner of the thing", owners[0].name, mention=owners[0]),)

    def _possessed(self, span: Span) -> tuple[Identity, ...]:
        head, passage = self.referents.head(span), self.referents.passage(span)
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None) if head is not None else None
        if owner is None or passage is None:
            return ()
        found = possessor(owner, passage.at(owner)[0], self.referents)
        if found is None or len(found.mentions) != 1 or not found.mentions[0].actor:
            return ()
        return (Identity(found.mentions[0].actor, None, "owner of the thing", found.mentions[0].name, mention=found.mentions[0]),)

    def _beside(self, head: Token) -> Mention | None:
        """Return the name set beside a noun: "the state news agency IRNA", "a spokesman, Oleg Nikolenko"."""
        passage = self.referents.of_doc(head)
        beside = [c for c in head.children if c.dep_ == "appos"] if passage is not None else []
        if passage is not None and head.i + 1 < len(head.doc) and head.nbor(1).pos_ == "PROPN":
            # The parser often gives both the noun and its name to the verb.
            beside.append(head.nbor(1))
        named = [self.referents.covering(passage.at(c)) for c in beside] if passage is not None else []
        return next((m for m in named if m is not None and m.label in ("person", "organisation", "group") and m.actor), None)

    def _of_mention(self, mention: Mention, when: When) -> tuple[Identity, ...]:
        if mention.rule.startswith("coordinated"):
            return tuple(Identity(c.actor, mention.sector, mention.rule, unnamed=True, mention=mention) for c in mention.candidates)
        person = next((c.actor for c in mention.candidates if c.actor.startswith("per:")), None)
        if person:
            return (self._of_person(mention, person, when),)
        return (Identity(mention.actor, mention.sector, mention.rule, mention.name, self._unnamed(mention), mention=mention),)

    def _of_person(self, mention: Mention, person: str, when: When) -> Identity:
        """Decide by the office for whom the person acts: the one held on the date of the act."""
        same = Identity(mention.actor, mention.sector, mention.rule, mention.name, mention=mention)
        if when.start is None and when.end is None:
            return replace(same, actor=None, sector=None) if mention.rule.endswith("called former") else same
        terms = [t for t in self.referents.registry.offices.get(person, ()) if t.held(when.start, when.end)]
        if not terms:
            return replace(same, actor=None, sector=None, rule="registry: no office on the date of the act")
        term = max(terms, key=lambda t: t.start or date.min)
        return replace(same, actor=term.country, sector=term.sector, rule=f"registry: {term.title} on the date of the act")

    def _unnamed(self, mention: Mention) -> bool:
        if mention.label != "role":
            return False
        head = self.referents.token(mention)
        indefinite = head is not None and any(c.lower_ in ("a", "an", "one", "some", "another") for c in head.lefts)
        return mention.rule.startswith("role: unnamed") or indefinite

    def _of_act(self, head: Token, when: When) -> tuple[Identity, ...]:
        """Return the owner of an act ("Lima's choice", "Nordic criticism")."""
        if head.lemma_.lower() not in words().act or head.pos_ != "NOUN":
            return ()
        for child in head.lefts:
            if child.dep_ in ("poss", "amod", "nmod", "compound"):
                passage = self.referents.of_doc(child)
                mention = self.referents.covering(passage.at(child)) if passage else None
                if mention is not None and mention.actor:
                    return tuple(replace(i, rule="owner of the act") for i in self._of_mention(mention, when))
        return ()
