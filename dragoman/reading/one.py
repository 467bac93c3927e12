"""One document through the reading wing: annotate, extract, resolve. Pure and picklable: all that a worker imports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.reading.annotate.annotator import Annotator
from dragoman.reading.extract.extractor import Extractor
from dragoman.reading.extract.learned import own
from dragoman.reading.extract.learned.extractor import LearnedExtractor
from dragoman.reading.resolve.resolve import resolve
from dragoman.world.actors.registry import Registry


@dataclass(frozen=True, slots=True)
class Reader:
    """The tools of the reading wing, loaded once a process."""

    registry: Registry
    annotator: Annotator
    extractor: Extractor

    @classmethod
    def load(cls, types: Path | None = None) -> Reader:
        """A reader with the shipped registry, parser and extractor, and the own event types of a folder.

        Raises InputError, DamagedModel for a folder that cannot be used.
        """
        registry = Registry.load()
        return cls(registry, Annotator(registry), LearnedExtractor.load(own.load(types) if types is not None else None))

    def read(self, document: Document) -> Reading:
        """The document's records, in the order of the text. An unreadable document gives none and keeps its ``error``."""
        if document.error is not None:
            return Reading(document)
        try:
            annotation = self.annotator.annotate(document)
            records = self.extractor.extract(annotation)
            return Reading(annotation.document, resolve(annotation, records, self.registry))
        except Exception as error:  # noqa: BLE001 - the boundary of a document: one that breaks a stage is recorded, the run goes on
            return Reading(replace(document, error=f"reading failed: {type(error).__name__}: {error}"))


@lru_cache(maxsize=2)
def reader(types: Path | None = None, stamp: int = 0) -> Reader:
    """The reader of this process for a folder of own types; ``stamp`` tells a folder that was trained anew."""
    return Reader.load(types)


def read_one(document: Document, types: Path | None = None) -> Reading:
    """The reading of one document with this process's reader. Raises InputError, DamagedModel for a bad folder of own types."""
    return reader(types, own.stamp(types) if types is not None else 0).read(document)
