"""Small questions to a dependency parse, shared by the extractors of claims, causes, forecasts and states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.spans import Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Where a clause without its own subject takes it from the clause above.
_LENDS = frozenset({"conj", "xcomp", "advcl", "acomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_NO = frozenset({"never", "no", "neither", "nor"})
# Adverbs before a verb that belong to the sentence, not to the verb.
_STRAY = frozenset({"also", "then", "later", "when", "now", "so", "ago", "long", "however", "far"})
_EDGE = frozenset({",", ".", ":", ";", "-", "--", "–", "—", "(", ")", "?", "!", "and", "but", "…"})
_EDGE_LEFT = _EDGE - {"("}


def children(token: Token, *deps: str) -> list[Token]:
    """The children of a token with one of the relations."""
    return [c for c in token.children if c.dep_ in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first child of a token with one of the relations."""
    return next(iter(children(token, *deps)), None)


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with the verb itself."""
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, borrowed from the clause above where it has none."""
    at = verb
    for _ in range(6):
        found = own_subject(at)
        if found is not None:
            return found
        if at.dep_ in {"acl"} and at.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return at.head
        if at.dep_ in {"relcl"}:
            return at.head
        if at.dep_ not in _LENDS and not (at.dep_ == "pcomp" and at.head.dep_ == "prep"):
            return None
        at = at.head.head if at.dep_ == "pcomp" else at.head
    return None


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and child(verb, "aux") is None


def negated(verb: Token) -> bool:
    """Whether the verb, or the auxiliary or determiner it leans on, is negated."""
    if any(c.dep_ == "neg" or c.lower_ in _NO for c in children(verb, "neg", "advmod", "preconj", "cc")):
        return True
    if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in children(verb, "advmod")):
        return True
    lead = own_subject(verb)
    return lead is not None and any(
        (c.dep_ == "det" and c.lower_ == "no") or c.dep_ == "neg" or c.lower_ == "neither" for c in lead.children
    )


def subtree(token: Token) -> tuple[int, int]:
    """First and one past the last token index under a token."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The same range without joints (commas, stops, conjunctions) at its ends. Quotation marks stay."""
    while start < end and (doc[start].lower_ in _EDGE_LEFT or doc[start].is_space):
        start += 1
    while start < end and ((doc[end - 1].lower_ in _EDGE and not _closes(doc, start, end - 1)) or doc[end - 1].is_space):
        end -= 1
    return start, end


def _closes(doc: Doc, start: int, at: int) -> bool:
    return doc[at].text == ")" and any(doc[i].text == "(" for i in range(start, at))


def group(verb: Token) -> tuple[int, int]:
    """The verb with the auxiliaries, negation and adverbs before it and the particle behind it."""
    start, end = verb.i, verb.i + 1
    while start > verb.sent.start and verb.doc[start - 1].head == verb and verb.doc[start - 1].dep_ in _GROUP:
        start -= 1
    if end < len(verb.doc) and verb.doc[end].dep_ == "prt" and verb.doc[end].head == verb:
        end += 1
    while start < verb.i and verb.doc[start].dep_ == "advmod" and verb.doc[start].lower_ in _STRAY:
        start += 1
    return start, end


def span(passage: Passage, start: int, end: int) -> Span:
    """Where a range of tokens stands in the document's text."""
    return passage.at(passage.doc[start:end])


def spans(passage: Passage, pieces: Iterable[tuple[int, int]]) -> Spans:
    """Where ranges of tokens stand, trimmed, empty ones left out."""
    made = []
    for start, end in pieces:
        start, end = trim(passage.doc, start, end)
        if start < end:
            made.append(span(passage, start, end))
    return tuple(made)


def without(outer: tuple[int, int], hole: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What is left of a range when another is cut out of it."""
    if outer[0] < hole[0]:
        yield outer[0], min(hole[0], outer[1])
    if hole[1] < outer[1]:
        yield max(hole[1], outer[0]), outer[1]
    if hole[1] <= outer[0] or hole[0] >= outer[1]:
        return


def finite(verb: Token) -> bool:
    """Whether a clause has a finite verb."""
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in children(verb, "aux", "auxpass"))
