"""Forecasts: what somebody, or the author, expects (codebook, section 6).

A forecast is a clause about what lies ahead (``ahead``): its content is the clause itself, without what links it to the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Band, Forecast
from dragoman.model.spans import Span, covers
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.extract.ahead import conditional, expected, looks_ahead
from dragoman.reading.extract.clauses import child, children, own_subject, spans, subtree, without
from dragoman.reading.extract.cues import cues
from dragoman.reading.extract.drafts import EXTRACTOR
from dragoman.reading.extract.expectations import expectations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
# Words that link a clause to the one before; they are no part of what is expected.
_LINKS = frozenset({"yet", "but", "and", "so", "that", "however", "thus", "therefore", "hence", "still", "moreover", "indeed", "instead"})
_PHRASES = (("as", "a", "result"), ("as", "a", "consequence"), ("in", "turn"), ("in", "return"), ("so", "that"), ("after", "all"))
# Nouns that carry the likelihood of their clause ("a roughly even chance that").
_CHANCES = frozenset({"chance", "likelihood", "probability", "possibility", "prospect", "risk", "danger", "odds"})


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[Forecast, ...]:
    """The forecasts of a document in the order of the text; ``claim`` is set by the scopes."""
    made: list[Forecast] = []
    for passage in annotation.passages:
        taken: list[Range] = []
        for verb, place in _clauses(passage):
            if not any(t[0] <= verb.i < t[1] and t == place for t in taken):
                taken.append(place)
                made += _record(annotation, passage, verb, place, name)
    return tuple(sorted(made, key=lambda f: f.anchor))


def _clauses(passage: Passage) -> Iterator[tuple[Token, Range]]:
    for token in passage.doc:
        if token.pos_ not in {"VERB", "AUX", "ADJ"} or token.dep_ in {"aux", "auxpass"}:
            continue
        if looks_ahead(token):
            yield token, _extent(token)


def _extent(verb: Token) -> Range:
    """The clause of a predicate: no linking words before it, no clause of another subject or speaker behind it."""
    at = verb.head if verb.pos_ == "ADJ" and verb.head.pos_ in {"AUX", "VERB"} else verb
    start, end = subtree(at)
    for other in at.children:
        apart = other.dep_ in {"conj", "parataxis", "ccomp"} and own_subject(other) is not None and other.i > at.i
        if apart and (other.dep_ != "ccomp" or _utters(other)):
            end = min(end, other.left_edge.i)
    for source in (c for c in children(at, "prep") if _names_source(c)):
        if source.left_edge.i == start:
            start = source.right_edge.i + 1
        elif all(t.is_punct for t in at.doc[source.right_edge.i + 1 : end]):
            end = source.left_edge.i
    stops = [t.i for t in at.doc[start:end] if t.text in {";", ":"}]
    start = max((i + 1 for i in stops if i < at.i), default=start)
    return _bare(at.doc, start, min((i for i in stops if i > at.i), default=end))


def _names_source(prep: Token) -> bool:
    """According to X; in X's eyes: whose word it is, not what is expected."""
    target = child(prep, "pobj")
    return prep.lower_ == "according" or (
        target is not None and target.lemma_.lower() in cues().views and child(target, "poss") is not None
    )


def _links(token: Token) -> bool:
    return token.lower_ in _LINKS and token.dep_ in {"mark", "cc", "advmod", "punct"}


def _utters(token: Token) -> bool:
    return token.lemma_ in {"say", "add", "tell", "note", "repeat", "warn", "argue"}


def _unspoken(verb: Token, place: Range) -> list[Range]:
    """The clause without the speaker who breaks in ("if it rains, he added, the road will close")."""
    aside = next(
        (c for c in (*children(verb, "parataxis", "ccomp"), *children(verb.head, "parataxis")) if _utters(c) and c.i < verb.i), None
    )
    if aside is None or not (place[0] < aside.left_edge.i and aside.right_edge.i < place[1]):
        return [place]
    return list(without(place, subtree(aside)))


def _bare(doc: Doc, start: int, end: int) -> Range:
    """The range without the linking words that open it."""
    while start < end:
        phrase = next((p for p in _PHRASES if tuple(t.lower_ for t in doc[start : start + len(p)]) == p), None)
        if phrase is not None:
            start += len(phrase)
        elif _links(doc[start]) or doc[start].text in {",", "-", "—"}:
            start += 1
        else:
            break
    return start, end


def _record(annotation: Annotation, passage: Passage, verb: Token, place: Range, name: Callable[[str, Span], str]) -> list[Forecast]:
    content = spans(passage, _unspoken(verb, place))
    if not content:
        return []
    hedge, band = hedge_of(verb)
    own = Forecast(
        id=name("forecast", content[0]), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.6, content=content,
        hedge=hedge, band=band, horizon=_horizon(annotation, content[0]), condition=_condition(passage, verb),
    )  # fmt: skip
    return [own, *_presupposed(annotation, passage, verb, name)]


def hedge_of(verb: Token) -> tuple[str | None, Band | None]:
    """The words that hedge a predicate, and the ICD-203 band that they map to (None where they map to none)."""
    words = expectations()
    near = _near(verb)
    lower = {t.i: t.lower_ for t in near}
    for phrase, band in sorted(words.bands.items(), key=lambda p: -len(p[0])):
        for i in lower:
            if all(lower.get(i + k) == w for k, w in enumerate(phrase)):
                negative = band == "likely" and any(t.dep_ == "neg" for t in near)
                return verb.doc[i : i + len(phrase)].text, "unlikely" if negative else band
    single = next((t for t in near if t.lower_ in words.boosters | words.softeners or (t.tag_ == "MD" and t.lower_ in words.modals)), None)
    if single is None and expected(verb):
        single = verb
    return (single.text, None) if single is not None else (None, None)


def _near(verb: Token) -> list[Token]:
    """The predicate's own helpers and adverbs, and theirs, with the copula it leans on."""
    heads = [verb, *children(verb, "acomp", "xcomp")] + ([verb.head] if verb.pos_ == "ADJ" else [])
    heads += [verb.head] if verb.dep_ in {"acl", "relcl", "ccomp"} and verb.head.lemma_ in _CHANCES else []
    found = {verb.i: verb}
    for head in heads:
        for c in head.children:
            if c.dep_ in {"aux", "advmod", "neg", "acomp", "npadvmod", "amod", "prep"} or c.i == verb.i:
                found[c.i] = c
                found.update({g.i: g for g in c.children if g.dep_ in {"advmod", "neg", "amod", "det", "pobj"}})
    return [found[i] for i in sorted(found)]


def _condition(passage: Passage, verb: Token) -> Span | None:
    """The if-clause that a forecast hangs on."""
    heads = [verb, *children(verb, "xcomp", "acomp")] + ([verb.head] if verb.dep_ in {"acomp", "xcomp"} else [])
    for head in heads:
        for clause in children(head, "advcl"):
            if conditional(clause):
                return next(iter(spans(passage, [subtree(clause)])), None)
    return None


def _horizon(annotation: Annotation, content: Span) -> When:
    """The last time expression inside the forecast that is dated."""
    inside = [t for t in annotation.times if covers(content, t.span) and (t.start or t.end)]
    if not inside:
        return UNKNOWN
    last = inside[-1]
    return When(start=last.start, end=last.end, precision=last.precision, basis=last.basis, span=last.span)


def _presupposed(annotation: Annotation, passage: Passage, verb: Token, name: Callable[[str, Span], str]) -> list[Forecast]:
    """What a when-clause takes for granted ("when the story of X is told, ... will")."""
    return [
        Forecast(
            id=name("forecast", content), doc=annotation.document.id, extractor=EXTRACTOR, confidence=0.5, content=(content,),
            hedge=None, band=None, presupposed=True,
        )
        for clause in children(verb, "advcl")
        if _granted(clause)
        for content in spans(passage, [subtree(clause)])
    ]  # fmt: skip


def _granted(clause: Token) -> bool:
    present = any(t.tag_ in {"VBZ", "VBP"} for t in (clause, *children(clause, "aux", "auxpass")))
    joints = {m.lower_ for m in children(clause, "mark", "advmod")}
    return present and "when" in joints and "if" not in joints
