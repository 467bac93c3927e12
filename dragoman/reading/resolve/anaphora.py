"""Pronouns and definite phrases inside a document, by recency with agreement of number, kind and role; unsure cases abstain.

After Hobbs (1978) and the recency and subject preferences of Lappin & Leass (1994), cut down to what the registry can check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model.records import Mention
from dragoman.reading.resolve.neuter import it
from dragoman.reading.resolve.pairs import joined, of_state, pair
from dragoman.reading.resolve.phrases import Antecedent, words
from dragoman.reading.resolve.referents import Referents

if TYPE_CHECKING:
    from spacy.tokens import Token

# Sentences looked back over: a pronoun rarely reaches past the sentence before, a definite phrase past three.
_PRONOUN_REACH, _PHRASE_REACH, _TITLE_REACH = 2, 3, 40


def antecedent(head: Token, at: int, referents: Referents) -> Antecedent | None:
    """Return what the phrase headed by ``head``, at offset ``at`` of the document, stands for; None where that is unsure."""
    word = head.lower_
    lists = words()
    if word in lists.he:
        return _person(at, referents)
    if word in lists.it:
        return it(head, at, referents, _PRONOUN_REACH)
    if word in lists.they:
        return _several(at, referents)
    if word in ("who", "which", "that", "whom"):
        return _relative(head, referents)
    if _says_two(head) and head.lemma_.lower() in lists.pair:
        return pair(at, referents)
    return _definite(head, at, referents)


def _relative(head: Token, referents: Referents) -> Antecedent | None:
    """Return what a relative clause hangs on: "Iran, which armed the rebels"."""
    clause = next((t for t in head.ancestors if t.dep_ == "relcl"), None)
    passage = referents.of_doc(head)
    mention = referents.covering(passage.at(clause.head)) if clause is not None and passage else None
    return Antecedent((mention,), "relative pronoun") if mention is not None and mention.label != "adjective" else None


def _says_two(head: Token) -> bool:
    return any(c.lower_ in ("two", "both") and c.i < head.i for c in head.children)


def _definite(head: Token, at: int, referents: Referents) -> Antecedent | None:
    owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
    lists = words()
    word = head.lower_ if head.lower_ in lists.state else head.lemma_.lower()
    if owner is not None:
        return _owned(owner, at, referents, lists.state.get(word)) if word in lists.state else None
    if not any(c.lower_ in ("the", "this", "that") for c in head.lefts):
        return None
    if word in lists.title:
        return _titled(lists.title[word], at, referents)
    if word in lists.state:
        return _state(at, referents, lists.state[word])
    return _body(at, referents, lists.body[word]) if word in lists.body else None


def _owned(owner: Token, at: int, referents: Referents, sector: str | None) -> Antecedent | None:
    # "His government" is that of the person's state, "its army" that of the state.
    if owner.lower_ not in words().he | words().it:
        return None
    found = antecedent(owner, at, referents)
    return Antecedent(found.mentions, f"possessor: {found.rule}", sector) if found else None


def _person(at: int, referents: Referents) -> Antecedent | None:
    for sentence in referents.before(at, _PRONOUN_REACH):
        people = [m for m in sentence if m.label == "person"]
        subjects = [m for m in people if referents.is_subject(m)]
        chosen = subjects or people
        if len({m.name for m in chosen}) == 1 or (chosen and subjects):
            return Antecedent((chosen[-1],), "pronoun: the person last named")
        if chosen:
            return None
    return None


def _several(at: int, referents: Referents) -> Antecedent | None:
    for sentence in referents.before(at, _PRONOUN_REACH):
        subjects = [m for m in sentence if referents.is_subject(m) and (m.actor or m.label == "person")]
        plural = [m for m in subjects if _plural(m, referents)]
        if plural:
            return Antecedent((plural[-1],), "pronoun: the plural last named")
        if len(subjects) > 1 and joined(subjects[-2], subjects[-1], referents):
            return Antecedent(tuple(subjects[-2:]), "pronoun: the two last joined")
        if subjects:
            return None
    return None


def _plural(mention: Mention, referents: Referents) -> bool:
    token = referents.token(mention)
    return token is not None and token.tag_ in ("NNS", "NNPS") and mention.label in ("role", "people", "group")


def _state(at: int, referents: Referents, sector: str) -> Antecedent | None:
    for sentence in referents.before(at, _PHRASE_REACH):
        states = [m for m in sentence if m.actor and m.actor in referents.registry.entries and of_state(m, referents)]
        subjects = [m for m in states if referents.is_subject(m)]
        if subjects:
            return Antecedent((subjects[-1],), "definite: the state last a subject", sector)
        if len({m.actor for m in states}) == 1:
            return Antecedent((states[-1],), "definite: the only state near", sector)
        if states:
            return None
    return None


def _body(at: int, referents: Referents, kind: str) -> Antecedent | None:
    for sentence in referents.before(at, _PHRASE_REACH):
        bodies = [m for m in sentence if m.label in (("group", "organisation") if kind == "group" else (kind,)) and m.actor]
        if len({m.actor for m in bodies}) == 1:
            return Antecedent((bodies[-1],), f"definite: the {kind} last named")
        if bodies:
            return None
    return None


def _titled(titles: list[str], at: int, referents: Referents) -> Antecedent | None:
    """Find the person last named under the title; a second one as near makes it unsure."""
    text = referents.annotation.document.text
    for sentence in referents.before(at, _TITLE_REACH):
        holders = [m for m in sentence if m.label in ("person", "role") and _bears(m, text, titles)]
        if len({m.name for m in holders}) == 1:
            return Antecedent((holders[-1],), "definite: the holder of the title last named")
        if holders:
            return None
    return None


def _bears(mention: Mention, text: str, titles: list[str]) -> bool:
    office = mention.rule.removeprefix("registry: ") if mention.label == "person" else ""
    phrase = f"{text[mention.span[0] : mention.span[1]]} {office}".lower()
    return any(title in phrase for title in titles)
