"""Direct speech: which cue and speaker a quotation belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Speaker
from dragoman.model.spans import Span
from dragoman.reading.extract import speakers
from dragoman.reading.extract.clauses import group, negated, own_subject, span, subject, subtree
from dragoman.reading.extract.cues import CueWord, cues
from dragoman.reading.extract.drafts import NOBODY, Draft
from dragoman.reading.extract.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = frozenset([".", "!", "?", ";"])
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
# Words between a quotation and its verb: a name with title and a long apposition ("..., the ministry's special envoy for ..., said").
_REACH = 30
# Under this many words a quotation without a cue is a phrase in quotation marks, not somebody's sentence.
_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens of one piece of a quotation, marks and all, in its passage."""

    passage: Passage
    start: int
    end: int

    @property
    def doc(self) -> Doc:
        """The parsed paragraph."""
        return self.passage.doc


@dataclass(frozen=True, slots=True)
class Found:
    """A cue beside a quotation: its verb, and whether it follows the quotation."""

    verb: Token
    word: CueWord
    passage: Passage
    speaker: Speaker
    behind: bool


def find(annotation: Annotation, quotations: Sequence[Quotation]) -> tuple[list[Draft], set[Span]]:
    """Drafts of the direct quotations, and the spans of the verbs that were used as their cues."""
    drafts: list[Draft] = []
    used: set[Span] = set()
    last: tuple[Quotation, Found | None] | None = None
    for quotation in quotations:
        first, final = _piece(annotation, quotation.pieces[0]), _piece(annotation, quotation.pieces[-1])
        if first is None or final is None:
            continue
        found = _cue(first, final)
        if found is not None and drafts and found.passage.at(found.verb) in used:
            drafts[-1] = replace(drafts[-1], content=(*drafts[-1].content, *quotation.pieces))
        elif found is not None:
            drafts.append(_draft(found, quotation))
            used.add(found.passage.at(found.verb))
        elif drafts and last is not None and (_goes_on(last, quotation, first) or _next_paragraph(annotation, last, first, final)):
            drafts[-1] = replace(drafts[-1], content=(*drafts[-1].content, *quotation.pieces))
            found = last[1]
        elif _stands_alone(annotation, quotation, first, final):
            drafts.append(Draft(word=None, cue=(), speaker=NOBODY, content=quotation.pieces, quoted=True, confidence=0.4))
        last = (quotation, found)
    return drafts, used


def _draft(found: Found, quotation: Quotation) -> Draft:
    cue = (span(found.passage, *group(found.verb)),)
    return Draft(
        word=found.word, cue=cue, speaker=found.speaker, content=quotation.pieces,
        negated=negated(found.verb), quoted=True, confidence=0.9 if found.speaker.span else 0.7,
    )  # fmt: skip


def _piece(annotation: Annotation, place: Span) -> Piece | None:
    for passage in annotation.passages:
        if passage.span[0] <= place[0] < passage.span[1]:
            tokens = passage.slice(place)
            return None if tokens is None else Piece(passage, tokens.start, tokens.end)
    return None


def _cue(first: Piece, final: Piece) -> Found | None:
    ends = _last_mark(final)
    behind = _behind(final) if ends in {",", "?", "!", "-", "--", "—", "–", "…", "..."} else None
    return behind or _before(first) or (_behind(final, lower=True) if ends == "." else None)


def _last_mark(piece: Piece) -> str:
    """The punctuation that ends the quotation: inside the closing mark, or a comma right behind it."""
    doc, end = piece.doc, piece.end
    if end < len(doc) and doc[end].text in {",", "-", "--", "—", "–"}:
        return str(doc[end].text)
    inside = [t.text for t in doc[piece.start : piece.end] if t.text not in {'"', "'", "''", "``", "”", "’", "»"}]
    last = inside[-1] if inside else ""
    return last[-1] if last else ""


def _behind(piece: Piece, *, lower: bool = False) -> Found | None:
    doc, start = piece.doc, piece.end
    while start < len(doc) and doc[start].text in {",", "-", "--", "—", "–"}:
        start += 1
    if start >= len(doc) or (lower and not doc[start].is_lower):
        return None
    stop = next((i for i in range(start, min(len(doc), start + _REACH)) if _ends(doc, i)), min(len(doc), start + _REACH))
    for token in doc[start:stop]:
        word = _word(token)
        if word is not None and _opens_gap(token, start):
            return Found(token, word, piece.passage, _speaker(piece.passage, token, start, stop), True)
    return None


def _word(token: Token) -> CueWord | None:
    if token.pos_ not in {"VERB", "AUX"} or token.tag_ not in _FINITE:
        return None
    return cues().word("verbs", token.lemma_.lower(), "quote")


def _ends(doc: Doc, i: int) -> bool:
    return doc[i].text in _STOPS or doc[i].text in {'"', "``", "“", "''"}


def _opens_gap(verb: Token, start: int) -> bool:
    """Whether the words between quotation and verb are just its subject: the verb opens the gap, or the subject does."""
    if verb.i == start:
        return True
    lead = own_subject(verb) or (subject(verb) if verb.dep_ == "conj" else None)
    if lead is not None and start <= lead.i:
        return lead.left_edge.i <= start + 1 or lead.i <= start + 1
    return verb.i - start <= 4 and verb.doc[start].pos_ in {"PROPN", "PRON", "DET", "NOUN"}


def _speaker(passage: Passage, verb: Token, start: int, stop: int) -> Speaker:
    lead = own_subject(verb)
    if lead is not None and start <= lead.i < stop:
        return _clipped(passage, lead, verb, start, stop)
    if verb.i > start:
        return speakers.of_range(passage, start, verb.i)
    end = next((i for i in range(verb.i + 1, stop) if verb.doc[i].pos_ in {"ADP", "SCONJ", "VERB"} or verb.doc[i].text == ","), stop)
    return speakers.of_range(passage, verb.i + 1, end)


def _clipped(passage: Passage, lead: Token, verb: Token, start: int, stop: int) -> Speaker:
    left, right = subtree(lead)
    right = min(right, verb.i) if lead.i < verb.i else min(right, stop)
    return speakers.of_range(passage, max(left, start), right)


def _before(piece: Piece) -> Found | None:
    doc, at = piece.doc, piece.start - 1
    if at < 0:
        return None
    joint = doc[at].text in {",", ":"}
    left = at
    while left >= 0 and at - left < _REACH and doc[left].text not in _STOPS and doc[left].text not in {'"', "``", "''"}:
        word = _word(doc[left])
        if word is not None and (joint or left == at) and not _has_own_content(doc[left], piece.start):
            return Found(doc[left], word, piece.passage, speakers.of_verb(piece.passage, doc[left]), False)
        left -= 1
    return None


def _has_own_content(verb: Token, quote: int) -> bool:
    """Whether the verb already has a clause of its own before the quotation ("said that it had, ..., "...")."""
    return any(c.dep_ == "ccomp" and verb.i < c.i < quote for c in verb.children)


def _goes_on(last: tuple[Quotation, Found | None], new: Quotation, piece: Piece) -> bool:
    """Whether a quotation without a cue continues the last one: same paragraph, its own sentence, nothing but the cue's clause between."""
    old, found = last
    if found is None or not piece.passage.span[0] <= old.pieces[-1][0] < piece.passage.span[1]:
        return False
    between = piece.passage.slice((old.pieces[-1][1], new.pieces[0][0])) or ()
    prior = piece.doc[piece.start - 1].text if piece.start else ""
    return prior in {".", ",", "!", "?", ":", "-", "--", "—"} and sum(t.text in _STOPS for t in between) <= 1 and len(between) <= _REACH


def _next_paragraph(annotation: Annotation, last: tuple[Quotation, Found | None], first: Piece, final: Piece) -> bool:
    """Whether a paragraph that is all quotation goes on with the speaker whose speech ended the paragraph before."""
    old, found = last
    if found is None or first.start > 0 or sum(t.is_alpha for t in first.doc[final.end :]) > 0:
        return False
    at = next((i for i, p in enumerate(annotation.passages) if p is first.passage), 0)
    before = annotation.passages[at - 1] if at else None
    if before is None or not before.span[0] <= old.pieces[-1][0] < before.span[1]:
        return False
    rest = before.slice((old.pieces[-1][1], before.span[1])) or ()
    return sum(t.text in _STOPS for t in rest) <= 1 and len(rest) <= _REACH


def _stands_alone(annotation: Annotation, quotation: Quotation, first: Piece, final: Piece) -> bool:
    """A whole sentence in quotation marks that no cue claims is still somebody's word, not the author's."""
    words = sum(len(annotation.document.text[s:e].split()) for s, e in quotation.pieces)
    opens = first.start == 0 or first.doc[first.start - 1].text in _STOPS | {":"}
    return words >= _SENTENCE and opens and _last_mark(final) in {".", "?", "!", "…"}
