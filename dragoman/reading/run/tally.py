"""How far a run is, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: what one chunk of documents came to. ``failed`` holds (path, reason)."""

    documents: int
    words: int
    records: int
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Tally:
    """What a run came to. ``known`` documents were in the dossier already and were not read again."""

    documents: int = 0
    words: int = 0
    records: int = 0
    known: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Count one chunk."""
        self.documents += step.documents
        self.words += step.words
        self.records += step.records
        self.failed.extend(step.failed)
