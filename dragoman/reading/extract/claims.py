"""Claims: who says, believes, hopes, demands or denies what (codebook, section 2).

Three sources, in this order of trust: direct quotations with a cue beside them, cues that take their content by grammar, and lines
that name their speaker (headline colons, transcripts). One cue makes one claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.annotation import Annotation
from dragoman.model.records import Certainty, Claim
from dragoman.model.spans import Span, Spans, covers, overlap
from dragoman.reading.extract import quotations, reported, spoken
from dragoman.reading.extract.drafts import Draft
from dragoman.reading.extract.grounds import basis
from dragoman.reading.extract.lines import speaker_lines
from dragoman.reading.extract.quotations import Quotation
from dragoman.reading.extract.scopes import nest

_FIRST_PERSON = frozenset({"i", "we"})
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "it", "you"})
# The words of a content that hold its own predicate, in most sentences.
_LEAD = 12
_POSSIBLE = frozenset({"may", "might", "could", "possibly", "perhaps"})
_PROBABLE = frozenset({"likely", "probably"})


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[Claim, ...]:
    """The claims of a document in the order of the text, nested ones with ``claim`` set."""
    quotes = quotations.find(annotation.document)
    drafts, used = spoken.find(annotation, quotes)
    drafts += speaker_lines(annotation)
    for passage in annotation.passages:
        for token, draft in reported.find(passage):
            if passage.at(token) not in used:
                content = _inside(draft.anchor, _whole_quotes(draft.content, quotes), quotes)
                drafts.append(replace(draft, content=content, basis=basis(passage, token, draft.speaker.span)))
    kept = [_worded(annotation, d) for d in _distinct(drafts)]
    ordered = sorted(kept, key=lambda d: (d.anchor, d.content))
    return nest(tuple(d.claim(annotation.document.id, name) for d in ordered))


def _whole_quotes(content: Spans, quotes: Sequence[Quotation]) -> Spans:
    """Content whose last words open a quotation runs on to the quotation's end."""
    made: list[Span] = []
    for start, end in content:
        for quotation in quotes:
            for piece in quotation.pieces[:1]:
                if start <= piece[0] < end < piece[1]:
                    end = piece[1]
                elif piece[0] < start <= piece[0] + 2 and overlap((start, end), piece):
                    start = piece[0]
        made.append((start, end))
    return tuple(made)


def _inside(anchor: Span, content: Spans, quotes: Sequence[Quotation]) -> Spans:
    """Content of a cue inside a quotation ends with the quotation."""
    piece = next((p for q in quotes for p in q.pieces if covers(p, anchor)), None)
    if piece is None:
        return content
    return tuple((max(s, piece[0]), min(e, piece[1])) for s, e in content if s < piece[1] and e > piece[0])


def _distinct(drafts: Sequence[Draft]) -> Iterator[Draft]:
    seen: set[Span] = set()
    for draft in drafts:
        if not draft.content or draft.anchor in seen or _echo(draft, drafts):
            continue
        seen.add(draft.anchor)
        yield draft


def _echo(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft inside another's content adds no other voice: "I think", "he said he hopes to"."""
    who = draft.speaker.name.lower()
    if draft.quoted and not draft.cue:
        return any(d is not draft and overlap(p, draft.anchor) for d in drafts for p in d.content)
    if who not in _PRONOUNS or draft.quoted:
        return False
    around = [d for d in drafts if d is not draft and any(covers(p, draft.anchor) for p in d.content)]
    inside_quote = any(d.quoted for d in around)
    return bool(around) and (who in _FIRST_PERSON if inside_quote else True)


def _worded(annotation: Annotation, draft: Draft) -> Draft:
    """The draft with the speech act and certainty that the words of its content give it."""
    words = " ".join(annotation.document.text[s:e] for s, e in draft.content).lower().replace("’", "'").split()
    act = draft.act
    if draft.quoted and words and words[-1].rstrip("\"'”’»").endswith("?") and len(draft.content) == 1 and not draft.cue:
        act = "ask"
    elif draft.word is not None and (draft.word.act, draft.stance) == ("state", "affirms") and not draft.quoted and "will" in words[:_LEAD]:
        act = "predict"
    return replace(draft, act=act, certainty=draft.certainty or _certainty(draft, words))


def _certainty(draft: Draft, words: Sequence[str]) -> Certainty | None:
    if draft.word is None or draft.word.certainty != "certain" or draft.quoted:
        return None
    lead = set(words[:_LEAD])
    return "possible" if lead & _POSSIBLE else "probable" if lead & _PROBABLE else None
