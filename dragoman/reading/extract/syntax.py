"""Small helpers on a spaCy parse: logical subjects and objects, passives, prepositions. Nothing here knows what a word means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
OBJECTS = ("dobj", "attr", "oprd")


def children(token: Token, *deps: str) -> list[Token]:
    """Give the children of a token that have one of the dependencies."""
    return [c for c in token.children if c.dep_ in deps]


def with_conjuncts(token: Token) -> list[Token]:
    """Give a token and those coordinated with it."""
    found = [token]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that stands for one."""
    if children(verb, "auxpass"):
        return True
    if children(verb, "nsubjpass"):  # the parser slips at "had twice visited": a passive has no plain object behind a mere "have"
        return not (children(verb, "dobj") and any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in verb.children))
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not children(verb, "nsubj", "dobj"):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "relcl", "ccomp", "pcomp", "xcomp", "ROOT") and not children(verb, "dobj", "nsubj")


def objects(verb: Token) -> list[Token]:
    """Give the logical objects: direct objects, subjects of passives, and what a relative or participle hangs on."""
    found = [o for c in children(verb, *OBJECTS) for o in with_conjuncts(c)]
    if is_passive(verb):
        found += [s for s in surface_subjects(verb) if s not in found]
    elif verb.dep_ == "relcl" and not children(verb, "dobj") and children(verb, "nsubj") and not _relative_subject(verb):
        found += with_conjuncts(verb.head)
    elif verb.dep_ == "conj" and not found and verb.head.pos_ == "VERB" and any(o.i > verb.i for o in children(verb.head, "dobj")):
        found += objects(verb.head)
    return [_antecedent(o) for o in found]


def _relative_subject(verb: Token) -> bool:
    return any(c.lower_ in ("who", "which", "that") for c in children(verb, "nsubj", "nsubjpass"))


def _antecedent(token: Token) -> Token:
    """Follow a relative pronoun to the noun that it stands for."""
    if token.lower_ not in ("who", "which", "that", "whom"):
        return token
    for up in token.ancestors:
        if up.dep_ == "relcl":
            return up.head
    return token


def agents(verb: Token) -> list[Token]:
    """Give the ``by`` phrases of a passive or a noun."""
    found = [p for c in children(verb, "agent") for p in children(c, "pobj")]
    found += [p for c in children(verb, "prep") if c.lower_ == "by" for p in children(c, "pobj")]
    return [t for f in found for t in with_conjuncts(f)]


def governing_aux(verb: Token) -> Token | None:
    """Give a full verb that the parser took for an auxiliary: ``Libya admits sending rifles``."""
    odd = (c for c in children(verb, "aux") if c.tag_[:2] == "VB" and c.lemma_ not in ("be", "have", "do", "get", "'s", "'ve", "'d"))
    return next((c for c in odd if verb.tag_ == "VBG" and c.i < verb.i), None)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Give the grammatical subject of a verb, its own or the one that control, coordination or attachment lends it."""
    over = governing_aux(verb)
    own = children(verb, "nsubj", "nsubjpass") or _hidden(verb) or (children(over, "nsubj") if over is not None else [])
    if own:
        return [_antecedent(t) for s in own for t in with_conjuncts(s)]
    if depth > 6:
        return []
    return _lent(verb, depth)


def _hidden(verb: Token) -> list[Token]:
    """Give a subject that the parser took for the object of ``after``: ``a day after a wave of jets struck the city``."""
    if verb.dep_ not in ("conj", "advcl", "ccomp") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    late = [c for c in children(verb, "npadvmod", "prep") if c.right_edge.i == verb.i - 1]
    preps = [t for c in late for t in c.subtree if t.lower_ in ("after", "before", "since", "as", "until", "when")]
    return [p for prep in preps for p in children(prep, "pobj")][:1]


def _lent(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VB":
        return with_conjuncts(head)
    if verb.dep_ == "acl":  # a decision to invade: the decider
        return _owner(head, depth)
    if verb.dep_ in ("conj", "advcl", "xcomp", "ccomp", "acomp", "attr", "pcomp", "prep", "aux", "dep", "oprd", "auxpass"):
        if verb.dep_ in ("xcomp", "ccomp") and children(head, "dobj") and head.i < verb.i:
            return [t for o in children(head, "dobj") for t in with_conjuncts(o)]
        if head.pos_ in ("NOUN", "PROPN") and verb.dep_ != "conj":
            return _owner(head, depth)
        return _clause_subject(head, verb, depth)
    return []


def _clause_subject(head: Token, verb: Token, depth: int) -> list[Token]:
    """Give the logical subject of the governor: of a passive its agent only where the dependent is active and not controlled."""
    if head == verb:
        return []
    return surface_subjects(head, depth + 1)


def _owner(noun: Token, depth: int) -> list[Token]:
    owners = [t for c in children(noun, "poss") for t in with_conjuncts(c)] or agents(noun)
    if owners or depth > 6:
        return owners
    if noun.dep_ in ("dobj", "nsubj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return surface_subjects(noun.head, depth + 1)
    return []


def finite(verb: Token) -> bool:
    """Whether a clause has a tense of its own: no infinitive, gerund or subjunctive."""
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in children(verb, "aux", "auxpass"))


def subjects(verb: Token) -> list[Token]:
    """Give the logical subjects: who does it. Empty for a passive without an agent."""
    if is_passive(verb):
        return agents(verb)
    return surface_subjects(verb)


def prepositions(token: Token, *forms: str) -> list[Token]:
    """Give the objects of the token's prepositions that have one of the forms (any form where none is named), outermost first."""
    found = []
    for prep in _preps(token):
        if forms and prep.lower_ not in forms:
            continue
        found += [t for p in children(prep, "pobj", "pcomp") for t in with_conjuncts(p) if t == p or not _gapped(t, prep)]
    return [_antecedent(t) for t in found if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]


def _gapped(other: Token, prep: Token) -> bool:
    """Whether a conjunct opens a clause of its own that lost its verb: ``angry at its price and Quito at its delay``."""
    return any(c.lower_ == prep.lower_ for c in children(other, "prep"))


# "according to", "thanks to": their noun is no side of the act.
PHRASAL = frozenset(
    {"according", "due", "thanks", "owing", "prior", "contrary", "next", "close", "addition", "because", "instead", "regardless"}
)


def _preps(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt") and child.lower_ not in PHRASAL:
            yield child
            yield from (c for c in child.children if c.dep_ in ("prep", "conj") and c.pos_ == "ADP")


def datives(verb: Token) -> list[Token]:
    """Give the indirect objects: ``gave Kyiv tanks``, ``gave tanks to Kyiv``."""
    bare = [t for c in children(verb, "dative") if c.pos_ != "ADP" for t in with_conjuncts(c)] or _swallowed(verb)
    return bare + [t for c in children(verb, "dative") for p in children(c, "pobj") for t in with_conjuncts(p)]


DITRANSITIVE = frozenset(
    {"give", "send", "sell", "offer", "lend", "ship", "supply", "grant", "deliver", "promise", "pledge", "hand", "loan"}
)


def _swallowed(verb: Token) -> list[Token]:
    """Give the receiver that the parser took into the thing: ``send Syria rifles``, ``sells Mali grain``."""
    if verb.lemma_ not in DITRANSITIVE or any(c.lower_ == "to" for c in children(verb, "dative", "prep")):
        return []
    found = [c for o in children(verb, "dobj") for c in o.children if c.dep_ in ("compound", "nmod") and c.i == verb.i + 1]
    return [c for c in found if c.tag_ == "NNP" and c.ent_type_ in ("GPE", "ORG", "") and c.text.isalpha()]


def clause_head(token: Token) -> Token:
    """Give the verb (or root) whose clause holds the token."""
    for up in (token, *token.ancestors):
        if up.pos_ in ("VERB", "AUX"):
            return up
    return token.sent.root


def distance(a: Token, b: Token) -> int:
    """Count the steps between two tokens over the parse."""
    ups = {t.i: n for n, t in enumerate((a, *a.ancestors))}
    for n, t in enumerate((b, *b.ancestors)):
        if t.i in ups:
            return ups[t.i] + n
    return len(a.doc)


def opened_by_that(clause: Token) -> bool:
    """Whether "that" opens the clause as a content clause, also where the parser took it for an object beside the real one.

    In "the charge by two deputies that Chile had sent rifles" it hangs as a relative on the deputies, with two objects.
    """
    opener = next((c for c in clause.children if c.lower_ == "that"), None)
    if opener is None:
        return False
    second = any(c.dep_ in ("dobj", "ccomp") and c.i != opener.i for c in clause.children)
    return opener.dep_ == "mark" or (opener.dep_ == "dobj" and second and opener.i == clause.left_edge.i)
