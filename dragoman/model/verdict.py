"""Verdicts: what an analyst or a rule holds two things to be, kept beside the readings, each undoable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Judgement = Literal["SAME", "DIFFERENT", "UNSURE"]
Question = Literal["copy", "story", "identity", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether ``left`` and ``right`` (ids, left < right) are one thing, by whom or which rule, and why.

    ``how`` names the relation found (``exact copy``, ``near copy``, ``rewrite``); ``score`` is what the rule measured.
    """

    question: Question
    left: str
    right: str
    judgement: Judgement
    by: str
    why: str
    how: str = ""
    score: float | None = None
