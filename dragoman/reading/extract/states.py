"""States: how things stand between sides, or with one (codebook, section 5): descriptions that are no events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Direction, Relation, Side, State
from dragoman.model.spans import Span, covers
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.extract.clauses import child, children, negated, passive, spans, subject
from dragoman.reading.extract.drafts import EXTRACTOR
from dragoman.reading.extract.lexicons import StateWord, states
from dragoman.reading.extract.statesides import each, sides

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that end what they have as object: broken ties are no ties.
_BREAKS = frozenset({"break", "sever", "cut", "end", "rupture", "terminate"})
# Words at a sentence's head in which a date governs all that follows ("In the 1990s, ...").
_FRONT = 5
# Adverbs and adjectives that put a state behind us.
_PAST = frozenset({"once", "former", "formerly", "previously", "erstwhile"})


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[State, ...]:
    """The states of a document in the order of the text. A state without a side that can be named is left out.

    "That partnership" takes its sides from the alliance told last: they are marked inferred from it.
    """
    made: list[State] = []
    for passage in annotation.passages:
        for token in passage.doc:
            new = [_meant(_record(annotation, passage, found, name), made) for found in _read(token)]
            made += new or _again(annotation, passage, token, made, name)
    return tuple(sorted(_first(made), key=lambda s: (s.span, s.id)))


@dataclass(frozen=True, slots=True)
class Found:
    """A word of state with its sides."""

    word: Token
    first: Token
    second: Token | None
    relation: Relation


def _first(made: Sequence[State]) -> Iterator[State]:
    seen: set[str] = set()
    for state in made:
        if state.id not in seen:
            seen.add(state.id)
            yield state


def _read(token: Token) -> Iterator[Found]:
    """The states that a word tells: the word, its subject, its object, the relation."""
    if token.lower_ == "length" and _at_arms_length(token):
        yield from _kept_away(token)
        return
    word = _word(token)
    if word is None or _denied(token):
        return
    if token.pos_ == "NOUN" and token.lemma_.lower() in states().persons and not predicated(token):
        return
    for first, second in sides(token, word):
        if _tells(token, word.relation, second):
            turned = word.turned and second is not None
            yield Found(token, second if turned and second is not None else first, first if turned else second, word.relation)


def _word(token: Token) -> StateWord | None:
    participle = token.tag_ == "VBN" and passive(token) and child(token, "agent") is None
    found = states().words.get(("ADJ", token.lower_) if participle else (token.pos_, token.lemma_.lower()))
    if found is None or not found.only:
        return found
    near = {t.lower_ for t in (*children(token, "amod", "advmod", "prt"), token.head)} | {token.head.lemma_.lower()}
    return found if near & found.only else None


def _denied(token: Token) -> bool:
    """Whether the state is denied, or ended by the verb above it."""
    if token.pos_ == "VERB":
        return negated(token)
    without = token.head.dep_ == "pcomp" and token.head.head.lower_ == "without"
    return negated(token.head) or without or (token.dep_ == "dobj" and token.head.lemma_ in _BREAKS)


def predicated(token: Token) -> bool:
    """Whether a noun for a person's part is said of somebody ("is an ally", "as a friend"), and does not just name him ("its allies")."""
    once = any(t.lower_ in _PAST for t in token.subtree)
    said = token.dep_ in {"attr", "oprd", "appos"} or (once and token.dep_ not in {"nsubj", "dobj", "pobj"})
    joined = token.dep_ == "conj" and token.head.pos_ == "NOUN" and predicated(token.head)
    return said or joined or (token.dep_ == "pobj" and token.head.lower_ in {"as", "into"})


def _tells(token: Token, relation: Relation, second: Token | None) -> bool:
    """Whether the word says how things stand: "its allies" only names them, "a strong Russia" only imagines it."""
    if relation in {"alliance", "rivalry"} and second is None:
        shared = any(p.lower_ == "between" for p in children(token, "prep"))
        return shared or token.pos_ == "VERB" or predicated(token)
    return relation != "strength" or token.dep_ not in {"amod", "compound"}


def _last(made: Sequence[State]) -> State | None:
    """The state between two named sides told last."""
    return next((s for s in reversed(made) if s.relation == "alliance" and s.object is not None), None)


def _inferred(state: State, side: Side) -> Side:
    return replace(side, basis="inferred", inferred_from=(state.id,))


def _meant(state: State, made: Sequence[State]) -> State:
    """A state of "the two" is one between the two sides told last."""
    last = _last(made)
    named = "two" in state.subject.name.lower().split()
    if not named or state.object is not None or last is None or last.object is None:
        return state
    return replace(state, subject=_inferred(last, last.subject), object=_inferred(last, last.object))


def _again(annotation: Annotation, passage: Passage, token: Token, made: Sequence[State], name: Callable[[str, Span], str]) -> list[State]:
    """The alliance told last, spoken of again without its sides ("that partnership has endured")."""
    last = _last(made)
    word = states().words.get((token.pos_, token.lemma_.lower()))
    pointed = any(c.dep_ == "det" and c.lower_ in {"that", "this", "the"} for c in token.children)
    told = token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in states().lasting
    tipped = word is not None and token.lemma_ == "balance" and _word(token) is not None
    if last is None or last.object is None or word is None or not (tipped or (word.relation == "alliance" and pointed and told)):
        return []
    place = passage.at(token)
    first, second = _inferred(last, last.subject), _inferred(last, last.object)
    return [
        State(
            id=name("state", place), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.4, span=place, subject=first,
            object=second, relation=word.relation, direction=direction(token), time=when(annotation, passage, token),
        )
    ]  # fmt: skip


def _at_arms_length(token: Token) -> bool:
    return token.i >= 2 and any(t.lower_ == "arm" for t in token.subtree) and token.head.lower_ == "at"


def _kept_away(token: Token) -> Iterator[Found]:
    verb = next((a for a in token.ancestors if a.pos_ == "VERB"), None)
    thing = child(verb, "dobj") if verb is not None else None
    first = subject(verb) if verb is not None else None
    if verb is not None and first is not None and not negated(verb):
        for one in each(first):
            yield Found(token, one, thing, "abstention")


def _record(annotation: Annotation, passage: Passage, found: Found, name: Callable[[str, Span], str]) -> State:
    place = passage.at(found.word)
    return State(
        id=name("state", place), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.5, span=place,
        subject=_named(passage, found.first), object=_named(passage, found.second) if found.second is not None else None,
        relation=found.relation, direction=direction(found.word), time=when(annotation, passage, found.word),
    )  # fmt: skip


def _named(passage: Passage, token: Token) -> Side:
    """The side's own words, without what hangs behind it."""
    whole = token.dep_ not in {"amod", "compound", "nmod"} and not any(t.text in {"-", "–"} for t in token.doc[token.i + 1 : token.i + 2])
    start = token.left_edge.i if whole and token.nbor(-1 if token.i else 0).text not in {"-", "–"} else token.i
    places = spans(passage, [(start, token.i + 1)])
    place = places[0] if places else passage.at(token)
    return Side(span=place, name=token.doc[start : token.i + 1].text)


def direction(word: Token) -> Direction:
    """Where a state heads, by the words beside it and the verb above it; "once" and "former" say that it is over."""
    lexicon = states()
    near = [word, *children(word, "amod", "advmod", "compound"), *(g for c in children(word, "advmod") for g in c.children)]
    if word.pos_ == "NOUN":
        above = word.head
        near += [above, *children(above, "xcomp", "acomp")] if word.dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "pobj"} else [above]
    elif word.dep_ in {"acomp", "xcomp"}:
        near += [word.head, *children(word.head, "advmod")]
    if any(t.lower_ == "less" and any(c.lower_ == "no" for c in (*t.children, *children(word, "det", "neg"))) for t in near):
        return "steady"
    for token in near:
        if {token.lower_, token.lemma_.lower()} & lexicon.rising:
            return "rising"
        if {token.lower_, token.lemma_.lower()} & (lexicon.falling | _PAST):
            return "falling"
    return "falling" if any(t.lower_ == "once" for t in word.subtree) else "steady"


def when(annotation: Annotation, passage: Passage, word: Token) -> When:
    """The time that the state's own clause gives: its nearest dated expression, else the one that fronts the sentence."""
    verb = next((t for t in (word, *word.ancestors) if t.pos_ in {"VERB", "AUX"}), word)
    clause = passage.at(word.doc[verb.left_edge.i : verb.right_edge.i + 1])
    front = passage.at(word.sent[:_FRONT])
    place = passage.at(word)
    for around in (clause, front):
        inside = [t for t in annotation.times if covers(around, t.span) and not _compared(passage, place, t.span)]
        if inside:
            best = min(inside, key=lambda t: (t.start is None and t.end is None, abs(t.span[0] - place[0])))
            end = None if verb.lemma_ == "date" else best.end
            return When(start=best.start, end=end, precision=best.precision, basis=best.basis, span=best.span)
    return UNKNOWN


def _compared(passage: Passage, word: Span, time: Span) -> bool:
    """Whether a time only measures the state ("more dependent than at any time since ...")."""
    between = passage.slice((word[1], time[0])) if word[1] < time[0] else None
    return between is not None and any(t.lower_ == "than" for t in between)
