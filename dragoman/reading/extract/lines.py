"""Lines that name their speaker: headline colons ("Mayor: no tolls") and the turns of transcripts ("Q:", "MR. DOE:")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Speaker
from dragoman.model.spans import Span
from dragoman.reading.extract.cues import CueWord, cues
from dragoman.reading.extract.drafts import Draft

_TURN = re.compile(r"\s*((?:Q|A|QUESTION|ANSWER|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,5}(?: \([^)]{1,60}\))?))\s*:\s+(?=\S)")
_NAMED_TURN = re.compile(r"\s*((?:[A-Z][\w.'’-]+ ?){1,4}(?:\([^)]{1,60}\))?)\s*:\s+(?=\S)")
_HEADLINE = re.compile(r"\s*([A-Z][^:“\"]{1,60}?): (?=\S)")
_ASKERS = frozenset({"Q", "QUESTION"})
# Lines in capitals before a colon are turns where they make up a fifth of the text; scattered ones are labels ("SEE ALSO:").
_CONVERSATION = 2
_SHARE = 0.2
_SAID = CueWord(act="state", stance="affirms", negated="open", certainty="certain", frames=frozenset())
_ASKED = CueWord(act="ask", stance="open", negated="open", certainty="unknown", frames=frozenset())


def speaker_lines(annotation: Annotation) -> list[Draft]:
    """Drafts of the document's turns where it is a transcript, else of its headlines' colons."""
    pattern = _NAMED_TURN if annotation.document.genre == "transcript" else _TURN
    turns = list(_turns(annotation, pattern))
    if len(turns) >= _CONVERSATION and len(turns) >= _SHARE * len(annotation.passages):
        return turns
    return [d for p in annotation.passages if p.role in {"title", "heading"} for d in _headline(annotation, p)]


def _turns(annotation: Annotation, pattern: re.Pattern[str]) -> Iterator[Draft]:
    """One claim a turn; paragraphs without a name go on with the last speaker's."""
    open_turn: tuple[Span, list[Span]] | None = None
    text = annotation.document.text
    for passage in annotation.passages:
        start, end = passage.span
        named = pattern.match(text, start, end) or _TURN.match(text, start, end)
        if named is not None:
            if open_turn is not None:
                yield _turn(text, *open_turn)
            open_turn = named.span(1), [(named.end(), end)]
        elif open_turn is not None and passage.role == "body":
            open_turn[1].append((start, end))
    if open_turn is not None:
        yield _turn(text, *open_turn)


def _turn(text: str, who: Span, content: list[Span]) -> Draft:
    name = text[who[0] : who[1]]
    speaker = Speaker(span=(who,), name=name)
    colon = text.index(":", who[1])
    word = _ASKED if name in _ASKERS else _SAID
    return Draft(word=word, cue=((colon, colon + 1),), speaker=speaker, content=tuple(content), quoted=True, confidence=0.9)


def _headline(annotation: Annotation, passage: Passage) -> Iterator[Draft]:
    text = annotation.document.text
    found = _HEADLINE.match(text, *passage.span)
    if found is None or not _can_speak(passage, found.span(1)):
        return
    speaker = Speaker(span=(found.span(1),), name=found.group(1))
    cue = ((found.end(1), found.end(1) + 1),)
    yield Draft(word=_SAID, cue=cue, speaker=speaker, content=((found.end(), passage.span[1]),), confidence=0.6)


def _can_speak(passage: Passage, place: Span) -> bool:
    tokens = passage.slice(place)
    if tokens is None or any(t.pos_ in {"VERB", "ADP"} for t in tokens):
        return False
    last = tokens[-1]
    return last.lemma_.lower() in cues().headline or last.lower_ in cues().headline or last.ent_type_ in {"PERSON", "ORG"}
