"""Forecasts: what somebody, or the author, expects (codebook, section 6).

A forecast is a clause about what lies ahead: "will", "is expected to", "is likely to", "could" with a present point of view. "Would" in
a past story, wills of the past and first-person promises are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Band, Forecast
from dragoman.model.spans import Span, covers
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.extract.clauses import child, children, own_subject, passive, spans, subject, subtree
from dragoman.reading.extract.drafts import EXTRACTOR
from dragoman.reading.extract.expectations import expectations

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_PROMISERS = frozenset({"i", "we"})
# What happens to a speaker rather than being done: these stay forecasts.
_BEFALL = frozenset({"be", "see", "have", "lose", "win"})
_PAST = frozenset({"have"})


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
        if _ahead(token):
            yield token, _extent(token)


def _ahead(verb: Token) -> bool:
    """Whether a predicate looks ahead: future auxiliary, modal with a hedge on a plain verb, or a predicate of expectation."""
    words = expectations()
    helpers = {a.lower_ for a in children(verb, "aux")}
    if _conditional(verb) or (verb.dep_ == "advcl" and _temporal(verb)):
        return False
    if helpers & _FUTURE or _expected(verb):
        return not _promise(verb, helpers)
    if helpers & words.modals and not any(a.lemma_ in _PAST for a in children(verb, "aux")):
        return not _restrictive(verb) and _episode(verb, helpers)
    return False


def _conditional(verb: Token) -> bool:
    return any(m.lower_ in expectations().conditions for m in children(verb, "mark"))


def _temporal(verb: Token) -> bool:
    return any(m.lower_ in {"when", "until", "before", "after", "once"} for m in children(verb, "mark", "advmod"))


def _promise(verb: Token, helpers: set[str]) -> bool:
    """Whether the speaker promises an own act ("we will defend")."""
    lead = subject(verb)
    return bool(helpers & _FUTURE) and lead is not None and lead.lower_ in _PROMISERS and verb.lemma_ not in _BEFALL


def _expected(verb: Token) -> bool:
    """Is expected to; is likely to; is set to: the infinitive's verb is the expected act, this its predicate."""
    words = expectations()
    comp = child(verb, "xcomp")
    if comp is None or not any(a.lower_ == "to" for a in children(comp, "aux")):
        return False
    present = verb if verb.pos_ != "ADJ" else verb.head
    helper = next((a for a in (*children(present, "auxpass"), *children(present, "aux"), present) if a.tag_ in {"VBZ", "VBP", "VBD"}), None)
    if helper is None or helper.tag_ == "VBD":
        return False
    stands = present.lemma_ == "be" if verb.pos_ == "ADJ" else passive(verb)
    return (verb.lemma_ in words.passive and passive(verb)) or (verb.lower_ in words.adjectives and stands)


def _restrictive(verb: Token) -> bool:
    """A clause that only picks out its noun expects nothing ("any benefits that might accrue")."""
    return verb.dep_ in {"relcl", "acl"} and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text != ","


def _episode(verb: Token, helpers: set[str]) -> bool:
    """Whether a modal speaks of one thing that may come, not of what anybody can or may do in general."""
    if helpers & {"may", "might"}:
        return True
    lead = own_subject(verb)
    return lead is not None and lead.lower_ not in {"you", "one", "i", "who", "we"} and not any(c.dep_ == "neg" for c in verb.children)


def _extent(verb: Token) -> Range:
    at = verb
    if verb.pos_ == "ADJ" and verb.head.pos_ in {"AUX", "VERB"}:
        at = verb.head
    return subtree(at)


def _record(annotation: Annotation, passage: Passage, verb: Token, place: Range, name: Callable[[str, Span], str]) -> list[Forecast]:
    content = spans(passage, [place])
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
    if single is None and (verb.lemma_ in words.passive or verb.lower_ in words.adjectives):
        single = verb
    return (single.text, None) if single is not None else (None, None)


def _near(verb: Token) -> list[Token]:
    """The predicate's own helpers and adverbs, and theirs, with the copula it leans on."""
    heads = [verb, *children(verb, "acomp", "xcomp")] + ([verb.head] if verb.pos_ == "ADJ" else [])
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
            if _conditional(clause):
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
    """What a when-clause takes for granted ("when the history of the fall of X is written, ... will")."""
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
