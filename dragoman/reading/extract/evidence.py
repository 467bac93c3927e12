"""Evidence: what is shown for a claim: debris, images, documents, recordings, data (codebook, section 8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Evidence, Speaker
from dragoman.model.spans import Span
from dragoman.reading.extract import speakers
from dragoman.reading.extract.clauses import child, negated, own_subject, passive, spans
from dragoman.reading.extract.drafts import EXTRACTOR
from dragoman.reading.extract.lexicons import proofs

if TYPE_CHECKING:
    from spacy.tokens import Token

_OURSELVES = frozenset({"we", "our", "us"})


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[Evidence, ...]:
    """The evidence of a document in the order of the text. A thing counts only where a verb shows it, finds it or lets it speak."""
    made = []
    for passage in annotation.passages:
        for token in passage.doc:
            verb = _shown_by(token) if token.pos_ in {"NOUN", "PROPN"} else None
            if verb is not None:
                made.append(_record(annotation, passage, token, verb, name))
    return tuple(made)


def _shown_by(noun: Token) -> Token | None:
    """The verb that shows the thing, finds it or speaks by it; None where it is only mentioned."""
    lexicon = proofs()
    kind = lexicon.kinds.get(noun.lemma_.lower())
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.dep_ in {"nsubjpass", "dobj"}:
        verb = noun.head.head.head
    if kind is None or verb.pos_ != "VERB" or negated(verb):
        return _by_participle(noun) if kind not in {None, "object"} else None
    if kind == "object":
        return verb if noun.dep_ == "nsubjpass" and verb.lemma_ in lexicon.on_show and passive(verb) else None
    if noun.dep_ == "nsubj":
        return verb if verb.lemma_ in lexicon.speak else None
    return verb if verb.lemma_ in lexicon.present | lexicon.find and noun.dep_ in {"dobj", "nsubjpass", "pobj"} else _by_participle(noun)


def _by_participle(noun: Token) -> Token | None:
    """Documents seen by ...; images released by ..."""
    branch = child(noun, "acl")
    return branch if branch is not None and branch.tag_ == "VBN" and branch.lemma_ in proofs().present | proofs().find else None


def _record(annotation: Annotation, passage: Passage, noun: Token, verb: Token, name: Callable[[str, Span], str]) -> Evidence:
    start = noun.left_edge.i
    place = next(iter(spans(passage, [(start, noun.i + 1)])), passage.at(noun))
    presenter = _presenter(passage, noun, verb)
    return Evidence(
        id=name("evidence", place), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.5, span=place,
        what=proofs().kinds[noun.lemma_.lower()], presenter=presenter if verb.lemma_ in proofs().present else None,
        seen=_seen(annotation, verb, presenter),
    )  # fmt: skip


def _presenter(passage: Passage, noun: Token, verb: Token) -> Speaker | None:
    who = speakers.of_verb(passage, verb, passive=passive(verb))
    lead = own_subject(verb)
    return None if not who.span or (lead is not None and lead.i == noun.i) else who


def _seen(annotation: Annotation, verb: Token, who: Speaker | None) -> bool | None:
    """True where the outlet itself saw or checked it; unknown where the text does not tell."""
    if who is None or verb.lemma_ not in proofs().find:
        return None
    outlet = (annotation.document.outlet or "").lower()
    own = who.name.lower() in _OURSELVES or (outlet and outlet in who.name.lower()) or "this newspaper" in who.name.lower()
    return True if own else None
