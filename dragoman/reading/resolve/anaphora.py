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

# Sentences looked back over: a pronoun rarely reaches past the sentence before, a definite phrase past three. "He" runs on through
# sentences that name no other person, as they hold only more pronouns.
_PRONOUN_REACH, _HE_REACH, _PHRASE_REACH, _TITLE_REACH, _OFFICE_REACH = 2, 5, 3, 40, 2


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
    word = head.lower_ if head.lower_ in lists.state | lists.title or owner is not None else _singular(head)
    sector = lists.state.get(word) or lists.owned.get(word) or lists.owned.get(head.lemma_.lower())
    if owner is not None:
        return possessor(owner, at, referents, sector) if sector else None
    if not any(c.lower_ in ("the", "this", "that") for c in head.lefts) or _told_which(head):
        return None
    if word in lists.title:
        return _titled(lists.title[word], at, referents) or (_office(head, at, referents) if word in lists.office else None)
    if word in lists.state:
        return _state(at, referents, lists.state[word])
    if word in lists.body:
        return _body(at, referents, lists.body[word])
    return _again(head, at, referents)


def _singular(head: Token) -> str:
    # "The parliaments" are not one state's.
    return head.lower_ if head.tag_ in ("NNS", "NNPS") else head.lemma_.lower()


def _told_which(head: Token) -> bool:
    """Whether the phrase says itself which one it means: "the army of a superpower", "the governments that impose them"."""
    return any((c.dep_ == "prep" and c.lower_ == "of") or c.dep_ in ("relcl", "acl") for c in head.children if c.i > head.i)


def possessor(owner: Token, at: int, referents: Referents, sector: str | None = None) -> Antecedent | None:
    """Return whose a thing is: "his government" is that of the person's state, "its army" and "the country's army" that of the state."""
    lists = words()
    pronoun = owner.lower_ in lists.he | lists.it | lists.they
    if not pronoun and owner.lemma_.lower() not in lists.state | lists.body:
        return None
    passage = referents.of_doc(owner)
    found = antecedent(owner, passage.at(owner)[0] if passage else at, referents)
    if found is None or (owner.lower_ in lists.they and len({m.actor for m in found.mentions}) > 1):
        return None
    return Antecedent(found.mentions, f"possessor: {found.rule}", sector)


def _office(head: Token, at: int, referents: Referents) -> Antecedent | None:
    """Take "the foreign minister" for that of the state spoken of, where nobody was named under the title."""
    found = _state(at, referents, "GOV", _OFFICE_REACH)
    return Antecedent(found.mentions, "definite: office of the state last a subject", found.sector) if found else None


def _again(head: Token, at: int, referents: Referents) -> Antecedent | None:
    """Return the people last named by the same noun: "Iranian officials ... the officials"."""
    if any(c.dep_ in ("amod", "compound", "prep", "relcl", "acl") for c in head.children):
        return None
    for sentence in referents.before(at, _PHRASE_REACH):
        same = [m for m in sentence if m.label == "role" and _same_noun(m, head, referents)]
        if same:
            return Antecedent((same[-1],), "definite: the same noun before") if len({m.actor for m in same}) == 1 else None
    return None


def _same_noun(mention: Mention, head: Token, referents: Referents) -> bool:
    token = referents.token(mention)
    return token is not None and token.lower_ == head.lower_


def _person(at: int, referents: Referents) -> Antecedent | None:
    for sentence in referents.before(at, _HE_REACH):
        people = [m for m in sentence if _is_person(m, referents) and _heard(m, at, referents)]
        subjects = [m for m in people if referents.is_subject(m)]
        chosen = subjects or people
        if len({m.name for m in chosen}) == 1 or (chosen and subjects):
            return Antecedent((chosen[-1],), "pronoun: the person last named")
        if chosen:
            return None
    return None


def _is_person(mention: Mention, referents: Referents) -> bool:
    """Whether a mention is one person, by name or by office ("Iran's foreign minister")."""
    if mention.label != "role":
        return mention.label == "person"
    token = referents.token(mention)
    return token is not None and token.tag_ in ("NN", "NNP") and token.lemma_.lower() in words().one


def _heard(mention: Mention, at: int, referents: Referents) -> bool:
    """Whether a mention can be what is gone back to: what is named inside a quotation, the text around it seldom takes up."""
    quotation = referents.quotation(mention.span[0])
    return quotation is None or quotation == referents.quotation(at)


def _several(at: int, referents: Referents) -> Antecedent | None:
    for sentence in referents.before(at, _PRONOUN_REACH):
        subjects = [m for m in sentence if referents.is_subject(m) and (m.actor or m.label == "person") and _heard(m, at, referents)]
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


def _state(at: int, referents: Referents, sector: str, reach: int = _PHRASE_REACH) -> Antecedent | None:
    home = _home(at, referents)
    if home is not None:
        named = [m for s in referents.before(at, _TITLE_REACH) for m in reversed(s) if m.actor == home and referents.is_state(m)]
        return Antecedent((named[0],), "definite: the state of the body that is the subject", sector) if named else None
    for sentence in referents.before(at, reach):
        states = [m for m in sentence if m.actor and m.actor in referents.registry.entries and of_state(m, referents)]
        subjects = [m for m in states if referents.is_subject(m)]
        if subjects:
            return Antecedent((subjects[-1],), "definite: the state last a subject", sector)
        if len({m.actor for m in states}) == 1:
            return Antecedent((states[-1],), "definite: the only state near", sector)
        if states:
            return None
    return None


def _home(at: int, referents: Referents) -> str | None:
    """Return the state of a firm or body that is the subject of the sentence: "the operator Ukrenergo ... the country's plants"."""
    sentence = next(iter(referents.before(at, 0)))
    bodies = [m for m in sentence if m.label in ("organisation", "group") and referents.is_subject(m)]
    entry = referents.registry.entries.get(bodies[-1].actor or "") if bodies else None
    return entry.country if entry is not None and entry.country != entry.id else None


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
