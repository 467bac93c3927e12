"""States: how things stand between sides, or with one (codebook, section 5): descriptions that are no events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Direction, Relation, Side, State
from dragoman.model.spans import Span
from dragoman.reading.extract.clauses import child, children, negated, own_subject, passive, spans, subject
from dragoman.reading.extract.drafts import EXTRACTOR
from dragoman.reading.extract.lexicons import StateWord, states

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})
_COPULAS = frozenset({"be", "become", "remain", "stay", "grow", "look", "seem", "make", "leave", "get"})


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[State, ...]:
    """The states of a document in the order of the text. A state without a side that can be named is left out."""
    made = []
    for passage in annotation.passages:
        for token in passage.doc:
            made += [_record(annotation, passage, *found, name) for found in _read(token)]
    return tuple(sorted(made, key=lambda s: s.span))


Found = tuple["Token", "Token", "Token | None", Relation]


def _read(token: Token) -> Iterator[Found]:
    """The state that a word tells: the word, its subject, its object, the relation."""
    if token.lower_ == "length" and _at_arms_length(token):
        yield from _kept_away(token)
        return
    participle = token.tag_ == "VBN" and passive(token) and child(token, "agent") is None
    word = states().words.get(("ADJ", token.lower_) if participle else (token.pos_, token.lemma_.lower()))
    if word is None or (token.pos_ == "VERB" and negated(token)) or (token.pos_ != "VERB" and negated(token.head)):
        return
    sides = _sides(token, word)
    if sides is not None and _tells(token, word.relation, sides):
        first, second = sides
        yield token, *((second, first) if word.turned and second is not None else (first, second)), word.relation


def _tells(token: Token, relation: Relation, sides: tuple[Token, Token | None]) -> bool:
    """Whether the word says how things stand: "its allies" only names them, "a strong Russia" only imagines it."""
    if relation in {"alliance", "rivalry"} and sides[1] is None:
        return token.dep_ in {"attr", "oprd"} or (token.dep_ == "pobj" and token.head.lower_ in {"as", "into"})
    return relation != "strength" or token.dep_ not in {"amod", "compound"}


def _sides(token: Token, word: StateWord) -> tuple[Token, Token | None] | None:
    other = _object(token, word)
    pair = _between(token)
    if pair is not None:
        return pair
    first = _subject(token)
    if first is None or not _side(first):
        return None
    return (first, other) if other is None or other.i != first.i else (first, None)


def _object(token: Token, word: StateWord) -> Token | None:
    for prep in children(token, "prep"):
        target = child(prep, "pobj")
        if prep.lower_ in word.preps and target is not None:
            return target
    if token.pos_ == "NOUN" and token.dep_ in {"attr", "oprd", "pobj"} and (owner := child(token, "poss")) is not None:
        return owner
    return None


def _between(token: Token) -> tuple[Token, Token] | None:
    """Ties between A and B; warming ties between the two stay out."""
    for prep in children(token, "prep"):
        first = child(prep, "pobj") if prep.lower_ == "between" else None
        second = child(first, "conj") if first is not None else None
        if first is not None and second is not None:
            return first, second
    return None


def _subject(token: Token) -> Token | None:
    if token.pos_ == "VERB":
        return own_subject(token) or subject(token)
    if token.dep_ in {"acomp", "attr", "oprd"} or (token.dep_ == "pobj" and token.head.lower_ in {"as", "into"}):
        verb = token.head if token.dep_ != "pobj" else token.head.head
        thing = child(verb, "dobj") if verb.lemma_ not in _COPULAS - {"make", "leave"} and not passive(verb) else None
        return thing or own_subject(verb) or subject(verb)
    if token.dep_ in {"ccomp", "xcomp"} and token.pos_ == "ADJ":
        return own_subject(token) or child(token.head, "dobj") or subject(token)
    if token.dep_ == "conj" and token.pos_ == "ADJ":
        return _subject(token.head)
    if token.pos_ == "ADJ":
        return token.head if token.dep_ == "amod" and token.head.pos_ in {"NOUN", "PROPN"} else None
    return child(token, "poss") or next((c for c in children(token, "amod", "compound") if c.ent_type_ in _NAMED), None) or _holder(token)


def _holder(noun: Token) -> Token | None:
    """Whose ties, by the verb that has them as its object ("Iran deepened ties with ...")."""
    return subject(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and not passive(noun.head) else None


def _side(token: Token) -> bool:
    """Whether a word names a state, body or person, or stands for one."""
    named = token.ent_type_ in _NAMED or token.pos_ == "PROPN" or token.lemma_.lower() in states().collectives
    owned = any(c.ent_type_ in _NAMED for c in children(token, "poss", "amod", "compound"))
    return named or token.lower_ in {"it", "they", "he", "its", "their", "his", "them"} or owned


def _at_arms_length(token: Token) -> bool:
    return token.i >= 2 and any(t.lower_ == "arm" for t in token.subtree) and token.head.lower_ == "at"


def _kept_away(token: Token) -> Iterator[Found]:
    verb = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
    thing = child(verb, "dobj") if verb is not None else None
    first = subject(verb) if verb is not None else None
    if verb is not None and first is not None and not negated(verb):
        yield token, first, thing, "abstention"


def _record(
    annotation: Annotation,
    passage: Passage,
    word: Token,
    first: Token,
    second: Token | None,
    relation: Relation,
    name: Callable[[str, Span], str],
) -> State:
    place = passage.at(word)
    return State(
        id=name("state", place), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.5, span=place,
        subject=_named(passage, first), object=_named(passage, second) if second is not None else None,
        relation=relation, direction=direction(word),
    )  # fmt: skip


def _named(passage: Passage, token: Token) -> Side:
    """The side's own words, without what hangs behind it."""
    start = token.left_edge.i if token.dep_ != "amod" else token.i
    places = spans(passage, [(start, token.i + 1)])
    place = places[0] if places else passage.at(token)
    return Side(span=place, name=token.doc[start : token.i + 1].text)


def direction(word: Token) -> Direction:
    """Where a state heads, by the words beside it and the verb above it."""
    lexicon = states()
    near = [word, *children(word, "amod", "advmod", "compound"), *(g for c in children(word, "advmod") for g in c.children)]
    if word.pos_ == "NOUN":
        near.append(word.head)
    elif word.dep_ in {"acomp", "xcomp"}:
        near += [word.head, *children(word.head, "advmod")]
    for token in near:
        if {token.lower_, token.lemma_.lower()} & lexicon.rising:
            return "rising"
        if {token.lower_, token.lemma_.lower()} & lexicon.falling:
            return "falling"
    return "steady"
