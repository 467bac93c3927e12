"""Causal statements about what people answer to and come to harm by: protests, punishments, casualties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.extract.causallexicon import causal
from dragoman.reading.extract.clauses import child, children, negated, own_subject, passive, subtree
from dragoman.reading.extract.links import Link, Range, rest, source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"that", "which", "who"})


def find(doc: Doc) -> Iterator[Link]:
    """The causal statements of a paragraph in which an act answers another or harms somebody."""
    for token in doc:
        yield from _of_protest(token)
        yield from _of_harm(token)
        yield from _of_answer(token)


def _of_protest(token: Token) -> Iterator[Link]:
    words = causal()
    if token.lower_ in words.protest_participles and token.dep_ in {"advcl", "acl"}:
        yield from _demanded(token)
    target = child(token, "pobj", "pcomp")
    act = token.head
    if token.dep_ != "prep" or target is None or token.lower_ not in words.protest_reasons or act.lemma_.lower() not in words.protest_acts:
        return
    kept = _answering(act, (token.i, target.right_edge.i + 1))
    if kept is not None and target.ent_type_ != "DATE" and not any(c.lower_ == "to" for c in children(act, "aux")):
        yield Link(subtree(target), kept, (token.i, token.i + 1), act)


def _answering(act: Token, hole: Range) -> Range | None:
    """The act that answers something: its clause, the one that has it as object, or the noun that it stands with."""
    if act.dep_ == "acl":
        return act.head.left_edge.i, hole[0]
    if act.pos_ in _VERBS:
        return rest(act, hole)
    if act.dep_ == "dobj" and act.head.pos_ in _VERBS:
        return rest(act.head, hole)
    return act.left_edge.i, hole[0]


def _demanded(participle: Token) -> Iterator[Link]:
    """They struck, demanding higher pay: the demand is the reason for the act."""
    verb = next((a for a in participle.ancestors if a.pos_ in _VERBS), None)
    told = subtree(participle)
    if verb is None or verb.i > participle.i:
        return
    kept = rest(verb, told)
    if kept is not None and any(t.lemma_.lower() in causal().protest_acts for t in participle.doc[kept[0] : kept[1]]):
        yield Link(told, kept, (participle.i, participle.i + 1), verb)


def _of_answer(prep: Token) -> Iterator[Link]:
    """Sanctioned for ...; a row over ...: what is answered is the reason."""
    words = causal()
    act, target = prep.head, child(prep, "pobj", "pcomp")
    over = prep.lower_ == "over" and (act.lemma_.lower() in words.quarrels or act.lemma_ in words.answers)
    if prep.dep_ != "prep" or target is None or not (over or (prep.lower_ == "for" and act.pos_ == "VERB" and act.lemma_ in words.answers)):
        return
    if target.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY"} or negated(act):
        return
    kept = _answering(act, (prep.i, target.right_edge.i + 1))
    if kept is not None:
        yield Link(subtree(target), kept, (prep.i, prep.i + 1), act)


def _of_harm(verb: Token) -> Iterator[Link]:
    """The blast killed six; six were killed in the blast."""
    words = causal()
    if verb.lemma_ not in words.harm or verb.pos_ != "VERB" or negated(verb):
        return
    lead, thing = own_subject(verb), child(verb, "dobj")
    if lead is not None and thing is not None and not passive(verb) and _names_act(lead):
        source = source_of(verb)
        if source is not None:
            yield Link(source, (verb.i, verb.right_edge.i + 1), (verb.i, verb.i + 1), verb)
        return
    for prep in children(verb, "prep", "agent"):
        target = child(prep, "pobj")
        if prep.lower_ in {"in", "by", "during"} and target is not None and _names_act(target) and lead is not None:
            yield Link(subtree(target), (lead.left_edge.i, verb.i + 1), (prep.i, prep.i + 1), verb)
            return


def _names_act(token: Token) -> bool:
    if token.lower_ in _RELATIVE and token.head.dep_ == "relcl":
        token = token.head.head
    return token.lemma_.lower() in causal().harm_acts
