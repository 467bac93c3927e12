"""Who speaks: the full noun phrase of a source, with titles and appositions, as PARC 3 takes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.records import Speaker
from dragoman.model.spans import Spans
from dragoman.reading.extract.clauses import child, spans, subject, subtree
from dragoman.reading.extract.drafts import NOBODY

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
# "TEHRAN, Oct. 22, 2022 (Agency) -", bullets and list numbers at the head of a paragraph.
_HEAD = re.compile(
    r"\s*(?:[A-Z][A-Z.'’-]+(?:[ ,][^()\n]{0,60})?\([^)\n]{1,40}\)\s*[-–—]+\s|[A-Z][A-Z.'’-]{2,}(?:,? [\w.]+){0,5} [–—]+\s"
    r"|[•▪*·–—-]\s+|\d{1,2}[.)]\s+|\([a-z0-9]\)\s+)"
)
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
    | {
        "jan.",
        "feb.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)
_NOT_SPEAKERS = frozenset({"it", "there", "what", "this", "that", "which"})


def of_verb(passage: Passage, verb: Token, *, passive: bool = False) -> Speaker:
    """The source of a verb of speech: its subject, in the passive the agent; nobody where none is named."""
    if passive:
        agent = child(verb, "agent")
        named = child(agent, "pobj") if agent is not None else None
        return of_phrase(passage, named, verb) if named is not None else NOBODY
    found = _nearest(verb) or subject(verb) or (subject(verb.head) if verb.dep_ == "aux" else None)
    return NOBODY if found is None or found.dep_ == "expl" else of_phrase(passage, found, verb)


def _nearest(verb: Token) -> Token | None:
    """The nearest of two subjects before a verb: the farther one is a label or a fronted name."""
    found = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return found[-1] if len(found) > 1 else None


def of_phrase(passage: Passage, head: Token, cue: Token) -> Speaker:
    """The noun phrase of ``head`` without the branch that holds the cue."""
    if head.lower_ in _RELATIVE and head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ == "relcl":
        noun = head.head.head
        return _speaker(passage, [(noun.left_edge.i, _cut(noun, head.head)), (head.i, head.i + 1)])
    if head.lower_ in _NOT_SPEAKERS and head.dep_ in {"nsubj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"} and head.lower_ != "it":
        return NOBODY
    return _speaker(passage, [(head.left_edge.i, _cut(head, cue))])


def of_range(passage: Passage, start: int, end: int) -> Speaker:
    """The source that stands in a range of tokens, where the parse does not tell."""
    return _speaker(passage, [(start, end)])


def _cut(noun: Token, branch: Token) -> int:
    """Where the phrase of ``noun`` ends before the branch under it that holds ``branch``."""
    start, end = subtree(noun)
    likeness = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if likeness is not None and noun.head.dep_ == "agent":
        return int(likeness.i)
    if not start <= branch.i < end:
        return end
    at = branch
    while at.head.i != noun.i and at.head.i != at.i:
        at = at.head
    return max(noun.i + 1, at.left_edge.i) if at.i > noun.i else end


def _speaker(passage: Passage, pieces: list[tuple[int, int]]) -> Speaker:
    pieces = [(_begin(passage.doc, start, end), end) for start, end in pieces]
    found: Spans = spans(passage, pieces)
    if not found:
        return NOBODY
    return Speaker(span=found, name=" ".join(passage_text(passage, *pieces[0]).split()))


def _begin(doc: Doc, start: int, end: int) -> int:
    """Where a speaker begins behind a dateline, a bullet, or the date of a fronted phrase ("In July Mr. Smith")."""
    head = _HEAD.match(doc.text)
    while head is not None and start < end and doc[start].idx < head.end():
        start += 1
    while start < end - 1 and start > 0 and (doc[start].lower_ in _MONTHS or (doc[start].like_num and doc[start + 1].lower_ in _MONTHS)):
        start += 1
    return start


def passage_text(passage: Passage, start: int, end: int) -> str:
    """The words of a range as the parse saw them, without joints at the ends."""
    from dragoman.reading.extract.clauses import trim

    start, end = trim(passage.doc, start, end)
    return passage.doc[start:end].text
