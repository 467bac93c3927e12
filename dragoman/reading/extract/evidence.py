"""Evidence: what is shown for a claim: debris, images, documents, recordings, data (codebook, section 8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Evidence, Speaker
from dragoman.model.spans import Span
from dragoman.reading.extract import speakers
from dragoman.reading.extract.clauses import child, children, negated, own_subject, passive, spans
from dragoman.reading.extract.drafts import EXTRACTOR
from dragoman.reading.extract.lexicons import proofs

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({"GPE", "ORG", "NORP"})
_LISTED = frozenset({"ORG", "PERSON"})
_OURSELVES = frozenset({"we", "our", "us"})


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[Evidence, ...]:
    """The evidence of a document in the order of the text. A thing counts only where a verb shows it, finds it or lets it speak."""
    made = []
    for passage in annotation.passages:
        for token in passage.doc:
            verb = _shown_by(token) if token.pos_ in {"NOUN", "PROPN"} else None
            if verb is not None:
                made.append(_record(annotation, passage, token, verb, name))
            listed = _listing(token)
            if listed is not None:
                made.append(_listed(annotation, passage, token, listed, name))
    return tuple(sorted(made, key=lambda e: e.span))


def _listing(verb: Token) -> Token | None:
    """Whom an authority puts on a list, or the sanctions that it imposes over something: a formal finding against them."""
    if verb.pos_ != "VERB" or passive(verb) or negated(verb) or verb.lemma_ not in proofs().lists | {"impose"}:
        return None
    lead, thing = own_subject(verb), child(verb, "dobj")
    if lead is None or thing is None or not (lead.ent_type_ in _BODIES or any(t.ent_type_ in _BODIES for t in lead.subtree)):
        return None
    if verb.lemma_ == "impose":
        grounds = any(t.lower_ in {"because", "over", "for"} for t in verb.subtree)
        return thing if thing.lemma_ == "sanction" and grounds else None
    return thing if thing.ent_type_ in _LISTED or thing.lemma_.lower() in proofs().listed else None


def _listed(annotation: Annotation, passage: Passage, verb: Token, thing: Token, name: Callable[[str, Span], str]) -> Evidence:
    place = next(iter(spans(passage, [(verb.i, thing.i + 1)])), passage.at(verb))
    presenter = speakers.of_verb(passage, verb)
    return Evidence(
        id=name("evidence", place), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.5, span=place, what="sanctions listing",
        presenter=presenter if presenter.span else None,
    )  # fmt: skip


def _shown_by(noun: Token) -> Token | None:
    """The verb that shows the thing, finds it or speaks by it; None where it is only mentioned."""
    lexicon = proofs()
    kind = lexicon.kinds.get(noun.lemma_.lower())
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.dep_ in {"nsubjpass", "dobj"}:
        verb = noun.head.head.head
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    if kind is None or verb.pos_ != "VERB" or negated(verb):
        if kind == "object" and verb.pos_ in {"VERB", "AUX"}:
            return _held_up(noun, verb)
        return _by_participle(noun) if kind not in {None, "object"} else None
    if kind == "object":
        return _on_show(noun, verb)
    if noun.dep_ == "nsubj":
        return verb if verb.lemma_ in lexicon.speak else None
    return verb if verb.lemma_ in lexicon.present | lexicon.find and noun.dep_ in {"dobj", "nsubjpass", "pobj"} else _by_participle(noun)


def _on_show(noun: Token, verb: Token) -> Token | None:
    """Drones were shown, turned up in the rubble, were taken apart by experts."""
    shown = verb.lemma_ in proofs().on_show
    up = verb.lemma_ == "turn" and any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children)
    apart = verb.lemma_ == "take" and any(c.lower_ == "apart" for c in verb.children)
    if noun.dep_ == "nsubjpass" and passive(verb) and (shown or apart):
        return verb
    if noun.dep_ == "nsubj":
        return verb if up else None
    examined = verb.lemma_ in proofs().examine and not any(a.lower_ in {"will", "would", "to"} for a in children(verb, "aux"))
    return verb if noun.dep_ == "dobj" and (examined or apart) else _held_up(noun, verb)


def _held_up(noun: Token, verb: Token) -> Token | None:
    """Showed what they said was a wing of the machine."""
    above = next((a for a in noun.ancestors if a.lemma_ in {"show", "display", "present", "exhibit"} and a.pos_ == "VERB"), None)
    told = noun.dep_ == "attr" and verb.lemma_ == "be" and any(t.lower_ == "what" for t in verb.subtree)
    return above if told and above is not None and not negated(above) else None


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
