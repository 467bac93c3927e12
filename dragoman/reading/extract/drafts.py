"""A claim in the making: what was found of an attribution before it gets its id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.records import Certainty, Claim, Speaker, SpeechAct, Stance
from dragoman.model.spans import Span, Spans, hull
from dragoman.reading.extract.cues import CueWord

EXTRACTOR = "parse/1"
NOBODY = Speaker(span=None, name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution: the cue's word (None for a quotation without one), the spans, and how sure the rule is."""

    word: CueWord | None
    cue: Spans
    speaker: Speaker
    content: Spans
    negated: bool = False
    quoted: bool = False
    act: SpeechAct | None = None
    certainty: Certainty | None = None
    basis: str | None = None
    confidence: float = 0.6

    @property
    def anchor(self) -> Span:
        """The span that the claim hangs on."""
        return self.cue[0] if self.cue else hull(self.content)

    @property
    def stance(self) -> Stance:
        """Where the speaker stands to the content."""
        if self.word is None:
            return "affirms"
        return self.word.negated if self.negated else self.word.stance

    def claim(self, doc: str, name: Callable[[str, Span], str]) -> Claim:
        """The record."""
        base: Certainty = self.word.certainty if self.word else "certain"
        return Claim(
            id=name("claim", self.anchor),
            doc=doc,
            extractor=EXTRACTOR,
            confidence=self.confidence,
            speaker=self.speaker,
            cue=self.cue,
            content=self.content,
            stance=self.stance,
            speech_act=self.act or (self.word.act if self.word else "state"),
            certainty="unknown" if self.stance == "open" and base == "certain" else self.certainty or base,
            quoted=self.quoted,
            basis=self.basis,
        )
