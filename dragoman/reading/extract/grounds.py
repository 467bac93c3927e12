"""How a speaker knows what he says, where the text tells: seen, told, read in a document, or inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.spans import Spans
from dragoman.reading.extract.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words between a cue and its "citing ...".
_REACH = 7
_BRIEFED = frozenset({"briefed", "told", "informed"})


def basis(passage: Passage, cue: Token, speaker: Spans | None) -> str | None:
    """``saw``, ``was told``, ``document`` or ``inference`` after the cue, the speaker's words and "citing ..."; None where untold."""
    words = cues().basis
    lemma = cue.lemma_.lower()
    named = {t.lemma_.lower() for place in speaker or () for t in passage.slice(place) or ()} | _lower(passage, speaker)
    if named & (words["documents"] | words["sights"]):
        return "document"
    if named & _BRIEFED:
        return "was told"
    if lemma in words["inference"]:
        return "inference"
    if lemma in words["saw"]:
        return "saw"
    return "was told" if lemma in {"hear", "learn"} or _citing(cue) else None


def _lower(passage: Passage, speaker: Spans | None) -> set[str]:
    return {t.lower_ for place in speaker or () for t in passage.slice(place) or ()}


def _citing(cue: Token) -> bool:
    """Whether the speaker names others as the source ("reported, citing two officials, that")."""
    near = cue.doc[cue.i + 1 : min(cue.i + _REACH, cue.sent.end)]
    return any(t.lower_ in {"citing", "quoting"} and t.nbor(-1).text == "," for t in near)
