"""A reading: one document and the records that were read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from dragoman.model.document import Document
from dragoman.model.records import AnyRecord

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its records in the order of the text."""

    document: Document
    records: tuple[AnyRecord, ...] = ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind."""
        return tuple(r for r in self.records if isinstance(r, kind))
