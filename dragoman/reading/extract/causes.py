"""Causal statements: cause, effect, cue, and the sign of the link (codebook, section 4).

The sign is the product of the two changes; an end that only *occurs* counts as up. A purpose or motive is ``intended``: its cause is
the act, its effect what the act is hoped to bring about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Cause, Change, Polarity
from dragoman.model.spans import Span
from dragoman.reading.extract import answers, joints, links
from dragoman.reading.extract.causallexicon import causal
from dragoman.reading.extract.clauses import children, negated, spans, trim
from dragoman.reading.extract.drafts import EXTRACTOR

if TYPE_CHECKING:
    from spacy.tokens import Token


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[Cause, ...]:
    """The causal statements of a document in the order of the text; one a cue."""
    made: list[Cause] = []
    taken: set[Span] = set()
    for passage in annotation.passages:
        for link in (*links.find(passage.doc), *joints.find(passage.doc), *answers.find(passage.doc)):
            record = _record(annotation.document.id, passage, link, name, taken)
            if record is not None:
                made.append(record)
    return tuple(sorted(made, key=lambda c: (c.cue, c.cause)))


def _record(doc: str, passage: Passage, link: links.Link, name: Callable[[str, Span], str], taken: set[Span]) -> Cause | None:
    pieces = spans(passage, (link.cause, link.effect, link.cue))
    if len(pieces) < 3 or pieces[2] in taken:
        return None
    cause, effect, cue = pieces
    if cause[0] < effect[1] and effect[0] < cause[1]:
        return None
    taken.add(cue)
    up_down = change(passage, link.cause, link.cause_by_cue), change(passage, link.effect, link.by_cue)
    return Cause(
        id=name("cause", cue), doc=doc, extractor=EXTRACTOR, confidence=0.5 if link.intended else 0.6,
        cause=cause, effect=effect, cue=cue, cause_change=up_down[0], effect_change=up_down[1], sign=sign(*up_down),
        hedged=_hedged(link.predicate), intended=link.intended,
    )  # fmt: skip


def sign(cause: Change, effect: Change) -> Polarity:
    """The product of two changes: ``+`` where both ends move the same way, what merely occurs counting as up."""
    return "-" if (cause == "down") != (effect == "down") else "+"


def change(passage: Passage, place: tuple[int, int], by_cue: str | None) -> Change:
    """Whether the thing that a range names rises, falls or simply occurs, told by its head and the head's own modifiers."""
    if by_cue in {"up", "down"}:
        return "down" if by_cue == "down" else "up"
    start, end = trim(passage.doc, *place)
    if start >= end:
        return "occurs"
    root = passage.doc[start:end].root
    below = [c for c in children(root, "xcomp", "ccomp") if start <= c.i < end and c.lemma_ in causal().up | causal().down]
    near = [root, *children(root, "amod", "acomp", "prt"), *below]
    moved = _direction(near) if root.pos_ != "AUX" else _direction(near[1:])
    if root.pos_ in {"VERB", "AUX"} and negated(root):
        return "down" if moved in {"up", "occurs"} else "up"
    return moved


def _direction(words: Iterable[Token]) -> Change:
    lexicon = causal()
    for token in words:
        if {token.lemma_.lower(), token.lower_} & lexicon.down:
            return "down"
        if {token.lemma_.lower(), token.lower_} & lexicon.up:
            return "up"
    return "occurs"


def _hedged(predicate: Token) -> bool:
    """Whether a modal, an adverb or a seeming weakens the statement."""
    above = predicate.head if predicate.dep_ == "xcomp" else predicate
    near = (*predicate.children, above, *(above.children if above.i != predicate.i else ()))
    return any(t.lower_ in causal().hedges and t.dep_ in {"aux", "advmod", "ROOT", "ccomp", "conj", "advcl", "relcl"} for t in near)
