"""Claims that do not vouch for what their content names: judgements of a known thing, and promises, which are acts themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Claim
from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"criticism", "condemnation", "denunciation", "praise", "endorsement", "argument", "fear", "concern", "worry", "hope"})


@dataclass(frozen=True, slots=True)
class Transparent:
    """Ids of claims that records are not put under: ``judged`` for every kind of record, ``promised`` for events and transfers."""

    judged: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()


def transparent(annotation: Annotation, claims: Sequence[Claim]) -> Transparent:
    """The claims of a document that pass records on to the claim around them.

    Who welcomes an attack does not say that there was one; who agrees to sell promises, and the promise is the act.
    """
    judged = frozenset(c.id for c in claims if c.stance != "denies" and _judges(annotation, c))
    promised = frozenset(c.id for c in claims if c.speech_act == "promise" and not c.quoted and _infinitive(annotation, c))
    return Transparent(judged, promised)


def _judges(annotation: Annotation, claim: Claim) -> bool:
    cue = _tokens(annotation, claim.cue[0]) if claim.cue else []
    content = _tokens(annotation, claim.content[0]) if claim.content else []
    told = {t.lemma_.lower() for t in cue}
    return bool(content) and bool(told & (cues().reactions | _NOMINAL)) and not _is_clause(content)


def _is_clause(content: Sequence[Token]) -> bool:
    """Whether the content has a predicate of its own, not just inside the phrase."""
    inside = {t.i for t in content}
    tops = [t for t in content if t.head.i not in inside or t.head.i == t.i]
    return any(t.pos_ in _VERBS for t in tops) or content[0].lower_ in {"that", "to", "whether", "how", "why"}


def _infinitive(annotation: Annotation, claim: Claim) -> bool:
    content = _tokens(annotation, claim.content[0]) if claim.content else []
    return bool(content) and content[0].lower_ == "to"


def _tokens(annotation: Annotation, span: Span) -> list[Token]:
    at = bisect_right(annotation.passages, span[0], key=_start) - 1
    passage = annotation.passages[at] if at >= 0 else None
    found = passage.slice(span) if passage is not None and overlap(passage.span, span) else None
    return list(found) if found is not None else []


def _start(passage: Passage) -> int:
    return passage.span[0]
